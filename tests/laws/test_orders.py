"""Deposits: owed until a piece is handed over, then exactly a part of its price; never revenue."""

from datetime import date
from random import Random
from typing import Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from pos.domain.basket import Basket
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.order import DepositKind, Order, OrderState
from pos.domain.quantity import pieces
from pos.domain.tender import TenderKind, exact
from pos.services.delivering import ordered_piece, paid_beforehand, put_in_basket
from pos.services.ordering import (
    NewOrder,
    add_deposit,
    cancel_order,
    promise_order,
    set_order_state,
    take_order,
)
from pos.services.orders import KeptOrder, OrderRow, order_of, orders
from pos.services.selling import check_out
from pos.store import schema
from pos.store.replay import rebuild
from pos.store.store import Store
from tests.factories import Shop, exact_cash
from tests.laws.fair import in_some_order, journal_of, merged, take_in, three_tills
from tests.store.snapshot import snapshot

# Which till, what it does, which order, and an amount in minor units.
Turn: TypeAlias = tuple[int, str, int, int]
DEEDS = (
    "take",
    "take",
    "pay",
    "start",
    "ready",
    "promise",
    "hand over",
    "give back",
    "keep",
    "share",
)
TURNS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(DEEDS), st.integers(0, 9), st.integers(1, 10**6)),
    min_size=6,
    max_size=20,
)


def play(shops: list[Shop], turns: list[Turn]) -> None:
    """Do what was drawn, one turn after the other."""
    for which, deed, number, minor in turns:
        shop = shops[which]
        if deed == "share":
            take_in(shop.store, journal_of(shops[(which + 1) % 3].store))
        elif deed == "take":
            take(shop, number, minor)
        else:
            go_on(shop, deed, number, minor)


def take(shop: Shop, number: int, minor: int) -> None:
    """Take an order for three pieces, with a deposit of some tenths of its price."""
    price = Money(minor, MAD)
    order = Order("", 0, Names(f"table {number}"), pieces(3), price, DepositKind.ACOMPTE)
    deposit = Money(minor * number // 10, MAD)
    tenders = () if deposit.is_zero else (exact_cash(deposit),)
    shop.till.write(take_order, NewOrder(order), tenders)


def go_on(shop: Shop, deed: str, number: int, minor: int) -> None:
    """Go on with one of the open orders, whichever till took it."""
    rows = shop.till.read(orders)
    if not rows:
        return
    kept = shop.till.read(order_of, rows[number % len(rows)].id)
    if deed == "pay" and not kept.due.is_zero:
        more = Money(1 + minor % kept.due.minor, MAD)
        shop.till.write(add_deposit, kept.id, (exact_cash(more),))
    elif deed in {"start", "ready"}:
        state = OrderState.STARTED if deed == "start" else OrderState.READY
        shop.till.write(set_order_state, kept.id, state)
    elif deed == "promise":
        shop.till.write(promise_order, kept.id, date(2026, 12, 1 + number))
    elif deed == "hand over":
        hand_over(shop, kept)
    elif deed in {"give back", "keep"}:
        shop.till.write(cancel_order, kept.id, TenderKind.CASH if deed == "give back" else None)


def hand_over(shop: Shop, kept: KeptOrder) -> None:
    """Sell the piece for its deposit and the balance by card."""
    basket, piece = Basket(MAD), ordered_piece(kept)
    put_in_basket(basket, piece)
    tenders = shop.till.read(paid_beforehand, kept.id)
    if not kept.due.is_zero:
        tenders += (exact(TenderKind.CARD, kept.due),)
    shop.till.write(check_out, basket.lines, tenders, piece.words)


def all_orders(store: Store) -> list[OrderRow]:
    """Return every order that a file knows."""
    with store.reading() as connection:
        return orders(connection, tuple(OrderState), limit=1000)


def sum_of(store: Store, column: Any, *conditions: Any) -> int:
    """Sum a column in minor units."""
    with store.reading() as connection:
        query = select(func.coalesce(func.sum(column), 0)).where(*conditions)
        return int(connection.execute(query).scalar_one())


@settings(max_examples=15)
@given(TURNS)
def test_revenue_is_what_was_handed_over_and_deposits_are_what_is_owed(turns: list[Turn]) -> None:
    with three_tills() as shops:
        play(
            shops[:1],
            [(0, deed, number, minor) for _which, deed, number, minor in turns if deed != "share"],
        )
        store = shops[0].store
        rows = all_orders(store)
        revenue = sum_of(store, schema.sale.c.total_minor)
        drawer = sum_of(
            store, schema.cash_move.c.amount_minor, schema.cash_move.c.cause == "deposit"
        )
        by_deposit = sum_of(
            store, schema.tender.c.received_minor, schema.tender.c.kind == "deposit"
        )

    handed = [row for row in rows if row.standing.state is OrderState.DELIVERED]
    assert revenue == sum(row.price.minor for row in handed)
    assert drawer == sum(row.standing.paid.minor for row in rows)
    assert by_deposit == sum(row.standing.paid.minor for row in handed)
    assert all(
        row.standing.paid.minor + row.due.minor == row.price.minor
        for row in rows
        if row.standing.state in {OrderState.ORDERED, OrderState.STARTED, OrderState.READY}
    )


@settings(max_examples=10)
@given(TURNS, st.randoms(use_true_random=False))
def test_orders_stand_the_same_whatever_arrives_first(turns: list[Turn], chance: Random) -> None:
    with three_tills() as shops:
        play(shops, turns)
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    with merged([entry for journal in journals for entry in journal]) as store:
        one_after_the_other, tables = all_orders(store), snapshot(store)
    with merged(in_some_order(journals, chance)) as store:
        assert all_orders(store) == one_after_the_other
        with store.begin() as work:
            rebuild(work.connection)
        assert all_orders(store) == one_after_the_other
        assert snapshot(store) == tables


@settings(max_examples=10)
@given(TURNS)
def test_numbers_of_orders_and_deposits_have_no_gap_on_any_till(turns: list[Turn]) -> None:
    with three_tills() as shops:
        play(shops, turns)
        for shop in shops:
            made, step = schema.made_order.c, schema.order_step.c
            with shop.store.reading() as connection:
                taken = select(made.number).where(made.till == shop.name)
                numbers = sorted(connection.execute(taken).scalars())
                paid = select(step.deposit_number).where(
                    step.till == shop.name, step.deposit_number > 0
                )
                receipts = sorted(connection.execute(paid).scalars())
            assert numbers == list(range(1, len(numbers) + 1))
            assert receipts == list(range(1, len(receipts) + 1))
