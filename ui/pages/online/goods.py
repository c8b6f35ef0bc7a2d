"""What is done with the products of shops: sheets over the page, for a shop, a row or an errand."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pos.domain.channel import Channel, Matter
from pos.services.channels import channel_of, own_channels
from pos.sync.by_hand import list_anew
from pos.sync.notes import Note
from ui.online_line import OnlineLine
from ui.operations import Operations
from ui.sheets.online.listings.listings_sheet import ListingsSheet
from ui.sheets.online.order_sheet import OnlineOrderSheet
from ui.sheets.online.which_shop_sheet import WhichShopSheet
from ui.sheets.online.whose_line_sheet import WhoseLineSheet
from ui.theme import Theme


class OnlineGoods(QObject):
    """Opens the sheets, and has the shops looked at once something was said."""

    def __init__(
        self, theme: Theme, operations: Operations, line: OnlineLine, page: QWidget
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._operations = operations
        self._line = line
        self._page = page

    def show_products(self, channel: Channel) -> ListingsSheet:
        """Open the products of a shop."""
        sheet = ListingsSheet(
            self._theme, self._operations, self._line, channel, self._page.window()
        )
        sheet.open_sheet()
        return sheet

    def put_online(self, products: tuple[str, ...]) -> None:
        """Show what would be sent of products, by their ids; of several shops it asks which."""

        def go(found: list[Channel]) -> None:
            if len(found) == 1:
                self.show_products(found[0]).choose_products(products)
            elif found:
                choose = WhichShopSheet(self._theme, found, self._page.window())
                choose.picked.connect(
                    lambda channel: self.show_products(channel).choose_products(products)
                )
                choose.open_sheet()

        self._operations.read(self, own_channels, done=go)

    def show_order(self, note: Note) -> None:
        """Open the order behind a row of what to look at."""
        OnlineOrderSheet(self._theme, self._operations, note, self._page.window()).open_sheet()

    def list_anew(self, note: Note) -> None:
        """Make a listing again that the shop has no more."""

        def go_on(_none: None) -> None:
            self._line.look_now()

        self._operations.write(self, list_anew, note.channel, note.product, done=go_on)

    def link_by_hand(self, note: Note) -> None:
        """Ask which listing a product is, or which product was sold."""

        def go(channel: Channel) -> None:
            if note.matter is Matter.UNKNOWN_PRODUCT:
                self._ask_whose(note, channel)
            else:
                self.show_products(channel).link_product(note.product)

        self._operations.read(self, channel_of, note.channel, done=go)

    def _ask_whose(self, note: Note, channel: Channel) -> None:
        window = self._page.window()
        sheet = WhoseLineSheet(self._theme, self._operations, self._line, (channel, note), window)
        sheet.linked.connect(self._line.look_now)
        sheet.open_sheet()
