"""One look at one text size in one language: colours, fonts, icons and the style sheet.

Widgets choose a role (`setProperty("role", "primary")`), never a colour; what paints by hand asks
the theme by token name. A theme never changes: another look is another theme and a new window.
"""

import re
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPixmap

from pos.i18n import DEFAULT_LANGUAGE
from ui.icons import Icons, StateColours
from ui.tokens import DEFAULT_LOOK, RESOURCES, Layout, tokens

FAMILY: Final = "Rahba Sans"
COMPACT_BELOW: Final = 1200

_LOCAL_FORMS: Final = QFont.Tag("locl")

_FONT_FILES: Final = ("RahbaSans-Regular", "RahbaSans-SemiBold", "RahbaSans-Bold")


# A group and a token of it: `${colour.ink}`.
_TOKEN: Final = re.compile(r"\$\{([a-z]+\.[a-z0-9_]+)\}")


def load_fonts() -> None:
    """Load the bundled fonts; once for a program, after the application object exists."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{name}.ttf"))


def style_template() -> str:
    """Return the style sheet before its tokens are filled in."""
    return (RESOURCES / "rahba.qss.template").read_text(encoding="utf-8")


class Theme:
    """What a widget asks for its colours, sizes, fonts and icons.

    look: one of `ui.tokens.LOOKS`; text_percent: 100, 115 or 130.
    language: fr, ar or en; Arabic letters look smaller and get a pixel more below 18 px.
    ratio: device pixels to one px of the screen it is for.
    """

    def __init__(
        self,
        look: str = DEFAULT_LOOK,
        text_percent: int = 100,
        language: str = DEFAULT_LANGUAGE,
        ratio: float = 1.0,
    ) -> None:
        self.name = look
        self.look = tokens().looks[look]
        self.sizes = tokens().sizes
        self.text_percent = text_percent
        self.language = language
        self.ratio = ratio
        self._icons = Icons()

    def colour(self, token: str) -> QColor:
        """Return a colour of the look, such as `ink`."""
        return QColor(self.look.colours[token])

    def space(self, token: str) -> int:
        """Return a distance in px: hair 4, small 8, medium 12, large 16, wide 24, huge 32."""
        return self.sizes.spacing[token]

    def height(self, token: str) -> int:
        """Return the least height in px of a kind of control."""
        return self.sizes.heights[token]

    def text_px(self, token: str) -> int:
        """Return the height in px of a kind of text, at this text size and in this language."""
        base = self.sizes.type[token]
        if self.language == "ar" and base < self.sizes.arabic_below:
            base += self.sizes.arabic_add
        return round(base * self.text_percent / 100)

    def font(self, token: str, weight: str = "body") -> QFont:
        """Return the font of a kind of text; weight is body, strong or loud."""
        font = QFont(FAMILY)
        font.setPixelSize(self.text_px(token))
        font.setWeight(QFont.Weight(self.look.weights[weight]))
        # In an Arabic line the font has lower digits, but not after a Latin letter: without this
        # an amount changes its size with its neighbours. Widgets have it from the application.
        font.setFeature(_LOCAL_FORMS, 0)
        return font

    def pixmap(self, icon: str, colour: str, px: int) -> QPixmap:
        """Draw an icon `px` wide in a colour token."""
        return self._icons.pixmap(icon, self.colour(colour).name(), px, self.ratio)

    def icon(
        self, name: str, colour: str, *, checked: str = "", disabled: str = "", size: str = "medium"
    ) -> QIcon:
        """Return an icon in colour tokens for its usual, checked and disabled states."""
        colours = StateColours(
            self.colour(colour).name(),
            self.colour(checked or colour).name(),
            self.colour(disabled or colour).name(),
        )
        return self._icons.icon(name, colours, self.sizes.icons[size], self.ratio)

    def icon_size(self, token: str) -> QSize:
        """Return the size of icons: small 20, medium 24, large 28."""
        px = self.sizes.icons[token]
        return QSize(px, px)

    def layout(self, *, is_compact: bool) -> Layout:
        """Return the widths of the wide or the compact screen."""
        return self.sizes.compact if is_compact else self.sizes.wide

    def style_sheet(self) -> str:
        """Fill the one style sheet template with the tokens of this theme."""
        groups: dict[str, Mapping[str, object]] = {
            "colour": self.look.colours,
            "weight": self.look.weights,
            "line": self.look.lines,
            "radius": self.sizes.radii,
            "space": self.sizes.spacing,
            "type": {token: self.text_px(token) for token in self.sizes.type},
        }
        values = {
            f"{group}.{token}": value
            for group, members in groups.items()
            for token, value in members.items()
        }
        return _TOKEN.sub(lambda token: str(values[token[1]]), style_template())
