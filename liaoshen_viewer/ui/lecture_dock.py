"""The panel of lectures: which one is open, its stops, and what can be done with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMessageBox,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.lecture.path import look_at
from liaoshen_viewer.lecture.run import Run
from liaoshen_viewer.scene.emphasis import NO_EMPHASIS
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.ui.actions import MENUS, VIEW
from liaoshen_viewer.ui.dates import clock_text, date_text
from liaoshen_viewer.ui.lecture_desk import Desk
from liaoshen_viewer.ui.lecture_form import StopForm, in_language
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, plain_tip, px
from liaoshen_viewer.ui.window import Window
from liaoshen_viewer.ui.words import language

INDEX: Final = Qt.ItemDataRole.UserRole
BUTTONS: Final = (
    "lecture_first", "lecture_record", "lecture_retake", "lecture_delete", "lecture_undo",
    "lecture_new", "lecture_save",
)  # fmt: skip


class LecturePanel(QWidget):
    """Chooses a lecture and edits its stops, every change through the desk's undo."""

    def __init__(self, window: Window, session: Session, desk: Desk) -> None:
        super().__init__(window)
        self.setObjectName("lecture")
        self._window, self._session, self._desk = window, session, desk
        self.choice = named(QComboBox(), "lecture_choice")
        self.choice.setAccessibleName(self.tr("Lecture"))
        self.name = named(QLineEdit(), "lecture_name")
        self.name.setAccessibleName(self.tr("Name of the lecture"))
        self.name.setPlaceholderText(self.tr("Title of the lecture"))
        self.stops = named(QListWidget(), "lecture_stops")
        self.stops.ensurePolished()  # rows are as high as the sheet wants, before they are filled
        self.stops.setAccessibleName(self.tr("Stops of the lecture"))
        self.stops.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.hint = named(QLabel(), "lecture_hint")
        self.hint.setWordWrap(True)
        self.form = StopForm(session.scenario)
        self._place()
        self.choice.activated.connect(self._on_chosen)
        self.name.editingFinished.connect(self._on_name)
        self.stops.currentRowChanged.connect(self._on_row)
        self.stops.itemClicked.connect(self._go_there)
        self.stops.itemChanged.connect(self._on_title)
        self.stops.model().rowsMoved.connect(self._on_moved)
        self.form.wished.connect(desk.change_stop)
        desk.changed.connect(self.show_lecture)
        desk.failed.connect(self._tell)
        window.installEventFilter(self)
        self.show_lecture()

    @property
    def title(self) -> str:
        """Return what stands over the panel."""
        return self.tr("Lecture")

    def show_lecture(self) -> None:
        """Show the open lecture and the stop that is worked on."""
        desk = self._desk
        with QSignalBlocker(self.choice), QSignalBlocker(self.stops):
            self._fill_choice()
            self._fill_stops()
            self.stops.setCurrentRow(desk.row)
        self.name.setVisible(desk.lecture is not None)
        if desk.lecture is not None:
            self.name.setText(desk.lecture.title.in_language(language()))
        stops = desk.lecture.stops if desk.lecture is not None else ()
        stop = stops[desk.row] if 0 <= desk.row < len(stops) else None
        before = stops[desk.row - 1] if stop is not None and desk.row > 0 else None
        self.form.show_stop(stop, before, self._session.scenario)
        self.form.setVisible(stop is not None)
        self.hint.setText(self._hint_text())
        self.hint.setVisible(bool(self.hint.text()))
        actions = self._window.actions_by_id
        for name in ("lecture_first", "lecture_here", "lecture_retake", "lecture_delete"):
            actions[name].setEnabled(stop is not None)
        actions["lecture_save"].setEnabled(desk.dirty and bool(stops))
        actions["lecture_undo"].setEnabled(desk.undo_stack.canUndo())
        actions["lecture_redo"].setEnabled(desk.undo_stack.canRedo())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask about changes that are not saved before the window closes."""
        if event.type() == QEvent.Type.Close and self._desk.dirty and not self._may_close():
            event.ignore()
            return True
        return False

    # what is shown

    def _fill_choice(self) -> None:
        desk = self._desk
        self.choice.clear()
        for one in desk.shelf:
            if one.lecture is None:
                self.choice.addItem(self.tr("{file}: cannot be used").format(file=one.path.name))
                self.choice.setItemData(
                    self.choice.count() - 1,
                    plain_tip("\n".join(problem.text() for problem in one.problems)),
                    Qt.ItemDataRole.ToolTipRole,
                )
            else:
                title = one.lecture.title.in_language(language())
                own = self.tr("{lecture} (yours)")
                self.choice.addItem(title if one.shipped else own.format(lecture=title))
        paths = [one.path for one in desk.shelf]
        if desk.lecture is None:
            self.choice.setCurrentIndex(-1)
            return
        title = desk.lecture.title.in_language(language())
        if desk.lecture.path not in paths:
            self.choice.addItem(title)
            self.choice.setCurrentIndex(self.choice.count() - 1)
        else:
            self.choice.setCurrentIndex(paths.index(desk.lecture.path))
        if desk.dirty:
            self.choice.setItemText(self.choice.currentIndex(), f"{title} *")

    def _fill_stops(self) -> None:
        stops = self._desk.lecture.stops if self._desk.lecture is not None else ()
        while self.stops.count() > len(stops):
            self.stops.takeItem(self.stops.count() - 1)
        while self.stops.count() < len(stops):
            item = QListWidgetItem()
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
            )  # fmt: skip
            self.stops.addItem(item)
        for index, stop in enumerate(stops):
            item = self.stops.item(index)
            item.setText(stop.title.in_language(language()))
            item.setData(INDEX, index)
            item.setToolTip(f"{date_text(stop.t_ms)}  {clock_text(stop.t_ms)}")

    def _hint_text(self) -> str:
        lecture = self._desk.lecture
        if lecture is None:
            return self.tr(
                "A lecture is a list of stops: moments with a view, and your notes. "
                "Go to a moment, move the map, and press “Record a stop”."
            )
        if not lecture.stops:
            return self.tr("This lecture has no stop yet. “Record a stop” takes the present view.")
        return ""

    # what is wished

    def _on_chosen(self, index: int) -> None:
        if index >= len(self._desk.shelf):
            return
        chosen = self._desk.shelf[index]
        if chosen.lecture is None:
            self._tell("\n".join(problem.text() for problem in chosen.problems))
            self.show_lecture()
        elif self._may_close():
            self._desk.open(chosen.lecture)
        else:
            self.show_lecture()

    def _on_row(self, row: int) -> None:
        self._desk.row = row
        self.show_lecture()

    def _go_there(self, item: QListWidgetItem) -> None:
        """Show what the audience will see at a stop."""
        session, lecture = self._session, self._desk.lecture
        if lecture is None:
            return
        camera = session.camera
        run = Run(self.stops.row(item))
        look = look_at(lecture, run, session.ground, camera.size_px, camera.scale, session.shown)
        session.pause()
        if look.style is not None:
            session.set_style(load_style(look.style))
        session.show(replace(look.shown, emphasis=NO_EMPHASIS))
        session.set_camera(look.camera)
        session.seek(look.t_ms)

    def _on_title(self, item: QListWidgetItem) -> None:
        lecture, row = self._desk.lecture, self.stops.row(item)
        if lecture is None or row != self._desk.row:
            return
        stop = lecture.stops[row]
        if not item.text().strip():
            self.show_lecture()
            return
        title = in_language(stop.title, item.text())
        self._desk.change_stop(replace(stop, title=title), self.tr("Change the title"))

    def _on_name(self) -> None:
        lecture, text = self._desk.lecture, self.name.text().strip()
        if lecture is not None and text:
            self._desk.rename(replace(lecture, title=in_language(lecture.title, text)))

    def _on_moved(self) -> None:
        order = [self.stops.item(row).data(INDEX) for row in range(self.stops.count())]
        self._desk.reorder(order)

    def _may_close(self) -> bool:
        """Ask what becomes of changes that are not saved; tell whether to go on."""
        if not self._desk.dirty:
            return True
        box = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            self.tr("Lecture"),
            self.tr("The lecture has changes that are not saved. Save them?"),
            box.Save | box.Discard | box.Cancel,
        )
        if answer == box.Save:
            self._desk.save()
            return not self._desk.dirty
        if answer == box.Discard:
            self._desk.undo_stack.setClean()
        return answer == box.Discard

    def _tell(self, sentence: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Warning, self.tr("Lecture"), sentence, parent=self._window
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # the form

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.addWidget(self.choice, 1)
        column.addLayout(head)
        named_row = QHBoxLayout()
        named_row.setContentsMargins(px(8), 0, px(8), 0)
        named_row.addWidget(self.name)
        column.addLayout(named_row)
        grid = QGridLayout()
        grid.setContentsMargins(px(8), 0, px(8), 0)
        grid.setSpacing(px(4))
        for number, name in enumerate(BUTTONS):
            button = named(QToolButton(), f"button_{name}")
            button.setDefaultAction(self._window.actions_by_id[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, number // 2, number % 2)
        column.addLayout(grid)
        self.hint.setContentsMargins(px(12), px(8), px(12), px(8))
        column.addWidget(self.hint)
        self.stops.setMinimumHeight(px(170))
        column.addWidget(self.stops, 3)
        column.addWidget(self.form, 4)


def add_lecture_dock(window: Window, session: Session, desk: Desk) -> QDockWidget:
    """Put the panel of lectures beside the events, as the window last had it."""
    panel = LecturePanel(window, session, desk)
    dock = QDockWidget(panel.title, window)
    dock.setObjectName("dock_lecture")
    # It may be higher than the window: then it scrolls, and the window stays as it is.
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(panel)
    dock.setWidget(area)
    dock.setFeatures(
        QDockWidget.DockWidgetFeature.DockWidgetMovable
        | QDockWidget.DockWidgetFeature.DockWidgetClosable
    )
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.tabifyDockWidget(window.docks[3], dock)
    window.restoreDockWidget(dock)
    window.docks[1].raise_()
    view = window.menuBar().actions()[list(MENUS).index(VIEW)].menu()
    if isinstance(view, QMenu):
        view.addAction(dock.toggleViewAction())
    return dock
