"""Black room: what is measured, as ratios in one run."""
