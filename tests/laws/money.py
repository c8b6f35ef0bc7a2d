"""Makers, goods on terms of every kind, and whatever a day does with their money."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Final, TypeAlias

from hypothesis import strategies as st

from pos.domain.account import AccountKind, PayoutKind
from pos.domain.basket import Whereto
from pos.domain.basket_line import agreed_for
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.product import Maker, Product
from pos.domain.quantity import THOUSAND, pieces
from pos.domain.sale import SaleLine
from pos.domain.sale_words import Days
from pos.domain.settlement import Choice, usual_payment
from pos.domain.tender import LATER, Tender, TenderKind, exact
from pos.domain.terms import Bargain, Cash, MakerShare, Terms
from pos.journal.canonical import decoded
from pos.journal.entry import Entry
from pos.journal.kinds import AccountEntered, MakerNamed, SaleMade, SettlementMade, TenderFollowed
from pos.services.accounts import account, balances
from pos.services.entering import enter, take_back
from pos.services.followed import open_debts
from pos.services.known_makers import save_maker
from pos.services.makers import MakerKnown, name_maker
from pos.services.owed import settle as collect
from pos.services.returns import refundable
from pos.services.sales import sales
from pos.services.selling import check_out
from pos.services.settled_lines import settled_twice
from pos.services.settlement_looking import preview
from pos.services.settling import LinesWithoutMaker, settle
from pos.services.terms import save_cooperative_terms
from pos.store.store import Store
from tests.factories import MINUTE, Shop, a_line, a_product, dh, exact_cash
from tests.laws.fair import journal_of, take_in

# Which till, what it does, and a number that says how.
Deed: TypeAlias = tuple[int, str, int]
DEEDS: Final = (
    *("sell", "free", "back", "name", "enter", "undo", "settle", "share", "terms"),
    "collect",
)
DAYS: Final = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(DEEDS), st.integers(0, 50)),
    min_size=6,
    max_size=22,
)
RANDOMS: Final = st.randoms(use_true_random=False)
ALL: Final = Choice(days=Days(date(2026, 1, 1), date(2027, 12, 31)))


def prepare(first: Shop) -> tuple[list[str], list[Product]]:
    """Name makers with terms of every kind, and what they make."""
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
    return makers, goods


def share(shops: list[Shop]) -> None:
    """Let every till know what the first one does."""
    for shop in shops[1:]:
        take_in(shop.store, journal_of(shops[0].store))


def play(shops: list[Shop], deeds: list[Deed], makers: list[str], goods: list[Product]) -> None:
    """Do what was drawn."""
    for turn, (which, deed, number) in enumerate(deeds):
        shop = shops[which]
        shop.clock.now += MINUTE
        if deed == "share":
            take_in(shop.store, journal_of(shops[(which + 1) % 3].store))
        else:
            deal(shop, deed, turn, number, makers, goods)


def deal(
    shop: Shop, deed: str, turn: int, number: int, makers: list[str], goods: list[Product]
) -> None:
    """Do one thing at one till."""
    if deed in {"sell", "free"}:
        product = goods[-1] if deed == "free" else goods[number % len(goods)]
        sell(shop, product, turn, number)
    elif deed == "terms":
        shop.till.write(save_cooperative_terms, Terms(number * 100))
    else:
        account_for(shop, makers[number % len(makers)], deed, number)


def account_for(shop: Shop, maker: str, deed: str, number: int) -> None:
    """Take goods back, name makers, write into an account, pay, or take what is owed."""
    if deed == "back":
        bring_back(shop, number)
    elif deed == "name":
        name(shop, maker)
    elif deed == "settle":
        pay_all(shop)
    elif deed == "collect":
        collect_one(shop, number)
    else:
        write_in(shop, maker, deed, number)


def sell(shop: Shop, product: Product, turn: int, number: int) -> None:
    """Sell some pieces, perhaps for less than the label, perhaps on credit."""
    line = a_line(product, pieces(1 + turn % 3))
    if number % 2:
        paid = Money(max(0, line.total.minor - number * 37), MAD)
        line = agreed_for(line, paid, PriceReason.AGREED)
    kind = TenderKind.CREDIT if number % 5 == 3 and line.total.minor else TenderKind.CASH
    shop.till.write(check_out, (line,), (exact(kind, line.total),))


def collect_one(shop: Shop, number: int) -> None:
    """Take some of what a customer of this very till owes."""
    own = [each for each in shop.till.read(open_debts) if each.entry.startswith(shop.name)]
    if own:
        owed = own[number % len(own)]
        part = Money(max(1, owed.left.minor // (1 + number % 2)), MAD)
        shop.till.write(collect, owed.entry, owed.tender, (exact_cash(part),))


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


def by_hand(entries: Iterable[Entry]) -> tuple[int, int]:
    """Add up what a person with all the papers would: the money there is, and what is nobody's.

    Customers' money is with the cooperative but for what was sold at stands of makers' own and
    what was sold on credit, until it comes; what is the cooperative's is what it keeps of sales,
    and what makers were charged.
    """
    named = last_named(entries)
    cash = kept = 0
    for entry in entries:
        if entry.kind == "sale_made":
            sale = decoded(entry.body, SaleMade).sale
            of_lines = [
                shares_of(line, named.get((f"{entry.till}-{entry.seq}", number)))
                for number, line in enumerate(sale.lines, 1)
            ]
            cash += money_in(sale.tenders) - sum(with_makers for with_makers, _kept in of_lines)
            kept += sum(kept_of_line for _with, kept_of_line in of_lines)
        elif entry.kind == "tender_followed":
            cash += money_in(decoded(entry.body, TenderFollowed).tenders)
        elif entry.kind == "account_entered":
            body = decoded(entry.body, AccountEntered)
            moved = sum(line.amount.minor for line in body.lines)
            # An advance was handed over; rent and what was adjusted only changed whose money it is.
            is_handed_over = body.what is AccountKind.ADVANCE
            cash, kept = cash + moved * is_handed_over, kept - moved * (not is_handed_over)
        elif entry.kind == "settlement_made":
            paid = decoded(entry.body, SettlementMade).statements
            cash -= sum(each.paid.minor for each in paid)
    return cash, kept


def last_named(entries: Iterable[Entry]) -> dict[tuple[str, int], MakerNamed]:
    """Return for each line that was given a maker afterwards the last that was said."""
    last = sorted(
        (entry for entry in entries if entry.kind == "maker_named"),
        key=lambda entry: (entry.at, entry.till, entry.seq),
    )
    bodies = [decoded(entry.body, MakerNamed) for entry in last]
    return {(body.sale, body.line): body for body in bodies}


def shares_of(line: SaleLine, naming: MakerNamed | None) -> tuple[int, int]:
    """Return what makers took themselves of a line, and what the cooperative keeps of it."""
    parts = line.parts if line.maker or naming is None else naming.parts
    if not (line.maker or (naming is not None and naming.maker)):
        return 0, line.total.minor
    taken = sum(part.gross.minor for part in parts if part.cash is Cash.MAKER)
    return taken, sum(part.commission.minor for part in parts)


def money_in(tenders: Iterable[Tender]) -> int:
    """Add up what was handed over; what is paid later is no money yet."""
    return sum(tender.paid.minor for tender in tenders if tender.kind not in LATER)


def receivable(store: Store) -> int:
    """Return what customers still owe, as the lists say."""
    with store.reading() as connection:
        return sum(each.left.minor for each in open_debts(connection))


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
