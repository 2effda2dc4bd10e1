"""Who tells whom: every connection between the session, the player and the window's widgets.

Wishes run from a widget to the session (or to what steps and glides); changes run from the
session to whoever shows them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from liaoshen_viewer.ui.actions import connect_actions
from liaoshen_viewer.ui.compare import Compare
from liaoshen_viewer.ui.crash_report import CrashReporter
from liaoshen_viewer.ui.exporting import Exporting
from liaoshen_viewer.ui.follow import Follow
from liaoshen_viewer.ui.halts import Halts
from liaoshen_viewer.ui.lecture_desk import Desk
from liaoshen_viewer.ui.lecture_questions import Questions
from liaoshen_viewer.ui.lecture_rehearsal import Rehearsal
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.opening import Opening
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.travel import Travel
from liaoshen_viewer.ui.view_history import ViewHistory
from liaoshen_viewer.ui.window import Window


@dataclass(slots=True)
class Viewer:
    """A window with all that moves it; whoever holds it keeps it alive.

    The window alone is replaced: by one in another language or of another type size.
    """

    session: Session
    player: Player
    travel: Travel
    follow: Follow
    halts: Halts
    history: ViewHistory
    opening: Opening
    show: Show
    desk: Desk
    questions: Questions
    rehearsal: Rehearsal
    compare: Compare
    reporter: CrashReporter
    window: Window
    exporting: Exporting


def connect_rooms(viewer: Viewer) -> None:
    """Connect what stays when the window is made anew, once."""
    session, follow = viewer.session, viewer.follow
    session.event_changed.connect(viewer.halts.watch)
    viewer.player.camera_rested.connect(viewer.history.note)
    session.projection_changed.connect(viewer.player.stop_glide)
    session.projection_changed.connect(viewer.history.reproject)
    session.scenario_loaded.connect(viewer.history.reproject)
    session.time_changed.connect(follow.keep_up)
    session.selection_changed.connect(follow.show_selection)
    session.scenario_loaded.connect(follow.stop)
    session.scenario_loaded.connect(viewer.desk.read_shelf)
    session.scenario_loaded.connect(viewer.questions.read)
    viewer.show.began.connect(viewer.questions.note_beginning)
    session.view_changed.connect(viewer.show.watch_view)
    viewer.show.began.connect(follow.stop)
    session.scenario_loaded.connect(viewer.compare.forget)
    session.view_changed.connect(viewer.compare.changed)
    session.scenario_loaded.connect(viewer.exporting.close)


def connect_window(viewer: Viewer) -> None:
    """Connect a new window; the connections of the one before end with it."""
    session, player, travel = viewer.session, viewer.player, viewer.travel
    window = viewer.window
    window.closed.connect(viewer.show.end)
    window.map.dragged.connect(viewer.show.leave)
    window.map.zoomed.connect(viewer.show.leave)
    window.map.unit_wished.connect(viewer.show.take_click)
    owners = {field.name: getattr(viewer, field.name) for field in fields(viewer)}
    connect_actions(window.actions_by_id, owners)
    viewer.reporter.watch(window.actions_by_id)
    _connect_opening(viewer.opening, window)
    _connect_wishes(session, player, travel, window)
    _connect_changes(session, player, window)
    _connect_hint(session, window)
    window.charts.failed.connect(window.complain)
    window.orbat_chart.failed.connect(window.complain)
    window.map.dragged.connect(viewer.follow.stop)
    viewer.follow.changed.connect(window.actions_by_id["follow"].setChecked)
    viewer.exporting.serve(window)
    window.timeline.export_wished.connect(viewer.exporting.open_range)
    window.closed.connect(viewer.exporting.close)


def _connect_wishes(session: Session, player: Player, travel: Travel, window: Window) -> None:
    window.timeline.time_wished.connect(session.seek)
    window.timeline.loop_wished.connect(session.set_loop)
    window.events.unit_wished.connect(travel.go_to_unit)
    window.events.place_wished.connect(travel.go_to_place)
    window.events.event_wished.connect(travel.go_to_event)
    window.events.person_wished.connect(travel.go_to_person)
    window.orbat.unit_wished.connect(session.select)
    window.orbat_chart.unit_wished.connect(session.select)
    window.map.unit_wished.connect(session.select)
    window.card.unit_wished.connect(session.select)
    window.charts.time_wished.connect(session.seek)
    window.card.time_wished.connect(session.seek)
    window.entry_wished.connect(travel.go_to_entry)
    window.map.home_wished.connect(travel.go_home)
    window.map.grabbed.connect(player.stop_glide)
    window.map.play_button.clicked.connect(session.toggle)
    window.closed.connect(session.pause)
    window.closed.connect(player.sleep)


def _connect_changes(session: Session, player: Player, window: Window) -> None:
    session.scenario_loaded.connect(window.show_scenario)
    session.scenario_loaded.connect(window.orbat.show_scenario)
    session.scenario_loaded.connect(window.events.show_scenario)
    session.scenario_loaded.connect(window.card.show_selection)
    session.scenario_loaded.connect(window.charts.show_scenario)
    session.scenario_loaded.connect(window.orbat_chart.show_scenario)
    session.scenario_loaded.connect(window.transport.show_time)
    session.scenario_loaded.connect(window.transport.show_playing)
    session.scenario_loaded.connect(window.timeline.show_scenario)
    session.scenario_loaded.connect(window.map.show_again)
    session.scenario_loaded.connect(window.map.show_playing)

    session.time_changed.connect(window.map.show_again)
    session.time_changed.connect(window.map.show_playing)
    session.time_changed.connect(window.transport.show_time)
    session.time_changed.connect(window.timeline.show_time)
    session.time_changed.connect(window.orbat.show_time)
    session.time_changed.connect(window.card.show_time)
    session.time_changed.connect(window.charts.show_time)
    session.time_changed.connect(window.orbat_chart.show_again)

    session.event_changed.connect(window.events.show_event)
    session.event_changed.connect(window.timeline.show_event)

    session.loop_changed.connect(window.timeline.show_loop)

    session.playing_changed.connect(player.wake)
    session.playing_changed.connect(window.transport.show_playing)
    session.playing_changed.connect(window.map.show_playing)
    session.playing_changed.connect(window.orbat.show_time)

    session.view_changed.connect(player.watch_camera)
    session.view_changed.connect(window.map.show_view)
    session.view_changed.connect(window.orbat.show_names)
    session.view_changed.connect(window.orbat_whole.show_hidden)
    session.projection_changed.connect(window.choices.projections.show_choice)
    session.view_changed.connect(window.choices.show_choices)
    session.view_changed.connect(window.card.show_names)
    player.camera_rested.connect(window.map.rest)
    player.work_ahead(window.map.prepare)
    player.camera_rested.connect(window.timeline.show_curves)

    session.selection_changed.connect(window.map.show_again)
    session.selection_changed.connect(window.orbat.show_selection)
    session.selection_changed.connect(window.orbat_chart.show_again)
    session.selection_changed.connect(window.card.show_selection)
    session.selection_changed.connect(window.show_selection)

    # Another ground is painted as for another camera: when nothing else moves.
    session.style_changed.connect(player.watch_camera)
    session.style_changed.connect(window.map.show_again)
    session.style_changed.connect(window.show_style)
    session.style_changed.connect(window.choices.show_choices)
    session.style_changed.connect(window.timeline.show_style)
    session.style_changed.connect(window.card.show_selection)
    session.style_changed.connect(window.charts.show_style)
    session.style_changed.connect(window.orbat_chart.show_again)
    session.style_changed.connect(window.orbat.viewport().update)


def _connect_hint(session: Session, window: Window) -> None:
    """Let whoever has found the way be rid of the hint, which lies over the map."""
    session.playing_changed.connect(window.dismiss_hint)
    session.selection_changed.connect(window.dismiss_hint)
    window.timeline.time_wished.connect(window.dismiss_hint)
    window.map.grabbed.connect(window.dismiss_hint)


def _connect_opening(opening: Opening, window: Window) -> None:
    window.folder_wished.connect(opening.open)
    window.closed.connect(opening.stop)
    opening.tried.connect(window.show_found)
