"""Finding anything by a few letters: what can be found, and which of it a text means."""
