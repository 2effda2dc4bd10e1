"""White room: where everyone and everything is at time t."""
