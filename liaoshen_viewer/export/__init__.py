"""Grey room: pictures and films, written whole or not at all."""
