"""The shift: opened with a counted float, closed with a count, summed up from its own entries."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from pos.clock import local, to_microseconds
from pos.domain.basket import GoodsBack
from pos.domain.money import MAD, Money
from pos.domain.pricing import PriceReason
from pos.domain.quantity import pieces
from pos.domain.shift import (
    CashCount,
    CashReason,
    ForeignRate,
    HeldAtClose,
    HeldOutcome,
    Pieces,
    ShiftReport,
)
from pos.domain.tender import TenderKind, cash, exact, foreign_cash
from pos.domain.trade import TradeRules
from pos.errors import FieldNotAccepted, NotFound
from pos.journal.entry import check_characters
from pos.services.baskets import open_basket, save_basket
from pos.services.selling import SoldSale, check_out
from pos.services.shift_keeping import (
    Closing,
    TillIsClosed,
    TillIsOpen,
    close_shift,
    open_shift_with,
    pay_in,
    pay_out,
)
from pos.services.shift_sums import report_of
from pos.services.shifts import (
    Closed,
    cash_moves,
    closing_of,
    is_of_another_day,
    last_rates,
    open_shift,
    shift_of,
    shifts,
)
from pos.services.shop import counter
from pos.services.trade import save_trade_rules
from pos.store import work_in_hand
from pos.store.work_in_hand import SavedBasket
from tests.factories import HOUR, Shop, a_line, a_product, dh, exact_cash
from tests.laws.fair import journal_of, merged, take_in


def opened(shop: Shop, *floats: Money, rates: tuple[ForeignRate, ...] = ()) -> str:
    counts = tuple(CashCount(amount) for amount in floats or (dh("500"),))
    return shop.till.write(open_shift_with, counts, rates).result


def report(shop: Shop) -> ShiftReport:
    shift = shop.till.read(open_shift, shop.name)
    assert shift is not None
    return shop.till.read(report_of, shift)


def closed(shop: Shop, *counted: Money, **named: object) -> Closed:
    counts = tuple(CashCount(amount) for amount in counted)
    return shop.till.write(close_shift, Closing(counts, **named)).result  # type: ignore[arg-type]


def take_back(shop: Shop, sold: SoldSale) -> SoldSale:
    back = GoodsBack(sold.id, sold.sale.receipt_number, 1)
    line = a_line(
        a_product(id=sold.sale.lines[0].product),
        pieces(-1),
        agreed=-sold.sale.lines[0].total,
        back=back,
    )
    return shop.till.write(check_out, (line,), (exact_cash(line.total),)).result


def test_a_till_is_opened_with_what_was_counted(shop: Shop) -> None:
    count = CashCount(dh("260"), (Pieces(20_000, 1), Pieces(2_000, 3)))

    shift = shop.till.write(open_shift_with, (count,)).result

    found = shop.till.read(shift_of, shift).shift
    assert found.floats == (count,)
    assert shop.till.read(counter).shift == found
    assert report(shop).expected(MAD) == dh("260")


def test_a_till_is_opened_once(shop: Shop) -> None:
    opened(shop)

    with pytest.raises(TillIsOpen):
        opened(shop)


def test_without_an_open_till_there_is_nothing_to_close_or_move(shop: Shop) -> None:
    with pytest.raises(TillIsClosed):
        closed(shop, dh("0"))
    with pytest.raises(TillIsClosed):
        shop.till.write(pay_in, dh("10"), CashReason.OTHER)


def test_change_is_taken_off_the_expected_cash(shop: Shop) -> None:
    opened(shop)
    line = a_line(shop.add(a_product(price=dh("749"))))
    shop.till.write(check_out, (line,), (cash(dh("749"), dh("1000")),))

    found = report(shop)

    assert found.expected(MAD) == dh("1249")
    (tender,) = found.tenders
    assert (tender.received, tender.change, tender.net) == (dh("1000"), dh("251"), dh("749"))


def test_cash_moves_with_a_reason_and_a_note(shop: Shop) -> None:
    shift = opened(shop)

    shop.till.write(pay_in, dh("200"), CashReason.CHANGE_BROUGHT)
    shop.till.write(pay_out, dh("35"), CashReason.EXPENSE, " thé  et sucre ")

    moved = shop.till.read(cash_moves, shift)
    assert [(m.body.amount, m.body.reason, m.body.note) for m in moved] == [
        (dh("200"), CashReason.CHANGE_BROUGHT, ""),
        (dh("-35"), CashReason.EXPENSE, "thé et sucre"),
    ]
    assert report(shop).expected(MAD) == dh("665")


def test_nothing_is_moved_for_no_amount(shop: Shop) -> None:
    opened(shop)

    for amount in (dh("0"), dh("-5")):
        with pytest.raises(FieldNotAccepted):
            shop.till.write(pay_out, amount, CashReason.OTHER)


def test_a_card_is_in_the_report_and_not_in_the_drawer(shop: Shop) -> None:
    opened(shop)
    line = a_line(shop.add())
    parts = (exact(TenderKind.CARD, dh("100")), cash(dh("90"), dh("100")))
    shop.till.write(check_out, (line,), parts)

    found = report(shop)

    assert [(t.kind, t.net) for t in found.tenders] == [
        (TenderKind.CASH, dh("90")),
        (TenderKind.CARD, dh("100")),
    ]
    assert found.expected(MAD) == dh("590")


def test_foreign_notes_go_into_their_own_drawer_and_change_leaves_the_dirham(shop: Shop) -> None:
    rate = Decimal("10.50")
    opened(shop, dh("500"), Money(2000, "EUR"), rates=(ForeignRate("EUR", rate),))
    line = a_line(shop.add(a_product(price=dh("490"))))
    shop.till.write(check_out, (line,), (foreign_cash(dh("490"), Money(5000, "EUR"), rate),))

    found = report(shop)

    assert found.expected("EUR") == Money(7000, "EUR")
    assert found.expected(MAD) == dh("465")
    assert [drawer.currency for drawer in found.drawers] == [MAD, "EUR"]


def test_rates_of_the_last_shift_are_proposed_for_the_next(shop: Shop) -> None:
    assert shop.till.read(last_rates, shop.name) == {}
    opened(shop, rates=(ForeignRate("EUR", Decimal("10.5")),))

    assert shop.till.read(last_rates, shop.name) == {"EUR": Decimal("10.5")}


def test_any_count_is_accepted_and_the_difference_kept_with_its_reason(shop: Shop) -> None:
    opened(shop)
    shop.sell(shop.add())

    done = closed(shop, dh("680"), reasons={MAD: "rendu de trop"}, note="calme")

    (difference,) = shop.reopened().till.read(closing_of, done.id).body.differences
    assert (difference.expected, difference.counted) == (dh("690"), dh("680"))
    assert (difference.amount, difference.reason) == (dh("-10"), "rendu de trop")


def test_a_currency_nobody_counted_is_missing(shop: Shop) -> None:
    opened(shop, dh("500"), Money(2000, "EUR"))

    done = closed(shop, dh("500"))

    assert [d.amount for d in done.body.differences] == [dh("0"), Money(-2000, "EUR")]


def test_closings_are_numbered_without_a_gap_and_listed_newest_first(shop: Shop) -> None:
    for _ in range(3):
        opened(shop)
        closed(shop, dh("500"))

    rows = shop.till.read(shifts, shop.name)

    assert [row.number for row in rows] == [3, 2, 1]
    assert rows[0].report_number == f"Z-{shop.name[:3]}-0003"


def test_the_perpetual_total_goes_on_from_closing_to_closing(shop: Shop) -> None:
    product = shop.add()
    opened(shop)
    sold = shop.sell(product)
    closed(shop)
    opened(shop)
    shop.sell(product)
    take_back(shop, sold)

    done = closed(shop).body

    assert (done.perpetual, done.perpetual_absolute) == (dh("190"), dh("570"))
    assert (done.report.net, done.report.refunds) == (dh("0"), 1)


def test_sales_made_with_no_shift_are_in_the_perpetual_total_and_told_apart(shop: Shop) -> None:
    product = shop.add()
    shop.sell(product)
    opened(shop)
    shop.sell(product)

    done = closed(shop).body

    assert (done.report.sales, done.unopened, done.unopened_net) == (1, 1, dh("190"))
    assert done.perpetual == dh("380")
    opened(shop)
    following = closed(shop).body
    assert (following.unopened, following.unopened_net) == (0, None)


def test_two_shifts_on_one_day_are_counted_apart(shop: Shop) -> None:
    product = shop.add()
    opened(shop)
    shop.sell(product)
    morning = closed(shop, dh("690"))
    opened(shop, dh("690"))
    shop.sell(product)
    shop.sell(product)

    evening = closed(shop, dh("1070"))

    assert (morning.body.report.sales, evening.body.report.sales) == (1, 2)
    assert (evening.body.report.first_number, evening.body.report.last_number) == (2, 3)
    assert all(d.amount == dh("0") for d in evening.body.differences)


def test_a_shift_across_midnight_is_one_shift(shop: Shop) -> None:
    product = shop.add()
    shop.clock.now = to_microseconds(datetime(2026, 11, 23, 21, 0, tzinfo=UTC))
    shift = opened(shop)
    shop.sell(product)
    shop.clock.now += 5 * HOUR
    shop.sell(product)

    assert report(shop).sales == 2
    at = shop.till.read(shift_of, shift).shift.opened_at
    assert is_of_another_day(at, shop.clock.now)
    assert not is_of_another_day(at, at + HOUR)


def test_a_shift_across_the_clock_change_of_ramadan_is_one_shift(shop: Shop) -> None:
    # On 7 February 2027 at 03:00 the clocks of Morocco go back to 02:00.
    product = shop.add()
    before = to_microseconds(datetime(2027, 2, 7, 1, 30, tzinfo=UTC))
    shop.clock.now = before
    opened(shop)
    shop.sell(product)
    shop.clock.now = before + HOUR
    shop.sell(product)
    assert local(before).time().replace(microsecond=0) == local(before + HOUR).time()

    done = closed(shop, dh("880"))

    assert done.body.report.sales == 2
    assert (done.opened.utc_offset_minutes, done.body.utc_offset_minutes) == (60, 0)


def test_a_sale_of_another_till_merged_later_is_in_its_own_shift_alone(
    shop: Shop, other: Shop
) -> None:
    opened(shop)
    shop.sell(shop.add())
    opened(other)
    other.sell(other.add())
    other.sell(other.add())
    take_in(shop.store, journal_of(other.store))

    assert report(shop).sales == 1
    theirs = shop.till.read(open_shift, other.name)
    assert theirs is not None
    assert shop.till.read(report_of, theirs) == report(other)


def test_a_closing_merged_elsewhere_says_the_same(shop: Shop) -> None:
    opened(shop)
    shop.sell(shop.add())
    done = closed(shop, dh("1"))

    with merged(journal_of(shop.store)) as store, store.reading() as connection:
        assert closing_of(connection, done.id) == done
        assert report_of(connection, done.opened.shift) == done.body.report


def test_gifts_discounts_rounding_and_stamp_are_lines_of_their_own(shop: Shop) -> None:
    shop.till.write(save_trade_rules, TradeRules(cash_step=10, charges_stamp_duty=True))
    opened(shop)
    product = shop.add()
    agreed = a_line(product, unit_price=dh("170.03"), reason=PriceReason.AGREED)
    gift = a_line(product, unit_price=dh("0"), reason=PriceReason.GIFT)
    # 170.03 + 0.43 of stamp, rounded to 10 centimes: 170.50.
    shop.till.write(check_out, (agreed, gift), (exact_cash(dh("170.50")),))

    found = report(shop)

    assert (found.list_gap, found.gifts) == (dh("209.97"), 1)
    assert (found.stamped, found.cash_stamped, found.stamp_duty) == (1, dh("170.03"), dh("0.43"))
    assert (found.rounding, found.net) == (dh("0.04"), dh("170.03"))


def test_baskets_in_hand_are_listed_carried_over_or_given_up(shop: Shop) -> None:
    opened(shop)
    line = a_line(shop.add())
    shop.till.write(save_basket, (line,))
    for slot in (1, 2):
        held = SavedBasket((line, line))
        shop.till.write(
            lambda w, s, h: work_in_hand.save_basket(w.connection, s, h, w.now), slot, held
        )

    done = closed(shop, cancelled={2: "client parti"})

    assert done.body.held == (
        HeldAtClose(dh("190"), 1, HeldOutcome.CARRIED_OVER),
        HeldAtClose(dh("380"), 2, HeldOutcome.CARRIED_OVER),
        HeldAtClose(dh("380"), 2, HeldOutcome.CANCELLED, "client parti"),
    )
    assert shop.till.read(work_in_hand.saved_basket, 1).lines
    assert not shop.till.read(work_in_hand.saved_basket, 2).lines


def test_the_basket_on_the_screen_may_be_given_up_at_closing(shop: Shop) -> None:
    opened(shop)
    shop.till.write(save_basket, (a_line(shop.add()),))

    done = closed(shop, cancelled={work_in_hand.OPEN_BASKET: "client parti"})

    assert done.body.held == (HeldAtClose(dh("190"), 1, HeldOutcome.CANCELLED, "client parti"),)
    assert shop.till.read(open_basket).lines == ()


def test_after_closing_the_next_sale_belongs_to_no_shift(shop: Shop) -> None:
    product = shop.add()
    shift = opened(shop)
    inside = shop.sell(product)
    closed(shop)

    assert (inside.sale.shift, shop.sell(product).sale.shift) == (shift, "")


def test_a_closing_carries_its_hash_for_the_paper(shop: Shop) -> None:
    opened(shop)

    done = closed(shop)

    last = journal_of(shop.store)[-1]
    assert (done.hash, done.check) == (last.hash.hex(), check_characters(last.hash))


def test_a_shift_that_is_not_here_is_told(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.till.read(shift_of, f"{shop.name}-1")
    with pytest.raises(NotFound):
        shop.till.read(closing_of, "000000-9")
