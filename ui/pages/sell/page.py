"""The Sell page: tap or scan, pay, give change; the basket survives a power cut."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from pos.changed import Changed
from pos.domain.basket import Basket
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.products import ProductRow
from pos.services.selling import SoldSale
from ui.exchange import Exchange
from ui.first_frame import EarlyTyping
from ui.operations import Operations
from ui.orders.handing_over import HandingOver
from ui.page import Key, Page
from ui.pages.sell.asking import Asking
from ui.pages.sell.bargaining import Bargaining
from ui.pages.sell.basket_column import BasketColumn
from ui.pages.sell.for_whom import ForWhom
from ui.pages.sell.goods import Goods
from ui.pages.sell.holding import Holding
from ui.pages.sell.paying import Paying
from ui.pages.sell.reading import Stand, stand
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.sale_result import SaleResult
from ui.pages.sell.scans import Scans
from ui.pages.sell.shelf import Shelf
from ui.pages.sell.taking_back import TakingBack
from ui.pages.sell.till_state import TillState
from ui.pages.sell.unlisted import Unlisted
from ui.pages.sell.wording import undo_words
from ui.product_art import ProductArt
from ui.theme import Theme


class SellPage(Page):
    """Joins the shelf, the basket and the paying; holds the state of the sale going on.

    Signals: receipt_scanned(SaleRow): the receipt of a finished sale was scanned or typed.
    """

    receipt_scanned = Signal(object)
    shows: ClassVar[Changed] = Changed.PRODUCTS | Changed.SETTINGS | Changed.SHIFT
    scans_under_sheets: ClassVar[bool] = True

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        try_examples: Callable[[], None] | None = None,
    ) -> None:
        """`try_examples` leaves for the sample fair; None where there is no way to it."""
        super().__init__(theme, operations)
        self._next_number = 1
        self._is_resumed = False
        self._handed: Exchange | HandingOver | None = None
        art = ProductArt(theme)
        self.ringing = RingingUp(operations, self)
        self._goods = Goods(theme, operations, art, self, try_examples)
        self._shelf = Shelf(theme, operations, art, self._goods.beginning)
        self._column = BasketColumn(theme, art)
        self._result = SaleResult(theme)
        self._paying = Paying(theme, operations, self.ringing, self._result, self)
        self._asking = Asking(theme, self.ringing, self._column.ask_bar, self)
        self._scans = Scans(theme, operations, self._asking, self._shelf.scan_rows, self)
        self._holding = Holding(theme, operations, self.ringing, self._column, self)
        self._bargaining = Bargaining(theme, operations, self._asking, self._column, self)
        self._unlisted = Unlisted(theme, operations, self.ringing, self._shelf, self)
        self._taking_back = TakingBack(theme, operations, self.ringing, self)
        self._till = TillState(self)
        self._for_whom = ForWhom(theme, operations, self.ringing, self._column.who_bar, self)
        self._side = QStackedWidget()
        self._lay_out()
        self._connect()
        self._connect_scans()
        self._show_basket()

    def reload(self) -> None:
        """Read the stand: its products, and at the first time the basket that was open."""
        self.operations.read(self, stand, done=self._show_stand)
        self._holding.follow()

    def refresh(self, changed: Changed) -> None:
        """Stock and paper are followed without reading the whole stand again."""
        if changed & Changed.STOCK:
            self._shelf.forget_stock()
        if changed & Changed.PRINTING:
            self._paying.follow_paper()
        if changed & Changed.HELD:
            self._holding.follow()
        super().refresh(changed)

    def keys(self) -> Sequence[Key]:
        """Name the keys of selling; + and - mean the line last changed.

        Each waits for the scans before it: whoever pays by F9 pays for what was just scanned.
        """
        keys = (
            Key("F2", _("Search or scan"), self.take_focus),
            Key("Ctrl+F", _("Search or scan"), self.take_focus),
            Key("F4", _("Pay"), self._paying.open_sheet),
            Key("Ctrl+Return", _("Pay"), self._paying.open_sheet),
            Key("F9", _("Exact cash, at once"), self._paying.take_exact_cash),
            Key("F8", _("Print a copy of the last receipt"), self._paying.print_copy),
            Key("Shift+F10", _("Look at the product picked"), self._shelf.ask),
            Key("Ctrl+Z", _("Undo"), self.ringing.undo),
            Key("Del", _("Take out the last line"), self._void),
            Key("+", _("One more of the last line"), partial(self._step, 1)),
            Key("-", _("One less of the last line"), partial(self._step, -1)),
            *self._bargaining.keys(),
            *self._holding.keys(),
            *self._unlisted.keys(),
            *self._till.keys(),
            *self._for_whom.keys(),
        )
        return [replace(key, act=self._scans.turns.after(key.act)) for key in keys]

    def kept(self) -> Basket:
        """Return the basket, which outlives another language or look."""
        return self.ringing.basket

    def resume(self, kept: object) -> None:
        """Go on with the basket of the window before."""
        if isinstance(kept, Basket):
            self._is_resumed = True
            self.ringing.begin(kept)

    def take_in(self, thing: object) -> bool:
        """Go on with goods to be exchanged, an ordered piece, or what was scanned before."""
        if isinstance(thing, EarlyTyping):
            self._shelf.go_on(thing)
            return True
        if not isinstance(thing, Exchange | HandingOver):
            return False
        # The basket that was open comes first: until it is read, nothing may be saved over it.
        self._handed = thing
        if self._is_resumed:
            self._take_handed()
        return True

    def _take_handed(self) -> None:
        handed, self._handed = self._handed, None
        if isinstance(handed, Exchange):
            self.ringing.take_back(handed.lines)
        elif handed is not None:
            self._for_whom.hand_over(handed.order)

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the wide or the compact layout."""
        self._side.setFixedWidth(self.theme.layout(is_compact=is_compact).basket)
        self._shelf.set_compact(is_compact=is_compact)
        self._column.set_compact(self.ringing.basket, is_compact=is_compact)

    def show_key_hints(self) -> None:
        """Name F4 on the button, and Enter on the sheet."""
        self._column.pay.show_key("F4")
        self._paying.names_keys = True

    def take_focus(self) -> None:
        """Typing starts in the search box."""
        self._shelf.take_focus()

    def take_scan(self, scan: Scan) -> bool:
        """Put what is scanned into the basket; the tender sheet gives way, its total is another."""
        self._paying.leave_sheet()
        self._scans.take(scan, self._shelf.take_count())
        return True

    def _lay_out(self) -> None:
        self._side.addWidget(self._column)
        self._side.addWidget(self._result)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._shelf, 1)
        row.addWidget(self._side)

    def _connect_scans(self) -> None:
        self._scans.put.connect(self._put)
        self._scans.shared.connect(self._shelf.choose_among)
        self._scans.receipt_scanned.connect(self.receipt_scanned)
        self._scans.noticed.connect(self.noticed)

    def _connect(self) -> None:
        self._shelf.picked.connect(self._put)
        self._shelf.receipt_scanned.connect(self.receipt_scanned)
        self.receipt_scanned.connect(self._taking_back.open)
        self._taking_back.refunded.connect(self._show_refund)
        self._till.noticed.connect(self.noticed)
        self._till.solved.connect(self.solved)
        self._shelf.asked.connect(self._goods.look_at)
        self._shelf.orders_wanted.connect(self._for_whom.open_list)
        self._goods.wanted.connect(lambda row: self._put(row, 1))
        keys = self._shelf.keys
        keys.stepped.connect(self._step)
        keys.voided.connect(self._void)
        keys.undone.connect(self.ringing.undo)
        self._column.paying.connect(self._paying.open_sheet)
        self._column.emptied.connect(partial(self.ringing.change, Basket.empty))
        self._column.undo_bar.undone.connect(self.ringing.undo)
        self._column.lines.stepped.connect(self._asking.step)
        self._column.lines.voided.connect(self.ringing.void)
        self._column.lines.measuring.connect(self._measure)
        self._result.next_sale.connect(self._turn_to_basket)
        self.ringing.changed.connect(self._turn_to_basket)
        self.ringing.begun.connect(self._asking.forget)
        self.ringing.sold.connect(self._show_result)

    def _show_stand(self, found: Stand) -> None:
        self._next_number = found.next_number
        self._scans.place = found.counter.here.id
        self._paying.counter = found.counter
        self._goods.place = found.counter.here.id
        self._shelf.show_stand(found)
        self._till.look(found.counter)
        self._show_basket()
        saved = found.saved
        if saved.lines and not self._is_resumed:
            self.ringing.begin(Basket(found.counter.currency, saved.lines, saved.words))
            count = len(saved.lines)
            text = ngettext(
                "Sale taken up again: {count} line was kept.",
                "Sale taken up again: {count} lines were kept.",
                count,
            )
            self._column.show_notice(text.format(count=count))
        self._is_resumed = True
        self._take_handed()

    def _put(self, row: ProductRow, count: int) -> None:
        self._side.setCurrentWidget(self._column)
        self._asking.put(row, count)

    def _step(self, pieces: int) -> None:
        if self.ringing.touched is not None:
            self._asking.step(self.ringing.touched, pieces)

    def _void(self) -> None:
        if self.ringing.touched is not None:
            self.ringing.void(self.ringing.touched)

    def _measure(self, key: int) -> None:
        self._asking.measure(self.ringing.basket.line(key))

    def _show_basket(self) -> None:
        basket = self.ringing.basket
        self._column.show_notice("")
        self._column.show_basket(basket, self.ringing.touched, f"{self._next_number:04d}")
        words = undo_words(basket, self.theme.language)
        self._column.undo_bar.offer(words) if words else self._column.undo_bar.hide()
        held = {line.product.id: basket.quantity_of(line.product.id) for line in basket.lines}
        self._shelf.show_in_basket(held)

    def _turn_to_basket(self) -> None:
        self._side.setCurrentWidget(self._column)
        self._show_basket()

    def _show_result(self, sold: SoldSale) -> None:
        self._next_number = sold.sale.number + 1
        self._asking.forget()
        self._shelf.scan_rows.clear()
        self._show_basket()
        self._side.setCurrentWidget(self._result)

    def _show_refund(self, sold: SoldSale) -> None:
        self._paying.show_sold(sold)
        self._show_result(sold)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed goes into the search box wherever the focus was."""
        if event.text() and event.text().isprintable():
            self._shelf.type(event.text())
        else:
            super().keyPressEvent(event)
