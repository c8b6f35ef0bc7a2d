"""Three tills at one fair, each with its own file, doing whatever a test draws."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from hypothesis import strategies as st
from sqlalchemy import Connection, select

from pos.domain.basket import Whereto
from pos.domain.free_line import free_product
from pos.domain.money import MAD, Money, total
from pos.domain.names import Names
from pos.domain.order import OrderState
from pos.domain.owing import off_debts, still_to_give
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.shift import CashCount, CashReason, ForeignRate
from pos.domain.tender import TenderKind, TenderState, exact, foreign_cash
from pos.journal.entry import Entry
from pos.journal.kinds import (
    Body,
    CustomerAdded,
    CustomerErased,
    DiscrepancyAnswered,
    LineLinked,
    MakerNamed,
    OrderChanged,
    PersonSaved,
    TenderFollowed,
)
from pos.services.catalogue import add_maker, archive_product, edit_product, set_on_hand
from pos.services.people import people
from pos.services.pins import switch_to
from pos.services.products import product_of
from pos.services.receipts import reprint
from pos.services.returns import refundable
from pos.services.sales import sales
from pos.services.selling import check_out
from pos.services.shift_keeping import (
    Closing,
    TillIsClosed,
    TillIsOpen,
    close_shift,
    open_shift_with,
    pay_in,
    pay_out,
)
from pos.services.shop import counter, save_seller
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
    a_line,
    a_product,
    a_seller,
    dh,
    exact_cash,
    open_shop_in,
)

# Which till acts, what it does, and how far its clock is moved first.
Action: TypeAlias = tuple[int, str, int]

DEEDS: Final = (
    "add",
    "sell",
    "refund",
    "rename",
    "price",
    "archive",
    "count",
    "maker",
    "seller",
    "share",
    "person",
    "customer",
    "order",
    "follow",
    "open",
    "cash",
    "close",
    "free",
    "answer",
)
ACTIONS: Final = st.lists(
    st.tuples(
        st.integers(0, 2), st.sampled_from(DEEDS), st.sampled_from([0, MINUTE, -2 * HOUR, HOUR])
    ),
    min_size=8,
    max_size=25,
)


# Facts about something that may not have arrived where they are read.
FACTS: Final[dict[str, Callable[[str, int], list[Body]]]] = {
    "person": lambda _some, turn: [PersonSaved({"name": f"Aïcha {turn}", "role": "manager"})],
    "customer": lambda some, _turn: [CustomerAdded(), CustomerErased(some)],
    "order": lambda some, turn: [
        OrderChanged(
            some,
            list(OrderState)[turn % 5],
            (exact_cash(dh(str(turn))),),
            promised_on=date(2026, 12, 1 + turn % 31),
        ),
        MakerNamed(some, 1 + turn % 2, some),
    ],
    "answer": lambda some, turn: [
        DiscrepancyAnswered("no_maker", some, (some, str(turn)), "seen", part="1", note="vu"),
    ],
    "follow": lambda some, turn: [
        TenderFollowed(some, 1, list(TenderState)[turn % 4], (exact_cash(dh("10")),)),
    ],
}


def open_till(shop: Shop, turn: int) -> None:
    """Open the till with a float of two currencies, if it is not open."""
    with suppress(TillIsOpen):
        floats = (CashCount(dh("500")), CashCount(Money(turn * 100, "EUR")))
        shop.till.write(open_shift_with, floats, (ForeignRate("EUR", Decimal("10.5")),))


def move_cash(shop: Shop, turn: int) -> None:
    """Put cash in or take it out, and take a deposit and a debt, if the till is open."""
    amount = Money(1 + turn * 10, "EUR" if turn % 3 == 0 else MAD)
    with suppress(TillIsClosed):
        shop.till.write(pay_out if turn % 2 else pay_in, amount, CashReason.OTHER)
    shift = shop.till.read(counter).shift
    if shift is not None:
        notes = foreign_cash(dh("90"), Money(1000, "EUR"), Decimal("10.5"))
        paid = exact(TenderKind.CARD, dh("40"))
        with shop.store.begin() as work:
            some = _some_entry(work.connection, turn)
            work.record(OrderChanged(some, OrderState.ORDERED, (notes, paid), shift=shift.id))
            work.record(TenderFollowed(some, 1, TenderState.PAID, (notes,), shift=shift.id))


def close_till(shop: Shop, turn: int) -> None:
    """Close the till with some count, if it is open."""
    with suppress(TillIsClosed):
        shop.till.write(close_shift, Closing((CashCount(dh(str(turn))),), {MAD: "compté"}))


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


def stand_at(shop: Shop) -> None:
    """Let the first of the people whom any till has named stand at this one."""
    if known := shop.till.read(people):
        shop.till.write(switch_to, known[0].id, "")


def act(shop: Shop, deed: str, turn: int) -> None:
    """Do one thing, on a product that any of the tills may have made."""
    stand_at(shop)
    product = some_product(shop, turn)
    if deed == "add" or product is None:
        shop.add(a_product(sku=f"S{turn % 3}", names=Names(fr=f"pièce {turn}")), pieces(turn))
    elif deed == "sell":
        sell(shop, product, turn)
    elif deed == "free":
        sell_without_a_card(shop, product, turn)
    elif deed == "maker":
        shop.till.write(add_maker, Names(fr=f"Fatima {turn}"))
    elif deed == "seller":
        shop.till.write(save_seller, a_seller(footer=f"merci {turn}"))
    elif deed in FACTS:
        state_facts(shop, deed, turn)
    elif deed in WHOLE:
        WHOLE[deed](shop, turn)
    else:
        change(shop, deed, product, turn)


def sell(shop: Shop, product: Product, turn: int) -> None:
    """Sell for cash, perhaps with a copy of the receipt, or on credit."""
    if turn % 4 == 3 and product.price is not None:
        line = a_line(product, unit_price=product.price)
        shop.till.write(check_out, (line,), (exact(TenderKind.CREDIT, product.price),))
        return
    sold = shop.sell(product, pieces(1 + turn % 3))
    if turn % 2:
        shop.till.write(reprint, sold.id, sold.sale.receipt_number)


def sell_without_a_card(shop: Shop, product: Product, turn: int) -> None:
    """Sell something of no card, or say which product such a line was, at any till."""
    free = select(schema.sale_line.c.sale, schema.sale_line.c.line).where(
        schema.sale_line.c.product == 0
    )
    with shop.store.reading() as connection:
        known = connection.execute(free.order_by(schema.sale_line.c.sale)).all()
        place = shop.till.read(counter).here.id
    if not known or turn % 3 == 0:
        shop.till.write(check_out, (a_line(free_product()),), (exact_cash(dh("100")),))
        return
    sale, line = known[turn % len(known)]
    sold_at = shop.clock.now - turn * HOUR
    names, one = product.names, pieces(1)
    with shop.store.begin() as work:
        work.record(LineLinked(id_of(sale), line, product.id, names, place, one, sold_at))


def state_facts(shop: Shop, deed: str, turn: int) -> None:
    """Write down something about a thing that any till may have made, or finish with it."""
    with shop.store.begin() as work:
        for body in FACTS[deed](_some_entry(work.connection, turn), turn):
            work.record(body)


def _some_entry(connection: Connection, turn: int) -> str:
    journal = schema.journal.c
    rows = connection.execute(select(journal.till, journal.seq).order_by(journal.at)).all()
    return "-".join(map(str, rows[turn % len(rows)]))


def refund(shop: Shop, turn: int) -> None:
    """Take a sale back, or a piece of each line, that any of the tills made, wherever it goes."""
    rows = shop.till.read(sales)
    if not rows:
        return
    whereto = list(Whereto)[turn % 3]
    found = shop.till.read(refundable, rows[turn % len(rows)].id)
    lines = tuple(
        line.coming_back(pieces(1) if turn % 2 else line.left, whereto)
        for line in found.lines
        if line.left.thousandths
    )
    if lines:
        due = total([line.total for line in lines], MAD)
        taken = off_debts(due, found.debts)
        rest = still_to_give(due, taken)
        shop.till.write(check_out, lines, taken if rest.is_zero else (*taken, exact_cash(rest)))


# What needs no product: giving back, and keeping the till itself.
WHOLE: Final[dict[str, Callable[[Shop, int], None]]] = {
    "refund": refund,
    "open": open_till,
    "cash": move_cash,
    "close": close_till,
}


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
