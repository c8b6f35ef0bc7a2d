"""Every icon is drawn the same way and takes the colour of the text beside it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = sorted((Path(__file__).parents[2] / "resources" / "icons").glob("*.svg"))
COLOUR = "#075746"


def drawn(svg: str) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return image


def like(one: QColor, other: QColor) -> bool:
    """The same colour but for the rounding where two strokes overlap."""
    return all(
        abs(mine - theirs) <= 4
        for mine, theirs in zip(one.getRgb(), other.getRgb(), strict=True)  # type: ignore[call-overload]
    )


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_is_24_wide_with_a_stroke_of_2_and_no_colour_of_its_own(icon: Path) -> None:
    svg = icon.read_text(encoding="utf-8")

    assert 'viewBox="0 0 24 24"' in svg
    assert 'stroke-width="2"' in svg
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', svg)) == {"none", "currentColor"}


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_is_drawn_in_the_colour_put_in_place_of_current_color(icon: Path) -> None:
    image = drawn(icon.read_text(encoding="utf-8").replace("currentColor", COLOUR))

    opaque = [
        colour
        for colour in (image.pixelColor(x, y) for x in range(48) for y in range(48))
        if colour.alpha() == 255
    ]

    assert opaque
    assert all(like(colour, QColor(COLOUR)) for colour in opaque)
