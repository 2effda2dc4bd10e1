"""Run the command line by `python -m liaoshen_viewer`."""

from __future__ import annotations

from liaoshen_viewer.cli import entry

if __name__ == "__main__":
    entry()
