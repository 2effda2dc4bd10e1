"""A plan as a table of its frames, before anything is painted."""

from __future__ import annotations

from liaoshen_viewer.playback.film_plan import FilmPlan, plan_text
from liaoshen_viewer.playback.schedule import Frame, Schedule
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.model import Scenario


def print_frames(film: Schedule, plan: FilmPlan, scenario: Scenario) -> None:
    """Print the plan's words, how many frames there are, and one line for each."""
    print(plan_text(plan))
    held = len(film.frames) - film.grid
    print(
        f"# {len(film.frames)} frames, {len(film.frames) / plan.fps:.2f} s at {plan.fps} a second"
    )
    print(f"# {film.grid} moments of the grid, {held} more frames that stand still")
    if film.off_grid:
        print("# the last step is shorter: the end is off the grid and has a frame of its own")
    print("# frame  film s  campaign time  what is told")
    for number, frame in enumerate(film.frames):
        time = format_time(frame.t_ms)
        print(f"{number:05}  {number / plan.fps:8.3f}  {time}  {_told(frame, scenario)}".rstrip())


def _told(frame: Frame, scenario: Scenario) -> str:
    if frame.card:
        return f"{frame.card} card"
    if frame.event < 0:
        return "held" if frame.held else ""
    event = scenario.events[frame.event]
    return f"{'held: ' if frame.held else ''}{event.id} {event.title.en}"
