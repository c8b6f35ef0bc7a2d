"""What stays after a sale: the change to give back, large, and what became of the receipt."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from pos.domain.formatting import money_text
from pos.domain.money import Money, zero
from pos.domain.sale import Sale
from pos.i18n import gettext as _
from pos.services.receipts import PrintJob, PrintState
from pos.services.selling import SoldSale
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.button import Button
from ui.widgets.label import label


class SaleResult(QFrame):
    """Stands in the place of the basket until the next tap or scan begins the next sale.

    Signals: reprinting(): another copy is wanted; gifting(): a gift receipt is;
    trying_again(int job): the receipt did not come out; came_out(int job): it did, as somebody
    saw; next_sale(): the person is done looking.
    """

    reprinting = Signal()
    gifting = Signal()
    trying_again = Signal(object)
    came_out = Signal(object)
    next_sale = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "column")
        self._theme = theme
        self._failed_job = 0
        self._heading = label(role="heading")
        self._number = label(role="caption")
        self._change_words = label(role="change-label")
        self._change = label(role="change")
        self._paid = label(role="body")
        self._paper = label(wraps=True)
        self._paper_icon = QLabel()
        self._again = Button(theme, _("Try again"), "soft", icon="refresh")
        self._came_out = Button(theme, _("It came out"), "soft", icon="check")
        self._copy = Button(theme, _("Print a copy"), "soft", icon="printer")
        self._gift = Button(theme, _("Gift receipt"), "soft", icon="gift")
        self._said = label(role="caption", wraps=True)
        self._next = Button(theme, _("Next sale"), "primary", icon="plus")
        self._again.clicked.connect(lambda: self.trying_again.emit(self._failed_job))
        self._came_out.clicked.connect(lambda: self.came_out.emit(self._failed_job))
        self._copy.clicked.connect(self.reprinting)
        self._gift.clicked.connect(self.gifting)
        self._next.clicked.connect(self.next_sale)
        self._lay_out()

    def show_sale(self, sold: SoldSale) -> None:
        """Show a sale that was just saved."""
        sale, language = sold.sale, self._theme.language
        is_saved = bool(sold.id)
        saved = _("Refund saved") if sale.is_refund else _("Sale saved")
        self._heading.setText(saved if is_saved else _("Training"))
        number = _("Receipt no. {number}").format(number=sale.receipt_number)
        self._number.setText(number if is_saved else _("Nothing was recorded or printed."))
        for part in (self._paper, self._paper_icon, self._copy):
            part.setVisible(is_saved)
        self._gift.setVisible(is_saved and not sale.is_refund)
        self._said.hide()
        words, shown = _to_do(sale)
        self._change_words.setText(words)
        self._change.setText(money_text(shown, language))
        announce(self._change, f"{self._change_words.text()} {self._change.text()}")
        paid = _("{total} sold, {received} received")
        self._paid.setText(
            paid.format(
                total=money_text(sale.total, language),
                received=money_text(sale.received, language),
            )
        )
        self._paid.setVisible(sale.received >= zero(sale.total.currency))
        self.show_paper(())

    def show_gift(self) -> None:
        """Say that the gift receipt was asked for."""
        self._said.setText(_("The gift receipt is on its way, without any price."))
        self._said.show()

    def show_paper(self, jobs: tuple[PrintJob, ...]) -> None:
        """Say how far the last receipt of the sale has come."""
        last = jobs[-1] if jobs else None
        state = PrintState.QUEUED if last is None else last.state
        words, icon, ink = _paper_words(state)
        self._paper.setText(f"{words} {last.detail}".strip() if last else words)
        self._paper_icon.setPixmap(self._theme.pixmap(icon, ink, 24))
        has_failed = state in {PrintState.FAILED, PrintState.MAYBE}
        self._failed_job = last.id if last else 0
        self._again.setVisible(has_failed)
        self._came_out.setVisible(state is PrintState.MAYBE)

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the width of the wide or the compact layout."""
        self.setFixedWidth(self._theme.layout(is_compact=is_compact).basket)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(self._theme.space("medium"))
        head = QHBoxLayout()
        check = QLabel()
        check.setPixmap(self._theme.pixmap("circle-check", "ok_ink", 28))
        head.addWidget(check)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._heading)
        words.addWidget(self._number)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addWidget(self._change_card())
        paper = QHBoxLayout()
        paper.addWidget(self._paper_icon, 0, Qt.AlignmentFlag.AlignTop)
        paper.addWidget(self._paper, 1)
        column.addLayout(paper)
        column.addWidget(self._came_out)
        column.addWidget(self._again)
        column.addLayout(self._papers())
        column.addWidget(self._said)
        column.addStretch(1)
        column.addWidget(self._next)

    def _papers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("small"))
        row.addWidget(self._copy, 1)
        row.addWidget(self._gift, 1)
        return row

    def _change_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "change-card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self._change_words)
        column.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTrailing)
        column.addWidget(self._paid)
        return card


def _to_do(sale: Sale) -> tuple[str, Money]:
    """Say what goes back to the customer: change, what was paid for goods, or nothing."""
    nothing = zero(sale.total.currency)
    if sale.due < nothing:
        handed_out = -sale.due - sale.off_debts
        if handed_out.is_zero and not sale.cheques_back.is_zero:
            return _("Hand the cheque back"), sale.cheques_back
        if handed_out.is_zero:
            return _("Taken off what is owed"), sale.off_debts
        return _("Give back"), handed_out
    if sale.due.is_zero:
        return _("Nothing to pay"), nothing
    return (_("Paid exactly"), sale.due) if sale.change.is_zero else (_("Give back"), sale.change)


def _paper_words(state: PrintState) -> tuple[str, str, str]:
    """Return the words, the icon and its ink for a state of the receipt."""
    return {
        PrintState.QUEUED: (_("The receipt is waiting for the printer."), "hourglass", "muted_ink"),
        PrintState.SENDING: (_("The receipt is being printed."), "printer", "info_ink"),
        PrintState.CONFIRMED: (_("The receipt is printed."), "check", "ok_ink"),
        PrintState.MAYBE: (_("Did the receipt come out?"), "help", "warn_ink"),
        PrintState.FAILED: (_("The receipt did not come out."), "alert-triangle", "bad_ink"),
        PrintState.DROPPED: (_("The receipt is not wanted any more."), "receipt", "muted_ink"),
    }[state]
