"""White room: what the picture contains: numbers and words."""
