"""Opening scenarios, and opening one again when its files change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QMimeData, QObject, QSettings, Signal

from liaoshen_viewer.battle import open_battle
from liaoshen_viewer.errors import ScenarioError, ViewerError
from liaoshen_viewer.ui.memory import note_folder
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import translate

Stamp = tuple[tuple[str, int, int], ...]


class Opening(QObject):
    """Gives the session another battle; keeps the last good one when a folder has errors.

    Signals:
        tried(object, str, object): a folder (Path) was read; why it cannot be shown (empty if it
            can), and its problems (tuple of Problem).
    """

    tried = Signal(object, str, object)

    def __init__(self, session: Session, settings: QSettings) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self.folder = session.scenario.folder
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._watcher.fileChanged.connect(self._on_changed)
        self._stamp: Stamp = ()
        self._watch()

    def open(self, folder: Path) -> None:
        """Open the scenario of a folder from its beginning."""
        if self._read(folder, keep=False):
            note_folder(self._settings, folder)

    def reload(self) -> None:
        """Read the files again, the moment and the view kept."""
        self._read(self.folder, keep=True)

    def stop(self) -> None:
        """Watch no longer: the window closes."""
        for paths in (self._watcher.files(), self._watcher.directories()):
            if paths:
                self._watcher.removePaths(paths)

    def _read(self, folder: Path, *, keep: bool) -> bool:
        session = self._session
        self._stamp = _stamp(folder)
        try:
            battle = open_battle(folder)
        except ViewerError as error:
            problems = error.problems if isinstance(error, ScenarioError) else ()
            self._watch()
            self.tried.emit(folder, translate(error.message), problems)
            return False
        t_ms, camera, chosen = session.t_ms, session.camera, session.selection
        session.open(battle)
        if keep:
            session.seek(t_ms)
            session.set_camera(camera)
            session.select(chosen if chosen in battle.scenario.unit_index else None)
        self.folder = folder
        self._watch()
        self.tried.emit(folder, "", battle.warnings)
        return True

    def _watch(self) -> None:
        if self.folder.is_dir():
            self._stamp = _stamp(self.folder)
            names = [str(self.folder), *(name for name, _, _ in self._stamp)]
            watched = {*self._watcher.files(), *self._watcher.directories()}
            if new := [name for name in names if name not in watched]:
                self._watcher.addPaths(new)

    def _on_changed(self, path: str) -> None:
        # One save can be told several times; what was read already is not read again.
        if self.folder.is_dir() and _stamp(self.folder) != self._stamp:
            self.reload()


def _stamp(folder: Path) -> Stamp:
    """Return name, size and time of every file: equal stamps mean that nothing was written."""
    files = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    return tuple((str(p), (s := p.stat()).st_size, s.st_mtime_ns) for p in files)


def dropped_folder(dropped: QMimeData) -> Path | None:
    """Return the folder that is dropped, or that of the file that is."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    if len(paths) != 1:
        return None
    return paths[0] if paths[0].is_dir() else paths[0].parent
