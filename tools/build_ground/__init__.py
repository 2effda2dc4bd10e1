"""Builders of `assets/ground` and `assets/fonts`: run `python -m tools.build_ground`."""
