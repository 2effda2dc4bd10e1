"""The window as the audience sees it: the map alone, on the whole of their screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.ui.awake import Awake
from liaoshen_viewer.ui.compare import Compare
from liaoshen_viewer.ui.lecture_desk import Desk
from liaoshen_viewer.ui.lecture_ink import Ink
from liaoshen_viewer.ui.lecture_keys import LectureKeys
from liaoshen_viewer.ui.lecture_pictures import StopPictures
from liaoshen_viewer.ui.lecture_questions import Questions
from liaoshen_viewer.ui.lecture_sheet import InkSheet, InkStrip
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.lecture_since import SincePanel
from liaoshen_viewer.ui.lecture_strip import Curtain, Strip
from liaoshen_viewer.ui.lecture_window import SpeakerWindow
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.questions_panel import NoteLine, QuestionsPanel
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.window import FORM_VERSION, Window
from liaoshen_viewer.ui.words import language

HIDE_POINTER_S: Final = 2.0
HALLS: Final = (1.0, 1.25, 1.5, 1.75)
"""How much larger signs, names and plates can be for the back row of a hall."""
HALL_KEY: Final = "lecture/hall"
SAID_S: Final = 2.5
"""So long the strip says how large they are now."""


class Stage(QObject):
    """Clears the window for a lecture and puts everything back after it.

    It belongs to one window and goes with it.
    """

    def __init__(
        self,
        window: Window,
        session: Session,
        player: Player,
        show: Show,
        desk: Desk,
        questions: Questions,
        compare: Compare,
    ) -> None:
        super().__init__(window)
        self._window, self._show, self._desk = window, show, desk
        self._form = QByteArray()
        self._state = Qt.WindowState.WindowNoState
        self._geometry = QByteArray()
        self._bare: list[QWidget] = []
        self._still_s = 0.0
        self._last_s = 0.0
        self._hidden_pointer = False
        self._said_s = 0.0
        self.awake = Awake()
        self.curtain = Curtain(window.map)
        self.strip = Strip(window.map, "lecture_strip")
        self.offer = Strip(window.map, "lecture_offer")
        self.pictures = StopPictures(session, show, window.map, self)
        self.speaker = SpeakerWindow(session, player, show, self.pictures, window.settings, window)
        self.speaker.stop_wished.connect(show.go_to)
        self.pictures.painted.connect(self.speaker.show_pictures)
        self._swapped = False
        self.since = SincePanel(session, show, window.map)
        self._questions, self._compare = questions, compare
        self.note_line = NoteLine(questions, show, window.map, self.speaker)
        self.questions_panel = QuestionsPanel(session, questions, window)
        questions.wanted.connect(self.questions_panel.open_list)
        self.ink = Ink(session, show, self)
        self.ink.changed.connect(self.speaker.show_pictures)
        self.sheet = InkSheet(session, self.ink, window.map)
        self.tools = InkStrip(session, self.ink, window.map)
        owners = {
            "ink": self.ink,
            "show": show,
            "stage": self,
            "since": self.since,
            "questions": questions,
            "compare": compare,
        }
        self._keys = LectureKeys(show, owners, self)
        self.strip.yes.clicked.connect(show.come_back)
        self.offer.yes.clicked.connect(self._resume)
        self.offer.no.clicked.connect(self._forget)
        self._keys.pointer_moved.connect(self._show_pointer)
        player.aim_at(show.aim, self._prepare_next)
        show.began.connect(self.enter)
        show.moved.connect(self.show_place)
        show.moved.connect(self.since.put_away)
        show.ticked.connect(self._tick)
        show.ticked.connect(self.since.pulse)
        show.ended.connect(self.leave)

    def offer_interrupted(self) -> None:
        """Offer the lecture that a crash interrupted."""
        found = self._desk.interrupted()
        if found is None or self._show.running:
            return
        lecture, stop = found
        text = self.tr("“{lecture}” was interrupted at stop {n}.")
        self.offer.say(
            text.format(lecture=lecture.title.in_language(language()), n=stop + 1),
            self.tr("Go on"),
            self.tr("Not now"),
        )

    def enter(self) -> None:
        """Show the map alone, on the whole screen."""
        if self._bare:
            return
        window = self._window
        self.offer.say("")
        window.dismiss_hint()
        self._form, self._state = window.saveState(FORM_VERSION), window.windowState()
        self._geometry = window.saveGeometry()
        foot = window.findChild(QWidget, "foot")
        docks = window.findChildren(QDockWidget)
        parts = [window.menuBar(), window.statusBar(), *docks, *([foot] if foot else [])]
        self._bare = [part for part in parts if not part.isHidden()]
        for part in self._bare:
            part.hide()
        window.map.quiet = True
        window.map.enlarge(self._times)
        window.map.show_playing()
        window.map.setFocus()
        held = self.awake.hold(self.tr("A lecture is running"))
        self.speaker.warning.setHidden(held)
        self._keys.take()
        self.pictures.forget()
        self.speaker.show_lecture()
        self._take_screens()

    def leave(self) -> None:
        """Put the window back as it was."""
        window = self._window
        self._keys.release()
        self._show_pointer()
        self.awake.release()
        self.speaker.hide()
        self.curtain.draw("")
        self.strip.say("")
        self.since.hide()
        for part in self._bare:
            part.show()
        self._bare = []
        window.restoreState(self._form, FORM_VERSION)
        window.map.quiet = False
        window.map.enlarge(1.0)
        window.map.show_playing()
        window.setWindowState(self._state)
        window.restoreGeometry(self._geometry)
        if self._questions.asked_in_lecture:
            self.questions_panel.open_list()

    def step_out(self) -> None:
        """Put down what is in hand; then show one date alone; then end the lecture."""
        if not (self.ink.put_down() or self._compare.leave()):
            self._show.end()

    def next_hall(self) -> None:
        """Draw everything larger for the back row, after the largest as usual; remembered."""
        times = HALLS[(HALLS.index(self._times) + 1) % len(HALLS)]
        self._window.settings.setValue(HALL_KEY, str(times))
        self._window.map.enlarge(times)
        self.pictures.forget()
        self.pictures.note_moved()
        said = self.tr("For the back row: {percent} % of the usual size")
        self.strip.say(said.format(percent=round(100 * times)))
        self._said_s = SAID_S

    @property
    def _times(self) -> float:
        text = str(self._window.settings.value(HALL_KEY, ""))
        return next((times for times in HALLS if str(times) == text), HALLS[0])

    # the screens

    def toggle_speaker(self) -> None:
        """Show the speaker's window, or hide it."""
        if self.speaker.isVisible():
            self.speaker.hide()
        else:
            self._place_speaker(QGuiApplication.screens())
            self.speaker.raise_()

    def swap(self) -> None:
        """Give the audience the speaker's screen, and the other way round."""
        self._swapped = not self._swapped
        self._take_screens()

    def heed_screens(self) -> None:
        """Hear of screens that are plugged in and out from now on."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self.watch_screens)
            app.screenRemoved.connect(self.watch_screens)

    def watch_screens(self) -> None:
        """Take the screens anew when one is plugged in or out while a lecture runs."""
        if not self._show.running:
            return
        if len(QGuiApplication.screens()) == 1:
            # It would lie on the map that the audience sees.
            self.speaker.hide()
        self._take_screens()

    def _take_screens(self) -> None:
        """Fill the audience's screen; the speaker's window opens where there is another."""
        window, screens = self._window, QGuiApplication.screens()
        theirs, _ = parted(screens, swapped=self._swapped)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(theirs)
        # Also where no window manager follows the wish for the whole screen.
        window.setGeometry(theirs.geometry())
        if len(screens) > 1:
            self._place_speaker(screens)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        window.activateWindow()

    def _place_speaker(self, screens: Sequence[QScreen]) -> None:
        _, ours = parted(screens, swapped=self._swapped)
        self.speaker.setWindowState(Qt.WindowState.WindowNoState)
        self.speaker.setScreen(ours)
        if len(screens) > 1:
            self.speaker.setGeometry(ours.availableGeometry())
            self.speaker.showMaximized()
        else:
            self.speaker.move(ours.availableGeometry().topLeft())
            self.speaker.show()

    def show_place(self) -> None:
        """Draw the curtain, and say what the keys do where that is not plain."""
        show = self._show
        if not show.running:
            return
        self.pictures.note_moved()
        self.speaker.show_stop()
        self.curtain.draw(show.curtain)
        if show.off_path:
            self.strip.say(self.tr("Off the path: R returns"), self.tr("Return"))
        elif show.typed and show.lecture is not None:
            text = self.tr("Stop {n} of {count}: Enter goes there")
            self.strip.say(text.format(n=show.typed, count=len(show.lecture.stops)))
        else:
            self.strip.say("")

    def _prepare_next(self) -> bool:
        """Work ahead on the ground of the next stop; tell whether there is more to do."""
        look = self._show.look_ahead()
        if look is None:
            return False
        style = self._show.style_before if look.style is None else load_style(look.style)
        return self._window.map.prepare_for(look.camera, look.shown, style)

    # the pointer

    def _tick(self) -> None:
        if self.speaker.isVisible():
            self.speaker.show_time()
            self.pictures.paint_one()
        passed_s, self._last_s = self._show.elapsed_s - self._last_s, self._show.elapsed_s
        self._still_s += max(passed_s, 0.0)
        if self._said_s > 0:
            self._said_s -= max(passed_s, 0.0)
            if self._said_s <= 0:
                self.show_place()
        idle = self._still_s >= HIDE_POINTER_S and self.ink.tool is None
        if idle and self._show.on_path and not self._hidden_pointer:
            QApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
            self._hidden_pointer = True
        elif self._show.off_path:
            self._show_pointer()

    def _show_pointer(self) -> None:
        self._still_s = 0.0
        if self._hidden_pointer:
            QApplication.restoreOverrideCursor()
            self._hidden_pointer = False

    # after a crash

    def _resume(self) -> None:
        self.offer.say("")
        self._desk.resume()

    def _forget(self) -> None:
        self.offer.say("")
        self._desk.forget_interrupted()


def parted(screens: Sequence[QScreen], *, swapped: bool) -> tuple[QScreen, QScreen]:
    """Return the audience's screen and the speaker's: the primary one, unless they are swapped."""
    primary = QGuiApplication.primaryScreen()
    others = [screen for screen in screens if screen is not primary]
    theirs = others[-1] if others else primary
    return (primary, theirs) if swapped else (theirs, primary)
