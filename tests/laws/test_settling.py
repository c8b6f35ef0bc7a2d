"""Accounts and settlements: the same in any order, right to the centime, each line paid once."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from random import Random
from typing import Final, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.account import AccountKind, PayoutKind
from pos.domain.basket import Whereto
from pos.domain.basket_line import agreed_for
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.product import Maker, Product
from pos.domain.quantity import THOUSAND, pieces
from pos.domain.sale_words import Days
from pos.domain.settlement import Choice, usual_payment
from pos.domain.terms import Bargain, Cash, MakerShare, Terms
from pos.journal.canonical import decoded
from pos.journal.entry import Entry
from pos.journal.kinds import AccountEntered, MakerNamed, SaleMade, SettlementMade
from pos.services.accounts import account, balances
from pos.services.entering import enter, take_back
from pos.services.known_makers import save_maker
from pos.services.makers import MakerKnown, name_maker
from pos.services.returns import refundable
from pos.services.sales import sales
from pos.services.selling import check_out
from pos.services.settling import LinesWithoutMaker, preview, settle, settled_twice
from pos.services.terms import save_cooperative_terms
from pos.store.store import Store
from tests.factories import MINUTE, Shop, a_line, a_product, dh, exact_cash
from tests.laws.fair import in_some_order, journal_of, merged, take_in, three_tills
from tests.store.snapshot import snapshot

Deed: TypeAlias = tuple[int, str, int]
DEEDS: Final = ("sell", "free", "back", "name", "enter", "undo", "settle", "share", "terms")
DAYS: Final = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(DEEDS), st.integers(0, 50)),
    min_size=6,
    max_size=22,
)
RANDOMS: Final = st.randoms(use_true_random=False)
ALL: Final = Choice(days=Days(date(2026, 1, 1), date(2027, 12, 31)))


def prepare(shops: list[Shop]) -> tuple[list[str], list[Product]]:
    """Name makers with terms of every kind, and what they make, and let every till know."""
    first = shops[0]
    makers = [
        first.till.write(save_maker, Maker("", Names(fr=f"M{n}"), terms=terms)).result
        for n, terms in enumerate(
            (
                Terms(),
                Terms(1333, bargain=Bargain.MAKER),
                Terms(777, bargain=Bargain.COOPERATIVE, cash=Cash.MAKER),
            )
        )
    ]
    shares = tuple(
        MakerShare(maker, share) for maker, share in zip(makers, (334, 333, 333), strict=True)
    )
    goods = [
        first.add(a_product(price=dh("99.99"), maker=makers[0])),
        first.add(a_product(price=dh("10.01"), maker=makers[1])),
        first.add(a_product(price=dh("77.77"), maker=makers[2], net=dh("51.03"))),
        first.add(a_product(price=dh("33.31"), maker=makers[0], shares=shares)),
        first.add(a_product(price=dh("5"))),
    ]
    first.till.write(save_cooperative_terms, Terms(1501))
    for shop in shops[1:]:
        take_in(shop.store, journal_of(first.store))
    return makers, goods


def play(shops: list[Shop], deeds: list[Deed], makers: list[str], goods: list[Product]) -> None:
    """Do what was drawn."""
    for turn, (which, deed, number) in enumerate(deeds):
        shop, maker = shops[which], makers[number % len(makers)]
        shop.clock.now += MINUTE
        if deed == "share":
            take_in(shop.store, journal_of(shops[(which + 1) % 3].store))
        elif deed in {"sell", "free"}:
            product = goods[-1] if deed == "free" else goods[number % len(goods)]
            sell(shop, product, turn, number)
        elif deed == "terms":
            shop.till.write(save_cooperative_terms, Terms(number * 100))
        else:
            account_for(shop, maker, deed, number)


def account_for(shop: Shop, maker: str, deed: str, number: int) -> None:
    """Take goods back, name makers, write into an account, or pay."""
    if deed == "back":
        bring_back(shop, number)
    elif deed == "name":
        name(shop, maker)
    elif deed == "settle":
        pay_all(shop)
    else:
        write_in(shop, maker, deed, number)


def sell(shop: Shop, product: Product, turn: int, number: int) -> None:
    """Sell some pieces, perhaps for less than the label."""
    line = a_line(product, pieces(1 + turn % 3))
    if number % 2:
        paid = Money(max(0, line.total.minor - number * 37), MAD)
        line = agreed_for(line, paid, PriceReason.AGREED)
    shop.till.write(check_out, (line,), (exact_cash(line.total),))


def bring_back(shop: Shop, number: int) -> None:
    """Take a piece of some sale back."""
    rows = [row for row in shop.till.read(sales) if row.total.minor >= 0]
    if not rows:
        return
    lines = shop.till.read(refundable, rows[number % len(rows)].id).lines
    back = [
        line.coming_back(pieces(1), Whereto.STOCK)
        for line in lines
        if line.left.thousandths >= THOUSAND
    ]
    if back:
        shop.till.write(check_out, (back[0],), (exact_cash(back[0].total),))


def name(shop: Shop, maker: str) -> None:
    """Say whose work everything was that has no maker yet."""
    for line in shop.till.read(preview, ALL).unnamed:
        with suppress(MakerKnown):
            shop.till.write(name_maker, line.sale, line.line, maker)


def write_in(shop: Shop, maker: str, deed: str, number: int) -> None:
    """Enter a line, and perhaps take it back."""
    kinds = (AccountKind.ADVANCE, AccountKind.RENT, AccountKind.ADJUSTMENT)
    amount = dh(str(1 + number))
    entry = shop.till.write(enter, maker, kinds[number % 3], amount, note="x").result
    if deed == "undo":
        shop.till.write(take_back, entry)


def pay_all(shop: Shop) -> None:
    """Settle everything that is open, but for lines nobody is named for."""
    shown = shop.till.read(preview, ALL)
    payments = {
        each.maker.id: usual_payment(each.due, PayoutKind.TRANSFER) for each in shown.statements
    }
    if payments:
        with suppress(LinesWithoutMaker):
            shop.till.write(settle, shown, payments)


def books(store: Store) -> list[object]:
    """Return every account, whole, what is open, and what was settled twice."""
    with store.reading() as connection:
        known = balances(connection)
        return [
            known,
            [account(connection, each.maker) for each in known],
            preview(connection, ALL),
            settled_twice(connection),
        ]


@settings(max_examples=8)
@given(DAYS, RANDOMS)
def test_accounts_are_the_same_in_whatever_order_tills_are_merged(
    deeds: list[Deed], chance: Random
) -> None:
    with three_tills() as shops:
        play(shops, deeds, *prepare(shops))
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    found = []
    for order in (sum(journals, []), in_some_order(journals, chance)):
        with merged(order) as store:
            found.append((snapshot(store), books(store)))

    assert found[0] == found[1]


@settings(max_examples=8)
@given(DAYS, RANDOMS)
def test_makers_and_the_cooperative_have_what_customers_paid(
    deeds: list[Deed], chance: Random
) -> None:
    with three_tills() as shops:
        play(shops, deeds, *prepare(shops))
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    with merged(in_some_order(journals, chance)) as store, store.reading() as connection:
        owed = sum(each.balance.minor for each in balances(connection))
        twice = {(each.entry, each.line, each.maker) for each in settled_twice(connection)}

    entries = [entry for journal in journals for entry in journal]
    cash, kept = by_hand(entries)
    assert owed + kept == cash
    assert twice == named_twice(entries)


@settings(max_examples=8)
@given(DAYS, RANDOMS)
def test_nothing_is_paid_again_by_a_later_run(deeds: list[Deed], chance: Random) -> None:
    with three_tills() as shops:
        makers, goods = prepare(shops)
        play(shops, deeds, makers, goods)
        for shop in chance.sample(shops, 3):
            take_in(shops[0].store, journal_of(shop.store, shop.name))
        shops[0].clock.now = max(shop.clock.now for shop in shops) + MINUTE
        name(shops[0], makers[0])

        pay_all(shops[0])

        left = shops[0].till.read(preview, ALL)
        dues = {each.maker.id: each.due for each in left.statements}
        for each in shops[0].till.read(balances):
            assert each.balance.minor <= 0, "everybody was paid what they were owed"
            assert dues.get(each.maker.id, dh("0")) == each.balance
        assert not [row for each in left.statements for row in each.rows]


def by_hand(entries: Iterable[Entry]) -> tuple[int, int]:
    """Add up what a person with all the papers would: the cash there is, and what is nobody's.

    Customers' money is with the cooperative but for what was sold at stands of makers' own; what is
    the cooperative's is what it keeps of sales, and what makers were charged.
    """
    last = sorted(
        (entry for entry in entries if entry.kind == "maker_named"),
        key=lambda entry: (entry.at, entry.till, entry.seq),
    )
    named = {
        (body.sale, body.line): body for body in (decoded(entry.body, MakerNamed) for entry in last)
    }
    sums = defaultdict[str, int](int)
    for entry in entries:
        if entry.kind == "sale_made":
            for number, line in enumerate(decoded(entry.body, SaleMade).sale.lines, 1):
                naming = named.get((f"{entry.till}-{entry.seq}", number))
                has_maker = bool(line.maker) or (naming is not None and bool(naming.maker))
                parts = line.parts if line.maker or naming is None else naming.parts
                total = line.total.minor
                with_makers = sum(p.gross.minor for p in parts if p.cash is Cash.MAKER)
                sums["cash"] += total - (with_makers if has_maker else 0)
                if has_maker:
                    sums["kept"] += sum(p.commission.minor for p in parts)
                else:
                    sums["kept"] += total
        elif entry.kind == "account_entered":
            body = decoded(entry.body, AccountEntered)
            moved = sum(line.amount.minor for line in body.lines)
            # An advance was handed over; rent and what was adjusted only changed whose money it is.
            sums["cash" if body.what is AccountKind.ADVANCE else "charged"] += moved
        elif entry.kind == "settlement_made":
            paid = decoded(entry.body, SettlementMade).statements
            sums["cash"] -= sum(each.paid.minor for each in paid)
    return sums["cash"], sums["kept"] - sums["charged"]


def named_twice(entries: Iterable[Entry]) -> set[tuple[str, int, str]]:
    """Return the lines that several settlements name."""
    lines = Counter(
        (line.entry, line.line, each.maker)
        for entry in entries
        if entry.kind == "settlement_made"
        for each in decoded(entry.body, SettlementMade).statements
        for line in each.lines
    )
    return {line for line, times in lines.items() if times > 1}
