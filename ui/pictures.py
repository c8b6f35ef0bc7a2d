"""What a product looks like: its photo when there is one, else a drawing on the tint of its craft.

The frame of a drawing is described in `resources/README.md`. Everything is drawn once for a size
and kept; photos are read through the door and appear when they arrive.
"""

import json
from collections import OrderedDict
from functools import cache
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtCore import QObject as Object
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QTransform,
)

from pos.domain.product import Craft, Product
from pos.services.products import photo
from ui.icons import drawing
from ui.operations import Operations
from ui.theme import Theme
from ui.tokens import RESOURCES, Colours

NEUTRAL: Final = "neutral"
_MOST_PHOTOS: Final = 200
_PHOTO_PX: Final = 512


class Pictures(Object):
    """Draws and keeps pictures of products for one theme.

    Signals: arrived(): a photo asked for is there now; paint again.
    """

    arrived = Signal()

    def __init__(self, theme: Theme, operations: Operations, parent: Object) -> None:
        super().__init__(parent)
        self._theme = theme
        self._operations = operations
        self._drawn: dict[tuple[str, str, int, int, int], QPixmap] = {}
        self._photos: OrderedDict[str, QImage | None] = OrderedDict()

    def picture(
        self, product: Product, size: QSize, *, radius: int, is_sold_out: bool = False
    ) -> QPixmap:
        """Return the photo, or the drawing while there is none, with round corners.

        size, radius: px. A drawing of something sold out is grey; a photo stays as it is.
        """
        image = self._photo(product.photo) if product.photo else None
        tint = NEUTRAL if is_sold_out else product.craft.value
        name = product.photo if image else f"{product.craft.value}/{product.art}"
        key = (name, tint, size.width(), size.height(), radius)
        if key not in self._drawn:
            whole = covering(image, size) if image else self._placeholder(product, size, tint)
            self._drawn[key] = rounded(whole, size, radius, self._theme.ratio)
        return self._drawn[key]

    def _photo(self, digest: str) -> QImage | None:
        if digest not in self._photos:
            self._photos[digest] = None
            self._operations.read(
                self, photo, digest, done=lambda jpeg: self._decode(digest, jpeg)
            )
        self._photos.move_to_end(digest)
        return self._photos[digest]

    def _decode(self, digest: str, jpeg: bytes | None) -> None:
        if jpeg is None:
            return

        def keep(image: QImage) -> None:
            self._photos[digest] = image
            while len(self._photos) > _MOST_PHOTOS:
                self._photos.popitem(last=False)
            self.arrived.emit()

        self._operations.run_slow(self, lambda: decoded(jpeg), done=keep)

    def _placeholder(self, product: Product, size: QSize, tint: str) -> QImage:
        return placeholder(self._theme, product, size, self._theme.look.tints[tint])


def decoded(jpeg: bytes, longest: int = _PHOTO_PX) -> QImage:
    """Read a photo at most `longest` px a side; any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(jpeg))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"jpeg")
    size = reader.size()
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(
            size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
        )
    return reader.read()


def covering(image: QImage, size: QSize) -> QImage:
    """Scale and cut a photo so that it fills `size`."""
    scaled = image.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left = (scaled.width() - size.width()) // 2
    top = (scaled.height() - size.height()) // 2
    return scaled.copy(left, top, size.width(), size.height())


def rounded(image: QImage, size: QSize, radius: int, ratio: float) -> QPixmap:
    """Round the corners of a picture."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, size.width(), size.height()), radius, radius)
    painter.setClipPath(path)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    painter.end()
    return pixmap


def placeholder(theme: Theme, product: Product, size: QSize, tint: Colours) -> QImage:
    """Draw what stands in for a photo: tint, two stars, shadow, drawing."""
    image = QImage(size * theme.ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(theme.ratio)
    image.fill(QColor(tint["bg"]))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = size.height() / 100
    _stars(painter, size, unit, QColor(tint["mid"]))
    shadow = QColor(0, 0, 0, 77 if theme.name == "soir" else 26)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shadow)
    painter.drawEllipse(QPointF(size.width() / 2, 89 * unit), 40 * unit, 4.2 * unit)
    frame = QSize(round(120 * unit), size.height())
    art = drawing(_art(product, tint), frame, theme.ratio)
    painter.drawPixmap(QPointF((size.width() - frame.width()) / 2, 0), art)
    painter.end()
    return image


def _stars(painter: QPainter, size: QSize, unit: float, colour: QColor) -> None:
    colour.setAlphaF(0.3)
    painter.setPen(QPen(colour, 1.2 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for x, y in ((24 * unit, 18 * unit), (size.width() - 16 * unit, size.height() - 16 * unit)):
        centre = QPointF(size.width() - x if is_mirrored else x, y)
        for turn in (0, 45):
            corners = QTransform().rotate(turn).map(_square(31 * unit))
            painter.drawPolygon(corners.translated(centre))


def _square(corner: float) -> QPolygonF:
    points = [QPointF(0, -corner), QPointF(corner, 0), QPointF(0, corner), QPointF(-corner, 0)]
    return QPolygonF(points)


def _art(product: Product, tint: Colours) -> str:
    source = _drawing_source(product.art) or _drawing_source(_art_of_craft()[product.craft])
    for tone in ("dark", "mid", "light"):
        source = source.replace(f"{{{tone}}}", tint[tone])
    return source


@cache
def _drawing_source(name: str) -> str:
    """Return the text of a drawing, empty when there is none of that name."""
    path = RESOURCES / "art" / f"{name}.svg"
    return path.read_text(encoding="utf-8") if name and path.is_file() else ""


@cache
def _art_of_craft() -> dict[Craft, str]:
    names = json.loads((RESOURCES / "art" / "crafts.json").read_text(encoding="utf-8"))
    return {Craft(craft): name for craft, name in names.items()}
