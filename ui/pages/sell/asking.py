"""What must be known before a product goes in: how much, how dear, and whether it is here."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from pos.domain.basket import BasketLine
from pos.domain.formatting import money_text, unit_text
from pos.domain.money import MAD, MINOR_DIGITS, Money
from pos.domain.parsing import parse_money, parse_quantity
from pos.domain.product import Product
from pos.domain.quantity import Quantity, Unit, pieces, price_of
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.page import Page
from ui.pages.sell.doubts import Doubts
from ui.pages.sell.part import Part
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.side import Side
from ui.product_text import product_name
from ui.sheets.price.area_sheet import Answered, AreaSheet
from ui.sheets.price.number_sheet import NumberSheet, Question

T = TypeVar("T")


class Asking(Part):
    """Puts picked products into the basket, after the questions they need; most need none.

    ringing: the basket they go into.
    """

    def __init__(self, page: Page, ringing: RingingUp, side: Side) -> None:
        super().__init__(page)
        self.ringing = ringing
        self._side = side
        self._bar = side.column.ask_bar
        self._doubts = Doubts(page, ringing, self._bar)
        lines = side.column.lines
        lines.stepped.connect(self.step)
        lines.measuring.connect(lambda key: self.measure(ringing.basket.line(key)))

    def put(self, row: ProductRow, count: int) -> None:
        """Put `count` of a product in, or ask first."""
        self._side.turn_to_basket()
        self._doubts.unless_in_doubt(partial(self._put, row.product, count), row, count)

    def step(self, key: int, pieces: int) -> None:
        """Change a line by whole pieces, or ask first: there is but one of a unique piece."""
        line = self.ringing.lines.line(key)
        if line is not None:
            step = partial(self.ringing.lines.step, key, pieces)
            self._doubts.unless_twice(step, line.product, pieces)

    def put_labelled(self, row: ProductRow, quantity: Quantity, each: Money | None) -> None:
        """Put in as much as a label says; each: for one unit, None when it must be asked."""
        self._side.turn_to_basket()
        put = partial(self._put_labelled, row.product, quantity, each)
        self._doubts.unless_gone(put, row, 1)

    def measure(self, line: BasketLine) -> None:
        """Ask another measure for a line."""
        take = partial(self.ringing.lines.set_quantity, line.key)
        self._ask_measure(line.product, line.unit_price, take)

    def _put_labelled(self, product: Product, quantity: Quantity, each: Money | None) -> None:
        self._bar.hide()
        if each is None:
            self._ask_price(product, partial(self.ringing.lines.add, product, quantity))
        else:
            self.ringing.lines.add(product, quantity, each)

    def _put(self, product: Product, count: int) -> None:
        self._bar.hide()
        if product.price is None:
            self._ask_price(product, partial(self._put_priced, product, count))
        else:
            self._put_priced(product, count, product.price)

    def _put_priced(self, product: Product, count: int, price: Money) -> None:
        if product.unit is Unit.PIECE:
            self.ringing.lines.add(product, pieces(count), price)
            return
        self._ask_measure(
            product,
            price,
            lambda quantity, size: self.ringing.lines.add(product, quantity, price, size),
        )

    def _ask_price(self, product: Product, answered: Callable[[Money], None]) -> None:
        language = self.theme.language
        question = Question[Money](
            title=_("Agreed price"),
            text=product_name(product, language),
            unit=_("DH"),
            action=_("Add to the basket"),
            decimals=MINOR_DIGITS[MAD],
            read=partial(parse_money, currency=MAD),
            tell=lambda _price: "",
        )
        self._open(question, answered)

    def _ask_measure(self, product: Product, price: Money, take: Answered) -> None:
        language = self.theme.language
        name = product_name(product, language)
        if product.unit is Unit.SQUARE_METRE:
            AreaSheet(self.theme, self.window, name, price, take).open_sheet()
            return
        question = Question[Quantity](
            title=_("How much?"),
            text=name,
            unit=unit_text(product.unit, language),
            action=_("Add to the basket"),
            decimals=3,
            read=partial(parse_quantity, unit=product.unit),
            tell=lambda quantity: money_text(price_of(quantity, price), language),
        )
        self._open(question, lambda quantity: take(quantity, None))

    def _open(self, question: Question[T], answered: Callable[[T], None]) -> None:
        NumberSheet(self.theme, self.window, question, answered).open_sheet()
