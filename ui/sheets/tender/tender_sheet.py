"""The tender sheet: how the customer pays, in one way or several, and what goes back."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos.domain.customer import cash_warning
from pos.domain.money import zero
from pos.domain.shift import ForeignRate
from pos.domain.tender import TenderKind
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.buyers import Buyer
from ui.sheets.tender.change_box import ChangeBox
from ui.sheets.tender.due_card import DueCard
from ui.sheets.tender.in_hand import InHand
from ui.sheets.tender.tender_panels import TenderPanels
from ui.sheets.tender.tender_side import TenderSide
from ui.sheets.tender.tender_words import warning_text
from ui.sheets.tender.tendering import Tendering, tendering
from ui.sheets.tender.way_row import WayRow
from ui.sheets.tender.ways import Payer, Payment, Terms, Way
from ui.theme import Theme
from ui.widgets.enter import ENTER
from ui.widgets.notice import Notice
from ui.widgets.sheet import Sheet

# Below this height of the window, px, every line counts.
_LOW: Final = 660


class TenderSheet(Sheet):
    """Asks for the money of `terms`. The exact amount in cash is proposed at once.

    What does not pay all of it is laid down, and the rest is asked; the last part ends it.
    panels: the leading side; side: what was laid down, the keypad and the main button.
    Signals: settled(Payment): the person validated, once; the sheet waits for `close_sheet` or for
    `refuse`.
    """

    settled = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, terms: Terms, *, names_keys: bool = False
    ) -> None:
        super().__init__(theme, window, terms.title, width=1080, height=700)
        self._terms = terms
        self._tendering = tendering(terms.goods, terms.rules, terms.laid)
        self._way = terms.ways[0]
        self._payer: Payer | None = None
        self._buyer: Buyer | None = None
        self._is_settled = False
        self.notice = Notice(theme)
        self._ways = WayRow(theme, terms.ways, names_keys=names_keys)
        is_low = window.height() < _LOW
        self._due = DueCard(theme, is_low=is_low)
        self.panels = TenderPanels(theme, terms, is_low=is_low)
        self._change = ChangeBox(theme)
        self.side = TenderSide(theme, names_keys=names_keys)
        self.back.show_text(_("Back"))
        self._lay_out()
        self._connect()
        self._show()

    def refuse(self, error: PosError) -> None:
        """The sale could not be saved: say why, and let the person try again."""
        self._is_settled = False
        self._show()
        self.notice.say(str(error), is_fault=True)

    def show_buyer(self, buyer: Buyer | None) -> None:
        """Say who buys; what they paid in cash today counts for the warnings."""
        self._buyer = buyer
        if buyer is not None:
            self.panels.show_buyer(buyer.name)
        self._show()

    def _lay_out(self) -> None:
        self.head.insertWidget(1, self.notice, 4)
        self.head.insertWidget(2, self.side.undo, 3)
        self.body.addWidget(self._ways)
        sides = QGridLayout()
        sides.setHorizontalSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(self.theme.space("small"))
        left.addWidget(self._due)
        left.addWidget(self.panels, 1)
        left.addWidget(self._change)
        sides.addLayout(left, 0, 0)
        sides.addWidget(self.side, 0, 1)
        sides.setColumnStretch(0, 61)
        sides.setColumnStretch(1, 39)
        self.body.addLayout(sides, 1)

    def _connect(self) -> None:
        self._ways.picked.connect(self._pay_by)
        self.panels.noted.connect(lambda value: self._hold(self._tendering.hand.with_note(value)))
        self.panels.rounded.connect(
            lambda amount: self._hold(self._tendering.hand.with_amount(amount))
        )
        self.panels.cleared.connect(lambda: self._hold(self._tendering.hand.exactly()))
        self.panels.rated.connect(self._rate)
        self.panels.confirmed.connect(self._settle)
        self.side.keypad.typed.connect(lambda key: self._hold(self._tendering.hand.with_key(key)))
        self.side.keypad.erased.connect(lambda: self._hold(self._tendering.hand.without_last()))
        self.side.changed.connect(self._take)
        self.side.validated.connect(self._settle)

    def _hold(self, hand: InHand) -> None:
        self._take(self._tendering.holding(hand))

    def _rate(self, rate: ForeignRate) -> None:
        self._take(self._tendering.paid_by(TenderKind.CASH, rate))

    def _pay_by(self, way: Way) -> None:
        is_again, self._way = way == self._way, way
        self.setFocus()
        if is_again:
            # Digits mean the amount now, not the field that had the keyboard.
            self._show()
            return
        rate = self._terms.rates[0] if way.is_foreign else None
        self._take(self._tendering.paid_by(way.kind, rate))
        self.panels.take_focus()

    def _take(self, new: Tendering) -> None:
        self._tendering = new
        self._show()

    def _show(self) -> None:
        shown = self._tendering
        self._ways.show_picked(self._way)
        self._due.show_tendering(shown)
        self.panels.show_tendering(self._way, shown)
        self._change.show_tendering(shown)
        self.side.show_tendering(shown, self._terms.action, is_waiting=self._is_settled)
        # The bar that undoes stands in the same place, for a moment.
        self.notice.say(_warning(shown, self._buyer) if self.side.undo.isHidden() else "")

    def _settle(self) -> None:
        """Lay down what is in hand, and end when nothing more is due."""
        tendering = self._tendering
        if self._is_settled or not (tendering.settles or tendering.is_part):
            return
        try:
            details, self._payer = self.panels.details(), self.panels.payer() or self._payer
            if tendering.is_part:
                self._way = self._terms.ways[0]
                self.setFocus()
                self._take(tendering.with_part(details))
                return
            payment = Payment(tendering.tenders(details), self._payer)
        except FieldNotAccepted:
            return  # Said under its field.
        except PosError as error:
            self.refuse(error)
            return
        self._is_settled = True
        self._show()
        self.settled.emit(payment)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = self._ways.take_key(event.key())
        if event.key() in ENTER:
            self._settle()
        elif way is not None:
            self._pay_by(way)
        elif not self.side.keypad.take_key(event):
            super().keyPressEvent(event)


def _warning(shown: Tendering, buyer: Buyer | None) -> str:
    """Say what there is to know about so much cash, from this customer today."""
    earlier = zero(shown.cash.currency) if buyer is None else buyer.cash_today
    is_business = buyer is not None and bool(buyer.ice)
    warning = cash_warning(shown.cash, earlier, is_business=is_business)
    return "" if warning is None else warning_text(warning)
