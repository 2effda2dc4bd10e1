"""White room: what happened, as the scenario's files tell it."""
