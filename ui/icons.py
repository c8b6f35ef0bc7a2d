"""The outline icons, drawn in the colour asked for and kept per colour, size and pixel ratio."""

from typing import Final, NamedTuple

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.tokens import RESOURCES

_FOLDER: Final = RESOURCES / "icons"


def drawing(source: str, size: QSize, ratio: float) -> QPixmap:
    """Draw SVG text into a pixmap of `size` in px on a screen of `ratio`."""
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixmap = QPixmap(size * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class StateColours(NamedTuple):
    """Colours of an icon, `#RRGGBB`, in each state of its button."""

    usual: str
    checked: str
    disabled: str


class Icons:
    """Draws each icon once for each colour, size in px and pixel ratio; reads only those used."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, px: int, ratio: float) -> QPixmap:
        """Return icon `name` in `colour` (`#RRGGBB`), `px` wide on a screen of `ratio`."""
        key = (name, colour, px, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(*key)
        return self._pixmaps[key]

    def icon(self, name: str, colours: StateColours, px: int, ratio: float) -> QIcon:
        """Return an icon whose colour follows the state of its button."""
        icon = QIcon()
        for mode, state, colour in (
            (QIcon.Mode.Normal, QIcon.State.Off, colours.usual),
            (QIcon.Mode.Normal, QIcon.State.On, colours.checked),
            (QIcon.Mode.Disabled, QIcon.State.Off, colours.disabled),
        ):
            icon.addPixmap(self.pixmap(name, colour, px, ratio), mode, state)
        return icon

    def _drawn(self, name: str, colour: str, px: int, ratio: float) -> QPixmap:
        return drawing(self._source(name).replace("currentColor", colour), QSize(px, px), ratio)

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        return self._sources[name]
