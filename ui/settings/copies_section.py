"""A second folder for the copies made when the till is closed: a stick, or another disk."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from pos.changed import Changed
from pos.clock import system_clock
from pos.i18n import gettext as _
from pos.services.copies import SecondFolder, choose_second_folder, second_folder
from ui.day_check import DayCheck, age_text
from ui.file_dialog import ask_for_folder
from ui.operations import Operations
from ui.settings.path_row import PathRow
from ui.settings.section import Section
from ui.settings.surroundings import Surroundings
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.undoable_bar import UndoableBar


class CopiesSection(Section):
    """Reads and keeps its part itself: it stands on its own."""

    def __init__(self, theme: Theme, operations: Operations, around: Surroundings) -> None:
        super().__init__(
            theme,
            _("Copies"),
            _(
                "At each closing a checked copy of the sales stays on this device. A second one, "
                "on a USB stick, outlives a lost or broken laptop."
            ),
        )
        self._operations = operations
        self._kept = SecondFolder()
        self._check = DayCheck(operations, around.folders.copies, self)
        self.folder = PathRow(theme, _("Second folder for copies"), around.show_folder)
        self._choose = Button(theme, role="soft", icon="folder-open")
        self._copy = Button(theme, _("Copy now"), "soft", icon="copy")
        self._none = Button(theme, _("No second folder"), "soft", icon="x")
        self._note = label(role="caption", wraps=True)
        self._undo = UndoableBar(theme, operations)
        self._lay_out()
        self._choose.clicked.connect(self._ask)
        self._copy.clicked.connect(self._check.run)
        self._none.clicked.connect(lambda: self.choose(None))
        self._check.told.connect(self._note.setText)
        operations.changed.connect(self._follow)
        self._read()

    def choose(self, folder: Path | None) -> None:
        """Keep second copies there from now on, None for nowhere."""
        before = self._kept.folder
        chosen = "" if folder is None else str(folder)
        self._operations.write(self, choose_second_folder, chosen)
        if before and not chosen:
            sentence = _("No second folder any more")
            self._undo.take(Undoable(sentence, choose_second_folder, (before,)))

    def _ask(self) -> None:
        folder = ask_for_folder(self, _("Second folder for copies"))
        if folder is not None:
            self.choose(folder)

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.DEVICE:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, second_folder, done=self._show)

    def _show(self, kept: SecondFolder) -> None:
        self._kept = kept
        path = kept.path
        for part in (self.folder, self._copy, self._none):
            part.setVisible(path is not None)
        words = _("Choose a folder") if path is None else _("Another folder")
        self._choose.show_text(words, f"{words}: {self.title}")
        if path is None:
            self._note.setText("")
            return
        self.folder.show_path(path)
        said = age_text(kept, system_clock())
        if not path.is_dir():
            away = _("The folder is not there now. Selling and closing go on.")
            said = f"{away} {said}"
        self._note.setText(said)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("small"))
        for button in (self._choose, self._copy, self._none):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addWidget(self.folder)
        self.column.addLayout(row)
        self.column.addWidget(self._note)
        self.column.addWidget(self._undo)
        self.folder.hide()
