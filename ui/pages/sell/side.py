"""What stands beside the shelf: the basket, or the sale just made until the next one begins."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget

from pos.domain.basket import Basket
from pos.services.selling import SoldSale
from ui.pages.sell.basket_column import BasketColumn
from ui.pages.sell.reading import Stand
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.sale_result import SaleResult
from ui.pages.sell.wording import undo_words
from ui.product_art import ProductArt
from ui.theme import Theme


class Side(QStackedWidget):
    """Follows the basket that is rung up.

    column: shows the basket. result: shows the sale just made.
    """

    def __init__(self, theme: Theme, art: ProductArt, ringing: RingingUp) -> None:
        super().__init__()
        self._theme = theme
        self._ringing = ringing
        self._next_number = 1
        self.column = BasketColumn(theme, art)
        self.result = SaleResult(theme)
        self.addWidget(self.column)
        self.addWidget(self.result)
        self.result.next_sale.connect(self.turn_to_basket)
        ringing.lines.changed.connect(self._show_changed)
        self.column.emptied.connect(partial(ringing.lines.change, Basket.empty))
        self.column.undo_bar.undone.connect(ringing.lines.undo)
        self.column.lines.voided.connect(ringing.lines.void)
        self._show_basket()

    def show_stand(self, found: Stand) -> None:
        """Know the number of the next receipt."""
        self._next_number = found.next_number
        self._show_basket()

    def turn_to_basket(self) -> None:
        """Show the basket in the place of the result."""
        self.setCurrentWidget(self.column)

    def show_result(self, sold: SoldSale) -> None:
        """Show a sale that was just made, or a refund, in the place of the basket."""
        self._next_number = sold.sale.number + 1
        self._show_basket()
        self.result.show_sale(sold)
        self.setCurrentWidget(self.result)

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the wide or the compact layout."""
        self.setFixedWidth(self._theme.layout(is_compact=is_compact).basket)
        self.column.set_compact(self._ringing.basket, is_compact=is_compact)

    def _show_changed(self) -> None:
        self.turn_to_basket()
        self._show_basket()

    def _show_basket(self) -> None:
        basket = self._ringing.basket
        self.column.show_notice("")
        self.column.show_basket(basket, self._ringing.lines.touched, f"{self._next_number:04d}")
        words = undo_words(basket, self._theme.language)
        self.column.undo_bar.offer(words) if words else self.column.undo_bar.hide()
