"""Money of many makers on five tills without a network: every device says the same, to the centime.

Files are carried in any order, cut, repeated, late; programs stop and start again. Once all tills
have met, tables and accounts are the same on each, and makers and cooperative together have what
customers paid and still owe.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.account import AccountKind
from pos.domain.basket import Whereto
from pos.domain.money import MAD, Money
from pos.domain.quantity import THOUSAND, pieces
from pos.services.account_lines import AccountRow
from pos.services.accounts import balances
from pos.services.returns import refundable
from pos.services.sales import sales
from pos.services.selling import check_out
from pos.services.settled_lines import settled_twice
from pos.services.settlement_looking import preview
from pos.store.aside import aside
from pos.store.replay import rebuild
from tests.exchange.cooperative import cooperative_in
from tests.factories import HOUR, MINUTE, Shop, exact_cash
from tests.laws.fair import journal_of
from tests.laws.money import (
    ALL,
    DEEDS,
    books,
    by_hand,
    deal,
    named_twice,
    pay_all,
    prepare,
    receivable,
)
from tests.laws.money import (
    name as name_everything,
)
from tests.laws.sticks import CARRIED, Sticks
from tests.store.snapshot import snapshot

# Which till, what it does (or carries a file), to which other, how, and how its clock is moved.
Step: TypeAlias = tuple[int, str, int, int, int]
RESTARTED: Final = "restart"
OWN: Final = tuple(deed for deed in DEEDS if deed != "share")
TILLS: Final = 5


def days(most: int) -> st.SearchStrategy[list[Step]]:
    """Draw days of five tills, of at most so many steps."""
    return st.lists(
        st.tuples(
            st.integers(0, TILLS - 1),
            st.sampled_from(["sell", "sell", *OWN, *CARRIED, *CARRIED, RESTARTED]),
            st.integers(1, TILLS - 1),
            st.integers(0, 50),
            st.sampled_from([0, 0, MINUTE, -2 * HOUR, HOUR]),
        ),
        min_size=10,
        max_size=most,
    )


def play_out(steps: list[Step]) -> None:
    """Let five tills deal, carry, lose and repeat files; then all meet, and all is compared."""
    with (
        TemporaryDirectory(prefix="rahba-") as folder,
        cooperative_in(Path(folder), TILLS) as shops,
    ):
        sticks = Sticks(shops, Path(folder))
        makers, goods = prepare(shops[0])
        for other in range(1, TILLS):
            sticks.carry(0, "everything", other)
        for turn, (which, deed, further, number, moved) in enumerate(steps):
            shops[which].clock.now += MINUTE + moved
            if deed == RESTARTED:
                shops[which] = shops[which].reopened()
                shops[which].till.prepare()
            elif deed in CARRIED:
                sticks.carry(which, deed, (which + further) % TILLS)
            else:
                deal(shops[which], deed, turn, number, makers, goods)

        sticks.meet()

        require_one_truth(shops)
        require_all_money_is_somebodys(shops[-1])
        require_a_refund_stands_on_the_next_statement(shops, sticks, makers)


def require_one_truth(shops: list[Shop]) -> None:
    """Compare tables, accounts, statements to come and what was settled twice, on every till."""
    tables, accounts = snapshot(shops[0].store), books(shops[0].store)
    for shop in shops[1:]:
        assert snapshot(shop.store) == tables
        assert books(shop.store) == accounts
        assert shop.till.read(aside) == []
    with shops[1].store.begin() as work:
        rebuild(work.connection)
    assert snapshot(shops[1].store) == tables
    assert books(shops[1].store) == accounts


def require_all_money_is_somebodys(shop: Shop) -> None:
    """Add all papers up by hand, and compare with what the accounts say."""
    entries = journal_of(shop.store)
    money, kept = by_hand(entries)
    owed = sum(each.balance.minor for each in shop.till.read(balances))

    assert owed + kept == money + receivable(shop.store)
    twice = {(each.entry, each.line, each.maker) for each in shop.till.read(settled_twice)}
    assert twice == named_twice(entries)


def require_a_refund_stands_on_the_next_statement(
    shops: list[Shop], sticks: Sticks, makers: list[str]
) -> None:
    """Pay everybody at one till, take goods back at a second, look at a third."""
    latest = max(shop.clock.now for shop in shops)
    for shop in shops:
        shop.clock.now = latest + MINUTE
    first, second, third = shops[:3]
    name_everything(first, makers[0])
    pay_all(first)
    left = {each.maker.id: each.due for each in first.till.read(preview, ALL).statements}
    sticks.carry(0, "everything", 1)
    before = statement_rows(second)
    bring_one_back(second)
    sticks.carry(1, "everything", 2)

    back = [row for row in statement_rows(third) if row not in before]

    assert {row.kind for row in back} <= {AccountKind.REFUND}
    for each in third.till.read(preview, ALL).statements:
        came = sum(row.amount.minor for row in back if row.maker == each.maker.id)
        assert each.due == left.get(each.maker.id, Money(0, MAD)) + Money(came, MAD)


def statement_rows(shop: Shop) -> list[AccountRow]:
    """Return what the next statements name."""
    return [row for each in shop.till.read(preview, ALL).statements for row in each.rows]


def bring_one_back(shop: Shop) -> None:
    """Take a piece of every sale back of which one is left, paid back in cash."""
    for row in [row for row in shop.till.read(sales) if row.total.minor >= 0]:
        lines = shop.till.read(refundable, row.id).lines
        left = [line for line in lines if line.left.thousandths >= THOUSAND]
        if left:
            back = left[0].coming_back(pieces(1), Whereto.STOCK)
            shop.clock.now += MINUTE
            shop.till.write(check_out, (back,), (exact_cash(back.total),))


@settings(max_examples=2)
@given(days(20))
def test_five_tills_agree_on_all_money_once_they_have_met(steps: list[Step]) -> None:
    play_out(steps)


@pytest.mark.thorough
@settings(max_examples=25)
@given(days(70))
def test_five_tills_agree_on_all_money_after_long_days(steps: list[Step]) -> None:
    play_out(steps)
