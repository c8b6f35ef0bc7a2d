"""Taking goods back: which lines, where each goes, and how the money is given back."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from pos.clock import local
from pos.domain.basket import Whereto
from pos.domain.formatting import isolate, long_date_text, ltr, time_text
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.refunds import refund
from pos.services.returns import Refundable
from pos.services.selling import SoldSale
from ui.errands import Exchange
from ui.operations import Operations
from ui.sheets.refund.giving_panel import GivingPanel
from ui.sheets.refund.refund_line import RefundLine
from ui.sheets.refund.refunding import Refunding, refunding
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import ENTER
from ui.widgets.label import label
from ui.widgets.sheet import Sheet


class RefundSheet(Sheet):
    """Takes one sale back, whole or in parts.

    panel: what goes back, and how.
    Signals: refunded(SoldSale): money was given back; exchanging(Exchange): the goods are to stand
    in the basket beside new ones.
    """

    refunded = Signal(object)
    exchanging = Signal(object)

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, found: Refundable
    ) -> None:
        number = ltr(found.sold.sale.receipt_number)
        title = _("Take back from {number}").format(number=number)
        super().__init__(theme, window, title, width=1080, height=720)
        self._operations = operations
        self._refunding = refunding(found)
        self._debts = found.debts
        self.panel = GivingPanel(theme, found.rules, found.debts)
        words = _("Exchange for other goods")
        self._exchange = Button(theme, words, "soft", icon="arrows-left-right")
        self._lines = [RefundLine(theme, choice) for choice in self._refunding.choices]
        self._lay_out(found)
        self._connect()
        self._show()

    def _connect(self) -> None:
        for place, line in enumerate(self._lines):
            line.toggled.connect(partial(self._toggle, place))
            line.stepped.connect(partial(self._step, place))
            line.sent.connect(partial(self._send, place))
        self.panel.changed.connect(self._show)
        self.panel.confirmed.connect(self._give)
        self._exchange.clicked.connect(self._begin_exchange)

    def _toggle(self, place: int) -> None:
        self._change(self._refunding.toggled(place))

    def _step(self, place: int, pieces: int) -> None:
        self._change(self._refunding.stepped(place, pieces))

    def _send(self, place: int, whereto: Whereto) -> None:
        self._change(self._refunding.sent(place, whereto))

    def _change(self, chosen: Refunding) -> None:
        self._refunding = chosen
        self._show()

    def _show(self) -> None:
        for line, choice in zip(self._lines, self._refunding.choices, strict=True):
            line.show_choice(choice)
        is_chosen = bool(self._refunding.lines)
        self.panel.show_goods(self._refunding.total, may_give=is_chosen)
        self._exchange.setEnabled(is_chosen)

    def _give(self) -> None:
        """Give the money back, once."""
        if not self.panel.is_free or not self._refunding.lines:
            return
        try:
            tenders = self.panel.tenders()
        except PosError as error:
            self._refuse(error)
            return
        chosen = self._refunding
        self._operations.write(
            self,
            refund,
            chosen.lines,
            tenders,
            chosen.words,
            done=self._finish,
            failed=self._refuse,
        )

    def _finish(self, sold: SoldSale) -> None:
        self.refunded.emit(sold)
        self.close_sheet()

    def _refuse(self, error: PosError) -> None:
        self.panel.refuse(str(error))

    def _begin_exchange(self) -> None:
        self.exchanging.emit(Exchange(self._refunding.lines, self._debts))
        self.close_sheet()

    def _lay_out(self, found: Refundable) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(self.theme.space("wide"))
        left = QVBoxLayout()
        left.setSpacing(self.theme.space("small"))
        left.addWidget(label(_when(found.sold, self.theme.language), "caption"))
        left.addWidget(label(_words(found), "strong", wraps=True))
        left.addWidget(self._list(), 1)
        right = QVBoxLayout()
        right.setSpacing(self.theme.space("medium"))
        right.addWidget(self.panel, 1)
        right.addWidget(self._exchange)
        columns.addLayout(left, 61)
        columns.addLayout(right, 39)
        self.body.addLayout(columns, 1)

    def _list(self) -> QScrollArea:
        whole = QWidget()
        whole.setProperty("role", "scrolled")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("small"))
        for line in self._lines:
            column.addWidget(line)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        area.setWidget(whole)
        return area

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the money back; 1 to 9 choose a line."""
        if event.key() in ENTER:
            self._give()
        elif event.text().isdecimal() and 0 < int(event.text()) <= len(self._lines):
            self._toggle(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)


def _when(sold: SoldSale, language: str) -> str:
    moment = local(sold.at)
    return f"{isolate(long_date_text(moment, language))} · {time_text(moment, language)}"


def _words(found: Refundable) -> str:
    if not found.lines:
        return _("This is itself a refund: there is nothing to take back.")
    if not found.has_anything:
        return _("All of it has come back already.")
    return _("What comes back?")
