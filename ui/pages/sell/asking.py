"""What must be known before a product goes in: is it really here, how much, how dear."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from pos.domain.basket import BasketLine
from pos.domain.formatting import isolate, money_text, unit_text
from pos.domain.money import MAD, MINOR_DIGITS, Money
from pos.domain.parsing import parse_money, parse_quantity
from pos.domain.product import Kind, Product
from pos.domain.quantity import THOUSAND, Quantity, Unit, pieces, price_of
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.page import Page
from ui.pages.sell.part import Part
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.side import Side
from ui.product_text import product_name
from ui.sheets.area_sheet import Answered, AreaSheet
from ui.sheets.number_sheet import NumberSheet, Question

T = TypeVar("T")


class Asking(Part):
    """Puts picked products into the basket, after the questions they need; most need none.

    What stock says is gone asks for one more tap: stock may be wrong, the piece is in the hand.
    ringing: the basket they go into.
    """

    def __init__(self, page: Page, ringing: RingingUp, side: Side) -> None:
        super().__init__(page)
        self.ringing = ringing
        self._side = side
        self._bar = side.column.ask_bar
        self._asked = ""
        self._allowed: set[str] = set()
        side.column.lines.stepped.connect(self.step)
        side.column.lines.measuring.connect(lambda key: self.measure(ringing.basket.line(key)))
        ringing.begun.connect(self.forget)
        ringing.sold.connect(self.forget)

    def put(self, row: ProductRow, count: int) -> None:
        """Put `count` of a product in, or ask first."""
        self._side.turn_to_basket()
        product = row.product
        put = partial(self._put, product, count)
        if self._is_twice(product, count) and not self._is_second_tap(product):
            self._ask_whether_twice(product, put)
        elif self._lacks(row, count) and not self._is_second_tap(product):
            self._ask_whether_there(product, put)
        else:
            put()

    def step(self, key: int, pieces: int) -> None:
        """Change a line by whole pieces, or ask first: there is but one of a unique piece."""
        line = self.ringing.line(key)
        if line is None:
            return
        step = partial(self.ringing.step, key, pieces)
        if self._is_twice(line.product, pieces):
            self._ask_whether_twice(line.product, step)
        else:
            step()

    def put_labelled(self, row: ProductRow, quantity: Quantity, each: Money | None) -> None:
        """Put in as much as a label says; each: for one unit, None when it must be asked."""
        self._side.turn_to_basket()
        product = row.product

        def put() -> None:
            self._bar.hide()
            if each is None:
                self._ask_price(product, partial(self.ringing.add, product, quantity))
            else:
                self.ringing.add(product, quantity, each)

        if self._lacks(row, 1) and not self._is_second_tap(product):
            self._ask_whether_there(product, put)
        else:
            put()

    def measure(self, line: BasketLine) -> None:
        """Ask another measure for a line."""
        take = partial(self.ringing.set_quantity, line.key)
        self._ask_measure(line.product, line.unit_price, take)

    def forget(self) -> None:
        """A new basket: what was allowed for the last one is asked again."""
        self._allowed.clear()
        self._bar.hide()

    def _lacks(self, row: ProductRow, count: int) -> bool:
        product = row.product
        if not row.is_counted or product.kind is Kind.MADE_TO_ORDER:
            return False
        wanted = pieces(count).thousandths if product.unit is Unit.PIECE else 1
        left = row.on_hand - self.ringing.basket.quantity_of(product.id)
        return left < wanted and product.id not in self._allowed

    def _is_twice(self, product: Product, count: int) -> bool:
        """Tell whether a unique piece would be in the basket more than once."""
        if product.kind is not Kind.UNIQUE or not product.id or count <= 0:
            return False
        held = self.ringing.basket.quantity_of(product.id) + pieces(count).thousandths
        return held > THOUSAND and product.id not in self._allowed

    def _is_second_tap(self, product: Product) -> bool:
        is_second = self._asked == product.id and not self._bar.isHidden()
        if is_second:
            self._allowed.add(product.id)
        return is_second

    def _ask_whether_there(self, product: Product, put: Callable[[], None]) -> None:
        text = _("Nothing left in stock: {name}. Is it in your hand?")
        if product.kind is Kind.UNIQUE:
            text = _("{name} is one of a kind, and stock says it is gone. Is it in your hand?")
        self._ask(product, text, put)

    def _ask_whether_twice(self, product: Product, put: Callable[[], None]) -> None:
        self._ask(product, _("{name} is one of a kind, and in the basket already."), put)

    def _ask(self, product: Product, text: str, put: Callable[[], None]) -> None:
        self._asked = product.id
        name = isolate(product_name(product, self.theme.language))
        act = partial(self._allow, product.id, put)
        self._bar.ask(text.format(name=name), _("Add it"), act)
        self.tell_over(text.format(name=name))

    def _allow(self, product_id: str, put: Callable[[], None]) -> None:
        self._allowed.add(product_id)
        put()

    def _put(self, product: Product, count: int) -> None:
        self._bar.hide()
        if product.price is None:
            self._ask_price(product, partial(self._put_priced, product, count))
        else:
            self._put_priced(product, count, product.price)

    def _put_priced(self, product: Product, count: int, price: Money) -> None:
        if product.unit is Unit.PIECE:
            self.ringing.add(product, pieces(count), price)
            return
        self._ask_measure(
            product,
            price,
            lambda quantity, size: self.ringing.add(product, quantity, price, size),
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
