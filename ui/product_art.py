"""The picture of a product: its photo, or a drawing on its craft's tint with a faint star.

Drawn once for each size and look, and kept; a stand without photos looks finished on day one.
"""

import math
from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF

from pos.domain.product import Product
from pos.services.drawings import drawing_of
from ui.icons import drawing
from ui.theme import Theme
from ui.tokens import RESOURCES

_MOST_KEPT: Final = 400
_ART: Final = RESOURCES / "art"
_NEUTRAL: Final = "neutral"


class ProductArt:
    """Paints and keeps the pictures of products in the tints of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: OrderedDict[tuple[str, str, int, int], QPixmap] = OrderedDict()
        self._photos: OrderedDict[str, QPixmap] = OrderedDict()

    def has_photo(self, digest: str) -> bool:
        """Tell whether a photo was given with `keep_photo`."""
        return digest in self._photos

    def keep_photo(self, digest: str, photo: QPixmap) -> None:
        """Show this photo wherever a product names its digest."""
        self._photos[digest] = photo
        while len(self._photos) > _MOST_KEPT:
            self._photos.popitem(last=False)

    def band(self, product: Product, size: QSize, *, is_grey: bool = False) -> QPixmap:
        """Return the picture that fills the upper part of a tile; grey when sold out."""
        tint = _NEUTRAL if is_grey else self._tint(product)
        photo = self._photos.get(product.photo)
        name = product.photo if photo is not None else drawing_of(product)
        key = (f"{name}/{tint}", "band", size.width(), size.height())
        if key not in self._kept:
            ground = self._ground(tint, size)
            if photo is not None:
                _fill(ground, photo)
            else:
                self._draw(ground, name, tint, size)
            # Rounded once here: clipping to a round corner at each painting is many times dearer.
            radius = self._theme.sizes.radii["tile"]
            tall = size + QSize(0, radius)
            self._keep(key, self._rounded(ground, QRectF(QPointF(0, 0), tall.toSizeF()), radius))
        return self._kept[key]

    def thumbnail(self, product: Product, px: int) -> QPixmap:
        """Return a small picture with round corners, for a line of the basket or of a table."""
        key = (f"{product.photo or drawing_of(product)}/{self._tint(product)}", "small", px, px)
        if key not in self._kept or (product.photo and self.has_photo(product.photo)):
            whole = QRectF(0, 0, px, px)
            self._keep(key, self._rounded(self._small(product, px), whole, 12))
        return self._kept[key]

    def _small(self, product: Product, px: int) -> QPixmap:
        photo = self._photos.get(product.photo)
        ground = self._plain(QSize(px, px), self._tint(product))
        if photo is not None:
            _fill(ground, photo)
            return ground
        art = self._art(drawing_of(product), self._tint(product), QSize(px - 8, (px - 8) * 5 // 6))
        painter = QPainter(ground)
        painter.drawPixmap(4, (px - (px - 8) * 5 // 6) // 2, art)
        painter.end()
        return ground

    def _rounded(self, picture: QPixmap, frame: QRectF, radius: int) -> QPixmap:
        """Cut a picture to a frame with round corners; what the frame has more stays away."""
        rounded = self._blank(picture.deviceIndependentSize().toSize())
        painter = QPainter(rounded)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(picture)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(frame, radius, radius)
        painter.end()
        return rounded

    def _tint(self, product: Product) -> str:
        tint = product.craft.value
        return tint if tint in self._theme.look.tints else _NEUTRAL

    def _draw(self, ground: QPixmap, name: str, tint: str, size: QSize) -> None:
        height = round(size.height() * 0.80)
        width = height * 6 // 5
        left, top = (size.width() - width) // 2, round(size.height() * 0.10)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shadow = QColor(self._theme.look.tints[tint]["dark"])
        shadow.setAlphaF(0.22)
        painter.setBrush(shadow)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = QPointF(size.width() / 2, top + height * 0.95)
        painter.drawEllipse(middle, width * 0.33, height * 0.045)
        painter.drawPixmap(left, top, self._art(name, tint, QSize(width, height)))
        painter.end()

    def _ground(self, tint: str, size: QSize) -> QPixmap:
        ground = self._plain(size, tint)
        colour = QColor(self._theme.look.tints[tint]["mid"])
        colour.setAlphaF(0.40)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = size.height() * 0.30
        for x, y in ((size.width() * 0.12, size.height() * 0.20),
                     (size.width() * 0.90, size.height() * 0.72)):  # fmt: skip
            painter.drawPolygon(_square(QPointF(x, y), radius, 0.0))
            painter.drawPolygon(_square(QPointF(x, y), radius, math.pi / 4))
        painter.end()
        return ground

    def _plain(self, size: QSize, tint: str) -> QPixmap:
        ground = self._blank(size)
        top = QColor(self._theme.look.tints[tint]["bg"])
        fade = QLinearGradient(0, 0, 0, size.height())
        fade.setColorAt(0, top)
        fade.setColorAt(1, top.darker(104))
        painter = QPainter(ground)
        painter.fillRect(QRectF(QPointF(0, 0), size.toSizeF()), fade)
        painter.end()
        return ground

    def _art(self, name: str, tint: str, size: QSize) -> QPixmap:
        tones = self._theme.look.tints[tint]
        source = (_ART / f"{name}.svg").read_text(encoding="utf-8")
        for tone in ("dark", "mid", "light"):
            source = source.replace(f"{{{tone}}}", tones[tone])
        return drawing(source, size, self._theme.ratio)

    def _blank(self, size: QSize) -> QPixmap:
        blank = QPixmap(size * self._theme.ratio)
        blank.setDevicePixelRatio(self._theme.ratio)
        blank.fill(Qt.GlobalColor.transparent)
        return blank

    def _keep(self, key: tuple[str, str, int, int], picture: QPixmap) -> None:
        self._kept[key] = picture
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)


def _square(middle: QPointF, radius: float, turn: float) -> QPolygonF:
    """Return a square about `middle`; two of them, one turned by 45 degrees, make the star."""
    corners = (turn + math.pi / 4 + quarter * math.pi / 2 for quarter in range(4))
    return QPolygonF([middle + QPointF(math.cos(a), math.sin(a)) * radius for a in corners])


def _fill(ground: QPixmap, photo: QPixmap) -> None:
    """Cover the ground with the middle of a photo, without stretching it."""
    size = ground.size()
    scaled = photo.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    scaled.setDevicePixelRatio(ground.devicePixelRatio())
    left = (scaled.width() - size.width()) / 2 / ground.devicePixelRatio()
    top = (scaled.height() - size.height()) / 2 / ground.devicePixelRatio()
    painter = QPainter(ground)
    painter.drawPixmap(QPointF(-left, -top), scaled)
    painter.end()
