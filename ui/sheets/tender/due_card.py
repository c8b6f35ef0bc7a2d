"""What is to be paid and what is in hand, large; stamp duty and rounding in lines of their own."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from pos.domain.formatting import isolate, money_text
from pos.domain.money import Money
from pos.i18n import gettext as _
from ui.sheets.tender.tender_words import foreign_text
from ui.sheets.tender.tendering import Tendering
from ui.theme import Theme
from ui.widgets.label import label


class DueCard(QFrame):
    """Shows a `Tendering`: due, and received. is_low: the window is lower than a laptop's."""

    def __init__(self, theme: Theme, *, is_low: bool) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._language = theme.language
        self._title = label(role="title")
        self._facts = label(role="caption")
        amount = "total-compact" if is_low else "total"
        self._due = label(role=amount)
        self._hand_title = label(role="title")
        self._notes = label(role="caption")
        self._received = label(role=amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 4)
        column.setSpacing(0)
        column.addLayout(_row(self._title, self._facts, self._due))
        column.addWidget(_rule())
        column.addLayout(_row(self._hand_title, self._notes, self._received))

    def show_tendering(self, tendering: Tendering) -> None:
        """Show what is due and what is in hand."""
        goes_back = tendering.goods.minor < 0
        due = -tendering.due if goes_back else tendering.due
        received = -tendering.received if goes_back else tendering.received
        self._title.setText(_due_words(tendering, goes_back=goes_back))
        self._say(self._facts, "\n".join(self._asked(tendering)))
        self._due.setText(money_text(due, self._language))
        self._hand_title.setText(_("Given back") if goes_back else _("Received"))
        notes = tendering.hand.foreign
        self._say(self._notes, "" if notes is None else foreign_text(notes, self._language))
        self._received.setText(money_text(received, self._language))

    def _asked(self, tendering: Tendering) -> list[str]:
        """Say what is asked for beside the goods, each on its line."""
        whole = tendering.whole
        said = []
        if not whole.stamp_duty.is_zero:
            duty = _("Stamp duty {amount}").format(amount=self._amount(whole.stamp_duty))
            said.append(duty)
        if not whole.rounding.is_zero:
            said.append(_("Rounding {amount}").format(amount=self._amount(whole.rounding)))
        return said

    def _amount(self, amount: Money) -> str:
        return isolate(money_text(amount, self._language))

    def _say(self, words: QLabel, text: str) -> None:
        words.setText(text)
        words.setVisible(bool(text))


def _due_words(tendering: Tendering, *, goes_back: bool) -> str:
    if goes_back:
        return _("To give back")
    return _("Still to pay") if tendering.laid else _("To pay")


def _row(title: QLabel, words: QLabel, amount: QLabel) -> QHBoxLayout:
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addStretch(1)
    said.addWidget(title)
    said.addWidget(words)
    said.addStretch(1)
    row = QHBoxLayout()
    row.addLayout(said)
    row.addStretch(1)
    row.addWidget(amount)
    return row


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    return rule
