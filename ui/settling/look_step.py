"""The statements before they are posted: who gets how much, in which way."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.documents.account_statement import PAYOUT_WORDS
from pos.domain.account import PayoutKind
from pos.domain.formatting import money_text
from pos.domain.money import MAD, Money, total, zero
from pos.domain.settlement import Payment, usual_payment
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.settlement_looking import Preview, StatementRows
from ui.screen_language import screen_language
from ui.settling.words import amount_text, maker_name
from ui.table_model import Column, TableModel
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow
from ui.widgets.table import Table


class LookStep(QWidget):
    """payments: how each maker is paid, by id. shown: what is looked at, None before.

    Signals: naming(): say whose work lines without a maker were; paying(StatementRows): how this
    one is paid; sharing(): the costs of the stand; printing(); posting(); again(): choose anew.
    """

    naming = Signal()
    paying = Signal(object)
    sharing = Signal()
    printing = Signal()
    posting = Signal()
    again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shown: Preview | None = None
        self.payments: dict[str, Payment] = {}
        self.ways = PillFlow(theme)
        self.model = TableModel[StatementRows](self._columns(), self)
        self.table = Table(theme, _("Statements"))
        self.table.setModel(self.model)
        self.table.stretch_column(0)
        self.note = label(role="fault", wraps=True)
        self.name_button = Button(theme, _("Say whose work it was"), "soft", icon="user")
        self.share_button = Button(theme, _("Share the stand’s costs"), "soft", icon="coins")
        self.again_button = Button(theme, _("Choose anew"), "soft", icon="arrow-back-up")
        self.print_button = Button(theme, _("Print the statements"), "soft", icon="file-type-pdf")
        self.post_button = Button(theme, "", "primary", icon="coins")
        self._lay_out()
        self.ways.picked.connect(self._pay_all)
        self.table.clicked.connect(self._ask)
        self.table.activated.connect(self._ask)
        self.name_button.clicked.connect(self.naming)
        self.share_button.clicked.connect(self.sharing)
        self.again_button.clicked.connect(self.again)
        self.print_button.clicked.connect(self.printing)
        self.post_button.clicked.connect(self.posting)

    def show_preview(self, shown: Preview) -> None:
        """Show statements; whoever was given another way of payment keeps it while it fits."""
        self.shown = shown
        self._pay_all(PayoutKind.CASH)
        self.ways.pick(PayoutKind.CASH)
        count = len(shown.unnamed)
        sentence = ngettext(
            "{count} line has no maker: nobody can be paid yet.",
            "{count} lines have no maker: nobody can be paid yet.",
            count,
        )
        nothing = _("Nothing is open here. Choose other days or another fair.")
        is_empty = not shown.statements and not count
        self.note.setText(sentence.format(count=count) if count else nothing if is_empty else "")
        self.name_button.setVisible(bool(count))
        self.share_button.setVisible(bool(shown.choice.fair))
        self.print_button.setEnabled(bool(shown.statements))

    def pay_as(self, maker: str, payment: Payment) -> None:
        """Pay one maker in another way."""
        self.payments[maker] = payment
        self._show()

    def refuse(self, sentence: str) -> None:
        """Say why nothing was posted."""
        self.note.setText(sentence)
        self._show()

    def _pay_all(self, how: object) -> None:
        assert isinstance(how, PayoutKind)
        if self.shown is not None:
            statements = self.shown.statements
            self.payments = {each.maker.id: usual_payment(each.due, how) for each in statements}
            self._show()

    def _show(self) -> None:
        assert self.shown is not None
        self.model.set_rows(self.shown.statements)
        paid = total([each.amount for each in self.payments.values()], MAD)
        text = _("Pay {amount}") if paid.minor > 0 else _("Post the statements")
        self.post_button.show_text(text.format(amount=amount_text(paid)))
        self.post_button.setEnabled(bool(self.shown.statements) and not self.shown.unnamed)

    def _ask(self, index: QModelIndex) -> None:
        self.paying.emit(self.model.row(index))

    def _columns(self) -> list[Column[StatementRows]]:
        language = screen_language()

        def money(amount: Money) -> str:
            return "" if amount.is_zero else money_text(amount, language)

        def other(row: StatementRows) -> Money:
            return row.due - row.gross + row.commission

        return [
            Column(_("Maker"), lambda row: maker_name(row.maker)),
            Column(_("Sold for"), lambda row: money(row.gross), is_numeric=True),
            Column(_("Commission"), lambda row: money(-row.commission), is_numeric=True),
            Column(_("Other lines"), lambda row: money(other(row)), is_numeric=True),
            Column(_("Due"), lambda row: money_text(row.due, language), is_numeric=True),
            Column(_("Paid"), lambda row: _paid(self.payments, row.maker.id)),
        ]

    def _lay_out(self) -> None:
        ways = [(kind, words()) for kind, words in PAYOUT_WORDS.items()]
        self.ways.set_pills(ways, PayoutKind.CASH)
        self.ways.setAccessibleName(_("How are all paid?"))
        told = QHBoxLayout()
        told.setSpacing(self._theme.space("medium"))
        told.addWidget(self.note, 1)
        told.addWidget(self.share_button)
        told.addWidget(self.name_button)
        foot = QHBoxLayout()
        foot.setSpacing(self._theme.space("medium"))
        for button in (self.again_button, self.print_button, self.post_button):
            foot.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("small"))
        hint = _("All are paid this way; a tap on a maker changes it for one.")
        column.addWidget(label(hint, "caption", wraps=True))
        column.addWidget(self.ways)
        column.addWidget(self.table, 1)
        column.addLayout(told)
        column.addLayout(foot)


def _paid(payments: Mapping[str, Payment], maker: str) -> str:
    payment = payments.get(maker)
    if payment is None or payment.how is PayoutKind.LATER:
        return PAYOUT_WORDS[PayoutKind.LATER]()
    return f"{PAYOUT_WORDS[payment.how]()} · {amount_text(payment.amount)}"


def all_paid(payments: Mapping[str, Payment]) -> Money:
    """Return what is handed over to all together."""
    return total([max(each.amount, zero(MAD)) for each in payments.values()], MAD)
