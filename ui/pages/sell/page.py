"""The Sell page: tap or scan, pay, give change; the basket survives a power cut."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import ClassVar

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from pos.changed import Changed
from pos.domain.basket import Basket
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from ui.first_frame import EarlyTyping
from ui.operations import Operations
from ui.page import Key, Page
from ui.pages.sell.asking import Asking
from ui.pages.sell.bargaining import Bargaining
from ui.pages.sell.for_whom import ForWhom
from ui.pages.sell.going_on import GoingOn
from ui.pages.sell.goods import Goods
from ui.pages.sell.holding import Holding
from ui.pages.sell.last_line import LastLine
from ui.pages.sell.last_sale import LastSale
from ui.pages.sell.owing import Owing
from ui.pages.sell.part import Part
from ui.pages.sell.paying import Paying
from ui.pages.sell.reading import Stand, stand
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.scans import Scans
from ui.pages.sell.seeing import Seeing
from ui.pages.sell.shelf import Shelf
from ui.pages.sell.side import Side
from ui.pages.sell.taking_back import TakingBack
from ui.pages.sell.till_state import TillState
from ui.pages.sell.turns import Turns
from ui.pages.sell.unlisted import Unlisted
from ui.product_art import ProductArt
from ui.theme import Theme


class SellPage(Page):
    """Joins the parts of selling, each of which works on those it is given.

    ringing: the basket. last_sale: the sale just made.
    """

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
        art = ProductArt(theme)
        self.ringing = RingingUp(operations, self)
        self._turns = Turns(operations, self)
        self._shelf = Shelf(theme, operations, art, self._turns)
        self._side = Side(theme, art, self.ringing)
        column = self._side.column
        asking = Asking(self, self.ringing, self._side)
        owing = Owing(self, self.ringing)
        self._paying = Paying(self, self.ringing, column, owing)
        self.last_sale = LastSale(self, self.ringing, self._side)
        self._scans = Scans(self, asking, self._shelf, self._turns)
        self._holding = Holding(self, self.ringing, column, self._turns)
        for_whom = ForWhom(self, self.ringing, column.who_bar, self._shelf)
        self._going_on = GoingOn(self, owing, self.ringing, column, for_whom)
        self._parts: tuple[Part, ...] = (
            self._paying,
            self.last_sale,
            Goods(self, asking, self._shelf, art, try_examples),
            LastLine(self, asking, self._shelf.finder.keys),
            Bargaining(self, asking, column),
            self._holding,
            Unlisted(self, self.ringing, self._shelf),
            TillState(self),
            for_whom,
            self._scans,
            Seeing(self, self._shelf),
            TakingBack(self, self._shelf, self._scans, owing, self.last_sale),
            self._going_on,
        )
        _lay_out(self, self._shelf, self._side)

    def reload(self) -> None:
        """Read the stand: its products, and at the first time the basket that was open."""
        told: tuple[Shelf | Side | Part, ...] = (self._shelf, self._side, *self._parts)
        self.operations.read(self, stand, done=partial(_show_stand, told, self._turns))
        self._holding.follow()

    def refresh(self, changed: Changed) -> None:
        """Stock and paper are followed without reading the whole stand again."""
        if changed & Changed.STOCK:
            self._shelf.tiles.forget_stock()
        if changed & Changed.PRINTING:
            self.last_sale.follow_paper()
        if changed & Changed.GIVEN_UP:
            self.ringing.let_go()
        if changed & Changed.HELD:
            self._holding.follow()
        super().refresh(changed)

    def keys(self) -> Sequence[Key]:
        """Name the keys of selling, each part's in turn.

        Each waits for what came before it, a scan, a code typed by hand or a basket taken up:
        whoever pays by F9 pays for that.
        """
        search = (
            Key("F2", _("Search or scan"), self.take_focus),
            Key("Ctrl+F", _("Search or scan"), self.take_focus),
        )
        keys = chain(search, *(part.keys() for part in self._parts))
        return [key._replace(act=self._in_turn(key.act)) for key in keys]

    def kept(self) -> Basket:
        """Return the basket, which outlives another language or look."""
        return self.ringing.basket

    def resume(self, kept: object) -> None:
        """Go on with the basket of the window before."""
        self._going_on.resume(kept)

    def take_in(self, thing: object) -> None:
        """Go on with what was begun elsewhere, or with what was typed before the page stood."""
        if isinstance(thing, EarlyTyping):
            self._shelf.finder.go_on(thing)
        else:
            self._going_on.take_in(thing)

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the wide or the compact layout."""
        self._shelf.set_compact(is_compact=is_compact)
        self._side.set_compact(is_compact=is_compact)

    def show_key_hints(self) -> None:
        """Name F4 on the button, and Enter on the sheet."""
        self._paying.show_key_hints()

    def take_focus(self) -> None:
        """Typing starts in the search box."""
        self._shelf.finder.take_focus()

    def take_scan(self, scan: Scan) -> bool:
        """Put what is scanned into the basket; the tender sheet gives way, its total is another."""
        self._paying.leave_sheet()
        self._scans.take(scan)
        return True

    def _in_turn(self, act: Callable[[], None]) -> Callable[[], None]:
        return self._turns.after(partial(self.ringing.once_there, act))

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed goes into the search box wherever the focus was."""
        if event.text() and event.text().isprintable():
            self._shelf.finder.type(event.text())
        else:
            super().keyPressEvent(event)


def _show_stand(told: Iterable[Shelf | Side | Part], turns: Turns, found: Stand) -> None:
    for part in told:
        part.show_stand(found)
    turns.begin()


def _lay_out(page: SellPage, shelf: Shelf, side: Side) -> None:
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(shelf, 1)
    row.addWidget(side)
