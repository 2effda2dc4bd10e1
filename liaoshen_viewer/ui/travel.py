"""Going about in time and over the map: what the keys and buttons wish for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtGui import QGuiApplication

from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import Event, LonLat, PlaceId, Scenario, UnitId
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.dossier import Dossier, dossier, next_stop, previous_stop
from liaoshen_viewer.scene.hiding import toggled
from liaoshen_viewer.scene.shown import NAME_CHOICES
from liaoshen_viewer.scene.views import Window, camera_for, window_of
from liaoshen_viewer.scene.whereabouts import position
from liaoshen_viewer.search.catalogue import Entry, Kind, unit_of_person
from liaoshen_viewer.search.view_text import ViewText, read_view_text, view_text
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.session import Session

MARGIN_PX = 40
"""An event nearer to the map's edge than this counts as outside."""
ZOOM_STEP = 1.5
NEAR_KM = 300
"""How wide the map is at most after flying to a point."""


class Travel:
    """Steps through time and views; every public method without an argument is an action."""

    def __init__(self, session: Session, player: Player) -> None:
        self._session = session
        self._player = player
        self._left: tuple[int, Camera] | None = None

    def frame_back(self) -> None:
        """Go to the frame before."""
        self._step_to(self._session.frames.before(self._session.t_ms))

    def frame_forward(self) -> None:
        """Go to the next frame."""
        self._step_to(self._session.frames.after(self._session.t_ms))

    def day_back(self) -> None:
        """Go a day back."""
        self._step_to(self._session.t_ms - DAY_MS)

    def day_forward(self) -> None:
        """Go a day forward."""
        self._step_to(self._session.t_ms + DAY_MS)

    def to_start(self) -> None:
        """Go to the first moment of the clock in use."""
        self._step_to(self._session.clock.start_ms)

    def to_end(self) -> None:
        """Go to the last moment of the clock in use."""
        self._step_to(self._session.clock.end_ms)

    def toggle_loop(self) -> None:
        """Play the present phase again and again; or end the loop."""
        session, t_ms = self._session, self._session.t_ms
        if session.loop is not None:
            session.set_loop(None)
            return
        for phase in session.scenario.phases:
            if phase.start_ms <= t_ms < phase.end_ms:
                start = max(phase.start_ms, session.clock.start_ms)
                session.set_loop((start, min(phase.end_ms, session.clock.end_ms)))

    def previous_event(self) -> None:
        """Go to the present event's start, or from there to the event before."""
        session = self._session
        if session.present_event is None:
            return
        under_way = session.events[session.present_event].start_ms < session.t_ms
        self._try_event(session.present_event if under_way else session.present_event - 1)

    def next_event(self) -> None:
        """Go to the event after the present one."""
        event = self._session.present_event
        self._try_event(0 if event is None else event + 1)

    def go_to_event(self, index: int) -> None:
        """Go to an event's moment, and to its place if that is out of sight."""
        self._session.go_to_event(index)
        where = event_lonlat(self._session.scenario, self._session.events[index])
        if where is not None and not self.in_sight(where):
            x_m, y_m = self._session.projection.to_m(np.array(where))
            camera = replace(self._session.camera, center_m=(float(x_m), float(y_m)))
            self._player.glide_to(camera)

    def fly_to_event(self) -> None:
        """Fly to where the present event takes place; from there back to the view before."""
        session, event = self._session, self._session.present_event
        left, self._left = self._left, None
        if left is not None and left[0] == event:
            camera = session.camera
            self._player.glide_to(left[1].resized(camera.size_px, camera.scale))
            return
        where = None if event is None else event_lonlat(session.scenario, session.events[event])
        if event is not None and where is not None:
            self._left = event, session.camera if left is None else left[1]
            self.fly_to(where)

    def go_to_unit(self, unit: UnitId) -> None:
        """Select a formation and go where it is; to its first dated position if not yet seen."""
        session = self._session
        session.select(unit)
        if position(session.scenario, session.state, unit) is None:
            found = self._dossier(unit)
            if found.stops:
                session.seek(found.stops[0].t_ms)
        where = position(session.scenario, session.state, unit)
        if where is not None:
            self.fly_to(where)

    def go_to_entry(self, entry: Entry) -> None:
        """Go to what was found: fly to a formation, person or place, or to an event or date."""
        if entry.t_ms is not None:
            self.go_to_time(entry.t_ms)
        if entry.kind is Kind.DATE:
            self.go_to_time(int(entry.key))
        elif entry.kind is Kind.VIEW and (view := read_view_text(entry.key)) is not None:
            self.go_to_view(view)
        elif entry.kind is Kind.UNIT:
            self.go_to_unit(UnitId(entry.key))
        elif entry.kind is Kind.PERSON:
            self.go_to_person(entry.key)
        elif entry.kind is Kind.PLACE:
            self.go_to_place(PlaceId(entry.key))
        elif entry.kind is Kind.EVENT:
            self.go_to_event(int(entry.key))

    def go_to_view(self, view: ViewText) -> None:
        """Go to the moment of a view that was written as text, and glide to what it sees."""
        self.go_to_time(view.t_ms)
        self._player.glide_to(self._camera_of(view))

    def start_at(self, view: ViewText) -> None:
        """Begin with a view that was written as text."""
        self._session.seek(view.t_ms)
        self._session.set_camera(self._camera_of(view))

    def view_text(self) -> str:
        """Return the present moment and view as text."""
        session = self._session
        seen = window_of(session.camera, session.projection)
        return view_text(ViewText(session.scenario.id, session.t_ms, seen.center, seen.width_km))

    def copy_view(self) -> None:
        """Put the present moment and view into the clipboard, to be opened by Find anything."""
        QGuiApplication.clipboard().setText(self.view_text())

    def _camera_of(self, view: ViewText) -> Camera:
        here, window = self._session.camera, Window(view.center, view.width_km)
        return camera_for(window, self._session.projection, here.size_px, here.scale)

    def go_to_person(self, key: str) -> None:
        """Go to the formation that a person leads now, or led first; `key` as in the catalogue."""
        unit = unit_of_person(self._session.scenario, key, self._session.t_ms)
        if unit is not None:
            self.go_to_unit(unit)

    def go_to_time(self, t_ms: int) -> None:
        """Go to a moment, at rest."""
        self._session.pause()
        self._session.seek(t_ms)

    def go_to_selection(self) -> None:
        """Go where the selected formation is."""
        if self._session.selection is not None:
            self.go_to_unit(self._session.selection)

    def go_to_place(self, place: PlaceId) -> None:
        """Look at a place from near by."""
        self.fly_to(self._session.scenario.places[place].lonlat)

    def fly_to(self, where: LonLat) -> None:
        """Glide to a point, and nearer to the ground if the map shows the whole theatre."""
        session = self._session
        x_m, y_m = session.projection.to_m(np.array(where))
        near = NEAR_KM * 1000 / session.camera.size_px[0]
        self._player.glide_to(
            replace(
                session.camera,
                center_m=(float(x_m), float(y_m)),
                m_per_px=min(session.camera.m_per_px, near),
            )
        )

    def next_stop(self) -> None:
        """Go to the selected formation's next dated position."""
        if self._session.selection is not None:
            found = self._dossier(self._session.selection)
            self._step_to_stop(next_stop(found, self._session.t_ms))

    def previous_stop(self) -> None:
        """Go to the selected formation's previous dated position."""
        if self._session.selection is not None:
            found = self._dossier(self._session.selection)
            self._step_to_stop(previous_stop(found, self._session.t_ms))

    def toggle_command(self) -> None:
        """Show only the selected formation and those under it; or all again."""
        shown = self._session.shown
        command = None if shown.command is not None else shown.selected
        self._session.show(replace(shown, command=command))

    def toggle_hidden(self) -> None:
        """Hide the selected formation and those under it on the map; or show them again."""
        session, unit = self._session, self._session.selection
        if unit is not None:
            hidden = toggled(session.scenario, session.state, session.shown.hidden, unit)
            session.show(replace(session.shown, hidden=hidden))

    def _step_to_stop(self, t_ms: int | None) -> None:
        if t_ms is not None:
            self.go_to_time(t_ms)

    def _dossier(self, unit: UnitId) -> Dossier:
        session = self._session
        return dossier(session.scenario, session.state, session.order, unit)

    def in_sight(self, lonlat: LonLat) -> bool:
        """Tell whether a place is on the map, and not at its very edge."""
        camera = self._session.camera
        x, y = camera.to_px(self._session.projection.to_m(np.array(lonlat)))
        width, height = camera.size_px
        inside = MARGIN_PX <= x <= width - MARGIN_PX and MARGIN_PX <= y <= height - MARGIN_PX
        return bool(inside)

    def go_home(self) -> None:
        """Glide to the home view."""
        self._player.glide_to(self._session.home_camera())

    def zoom_in(self) -> None:
        """Glide nearer to the map's middle."""
        self._zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Glide away from the map's middle."""
        self._zoom(1 / ZOOM_STEP)

    def next_names(self) -> None:
        """Label the map and the panels in the next languages."""
        shown = self._session.shown
        here = NAME_CHOICES.index(shown.names) if shown.names in NAME_CHOICES else -1
        self._session.show(replace(shown, names=NAME_CHOICES[(here + 1) % len(NAME_CHOICES)]))

    def _zoom(self, factor: float) -> None:
        width, height = self._session.camera.size_px
        self._player.glide_to(self._session.camera.zoomed(factor, (width / 2, height / 2)))

    def _step_to(self, t_ms: int) -> None:
        """Go to a moment between the clock's bounds, at rest."""
        clock = self._session.clock
        self._session.pause()
        self._session.seek(min(max(t_ms, clock.start_ms), clock.end_ms))

    def _try_event(self, index: int) -> None:
        """Go to an event if there is one and the clock in use has its moment."""
        events, clock = self._session.events, self._session.clock
        if 0 <= index < len(events) and clock.start_ms <= events[index].start_ms <= clock.end_ms:
            self.go_to_event(index)


def event_lonlat(scenario: Scenario, event: Event) -> LonLat | None:
    """Return where an event took place: its own point, else its place's."""
    if event.lonlat is not None:
        return event.lonlat
    return scenario.places[event.place].lonlat if event.place else None
