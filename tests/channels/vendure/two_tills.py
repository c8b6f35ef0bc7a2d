"""Two tills of one cooperative and one Vendure, which all have the same last piece to sell."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pos.channels.stock import Ref
from pos.domain.channel import Channel, Listing, Matter
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.channels import link, save_channel
from pos.services.door import TillDoor
from pos.services.shop import counter
from pos.services.stock_book import stock_of
from pos.sync.engine import Light, one_pass
from pos.sync.notes import Note, notes
from pos.sync.standing import agree
from tests.channels.conformance import fresh
from tests.channels.keeper import Keeper
from tests.exchange.cooperative import brought, cooperative_in
from tests.factories import HOUR, Shop, a_product


@dataclass
class Last:
    """The last piece. first: the till that speaks to the shop; second: one that does not."""

    first: Shop
    second: Shop
    keeper: Keeper
    channel: str
    product: Product
    listing: Listing
    stick: Path

    def meet(self) -> None:
        """Let the tills exchange what they did."""
        brought(self.second, self.first, self.stick)
        brought(self.first, self.second, self.stick)

    def go_online(self) -> Light:
        """Let the first till and the shop bring each other up to date."""
        self.first.clock.now += HOUR
        with closing(self.keeper.opened()) as connector:
            door = TillDoor(self.first.till)
            return one_pass(door, connector, self.channel, lambda: 0.5, is_forced=True).light

    def ref(self) -> Ref:
        """Return where the shop has it."""
        with closing(self.keeper.opened()) as connector:
            (item,) = connector.find_by_sku([self.listing.sku])[self.listing.sku]
        return item.ref

    def to_look_at(self) -> list[Note]:
        """Return what there is to look at of the piece; a real shop has other things too."""
        told = self.first.till.read(notes, self.channel)
        return [note for note in told if note.product == self.product.id]

    def on_hand(self, shop: Shop) -> int:
        """Return the pieces in the book of a till, wherever they are."""
        here = shop.till.read(counter).here.id
        found = shop.till.read(stock_of, self.product.id, here)
        return found.on_hand // 1000 if found else 0


@contextmanager
def the_last_piece(keeper: Keeper, folder: Path, there: int = 1) -> Iterator[Last]:
    """Open two tills that know of one piece, or of so many, which a shop shows too."""
    with cooperative_in(folder / "tills") as (first, second):
        sku = fresh("LAST")
        product = first.add(a_product(sku=sku), pieces(there))
        ref = keeper.listed(sku, there)
        channel = first.till.write(save_channel, Channel("vendure", "Boutique")).result
        wanted = Listing(
            "", channel, product.id, ref.item, ref.parent, ref.stock, ref.location, sku
        )
        first.till.write(link, wanted)
        first.till.write(agree, channel)
        last = Last(first, second, keeper, channel, product, wanted, folder / "stick")
        last.go_online()
        last.meet()
        yield last


def sold_twice(last: Last) -> None:
    """Sell the piece at the second till and in the shop, while neither knows of the other."""
    ref = last.ref()
    last.second.sell(last.product, pieces(1))
    last.keeper.buy(ref, 1)
    last.go_online()
    last.meet()
    for _turn in range(3):
        last.go_online()
    last.meet()

    told = last.to_look_at()
    assert [note.matter for note in told] == [Matter.OVERSOLD]
    assert (told[0].ours, told[0].theirs) == (0, 1)
    assert [last.on_hand(shop) for shop in (last.first, last.second)] == [-1, -1]
    # What lies there is nothing, and the shop's own order holds one: nothing is left to buy.
    assert (last.keeper.number(ref), last.keeper.held(ref)) == (0, 1)
