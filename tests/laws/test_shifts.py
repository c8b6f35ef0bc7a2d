"""Shifts: whatever happened, a report is the sum of its own entries, and the drawer adds up."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.clock import to_microseconds, utc_offset_minutes
from pos.domain.basket import BasketLine, GoodsBack
from pos.domain.due import due_for
from pos.domain.money import MAD, Money, total, zero
from pos.domain.quantity import pieces
from pos.domain.shift import CashCount, Shift, ShiftReport
from pos.domain.tender import TenderKind, cash
from pos.domain.trade import TradeRules
from pos.journal.canonical import decoded
from pos.journal.closings import false_closings
from pos.journal.kinds import SHAPES, Body, CashMoved, SaleMade
from pos.services.selling import check_out
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shift_sums import report_of
from pos.services.shifts import open_shift, shift_of, shifts
from pos.services.trade import save_trade_rules
from pos.store.keys import key_of, parts_of
from tests.factories import MINUTE, Shop, a_line, a_product, dh, exact_cash, open_shop_for
from tests.laws.fair import ACTIONS, Action, journal_of, merged, play, three_tills


def bodies_of(shop: Shop) -> list[Body]:
    return [decoded(e.body, SHAPES[e.kind]) for e in journal_of(shop.store, shop.name)]


def known_shifts(shop: Shop) -> list[tuple[Shift, ShiftReport]]:
    """Return every shift of a till with its report: as closed, or so far."""
    found = []
    for row in shop.till.read(shifts, shop.name):
        shift = shop.till.read(shift_of, row.id).shift
        found.append((shift, shop.till.read(report_of, shift, key_of(row.closing))))
    still_open = shop.till.read(open_shift, shop.name)
    if still_open is not None:
        found.append((still_open, shop.till.read(report_of, still_open)))
    return found


def cash_of(shop: Shop, shift: Shift) -> Counter[str]:
    """Add up the drawer again, tender by tender, from the journal."""
    drawer: Counter[str] = Counter({MAD: 0})
    for count in shift.floats:
        drawer[count.amount.currency] += count.amount.minor
    for body in bodies_of(shop):
        if isinstance(body, CashMoved) and body.shift == shift.id:
            drawer[body.amount.currency] += body.amount.minor
            continue
        told = body.sale if isinstance(body, SaleMade) else body
        if getattr(told, "shift", "") != shift.id:
            continue
        for tender in getattr(told, "tenders", ()):
            if tender.kind is TenderKind.CASH:
                notes = tender.received if tender.foreign is None else tender.foreign.amount
                drawer[notes.currency] += notes.minor
                drawer[MAD] -= tender.change.minor
    return drawer


@contextmanager
def a_new_shop() -> Iterator[Shop]:
    """Open a shop in a folder that goes away with it."""
    with TemporaryDirectory(prefix="rahba-") as folder, open_shop_for(Path(folder)) as shop:
        yield shop


@settings(max_examples=25)
@given(ACTIONS)
def test_a_report_is_the_sum_of_its_own_entries(actions: list[Action]) -> None:
    with three_tills() as shops:
        play(shops, [(which, "open", 0) for which in range(3)])
        play(shops, actions)

        for shop in shops:
            made = [b.sale for b in bodies_of(shop) if isinstance(b, SaleMade)]
            for shift, report in known_shifts(shop):
                own = [sale for sale in made if sale.shift == shift.id]
                lines = [line for sale in own for line in sale.lines]
                assert report.sales + report.refunds == len(own)
                assert report.net == total([sale.total for sale in own], MAD)
                assert sum(tax.gross.minor for tax in report.taxes) == report.net.minor
                assert sum(tax.tax.minor for tax in report.taxes) == sum(
                    line.tax_amount.minor for line in lines
                )
                drawer = {d.currency: d.expected.minor for d in report.drawers}
                assert drawer == dict(cash_of(shop, shift))


@settings(max_examples=15)
@given(ACTIONS)
def test_every_closing_is_what_its_journal_makes_of_it(actions: list[Action]) -> None:
    with three_tills() as shops:
        play(shops, [(which, "open", 0) for which in range(3)])
        play(shops, [*actions, *((which, "close", 0) for which in range(3))])

        for shop in shops:
            assert list(false_closings(journal_of(shop.store, shop.name))) == []
            for row in shop.till.read(shifts, shop.name):
                assert parts_of(key_of(row.id))[0] == shop.name
            assert shop.till.full_check().findings == ()


@settings(max_examples=10)
@given(ACTIONS)
def test_another_file_gives_the_same_reports(actions: list[Action]) -> None:
    with three_tills() as shops:
        play(shops, [(which, "open", 0) for which in range(3)])
        play(shops, actions)

        entries = [entry for shop in shops for entry in journal_of(shop.store, shop.name)]
        with merged(entries) as store, store.reading() as connection:
            for shop in shops:
                for shift, report in known_shifts(shop):
                    row = [r for r in shifts(connection, shop.name) if r.id == shift.id]
                    until = key_of(row[0].closing) if row else None
                    assert report_of(connection, shift, until) == report


# In the evening before the clocks of Morocco go back for Ramadan, on 7 February 2027 at 03:00.
EVENING = to_microseconds(datetime(2027, 2, 6, 20, 0, tzinfo=UTC))
# Minutes that pass; then so many centimes are sold, or the drawer is counted (None).
NIGHT = st.lists(
    st.tuples(st.integers(0, 400), st.none() | st.integers(1, 90_000)), min_size=1, max_size=12
)


@settings(max_examples=20)
@given(NIGHT)
def test_shifts_of_one_day_across_midnight_and_a_clock_change_close_right(
    night: list[tuple[int, int | None]],
) -> None:
    with a_new_shop() as shop:
        product = shop.add(a_product(price=dh("1")))
        shop.clock.now = EVENING
        shop.till.write(open_shift_with, (CashCount(dh("500")),))
        in_drawer, own, so_far = dh("500"), list[Money](), zero(MAD)
        for minutes, centimes in [*night, (1, None)]:
            shop.clock.now += minutes * MINUTE
            if centimes is not None:
                own.append(Money(centimes, MAD))
                in_drawer += own[-1]
                line = a_line(product, unit_price=own[-1])
                shop.till.write(check_out, (line,), (exact_cash(own[-1]),))
                continue
            done = shop.till.write(close_shift, Closing((CashCount(in_drawer),))).result.body
            so_far += total(own, MAD)
            assert [each.amount for each in done.differences] == [zero(MAD)]
            assert (done.report.sales, done.report.net) == (len(own), total(own, MAD))
            assert (done.perpetual, done.unopened) == (so_far, 0)
            assert done.utc_offset_minutes == utc_offset_minutes(shop.clock.now)
            own = []
            shop.till.write(open_shift_with, (CashCount(in_drawer),))

        assert list(false_closings(journal_of(shop.store, shop.name))) == []


PRICES = st.lists(st.integers(1, 200_000), min_size=1, max_size=4)
RULES = st.builds(
    TradeRules, cash_step=st.sampled_from([0, 10, 50, 100]), charges_stamp_duty=st.booleans()
)


@settings(max_examples=25)
@given(PRICES, RULES, st.integers(0, 50_000))
def test_what_was_tendered_less_the_change_is_what_was_due(
    prices: list[int], rules: TradeRules, more: int
) -> None:
    with a_new_shop() as shop:
        shop.till.write(save_trade_rules, rules)
        product = shop.add(a_product(price=dh("1")))
        shop.till.write(open_shift_with, (CashCount(dh("0")),))
        lines = tuple(a_line(product, unit_price=Money(price, MAD)) for price in prices)
        goods = Money(sum(prices), MAD)
        due = due_for(goods, (), rules.due, in_cash=True).cash
        tender = cash(due, due + Money(more, MAD))

        sale = shop.till.write(check_out, lines, (tender,)).result.sale

        shift = shop.till.read(open_shift, shop.name)
        assert shift is not None
        report = shop.till.read(report_of, shift)
        assert sale.received - sale.change == sale.due
        net = total([tender.net for tender in report.tenders], MAD)
        assert net == report.net + report.rounding + report.stamp_duty == sale.due


@settings(max_examples=15)
@given(PRICES)
def test_a_sale_taken_back_whole_leaves_drawer_and_tax_as_they_were(prices: list[int]) -> None:
    with a_new_shop() as shop:
        product = shop.add(a_product(price=dh("1")))
        shop.till.write(open_shift_with, (CashCount(dh("500")),))
        lines = tuple(a_line(product, unit_price=Money(price, MAD)) for price in prices)
        due = Money(sum(prices), MAD)
        sold = shop.till.write(check_out, lines, (exact_cash(due),)).result

        back = tuple(
            BasketLine(
                key=0,
                product=product,
                quantity=pieces(-1),
                unit_price=line.unit_price,
                agreed=-line.total,
                back=GoodsBack(sold.id, sold.sale.receipt_number, number),
            )
            for number, line in enumerate(sold.sale.lines, 1)
        )
        shop.till.write(check_out, back, (exact_cash(-due),))

        done = shop.till.write(close_shift, Closing((CashCount(dh("500")),))).result.body
        assert done.report.expected(MAD) == dh("500")
        assert [(tax.gross, tax.tax) for tax in done.report.taxes] == [(zero(MAD), zero(MAD))]
        assert done.perpetual == zero(MAD)
        assert done.perpetual_absolute == due + due
