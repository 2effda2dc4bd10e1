"""A lecture: stops in campaign time, the way between them, and where a speaker is on it."""
