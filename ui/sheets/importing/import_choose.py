"""The first step of an import: which file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from pos.i18n import gettext as _
from ui.file_dialog import ask_for_file
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class ChooseStep(QFrame):
    """A button and a place to drop a file on. Signals: chosen(Path)."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        picture = QLabel()
        picture.setPixmap(theme.pixmap("file-import", "muted_ink", 64))
        self._fault = label(role="fault", wraps=True)
        self._fault.hide()
        self.button = Button(theme, _("Choose a file"), "main", icon="folder-open")
        self.button.clicked.connect(self._choose)
        says = (
            label(_("Choose a list of products, or drop it here"), "heading", wraps=True),
            label(
                _(
                    "A CSV or XLSX file: an export of WooCommerce, Shopify or Etsy, "
                    "or your own list."
                ),
                wraps=True,
            ),
            label(
                _("You see everything before anything changes."),
                "caption",
                wraps=True,
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(theme.space("medium"))
        column.addStretch(2)
        for part in (picture, *says, self._fault):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addSpacing(theme.space("small"))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def refuse(self, sentence: str) -> None:
        """Say why the file cannot be read."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _choose(self) -> None:
        lists = _("Lists of products")
        kinds = f"{lists} (*.csv *.xlsx *.tsv *.txt);;* (*)"
        file = ask_for_file(self, _("Choose a file"), kinds)
        if file is not None:
            self.chosen.emit(file)

    # Overrides of Qt methods.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.chosen.emit(Path(files[0]))
