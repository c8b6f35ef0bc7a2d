"""Three tills at one fair, each with its own file, doing whatever a test draws."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from hypothesis import strategies as st
from sqlalchemy import select

from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.journal.entry import Entry
from pos.services.catalogue import add_maker, archive_product, edit_product, set_on_hand
from pos.services.products import product_of
from pos.services.receipts import reprint
from pos.services.shop import save_seller
from pos.store import schema
from pos.store.foreign import append_foreign
from pos.store.keys import id_of
from pos.store.replay import entries
from pos.store.store import Store
from tests.factories import (
    HOUR,
    MINUTE,
    SetClock,
    Shop,
    a_product,
    a_seller,
    dh,
    open_shop_in,
)

# Which till acts, what it does, and how far its clock is moved first.
Action: TypeAlias = tuple[int, str, int]

DEEDS: Final = ("add", "sell", "rename", "price", "archive", "count", "maker", "seller", "share")
ACTIONS: Final = st.lists(
    st.tuples(
        st.integers(0, 2), st.sampled_from(DEEDS), st.sampled_from([0, MINUTE, -2 * HOUR, HOUR])
    ),
    min_size=8,
    max_size=25,
)


@contextmanager
def three_tills() -> Iterator[list[Shop]]:
    """Open three shops, each in a folder of its own."""
    with TemporaryDirectory(prefix="rahba-") as folder:
        shops = [open_shop_in(Path(folder, str(n))) for n in range(3)]
        try:
            yield shops
        finally:
            for shop in shops:
                shop.till.close()


@contextmanager
def merged(journals: Iterable[Entry]) -> Iterator[Store]:
    """Take entries, in the order given, into a new file."""
    with TemporaryDirectory(prefix="rahba-") as folder:
        store = Store(Path(folder, "merged.db"), SetClock())
        try:
            take_in(store, journals)
            yield store
        finally:
            store.close()


def take_in(store: Store, journals: Iterable[Entry]) -> None:
    """Take entries of other tills into a file."""
    with store.begin() as work:
        for entry in journals:
            append_foreign(work.connection, entry)


def journal_of(store: Store, till: str | None = None) -> list[Entry]:
    """Return the entries of one till, or of all, in order."""
    with store.reading() as connection:
        return list(entries(connection, till))


def in_some_order(journals: list[list[Entry]], chance: Random) -> list[Entry]:
    """Shuffle entries, keeping the order inside each journal."""
    waiting, shuffled = [list(reversed(journal)) for journal in journals], list[Entry]()
    while waiting := [journal for journal in waiting if journal]:
        shuffled.append(chance.choice(waiting).pop())
    return shuffled


def play(shops: list[Shop], actions: list[Action]) -> None:
    """Do what was drawn, one action after the other."""
    for turn, (which, deed, moved) in enumerate(actions):
        shop = shops[which]
        shop.clock.now += MINUTE + moved
        if deed == "share":
            other = shops[(which + 1) % 3]
            take_in(shop.store, journal_of(other.store))
        else:
            act(shop, deed, turn)


def act(shop: Shop, deed: str, turn: int) -> None:
    """Do one thing, on a product that any of the tills may have made."""
    product = some_product(shop, turn)
    if deed == "add" or product is None:
        shop.add(a_product(sku=f"S{turn % 3}", names=Names(fr=f"pièce {turn}")), pieces(turn))
    elif deed == "sell":
        sold = shop.sell(product, pieces(1 + turn % 3))
        if turn % 2:
            shop.till.write(reprint, sold.id, sold.sale.receipt_number)
    elif deed == "maker":
        shop.till.write(add_maker, Names(fr=f"Fatima {turn}"))
    elif deed == "seller":
        shop.till.write(save_seller, a_seller(footer=f"merci {turn}"))
    else:
        change(shop, deed, product, turn)


def change(shop: Shop, deed: str, product: Product, turn: int) -> None:
    """Edit or count a product."""
    if deed == "rename":
        named = Names(fr=f"nom {turn}", ar="زربية" if turn % 2 else "")
        shop.till.write(edit_product, replace(product, names=named, sku=f"R{turn % 3}"))
    elif deed == "price":
        shop.till.write(edit_product, replace(product, price=dh(str(turn + 1))))
    elif deed == "archive":
        shop.till.write(archive_product, product.id, is_archived=turn % 2 == 0)
    else:
        shop.till.write(set_on_hand, product, pieces(turn % 5))


def some_product(shop: Shop, turn: int) -> Product | None:
    """Return one of the products the till knows, None when it knows none."""
    known = select(schema.product.c.key).where(schema.product.c.created_at.is_not(None))
    with shop.store.reading() as connection:
        keys = list(connection.execute(known.order_by(schema.product.c.key)).scalars())
    return shop.till.read(product_of, id_of(keys[turn % len(keys)])) if keys else None
