"""White room: the passing of time without a wall clock."""
