"""Black room: widgets, which only show and ask."""
