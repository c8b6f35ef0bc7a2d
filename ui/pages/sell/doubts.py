"""Is it really here? What stock says is gone, and what there is but one of, is asked about.

Stock may be wrong and the piece in the hand: one more tap says yes, for the rest of the basket.
"""

from collections.abc import Callable
from functools import partial

from pos.domain.formatting import isolate
from pos.domain.product import Kind, Product
from pos.domain.quantity import THOUSAND, Unit, pieces
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.page import Page
from ui.pages.sell.part import Part
from ui.pages.sell.ringing_up import RingingUp
from ui.product_text import product_name
from ui.widgets.ask_bar import AskBar


class Doubts(Part):
    """Asks before something goes in, or lets it in at once."""

    def __init__(self, page: Page, ringing: RingingUp, bar: AskBar) -> None:
        super().__init__(page)
        self._ringing = ringing
        self._bar = bar
        self._asked = ""
        self._allowed: set[str] = set()
        ringing.lines.begun.connect(self._forget)
        ringing.sold.connect(self._forget)

    def unless_in_doubt(self, put: Callable[[], None], row: ProductRow, count: int) -> None:
        """Put `count` of a product in, unless it is in doubt; tapped again, it is not."""
        product = row.product
        if self._is_twice(product, count) and not self._is_second_tap(product):
            self._ask_whether_twice(product, put)
        else:
            self.unless_gone(put, row, count)

    def unless_gone(self, put: Callable[[], None], row: ProductRow, count: int) -> None:
        """Put `count` of a product in, unless stock says that there is less."""
        product = row.product
        if self._lacks(row, count) and not self._is_second_tap(product):
            self._ask_whether_there(product, put)
        else:
            put()

    def unless_twice(self, put: Callable[[], None], product: Product, count: int) -> None:
        """Put `count` more in, unless there is but one of it."""
        if self._is_twice(product, count):
            self._ask_whether_twice(product, put)
        else:
            put()

    def _forget(self) -> None:
        """Ask again in a new basket what was allowed for the last one."""
        self._allowed.clear()
        self._bar.hide()

    def _lacks(self, row: ProductRow, count: int) -> bool:
        product = row.product
        if not row.is_counted or product.kind is Kind.MADE_TO_ORDER:
            return False
        wanted = pieces(count).thousandths if product.unit is Unit.PIECE else 1
        left = row.on_hand - self._ringing.basket.quantity_of(product.id)
        return left < wanted and product.id not in self._allowed

    def _is_twice(self, product: Product, count: int) -> bool:
        """Tell whether a unique piece would be in the basket more than once."""
        if product.kind is not Kind.UNIQUE or not product.id or count <= 0:
            return False
        held = self._ringing.basket.quantity_of(product.id) + pieces(count).thousandths
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
