"""A stand with a little shop in memory, on which everything can be looked at."""

from dataclasses import dataclass, field
from pathlib import Path

from pos.channels.contract import StockModel
from pos.channels.shops import Asked, ShopKind
from pos.domain.channel import Channel, Listing, Matter
from pos.services.channels import link, save_channel
from pos.services.passwords import Passwords
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.shop import counter
from pos.services.till import Till
from pos.store.unit_of_work import UnitOfWork
from pos.sync.notes import Note, note
from tests.channels.little_connector import LittleConnector
from tests.channels.little_shop import BASE, LittleKeeper
from tests.ui.shops import stand
from ui.online_line import OnlineLine
from ui.operations import Operations
from ui.pages.online.page import OnlinePage
from ui.theme import Theme


@dataclass
class OnlineDesk:
    """What a test of the page needs beside it. folder: where passwords lie."""

    folder: Path
    keeper: LittleKeeper
    lines: list[OnlineLine] = field(default_factory=list)

    def stop(self) -> None:
        """End what the page has under way, as the program does before it closes the file."""
        for line in self.lines:
            line.stop()

    @property
    def shops(self) -> tuple[ShopKind, ...]:
        keeper = self.keeper

        def connect(said: object, _location: str, _keep: object) -> LittleConnector:
            assert isinstance(said, dict)
            return LittleConnector(BASE, said[Asked.KEY], keeper.shop.abilities, keeper.road)

        asked = (Asked.ADDRESS, Asked.KEY)
        return (ShopKind("little", "Petite boutique", asked, StockModel.AVAILABLE, connect),)

    def page(self, theme: Theme, operations: Operations) -> OnlinePage:
        line = OnlineLine(operations, self.passwords, operations, self.shops)
        self.lines.append(line)
        return OnlinePage(theme, operations, line)

    def passwords(self) -> Passwords:
        return Passwords(self.folder / "passwords", with_keyring=False)


def connected(folder: Path) -> Till:
    """Open a stand with a connected shop on which everything waits for somebody."""
    till = stand(folder)
    channel = till.write(save_channel, Channel("little", "Boutique de l’atelier")).result
    keys = till.read(product_keys, ProductFilter())
    rows = till.read(product_rows, keys, till.read(counter).here.id)
    for number, row in enumerate(rows[:3]):
        till.write(link, Listing("", channel, row.product.id, str(number), sku=f"P{number}"))
    till.write(_everything, channel, rows[0].product.id)
    return till


def _everything(work: UnitOfWork, channel: str, product: str) -> None:
    for matter in Matter:
        is_whole = matter in {Matter.SIGN_IN, Matter.NOT_REACHED}
        subject = channel if is_whole else f"{matter.value} 1"
        note(work, Note(channel, matter, subject, product, 2, 3, "#1812"))
