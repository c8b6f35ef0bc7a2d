"""Who buys, and which order is handed over: named in the basket column, asked for by a key.

Neither is ever needed to sell. An ordered piece is known by the number of its order form, its SKU:
taken out of the basket its order is handed over no more, put back by undo it is again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pos.domain.basket import Basket, Words
from pos.domain.customer import Contact
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.customers import Customer, customer_of
from pos.services.delivering import (
    OrderedPiece,
    is_handed_over_by,
    piece_to_hand_over,
    put_in_basket,
)
from pos.services.orders import order_of
from pos.services.till import Connection
from ui.page import Key, Page
from ui.pages.sell.part import Part
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.shelf import Shelf
from ui.pages.sell.who_bar import WhoBar

if TYPE_CHECKING:
    from ui.orders.order_desk import OrderDesk


class AnotherOrderInBasket(PosError):
    """A sale hands over one order."""


@dataclass(frozen=True, slots=True)
class Whom:
    """What the words of a basket mean. order_number: as printed, empty for none."""

    words: Words
    customer: Customer | None
    order_number: str


def whom(connection: Connection, words: Words) -> Whom:
    """Read who buys and which order is meant."""
    return Whom(
        words,
        customer_of(connection, words.customer) if words.customer else None,
        order_of(connection, words.order).order.order_number if words.order else "",
    )


class ForWhom(Part):
    """Asks for the customer and the orders of the page."""

    def __init__(
        self,
        page: Page,
        ringing: RingingUp,
        bar: WhoBar,
        shelf: Shelf,
    ) -> None:
        super().__init__(page)
        self._ringing = ringing
        self._bar = bar
        self._contact: Contact | None = None
        # Numbers of order forms that were put into a basket here, and the ids of their orders.
        self._orders: dict[str, str] = {}
        self._desk: OrderDesk | None = None
        shelf.orders_wanted.connect(self.open_list)
        bar.asked.connect(self.ask_customer)
        bar.order_asked.connect(lambda: self.desk.open_order(ringing.basket.words.order))
        ringing.lines.changed.connect(self.follow)
        ringing.sold.connect(lambda _sold: self.follow())

    @property
    def desk(self) -> "OrderDesk":
        """The sheets of orders, made when they are first wanted."""
        if self._desk is None:
            # They bring the drawing of papers along, which no start of the till should wait for.
            from ui.orders.order_desk import OrderDesk

            self._desk = OrderDesk(self.theme, self.operations, self.page)
            self._desk.handing_over.connect(self.hand_over)
        return self._desk

    def keys(self) -> Sequence[Key]:
        """Name the keys of customers and orders."""
        return (
            Key("Shift+F2", _("Customer"), self.ask_customer),
            Key("Shift+F3", _("Orders"), self.open_list),
            Key("Ctrl+F3", _("New order"), self.open_form),
        )

    def ask_customer(self) -> None:
        """Let the person say who buys."""
        words = self._ringing.basket.words
        from ui.customers.customers_sheet import CustomersSheet  # loads when it is first opened

        sheet = CustomersSheet(
            self.theme, self.operations, self.window, is_named=bool(words.customer)
        )
        sheet.picked.connect(lambda contact: self._set(customer=contact.customer))
        sheet.left_unnamed.connect(lambda: self._set(customer=""))
        sheet.open_sheet()

    def open_list(self) -> None:
        """Show the orders still to be made or handed over."""
        self.desk.open_list()

    def open_form(self) -> None:
        """Take a new order, for who is named already."""
        named = self._ringing.basket.words.customer
        contact = self._contact
        is_known = contact is not None and contact.customer == named
        self.desk.open_form(contact if is_known else None)

    def hand_over(self, order: str) -> None:
        """Put an ordered piece into the basket, and its customer on the sale."""
        words = self._ringing.basket.words
        if words.order and words.order != order:
            self.operations.refused.emit(
                AnotherOrderInBasket(_("One sale hands over one order. Finish this one first."))
            )
        elif not words.order:
            self.operations.read(self, piece_to_hand_over, order, done=self._put)

    def follow(self) -> None:
        """Show whom the basket is for; an ordered piece that is gone is not handed over."""
        basket = self._ringing.basket
        is_known = not basket.words.order or basket.words.order in self._orders.values()
        if is_known and (order := self._order_in(basket)) != basket.words.order:
            self._set(order=order)
            return
        if basket.words.customer or basket.words.order:
            self.operations.read(self, whom, basket.words, done=self._show)
        else:
            self._bar.show_whom("", "")

    def _put(self, piece: OrderedPiece) -> None:
        self._orders[piece.product.sku] = piece.words.order
        customer = piece.words.customer or self._ringing.basket.words.customer

        def put(basket: Basket) -> None:
            put_in_basket(basket, piece)
            basket.words = replace(basket.words, order=piece.words.order, customer=customer)

        self._ringing.lines.change(put)

    def _show(self, found: Whom) -> None:
        basket = self._ringing.basket
        if found.words != basket.words:
            return
        self._contact = None if found.customer is None else found.customer.contact
        name = "" if found.customer is None else found.customer.name
        self._bar.show_whom(name, found.order_number)
        if found.order_number and found.order_number not in self._orders:
            # The basket of an earlier run: from now on its piece is watched.
            self._orders[found.order_number] = found.words.order
            self.follow()

    def _order_in(self, basket: Basket) -> str:
        numbers = [n for n in self._orders if any(is_handed_over_by(x, n) for x in basket.lines)]
        return self._orders[numbers[0]] if numbers else ""

    def _set(self, **changes: str) -> None:
        words = self._ringing.basket.words
        self._ringing.lines.set_words(replace(words, **changes))
