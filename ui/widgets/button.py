"""Push buttons: a role decides colour, height and the ink of the icon."""

from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.label import set_state

EN_SPACE: Final = "\u2002"

# The ring of the focus inside a button of the accent, px.
_RING: Final = 2
_RING_INSET: Final = 5
_RING_RADIUS: Final = 6


class _Style(NamedTuple):
    """height: token of the least height; the rest: colour tokens of the icon."""

    height: str
    ink: str = "ink"
    checked_ink: str = ""
    disabled_ink: str = "on_disabled"


_STYLES: Final = {
    "primary": _Style("action", "on_action"),
    "main": _Style("soft", "on_action"),
    "soft": _Style("soft", checked_ink="on_selected"),
    "quiet": _Style("control", "muted_ink"),
    "danger": _Style("control", "danger"),
    "method": _Style("method", checked_ink="on_selected"),
    "language": _Style("action"),
    "key": _Style("key"),
    "step": _Style("control"),
    "pill": _Style("chip", checked_ink="on_chip_selected"),
    "chip": _Style("chip", "info_ink"),
    "undo": _Style("step", "on_chip_selected"),
}


class Button(QPushButton):
    """A button of a role: primary, main, soft, quiet, danger, method, key, step, pill, chip, undo.

    Shows a text, an icon or both; `name` is what a screen reader says when there is no text. It
    takes the focus by Tab alone, so that a tap never takes it from the field being typed into.
    """

    def __init__(
        self, theme: Theme, text: str = "", role: str = "soft", *, icon: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self.theme = theme
        self._style = _STYLES[role]
        self._hint = ""
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.height(self._style.height))
        self.show_icon(icon)
        self.show_text(text, name)

    def show_text(self, text: str, name: str = "") -> None:
        """Change the text; an ampersand in it is shown, never taken for a shortcut."""
        gap = EN_SPACE if text and not self.icon().isNull() else ""
        self.setText(gap + text.replace("&", "&&"))
        self.setAccessibleName(name or text)
        if name and not text:
            self.setToolTip(name)

    def show_icon(self, icon: str, ink: str = "") -> None:
        """Change the icon, in the ink of the role or in another colour token."""
        if not icon:
            return
        style = self._style
        size = "large" if self.property("role") == "primary" else "medium"
        self.setIcon(
            self.theme.icon(
                icon,
                ink or style.ink,
                checked=style.checked_ink,
                disabled=style.disabled_ink,
                size=size,
            )
        )
        self.setIconSize(self.theme.icon_size(size))

    def show_key(self, key: str) -> None:
        """Name the key that does the same, in a small box at the trailing end; "" hides it."""
        self._hint = key
        self.update()

    def _draw_ring(self) -> None:
        """Show the focus inside the button: an edge in its ink is lost on a ground as light."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("focus_on_action"), _RING))
        frame = self.rect().adjusted(_RING_INSET, _RING_INSET, -_RING_INSET, -_RING_INSET)
        painter.drawRoundedRect(frame, _RING_RADIUS, _RING_RADIUS)

    def _draw_hint(self) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.theme.font("nav", "loud"))
        box = painter.fontMetrics().boundingRect(self._hint)
        width, height = max(box.width() + 20, 34), 26
        if self._room_beside_text() < width + 24:
            return
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 16 if is_mirrored else self.width() - width - 16
        ink = self._style.ink if self.isEnabled() else self._style.disabled_ink
        painter.setPen(QPen(self.theme.colour(ink), 2))
        frame = self.rect()
        frame.setRect(left, (self.height() - height) // 2, width, height)
        painter.drawRoundedRect(frame, 5, 5)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._hint)

    def _room_beside_text(self) -> int:
        """Return the px on each side of what is centred: a hint never stands on words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        picture = 0 if self.icon().isNull() else self.iconSize().width() + 4
        return (self.width() - words - picture) // 2

    # Overrides of Qt methods.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._style.ink == "on_action":
            self._draw_ring()
        if self._hint:
            self._draw_hint()

    def sizeHint(self) -> QSize:
        # At least as wide as high: a short word is no smaller target than a long one.
        hint = super().sizeHint()
        return hint.expandedTo(QSize(self.minimumHeight(), self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def square(button: Button, px: int) -> Button:
    """Fix a button at `px` by `px`, all of it for its icon."""
    set_state(button, "square", "true")
    button.setFixedSize(px, px)
    return button


def mirrored_icon(parent: QWidget, leading: str, trailing: str) -> str:
    """Return the icon name that points the right way: `leading` under left-to-right."""
    is_mirrored = parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return trailing if is_mirrored else leading
