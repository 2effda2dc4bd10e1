"""Count where the layout of signs overlaps or lies, over all hours of a campaign."""
