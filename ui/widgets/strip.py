"""The strip: the one place above the content for what went wrong; it never stacks."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.label import ElidedLabel, set_state
from ui.widgets.margins import margins


class Notice(NamedTuple):
    """Something to know: a whole sentence, and perhaps one thing to do about it.

    kind: info, warn or bad. action: the words on the button, or empty.
    """

    text: str
    kind: str = "warn"
    action: str = ""
    act: Callable[[], None] | None = None


class Strip(QFrame):
    """Shows one notice, or how many there are; hidden when there is none.

    Signals: opened(): the person wants to see all of several notices.
    """

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.notices: list[Notice] = []
        self.setFixedHeight(theme.height("strip"))
        self._picture = QLabel()
        self._text = ElidedLabel(role="strong")
        self._action = Button(theme, "", "quiet")
        close = square(Button(theme, role="quiet", icon="x", name=_("Close")), 48)
        line = QHBoxLayout(self)
        line.setContentsMargins(margins(theme.space("large"), 2, 4, 2))
        line.addWidget(self._picture)
        line.addWidget(self._text, 1)
        line.addWidget(self._action)
        line.addWidget(close)
        self._action.clicked.connect(self._act)
        close.clicked.connect(self.clear)
        self.hide()

    def add(self, notice: Notice) -> None:
        """Show a notice; the same one twice is one."""
        if notice.text not in [old.text for old in self.notices]:
            self.notices.append(notice)
        self._show()

    def drop(self, notice: Notice) -> None:
        """Take one notice away."""
        self.notices = [old for old in self.notices if old != notice]
        self._show()

    def clear(self) -> None:
        """Take all notices away."""
        self.notices = []
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self.notices))
        if not self.notices:
            return
        notice = self.notices[0]
        several = len(self.notices) > 1
        kind = "warn" if several else notice.kind
        set_state(self, "role", kind)
        icon = "info-circle" if kind == "info" else "alert-triangle"
        self._picture.setPixmap(self._theme.pixmap(icon, f"{kind}_ink", 24))
        count = len(self.notices)
        summary = ngettext("{count} thing to look at", "{count} things to look at", count)
        self._text.setText(summary.format(count=count) if several else notice.text)
        self._text.setProperty("role", "strong")
        self._action.show_text(_("See them") if several else notice.action)
        self._action.setVisible(several or bool(notice.action))

    def _act(self) -> None:
        if len(self.notices) > 1:
            self.opened.emit()
            return
        notice = self.notices[0]
        self.drop(notice)
        if notice.act is not None:
            notice.act()
