"""A paper that was written: to open, to find in its folder, or to make another."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.papers.paper_job import Written
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class DoneStep(QFrame):
    """Signals: opening(Path): the file; showing(Path): its folder; again(): the form."""

    opening = Signal(object)
    showing = Signal(object)
    again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._written: Written | None = None
        self._title = label(role="heading", wraps=True)
        self._text = label(wraps=True)
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open_button = Button(theme, _("Open the paper"), "primary", icon="file-type-pdf")
        self.folder_button = Button(theme, _("Show in its folder"), "soft", icon="folder-open")
        self.again_button = Button(theme, _("Make another paper"), "soft", icon="arrow-back-up")
        self.open_button.clicked.connect(self._open)
        self.folder_button.clicked.connect(self._show)
        self.again_button.clicked.connect(self.again)
        others = QHBoxLayout()
        others.setSpacing(theme.space("medium"))
        others.addWidget(self.folder_button, 1)
        others.addWidget(self.again_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 24, 48, 24)
        column.setSpacing(theme.space("large"))
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self.open_button)
        column.addLayout(others)
        column.addStretch(1)

    def show_beside(self, file: Path) -> None:
        """Name a second file too, after `show_written`."""
        self._text.setText(f"{self._text.text()} · {isolate(file.name)}")

    def show_written(self, written: Written) -> None:
        """Say what was written and where."""
        self._written = written
        self._title.setText(_ready_text(written))
        self._text.setText(_("Saved: {file}").format(file=isolate(written.file.name)))

    def _open(self) -> None:
        if self._written is not None:
            self.opening.emit(self._written.file)

    def _show(self) -> None:
        if self._written is not None:
            self.showing.emit(self._written.file.parent)


def _ready_text(written: Written) -> str:
    if not written.pages:
        return _("The list is ready")
    pages = ngettext("{count} page", "{count} pages", written.pages)
    return _("The paper is ready: {pages}").format(pages=pages.format(count=written.pages))
