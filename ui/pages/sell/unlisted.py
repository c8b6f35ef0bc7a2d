"""What is in no catalogue: an amount sold as it is, or a new piece with its own card."""

from collections.abc import Sequence

from pos.domain.free_line import free_product
from pos.domain.money import Money
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from ui.page import Key, Page
from ui.pages.sell.part import Part
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.shelf import Shelf
from ui.screen_language import screen_language
from ui.sheets.price.free_sheet import FreeLine, FreeSheet
from ui.sheets.product.new_piece_sheet import NewPieceSheet


class Unlisted(Part):
    """Remembers the maker of the last such line: at a stand it is most often the next one's too."""

    def __init__(
        self,
        page: Page,
        ringing: RingingUp,
        shelf: Shelf,
    ) -> None:
        super().__init__(page)
        self._ringing = ringing
        self._finder = shelf.finder
        self._maker = ""
        shelf.unlisted.connect(self.sell_typed)

    def keys(self) -> Sequence[Key]:
        """Name the keys of what is in no catalogue."""
        return (
            Key("F11", _("Sell the amount typed, without a card"), self.sell_typed),
            Key("F3", _("New piece with photo"), self.add_piece),
        )

    def sell_typed(self) -> None:
        """Sell the amount in the search box as it is; ask for one when none stands there."""
        typed = self._finder.take_amount()
        if typed is None:
            self._ask()
        else:
            amount, count = typed
            self._sell(FreeLine(amount, "", self._maker), count)

    def add_piece(self) -> None:
        """Ask for a new piece: price and Enter are enough."""
        window = self.window
        sheet = NewPieceSheet(self.theme, self.operations, window, self._maker)
        sheet.added.connect(self._take_piece)
        sheet.open_sheet()

    def _ask(self) -> None:
        # Open at once: digits typed right after the key must not land in the search box.
        sheet = FreeSheet(self.theme, self.window, self._maker)
        sheet.priced.connect(self._sell)
        sheet.carding.connect(self.add_piece)
        sheet.open_sheet()
        self.operations.read(sheet, makers, done=sheet.offer_makers)

    def _sell(self, free: FreeLine, count: int = 1) -> None:
        self._maker = free.maker
        product = free_product(free.name, screen_language(), free.maker)
        self._ringing.lines.add(product, pieces(count), free.amount)

    def _take_piece(self, product: Product) -> None:
        self._maker = product.maker
        price: Money | None = product.price
        assert price is not None
        self._ringing.lines.add(product, pieces(1), price)
