"""The sheet: what opens inside the window over the page, never a window of its own."""

from typing import ClassVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.notice import Notice


def sheet_on_top(window: QWidget) -> "Sheet | None":
    """Return the sheet that lies over everything else in a window, None for none."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    sheets = [s for s in window.findChildren(Sheet, options=direct) if s.isVisible()]
    return sheets[-1] if sheets else None


class Sheet(QWidget):
    """A card over a scrim, as large as the window. `body` is the layout to fill.

    head: the row of the title and the way back.

    Esc, the back button and a tap on the scrim close it and lose nothing outside it; Tab stays
    inside. The widget that had the focus gets it back, or what is left around it.
    blocks_scans: no scan goes to the page under it either. Signals: closed(): it went away,
    whichever way.
    """

    blocks_scans: ClassVar[bool] = False
    closed = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, title: str, *, width: int = 640, height: int = 0
    ) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._size = (width, height)
        self._focused_before = _and_around(window.focusWidget())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.card = QFrame(self)
        self.card.setProperty("role", "sheet")
        self.back = Button(theme, _("Back"), "quiet", icon=self._back_icon())
        self.back.clicked.connect(self.close_sheet)
        self._title = label(title, "heading")
        self._told = Notice(theme)
        self.head = QHBoxLayout()
        self.head.addWidget(self._title, 1)
        self.head.addWidget(self._told, 1)
        self.head.addWidget(self.back)
        self.body = QVBoxLayout(self.card)
        wide = theme.space("wide")
        self.body.setContentsMargins(wide, theme.space("large"), wide, theme.space("large") + 4)
        self.body.setSpacing(theme.space("medium"))
        self.body.addLayout(self.head)
        window.installEventFilter(self)

    def open_sheet(self) -> None:
        """Cover the window and take the keyboard."""
        self._cover()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_sheet(self) -> None:
        """Go away; safe to call twice."""
        if self.isHidden():
            return
        self._window.removeEventFilter(self)
        self.hide()
        self._give_focus_back()
        self.closed.emit()
        self.deleteLater()

    def _give_focus_back(self) -> None:
        # What was saved may have rebuilt the row this was opened from: then what is around it takes
        # the focus, for without any no key of the window works.
        left = (each for each in self._focused_before if shiboken6.isValid(each))
        heir = next((each for each in left if each.isVisible()), None)
        if heir is not None:
            heir.setFocus(Qt.FocusReason.PopupFocusReason)

    def take_scan(self, _scan: Scan) -> bool:
        """Use a scan; False when this sheet has no use for it."""
        return False

    def tell(self, sentence: str) -> None:
        """Say something that would be said under the scrim, where nobody looks.

        It stands in the place of the title: nothing moves under the finger.
        """
        self._told.say(sentence)
        self._title.setVisible(not sentence)

    def rename(self, title: str) -> None:
        """Say what the sheet is about now; what was told before is over."""
        self.tell("")
        self._title.setText(title)
        self.setAccessibleName(title)

    def _back_icon(self) -> str:
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return "arrow-forward-up" if is_mirrored else "arrow-back-up"

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
        width, height = self._size
        room = self._window.size()
        wanted = height or self.card.sizeHint().height()
        width = min(width, room.width() - 32)
        wanted = min(max(wanted, self.card.minimumSizeHint().height()), room.height() - 16)
        left = (room.width() - width) // 2
        self.card.setGeometry(left, (room.height() - wanted) // 2, width, wanted)

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; no other key reaches what lies under the sheet."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a tap beside the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_sheet()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - named by Qt
        """Keep Tab inside the sheet."""
        if not super().focusNextPrevChild(next) or not self.isAncestorOf(
            self.window().focusWidget()
        ):
            self.setFocus()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.colour("scrim"))


def _and_around(widget: QWidget | None) -> list[QWidget]:
    """Return a widget and what it stands in, from the inside out, without the window."""
    chain = []
    while widget is not None and not widget.isWindow():
        chain.append(widget)
        widget = widget.parentWidget()
    return chain
