"""Labels as a camera sees them: drawn by our own code, then turned, blurred and badly lit."""

from typing import Final

from PIL import Image, ImageFilter, ImageOps
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from pos.printing.code128 import QUIET_MODULES, modules

SIGHT: Final = (1280, 720)
_WOOD: Final = 0xFF8A6A4A


def label(text: str, *, module: int = 3, height: int = 120) -> QImage:
    """Draw the symbol that stands on our labels and receipts, black on white."""
    widths = modules(text)
    wide = (sum(widths) + 2 * QUIET_MODULES) * module
    image = QImage(wide, height + 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    left = QUIET_MODULES * module
    for number, width in enumerate(widths):
        if number % 2 == 0:
            painter.fillRect(left, 20, width * module, height, Qt.GlobalColor.black)
        left += width * module
    painter.end()
    return image


def before(image: QImage, *, degrees: float = 0) -> QImage:
    """Lay a label on a table and look down at it."""
    seen = QImage(*SIGHT, QImage.Format.Format_RGB32)
    seen.fill(_WOOD)
    painter = QPainter(seen)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(QTransform().translate(SIGHT[0] / 2, SIGHT[1] / 2).rotate(degrees))
    painter.drawImage(QPoint(-image.width() // 2, -image.height() // 2), image)
    painter.end()
    return seen


def blurred(image: QImage, px: float) -> QImage:
    """Hold it too near."""
    return _image(_picture(image).filter(ImageFilter.GaussianBlur(px)))


def dim(image: QImage) -> QImage:
    """Take most of the light away, and add the grain that a camera makes of that."""
    grain = Image.effect_noise(SIGHT, 24).convert("RGB")
    dark = ImageOps.autocontrast(_picture(image)).point(lambda light: 20 + light // 4)
    return _image(Image.blend(dark, grain, 0.12))


def nothing() -> QImage:
    """Look at the table."""
    seen = QImage(*SIGHT, QImage.Format.Format_RGB32)
    seen.fill(_WOOD)
    return seen


def _picture(image: QImage) -> Image.Image:
    rgb = image.convertToFormat(QImage.Format.Format_RGBX8888)
    bits = bytes(rgb.constBits())
    return Image.frombuffer("RGBX", (rgb.width(), rgb.height()), bits).convert("RGB")


def _image(picture: Image.Image) -> QImage:
    data = picture.convert("RGBX").tobytes()
    image = QImage(data, picture.width, picture.height, QImage.Format.Format_RGBX8888)
    return image.convertToFormat(QImage.Format.Format_RGB32)
