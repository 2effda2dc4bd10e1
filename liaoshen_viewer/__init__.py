"""Liaoshen Viewer: shows, day by day, how a campaign unfolded."""

from __future__ import annotations

__version__ = "0.1.0"
