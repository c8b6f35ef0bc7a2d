"""Every object with valid values, so that a test says only what matters to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any, Final

from pos.clock import to_microseconds
from pos.domain.basket import BasketLine
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Craft, Place, Product
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.sale import Sale, sale_lines
from pos.domain.seller import Seller
from pos.domain.shift import CashCount, ForeignRate
from pos.domain.tax import SellerStatus
from pos.domain.tender import Tender, TenderKind, exact
from pos.journal.canonical import canonical
from pos.journal.entry import FIRST_PREVIOUS, Entry, entry_hash
from pos.journal.identity import TillKey
from pos.journal.kinds import ShiftOpened, TillOpened
from pos.services.catalogue import add_product
from pos.services.keys import Keys
from pos.services.selling import SoldSale, check_out
from pos.services.shop import counter, open_shop
from pos.services.till import Till, open_till
from pos.store.store import Store

NOON: Final = to_microseconds(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
MINUTE: Final = 60_000_000
HOUR: Final = 60 * MINUTE

# Never secret: the tests' own till, the same on every machine.
SEED: Final = bytes(range(32))

_numbers = count(1)


def dh(amount: str) -> Money:
    """Read `12.50` as an amount of dirhams."""
    return Money(int(Decimal(amount) * 100), MAD)


def metres(amount: str) -> Quantity:
    """Read `2.5` as a length."""
    return Quantity(int(Decimal(amount) * 1000), Unit.METRE)


def a_product(**named: Any) -> Product:
    """Describe a tajine of 190 DH; its id is that of an entry nobody has."""
    usual = Product(
        id=f"000000-{next(_numbers)}",
        names=Names(fr="Tajine de Safi", ar="طاجين آسفي"),
        price=dh("190"),
        craft=Craft.POTTERY,
    )
    return replace(usual, **named)


def a_place(**named: Any) -> Place:
    """Describe a stand at a fair."""
    return replace(Place("000000-2", Names(fr="Foire de Safi", ar="معرض آسفي")), **named)


def a_seller(**named: Any) -> Seller:
    """Describe an auto-entrepreneur: no tax."""
    usual = Seller(
        names=Names(fr="Atelier Zellij"),
        address="12, derb Sidi Bouloukat, Safi",
        ice="001561191000066",
    )
    return replace(usual, **named)


def a_company(**named: Any) -> Seller:
    """Describe a company that charges tax."""
    return a_seller(status=SellerStatus.COMPANY, charges_tax=True, **named)


def a_line(
    product: Product | None = None, quantity: Quantity | None = None, **named: Any
) -> BasketLine:
    """Put one piece of a product at its price on a line."""
    product = product or a_product()
    price = dh("100") if product.price is None else product.price
    usual = BasketLine(1, product, quantity or pieces(1), price)
    return replace(usual, **named)


def a_sale(*lines: BasketLine, **named: Any) -> Sale:
    """Sell lines, or one tajine, for exact cash."""
    lines, seller = lines or (a_line(),), named.pop("seller", a_seller())
    due = dh("0")
    for line in lines:
        due += line.total
    usual = Sale(
        series="7K3",
        number=1,
        lines=sale_lines(lines, seller, datetime(2026, 11, 23, tzinfo=UTC).date()),
        tenders=(exact(TenderKind.CASH, due),),
        total=due,
        seller=seller,
        place=a_place(),
    )
    return replace(usual, **named)


def a_key() -> TillKey:
    """Return the tests' own till."""
    return TillKey.from_seed(SEED)


def opening(key: TillKey, **named: Any) -> TillOpened:
    """Describe how `key` opens its till."""
    usual: dict[str, Any] = {"label": "Stand 24", "series": key.till[:3], "currency": MAD}
    return TillOpened(public_key=key.public.hex(), **(usual | named))


def an_entry(
    key: TillKey, previous: Entry | None, kind: str, body: bytes, at: int | None = None
) -> Entry:
    """Write the entry that follows `previous`, the first when there is none."""
    seq = 1 if previous is None else previous.seq + 1
    link = FIRST_PREVIOUS if previous is None else previous.hash
    at = NOON + seq * MINUTE if at is None else at
    digest = entry_hash(link, key.till, seq, at, kind, body)
    return Entry(key.till, seq, at, kind, body, digest, key.sign(digest))


def a_chain(key: TillKey, bodies: list[tuple[str, bytes]]) -> list[Entry]:
    """Open a till and write one entry for each kind and body."""
    chain = [an_entry(key, None, "till_opened", canonical(opening(key)))]
    for kind, body in bodies:
        chain.append(an_entry(key, chain[-1], kind, body))
    return chain


class SetClock:
    """A clock that shows what the test says; every look moves it on by a millisecond."""

    def __init__(self, now: int = NOON) -> None:
        self.now = now

    def __call__(self) -> int:
        self.now += 1000
        return self.now


@dataclass
class Shop:
    """An open till on a real file, with what it takes to open it again.

    product: the first product of the shop.
    """

    till: Till
    keys: Keys
    clock: SetClock
    path: Path

    @property
    def name(self) -> str:
        """The name of the till that writes."""
        return self.till.read(counter).till

    @property
    def store(self) -> Store:
        """What the till stands on, which no screen ever sees."""
        return self.till._store

    def reopened(self) -> "Shop":
        """Close the file and open it again, as a program that starts again does."""
        self.till.close()
        return replace(self, till=open_till(self.path, self.keys, self.clock))

    def add(self, product: Product | None = None, on_hand: Quantity | None = None) -> Product:
        """Add a product, and return it with its id."""
        product = product or a_product()
        added: str = self.till.write(add_product, product, on_hand).result
        return replace(product, id=added)

    def sell(self, product: Product, quantity: Quantity | None = None) -> SoldSale:
        """Sell a product for exact cash."""
        line = a_line(product, quantity)
        return self.till.write(check_out, (line,), (exact_cash(line.total),)).result


def opening_shift(shop: Shop, *rates: ForeignRate) -> str:
    """Open a shift with 500 DH in the drawer; returns its id."""
    with shop.store.begin() as work:
        return work.record(ShiftOpened((CashCount(dh("500")),), rates)).id


def exact_cash(due: Money) -> Tender:
    """Take exactly what is due, in cash."""
    return exact(TenderKind.CASH, due)


def open_shop_in(folder: Path, clock: SetClock | None = None, seller: Seller | None = None) -> Shop:
    """Open a new shop on a real file in `folder`, with a clock that the test sets."""
    clock, keys = clock or SetClock(), Keys(folder / "keys", with_keyring=False)
    path = folder / "data" / "shop.rahba.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    till = open_till(path, keys, clock)
    till.open_identity(label="Stand 24", is_example=False)
    till.write(open_shop, seller or a_seller(), Names(fr="Foire de Safi", ar="معرض آسفي"))
    return Shop(till, keys, clock, path)


@contextmanager
def open_shop_for(folder: Path) -> Iterator[Shop]:
    """Open a new shop for the time of the block."""
    shop = open_shop_in(folder)
    try:
        yield shop
    finally:
        shop.till.close()
