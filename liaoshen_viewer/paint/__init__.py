"""Grey room: marks become strokes."""
