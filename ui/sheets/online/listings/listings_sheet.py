"""The products of one shop on one sheet: what is there, what goes there, and what is linked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from pos.changed import Changed
from pos.channels.contract import Images
from pos.channels.listings import Item
from pos.clock import local, system_clock
from pos.domain.channel import Channel, Listing
from pos.domain.formatting import isolate
from pos.domain.names import Names
from pos.domain.product import Maker, Product
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from pos.services.channels import edit_listing, unlink
from pos.services.not_for_sale import allow, keep_off
from pos.services.products import Category, categories, product_of
from pos.sync.by_hand import Candidate, candidates, free_items, link_by_hand, unlink_by_hand
from pos.sync.drafts import Planned
from pos.sync.listed import InShop, Place, Wish, listed, plans
from pos.sync.wishes import wish_listed, wish_no_more
from ui.latest import Latest
from ui.online_line import OnlineLine
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.online.listings.link_step import LinkStep
from ui.sheets.online.listings.list_step import ListStep
from ui.sheets.online.listings.preview_step import PreviewStep
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.sheet import Sheet
from ui.widgets.undoable_bar import UndoableBar

if TYPE_CHECKING:
    from pos.channels.contract import Connector

_WIDTH: Final = 1120
_HEIGHT: Final = 660
_SHOWS: Final = Changed.ONLINE | Changed.STOCK | Changed.PRODUCTS


class ListingsSheet(Sheet):
    """choose, preview, linking: the steps. Signals: moved(): something was wanted or linked."""

    moved = Signal()

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        line: OnlineLine,
        channel: Channel,
        window: QWidget,
    ) -> None:
        title = _("Products in {shop}").format(shop=isolate(channel.name))
        super().__init__(theme, window, title, width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._line = line
        self._channel = channel
        self._linked: InShop | None = None
        self.choose = ListStep(theme, Wish(channel.id))
        self.preview = PreviewStep(theme)
        self.linking = LinkStep(theme)
        self.steps = QStackedWidget()
        for step in (self.choose, self.preview, self.linking):
            self.steps.addWidget(step)
        self._undo = UndoableBar(theme, operations)
        self.body.addWidget(self.steps, 1)
        self.body.addWidget(self._undo)
        self._latest = Latest(operations, self, listed, self.choose.show_found)
        self._lead_on()
        operations.changed.connect(self._look_again)
        operations.read(self, makers, done=self._offer)
        self._latest.ask(self.choose.wish)

    def open_sheet(self) -> None:
        """Start in the search."""
        super().open_sheet()
        self.choose.search.field.setFocus()

    def choose_products(self, products: tuple[str, ...]) -> None:
        """Begin with these products chosen, by their ids."""
        self.choose.chosen = dict.fromkeys(products)
        self.look_at(products)

    def link_product(self, product: str) -> None:
        """Begin with linking this product by hand."""

        def go(known: Product | None) -> None:
            if known is not None:
                self._begin_linking(product, known.names)

        self._operations.read(self, product_of, product, done=go)

    def _lead_on(self) -> None:
        self.choose.wished.connect(self._latest.ask)
        self.choose.looking.connect(self.look_at)
        self.choose.asked.connect(self._do)
        self.preview.left.connect(self._to_list)
        self.preview.wanted.connect(self._send)
        self.linking.left.connect(self._to_list)
        self.linking.picked.connect(self._link)

    def _offer(self, found: Sequence[Maker]) -> None:
        def go(groups: Sequence[Category]) -> None:
            self.choose.offer(found, groups)

        self._operations.read(self, categories, done=go)

    def _look_again(self, changed: Changed) -> None:
        if changed & _SHOWS and self.steps.currentWidget() is self.choose:
            self._latest.ask(self.choose.wish)

    def _to_list(self) -> None:
        self.steps.setCurrentWidget(self.choose)
        self._latest.ask(self.choose.wish)

    # Sending

    def look_at(self, products: tuple[str, ...]) -> None:
        """Show what would be sent of these products, by their ids."""
        found = self.choose.found
        names = {row.product: row.names for row in found.rows} if found else {}

        def show(planned: tuple[Planned, ...]) -> None:
            self.preview.show_plans(planned, names)
            self.steps.setCurrentWidget(self.preview)
            self.preview.list_button.setFocus()

        today = local(system_clock()).date()
        self._operations.read(
            self, plans, self._channel.id, products, self._images(), today, done=show
        )

    def _images(self) -> Images:
        from pos.channels.shops import shop_kind

        kind = shop_kind(self._channel.kind, self._line.shops)
        return Images.UPLOAD if kind is None else kind.images

    def _send(self, as_draft: bool) -> None:  # noqa: FBT001 - from a signal
        products = tuple(self.choose.chosen)
        service = partial(wish_listed, as_draft=as_draft)

        def go_on(_count: int) -> None:
            self.choose.chosen = {}
            self.choose.wish = replace(self.choose.wish, place=Place.WANTED, text="")
            self._to_list()
            self._line.look_now()
            self.moved.emit()

        self._operations.write(
            self, service, self._channel.id, products, done=go_on, failed=self._refuse
        )

    # One product

    def _do(self, deed: str, row: InShop) -> None:
        name = isolate(row.names.within(screen_language()))
        channel = self._channel.id
        if deed == "link":
            self._begin_linking(row.product, row.names)
        elif deed == "again":
            as_draft = row.wished is not None and row.wished.as_draft
            self._write(partial(wish_listed, as_draft=as_draft), channel, (row.product,))
        elif deed == "drop":
            self._write(wish_no_more, channel, row.product)
        elif deed == "off":
            said = _("{product} is not for sale in this shop.").format(product=name)
            back = Undoable(said, allow, (channel, row.product))
            self._write(keep_off, channel, row.product, back=back)
        elif deed == "allow":
            self._write(allow, channel, row.product)
        elif row.listing is not None:
            self._edit(deed, row.listing, name)

    def _edit(self, deed: str, listing: Listing, name: str) -> None:
        changed, said = {
            "pause": (replace(listing, is_paused=True), _("{product} is paused.")),
            "resume": (replace(listing, is_paused=False), _("{product} is offered again.")),
            "keep": (
                replace(listing, is_kept=True),
                _("{product} stays online wherever it is. Sold at a fair, it could be sold twice."),
            ),
            "let_go": (
                replace(listing, is_kept=False),
                _("{product} leaves the offer when it is packed for a fair."),
            ),
            "unlink": (
                replace(listing, is_linked=False),
                _("{product} is linked no more. Its listing stays in the shop as it is."),
            ),
        }[deed]
        back = Undoable(said.format(product=name), edit_listing, (listing,))
        if deed == "unlink":
            self._write(unlink_by_hand, listing.channel, listing.id, back=back)
        else:
            self._write(edit_listing, changed, back=back)

    def _write(
        self, service: Callable[..., object], *args: object, back: Undoable | None = None
    ) -> None:
        def go_on(_result: object) -> None:
            if back is not None:
                self._undo.take(back)
            self._latest.ask(self.choose.wish)
            self._line.look_now()
            self.moved.emit()

        self._operations.write(self, service, *args, done=go_on, failed=self._refuse)

    # Linking by hand

    def _begin_linking(self, product: str, names: Names) -> None:
        name = names.within(screen_language())
        self.linking.wait_for(name)
        self.steps.setCurrentWidget(self.linking)
        self._linked = InShop(product, names, "", Names(), is_unique=False, price=None, number=0)

        def work(shop: "Connector") -> list[Candidate]:
            items = free_items(self._operations, shop, self._channel.id)
            known = self._operations.read_now(product_of, product)
            return [] if known is None else candidates(known, items)

        def show(found: list[Candidate]) -> None:
            self.linking.show_candidates(name, found)
            self.linking.search.field.setFocus()

        def fail(error: PosError) -> None:
            self.linking.fail(str(error))

        self._line.with_shop(self, self._channel, work, show, fail)

    def _link(self, item: Item) -> None:
        row = self._linked
        assert row is not None
        name = isolate(row.names.within(screen_language()))
        said = _("{product} is linked to {listing}.").format(
            product=name, listing=isolate(item.title or item.sku)
        )

        def go_on(made: str) -> None:
            self._undo.take(Undoable(said, unlink, (made,)))
            self._to_list()
            self._line.look_now()
            self.moved.emit()

        self._operations.write(
            self,
            link_by_hand,
            self._channel.id,
            row.product,
            item,
            done=go_on,
            failed=self._refuse,
        )

    def _refuse(self, error: PosError) -> None:
        self.tell(str(error))
