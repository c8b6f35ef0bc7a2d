"""How the till stands, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from pos.i18n import gettext as _
from ui.pages.shift.reading import Standing
from ui.pages.shift.words import float_text, since_text, sold_text, unopened_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label, set_state

_ICON_PX = 56


class StateCard(QFrame):
    """Says whether the till is open, with the buttons for it.

    What there should be in the drawer is not said: it is counted blindly.
    Signals: opening(), closing(), paying_in(), paying_out(), reporting(): a button was pressed.
    """

    opening = Signal()
    closing = Signal()
    paying_in = Signal()
    paying_out = Signal()
    reporting = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "card")
        self._picture = QLabel()
        self._title = label(role="heading", wraps=True)
        self._since = label(wraps=True)
        self._float = label(role="caption", wraps=True)
        self._sold = label(role="title", wraps=True)
        self._notice = QFrame()
        self._said = label(wraps=True)
        self.open_button = Button(theme, _("Open the till"), "primary", icon="lock-open")
        self.close_button = Button(theme, _("Count and close"), "primary", icon="lock")
        self.report = Button(theme, _("Report so far (X)"), "soft", icon="report-money")
        self.pay_in = Button(theme, _("Put cash in"), "soft", icon="cash-plus")
        self.pay_out = Button(theme, _("Take cash out"), "soft", icon="cash-minus")
        self._lay_out()
        for button, signal in (
            (self.open_button, self.opening),
            (self.close_button, self.closing),
            (self.report, self.reporting),
            (self.pay_in, self.paying_in),
            (self.pay_out, self.paying_out),
        ):
            button.clicked.connect(signal)
            # Until it is known how the till stands, there is nothing to press.
            button.hide()

    def show_standing(self, standing: Standing) -> None:
        """Show how the till stands."""
        is_open = standing.opened is not None
        icon = "lock-open" if is_open else "lock"
        self._picture.setPixmap(self._theme.pixmap(icon, "muted_ink", _ICON_PX))
        self._title.setText(_("The till is open") if is_open else _("The till is not open"))
        text = _("Count the cash in the drawer, then open. You can sell either way.")
        self._since.setText(since_text(standing) if is_open else text)
        self._float.setText(float_text(standing) if is_open else "")
        self._sold.setText("" if standing.sold is None else sold_text(standing.sold))
        for part in (
            self._float,
            self._sold,
            self.close_button,
            self.report,
            self.pay_in,
            self.pay_out,
        ):
            part.setVisible(is_open)
        self.open_button.setVisible(not is_open)
        self._show_notice(standing)

    def _show_notice(self, standing: Standing) -> None:
        notices = []
        if standing.is_old:
            notices.append(
                _("It was opened on another day. Go on with it, or count and close it now.")
            )
        if standing.unopened.sales:
            notices.append(unopened_text(standing.unopened))
        kind = "info" if standing.is_old else "warn"
        set_state(self._notice, "role", kind)
        set_state(self._said, "role", f"on-{kind}")
        self._said.setText(" ".join(notices))
        self._notice.setVisible(bool(notices))

    def _lay_out(self) -> None:
        space = self._theme.space
        inside = QVBoxLayout(self._notice)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(space("small"))
        column.addLayout(self._head())
        column.addWidget(self._sold)
        column.addWidget(self._notice)
        column.addStretch(1)
        column.addWidget(self.report)
        column.addWidget(self.pay_in)
        column.addWidget(self.pay_out)
        column.addSpacing(space("small"))
        column.addWidget(self.open_button)
        column.addWidget(self.close_button)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self._theme.space("large"))
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(self._theme.space("hair"))
        for part in (self._title, self._since, self._float):
            words.addWidget(part)
        head.addLayout(words, 1)
        return head
