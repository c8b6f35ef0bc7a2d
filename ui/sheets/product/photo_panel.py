"""The photo of a product: from a file, dropped here or taken; shown as it will be kept."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QDragEnterEvent, QDropEvent, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from pos.domain.product import Product
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.catalogue import photo_of_file
from ui.camera import extra
from ui.file_dialog import ask_for_file
from ui.operations import Operations
from ui.photos import Photos
from ui.product_art import ProductArt
from ui.sheets.product.shutter import Shutter, photo_of_picture
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label

_FRAME: Final = QSize(280, 210)


class PhotoPanel(QWidget):
    """Shows a product's picture and takes another.

    new_photo: the JPEG just chosen, None while there is none. is_removed: the old one goes.
    """

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._operations = operations
        self._art = ProductArt(theme)
        self._photos = Photos(operations, self._art, self)
        self._photos.arrived.connect(self._draw)
        self._product: Product | None = None
        self.new_photo: bytes | None = None
        self.is_removed = False
        self._choices = 0
        self.still = _Still(theme)
        self.shutter = Shutter(theme, operations, _FRAME, self.still)
        self._note = label(role="fault", wraps=True)
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        for part in (self.shutter, self.still, self._note):
            column.addWidget(part)
        column.addStretch(1)
        self.setFixedWidth(_FRAME.width())
        self.setAcceptDrops(True)
        self.still.shoot.clicked.connect(self.shutter.open)
        self.still.choose.clicked.connect(self._choose)
        self.still.remove.clicked.connect(self._take_away)
        self.shutter.taken.connect(self.take)

    def show_product(self, product: Product) -> None:
        """Show the picture this product has, or would have in its craft."""
        self._product = product
        self._photos.want([product.photo])
        self._draw()

    def forget(self) -> None:
        """Drop the photo just chosen: the next product has none yet."""
        self.new_photo, self.is_removed = None, False

    def take(self, source: Path | QImage) -> None:
        """Keep a picture file, whatever it is called, or what the camera saw."""
        small = (
            partial(photo_of_picture, source)
            if isinstance(source, QImage)
            else partial(photo_of_file, source)
        )
        self._operations.run_slow(self, small, done=self._keep, failed=self._refuse)

    def _keep(self, jpeg: bytes) -> None:
        self.new_photo, self.is_removed = jpeg, False
        self._choices += 1
        self._note.hide()
        self._draw()

    def _refuse(self, error: PosError) -> None:
        self._note.setText(str(error))
        self._note.show()

    def _take_away(self) -> None:
        self.new_photo, self.is_removed = None, True
        self._draw()

    def _choose(self) -> None:
        pictures = _("Pictures")
        kinds = f"{pictures} (*.jpg *.jpeg *.png *.webp *.bmp)"
        file = ask_for_file(self, _("Choose a photo"), kinds)
        if file is not None:
            self.take(file)

    def _draw(self) -> None:
        if self._product is None:
            return
        has_old = bool(self._product.photo) and not self.is_removed
        picture = rounded(self._picture(self._product), 16)
        self.still.show_picture(picture, is_photo=has_old or self.new_photo is not None)

    def _picture(self, product: Product) -> QPixmap:
        if self.new_photo is not None:
            # A name no photo of the store has, another one for each choice.
            name = f"new-{self._choices}"
            self._art.keep_photo(name, QPixmap.fromImage(QImage.fromData(self.new_photo)))
            return self._art.band(replace(product, photo=name), _FRAME)
        return self._art.band(replace(product, photo="") if self.is_removed else product, _FRAME)

    # Overrides of Qt methods.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.take(Path(files[0]))
        event.acceptProposedAction()


class _Still(QWidget):
    """The picture as it is, and the ways to another one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._frame = QLabel()
        self._frame.setFixedSize(_FRAME)
        self.shoot = Button(theme, _("Take a photo"), "soft", icon="camera")
        if not extra.is_added():
            self.shoot.hide()
        self.choose = Button(theme, _("Choose a photo"), "soft", icon="photo")
        self.remove = Button(theme, _("Remove the photo"), "quiet", icon="x")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        for part in (self._frame, self.shoot, self.choose, self.remove):
            column.addWidget(part)

    def show_picture(self, picture: QPixmap, *, is_photo: bool) -> None:
        """Show the picture; only a photo can be taken anew, or away."""
        self._frame.setPixmap(picture)
        self.remove.setVisible(is_photo)
        again = _("Take another photo")
        self.shoot.show_text(again if is_photo else _("Take a photo"))


def rounded(picture: QPixmap, radius: int) -> QPixmap:
    """Round the corners of a picture."""
    out = QPixmap(picture.size())
    out.setDevicePixelRatio(picture.devicePixelRatio())
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(picture))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(QPointF(0, 0), picture.deviceIndependentSize()), radius, radius)
    painter.end()
    return out
