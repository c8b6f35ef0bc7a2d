"""A picture of the seller's, chosen from a file and shown: the QR for payments, the logo."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.catalogue import photo_of_file
from pos.services.products import photo
from ui.file_dialog import ask_for_file
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.scaled_picture import ScaledPicture

_SIDE: Final = 140

Save: TypeAlias = Callable[[Any, bytes], None]


class KeptPicture(QWidget):
    """Signals: removed(): the picture is not wanted any more."""

    removed = Signal()

    def __init__(self, theme: Theme, name: str, sentence: str, *, icon: str, save: Save) -> None:
        """`name`: of the picture. `sentence`: what it is for. `save`: the service that keeps it."""
        super().__init__()
        self._operations: Operations | None = None
        self._save_picture = save
        self._shown = ""
        self._picture = ScaledPicture(name, _SIDE)
        self._note = label(role="fault", wraps=True)
        self._note.hide()
        self._choose_button = Button(theme, _("Choose a picture"), "soft", icon=icon)
        self._remove = Button(theme, _("Remove the picture"), "quiet", icon="x")
        self._remove.hide()
        self._choose_button.clicked.connect(self._choose)
        self._remove.clicked.connect(self.removed)
        self._lay_out(theme, sentence)

    def _lay_out(self, theme: Theme, sentence: str) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("small"))
        buttons.addWidget(self._choose_button)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        said = QVBoxLayout()
        said.addWidget(label(sentence, "caption", wraps=True))
        said.addWidget(self._note)
        said.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("large"))
        row.addLayout(said, 1)
        row.addWidget(self._picture)

    def show_picture(self, operations: Operations, digest: str) -> None:
        """Show the picture that is kept under `digest`, nothing for an empty one."""
        self._operations = operations
        self._remove.setVisible(bool(digest))
        if digest == self._shown:
            return
        self._shown = digest
        self._picture.hide()
        if digest:
            operations.read(self, photo, digest, done=self._draw)

    def take(self, file: Path) -> None:
        """Read a picture file, and keep it."""
        if self._operations is not None:
            read = partial(photo_of_file, file)
            self._operations.run_slow(self, read, done=self._save, failed=self._refuse)

    def _save(self, jpeg: bytes) -> None:
        assert self._operations is not None
        self._note.hide()
        self._operations.write(self, self._save_picture, jpeg, failed=self._refuse)

    def _draw(self, jpeg: bytes | None) -> None:
        # Another device of the cooperative may have chosen a picture that is not here yet.
        if jpeg is not None:
            self._picture.show_picture(QPixmap.fromImage(QImage.fromData(jpeg)))

    def _refuse(self, error: PosError) -> None:
        self._note.setText(str(error))
        self._note.show()

    def _choose(self) -> None:
        pictures = _("Pictures")
        kinds = f"{pictures} (*.jpg *.jpeg *.png *.webp *.bmp)"
        file = ask_for_file(self, _("Choose a picture"), kinds)
        if file is not None:
            self.take(file)
