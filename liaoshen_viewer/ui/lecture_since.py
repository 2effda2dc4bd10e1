"""“What has changed?”: since the stop before, as a list over the map and a pulse on it."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from liaoshen_viewer.paint.text import font
from liaoshen_viewer.scenario.model import PlaceId, SideId, UnitId
from liaoshen_viewer.scene.emphasis import Emphasis
from liaoshen_viewer.scene.marks import DatePlate
from liaoshen_viewer.scene.since import Since, since
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.map_view import MapView
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import px
from liaoshen_viewer.ui.words import language

MOST: Final = 6
"""As many of a kind are named, so that the list fits the map; of the others, how many there are."""
PULSE_S: Final = 0.7
LINES: Final = 55
"""So many lines would fill the map's height: the list is read from the back row."""
WIDTH_EM: Final = 25


class SincePanel(QLabel):
    """Lists the changes over the map's right edge; goes away when the lecture goes on."""

    def __init__(self, session: Session, show: Show, over: MapView) -> None:
        super().__init__(over)
        self.setObjectName("since")
        self.setProperty("class", "strip")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._session, self._show, self._over = session, show, over
        self._found = Since()
        self._since_s = 0.0
        self._lit = False
        self.hide()

    def toggle(self) -> None:
        """Show what has changed since the stop before, or take it away."""
        show = self._show
        if self.isVisible() or show.lecture is None or not show.run.halts:
            self.put_away()
            return
        stops, stop = show.lecture.stops, show.run.stop
        self._found = Since()
        if stop:
            self._found = since(self._session.battle, stops[stop - 1].t_ms, stops[stop].t_ms)
        self.setText(self._html(first=not stop))
        letters = max(px(15), self._over.height() // LINES)
        self.setFont(font(letters))
        self.setContentsMargins(letters, letters // 2, letters, letters // 2)
        self.setFixedWidth(min(WIDTH_EM * letters, self._over.width() // 2))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._since_s = show.elapsed_s
        self._light(True)

    def put_away(self) -> None:
        """Take the list and the pulse away: the lecture is somewhere else."""
        if self.isHidden():
            return
        self.hide()
        if self._show.on_path and self._show.run.halts:
            self._light(False)

    def pulse(self) -> None:
        """Let what has changed light up and go out in turns."""
        if self.isHidden():
            return
        self._place()
        lit = int((self._show.elapsed_s - self._since_s) / PULSE_S) % 2 == 0
        if lit != self._lit:
            self._light(lit)

    def _place(self) -> None:
        """Stand at the right edge, below the date that stands there where two are compared."""
        top = px(18)
        if self._session.shown.pair is not None:
            plates = [m for m in self._over.picture().marks if isinstance(m, DatePlate)]
            below = max((p.corner_px[1] + p.extent_px[1] for p in plates), default=0.0)
            top += round(below / self._over.devicePixelRatioF())
        self.move(self._over.width() - self.width() - px(18), top)

    def _light(self, lit: bool) -> None:
        self._lit = lit
        session, found = self._session, self._found
        camera = session.camera
        plain = self._show.look(self._show.run, camera.size_px, camera.scale).shown
        if lit:
            units = tuple(unit for unit, _ in (*found.moved, *found.went_over))
            places = tuple(place for place, _ in found.fallen)
            title = plain.emphasis.title
            plain = replace(plain, emphasis=Emphasis(units=units, places=places, title=title))
        session.show(replace(plain, ink=session.shown.ink, pair=session.shown.pair))

    # the words

    def _html(self, *, first: bool) -> str:
        if first:
            return escape(self.tr("This is the first stop: nothing came before."))
        found = self._found
        if found.is_empty:
            return escape(self.tr("Nothing has changed since the stop before."))
        moved = self.tr("{unit}: {km} km")
        parts = [
            (self.tr("Moved"), [moved.format(unit=self._unit(u), km=km) for u, km in found.moved]),
            (self.tr("Taken"), [self._held(place, side) for place, side in found.fallen]),
            (self.tr("Changed side"), [self._unit(unit) for unit, _ in found.went_over]),
            (self.tr("Gone"), [self._unit(unit) for unit in found.gone]),
            (self.tr("Losses"), [self._men(side, men) for side, men in found.losses]),
        ]
        return "".join(self._part(head, rows) for head, rows in parts if rows)

    def _part(self, head: str, rows: list[str]) -> str:
        more = len(rows) - MOST
        shown = rows[:MOST] + ([self.tr("and {n} more").format(n=more)] if more > 0 else [])
        return f"<p><b>{escape(head)}</b><br>{'<br>'.join(map(escape, shown))}</p>"

    def _unit(self, unit: UnitId) -> str:
        scenario = self._session.scenario
        return scenario.units[scenario.unit_index[unit]].names.in_language(language())

    def _held(self, place: PlaceId, side: SideId) -> str:
        name = self._session.scenario.places[place].names.in_language(language())
        return self.tr("{place}, by {side}").format(place=name, side=self._side(side))

    def _men(self, side: SideId, men: int) -> str:
        return self.tr("{side}: {men} men").format(side=self._side(side), men=f"{men:,}")

    def _side(self, side: SideId) -> str:
        known = {one.id: one for one in self._session.scenario.sides}
        return known[side].short.in_language(language())
