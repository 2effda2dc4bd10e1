"""White room: where: projection, basemap, places, distance."""
