"""What does not agree once the journals of tills lie together."""

from dataclasses import replace

import pytest

from pos.domain.basket import Whereto
from pos.domain.discrepancy import ANSWERS, Discrepancy, DiscrepancyKind, Measured
from pos.domain.free_line import free_product
from pos.domain.money import MAD, total
from pos.domain.names import Names
from pos.domain.product import Kind, Product
from pos.domain.quantity import THOUSAND, pieces
from pos.domain.shift import CashCount
from pos.journal.kinds import ClockJumped
from pos.services.catalogue import add_maker, edit_product
from pos.services.counting import begin_count, finish_count, keep_stray, set_counted
from pos.services.places import stand_at
from pos.services.returns import refundable
from pos.services.selling import SoldSale, check_out
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shop import counter
from pos.services.tills import Heard, note_heard
from tests.factories import HOUR, MINUTE, Shop, a_line, a_product, dh, exact_cash
from tests.services.discrepancies.finding import found, kinds, meet


def a_unique_piece(shop: Shop, other: Shop) -> Product:
    piece = shop.add(a_product(kind=Kind.UNIQUE, names=Names(fr="Zarbia")), pieces(1))
    meet(shop, other)
    return piece


def sold_freely(shop: Shop, maker: str = "") -> SoldSale:
    line = a_line(free_product("Petit bol", "fr", maker), unit_price=dh("40"))
    return shop.till.write(check_out, (line,), (exact_cash(dh("40")),)).result


def bring_back(shop: Shop, sale: str) -> None:
    lines = shop.till.read(refundable, sale).lines
    back = tuple(line.coming_back(line.left, Whereto.STOCK) for line in lines)
    shop.till.write(check_out, back, (exact_cash(total([line.total for line in back], MAD)),))


def counted(shop: Shop, product: Product, found_pieces: int) -> str:
    begun: str = shop.till.write(begin_count, shop.till.read(counter).here.id).result
    shop.till.write(set_counted, begun, product, pieces(found_pieces))
    shop.till.write(finish_count, begun, ())
    return begun


def test_nothing_is_found_where_everything_agrees(shop: Shop) -> None:
    shop.sell(shop.add(on_hand=pieces(3)))

    assert kinds(shop) == []


def test_one_piece_sold_at_two_tills_is_one_question_that_names_both(
    shop: Shop, other: Shop
) -> None:
    piece = a_unique_piece(shop, other)
    mine = shop.sell(piece)
    other.clock.now += 5 * MINUTE
    theirs = other.sell(piece)

    meet(shop, other)

    for till in (shop, other):
        (row,) = found(till, DiscrepancyKind.SOLD_TWICE)
        assert (row.product, row.expected, row.found) == (piece.id, THOUSAND, 2 * THOUSAND)
        assert [w.sale for w in row.witnesses] == [theirs.id, mine.id]
        assert [w.receipt for w in row.witnesses] == [
            theirs.sale.receipt_number,
            mine.sale.receipt_number,
        ]
        assert row.place == theirs.sale.place.id
        assert kinds(till) == [DiscrepancyKind.SOLD_TWICE], "below zero is the same question"


def test_a_piece_that_came_back_was_sold_once(shop: Shop, other: Shop) -> None:
    piece = a_unique_piece(shop, other)
    shop.sell(piece)
    theirs = other.sell(piece)
    meet(shop, other)
    bring_back(other, theirs.id)

    meet(shop, other)

    assert found(shop, DiscrepancyKind.SOLD_TWICE) == []


def test_many_of_a_series_may_be_sold(shop: Shop) -> None:
    shop.sell(shop.add(on_hand=pieces(9)), pieces(5))

    assert found(shop, DiscrepancyKind.SOLD_TWICE) == []


def test_stock_below_zero_names_the_sales_that_made_it_so(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(2))
    shop.sell(product, pieces(2))
    shop.clock.now += MINUTE
    beyond = shop.sell(product)

    (row,) = found(shop, DiscrepancyKind.BELOW_ZERO)

    assert (row.expected, row.found) == (0, -THOUSAND)
    assert [w.sale for w in row.witnesses] == [beyond.id]
    assert row.witnesses[0].till == "Stand 24"
    assert row.witnesses[0].place == Names(fr="Foire de Safi", ar="معرض آسفي")


def test_a_count_that_finds_some_ends_what_was_below_zero(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(1))
    shop.sell(product, pieces(2))

    counted(shop, product, 3)

    assert found(shop, DiscrepancyKind.BELOW_ZERO) == []


def test_goods_without_a_card_are_asked_about_before_their_maker(shop: Shop) -> None:
    shop.till.write(add_maker, Names(fr="Fatima"))
    sold = sold_freely(shop)

    (row,) = found(shop, DiscrepancyKind.UNKNOWN_ITEM)

    assert (row.subject, row.part, row.names) == (sold.id, "1", Names(fr="Petit bol"))
    assert (row.found, row.measured) == (4_000, Measured.MONEY)
    assert found(shop, DiscrepancyKind.NO_MAKER) == []


def test_a_code_that_was_counted_and_nothing_has_is_asked_about_until_something_has_it(
    shop: Shop,
) -> None:
    begun = shop.till.write(begin_count, shop.till.read(counter).here.id).result
    shop.till.write(keep_stray, begun, "6111234567895")
    shop.till.write(set_counted, begun, shop.add(), pieces(1))
    shop.till.write(finish_count, begun, ())
    (row,) = found(shop, DiscrepancyKind.UNKNOWN_CODE)
    assert (row.code, row.found) == ("6111234567895", THOUSAND)

    shop.add(a_product(barcode="6111234567895"))

    assert found(shop, DiscrepancyKind.UNKNOWN_CODE) == []


def test_a_line_without_a_maker_is_asked_about_where_there_are_makers(shop: Shop) -> None:
    sold = shop.sell(shop.add(on_hand=pieces(3)))
    assert found(shop, DiscrepancyKind.NO_MAKER) == []

    fatima = shop.till.write(add_maker, Names(fr="Fatima")).result
    shop.sell(shop.add(a_product(maker=fatima), pieces(1)))

    (row,) = found(shop, DiscrepancyKind.NO_MAKER)
    assert (row.subject, row.part, row.found) == (sold.id, "1", 19_000)


def test_a_till_that_had_not_heard_of_a_new_price_is_named(shop: Shop, other: Shop) -> None:
    product = shop.add(on_hand=pieces(9))
    meet(shop, other)
    shop.till.write(edit_product, replace(product, price=dh("220")))
    other.clock.now = shop.clock.now + HOUR
    sales = [other.sell(product).id for _each in range(2)]

    meet(shop, other)

    for till in (shop, other):
        (row,) = found(till, DiscrepancyKind.PRICE_DIFFERS)
        assert (row.expected, row.found) == (22_000, 19_000)
        assert row.part == other.name
        assert row.facts == tuple(sorted(sales))


def test_a_sale_before_the_price_changed_was_right(shop: Shop, other: Shop) -> None:
    product = shop.add(on_hand=pieces(9))
    meet(shop, other)
    other.sell(product)
    shop.clock.now = other.clock.now + HOUR
    shop.till.write(edit_product, replace(product, price=dh("220")))

    meet(shop, other)

    assert found(shop, DiscrepancyKind.PRICE_DIFFERS) == []


def test_an_agreed_price_is_no_other_list_price(shop: Shop, other: Shop) -> None:
    product = shop.add(on_hand=pieces(9))
    shop.till.write(edit_product, replace(product, price=dh("220")))
    meet(shop, other)
    other.clock.now = shop.clock.now + HOUR
    line = a_line(replace(product, price=dh("220")), unit_price=dh("180"))
    other.till.write(check_out, (line,), (exact_cash(dh("180")),))

    meet(shop, other)

    assert found(shop, DiscrepancyKind.PRICE_DIFFERS) == []


def test_a_clock_that_ran_back_is_named_with_both_times(shop: Shop) -> None:
    before = shop.clock.now
    shop.clock.now -= 3 * HOUR
    shop.sell(shop.add(on_hand=pieces(3)))
    shop.clock.now += 4 * HOUR

    (row,) = found(shop, DiscrepancyKind.CLOCK_WRONG)

    assert row.measured is Measured.TIME
    assert row.expected - row.found > 2 * HOUR
    assert row.expected >= before


def test_a_small_drift_of_a_clock_is_not_told(shop: Shop) -> None:
    with shop.store.begin() as work:
        work.record(ClockJumped(work.now - 2 * MINUTE))

    assert found(shop, DiscrepancyKind.CLOCK_WRONG) == []


def test_a_till_whose_entries_lie_in_the_future_is_named(shop: Shop, other: Shop) -> None:
    other.clock.now += 5 * HOUR
    other.add()
    meet(shop, other)

    (row,) = found(shop, DiscrepancyKind.CLOCK_WRONG)

    assert (row.subject, row.part) == (f"{other.name}-1", "ahead")
    assert row.found > row.expected + 4 * HOUR


def test_a_till_that_wrote_before_what_it_had_read_is_named(shop: Shop, other: Shop) -> None:
    shop.clock.now += 3 * HOUR
    last = shop.add()
    meet(shop, other)
    knows = {shop.name: int(last.id.split("-")[1])}
    shop.till.write(note_heard, other.name, Heard(shop.clock.now - 2 * HOUR, knows))

    (row,) = found(shop, DiscrepancyKind.CLOCK_WRONG)

    assert (row.subject, row.part) == (f"{other.name}-1", "behind")
    assert row.expected - row.found > HOUR


def test_what_a_count_did_not_find_is_asked_about(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(5))

    begun = counted(shop, product, 3)

    (row,) = found(shop, DiscrepancyKind.COUNT_DIFFERS)
    assert (row.expected, row.found, row.code) == (5 * THOUSAND, 3 * THOUSAND, begun)


def test_what_is_counted_for_the_first_time_is_no_difference(shop: Shop) -> None:
    counted(shop, shop.add(), 14)

    assert found(shop, DiscrepancyKind.COUNT_DIFFERS) == []


def test_what_one_count_missed_and_the_next_one_found_agrees(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(5))
    counted(shop, product, 3)
    shop.clock.now += HOUR

    counted(shop, product, 5)

    assert found(shop, DiscrepancyKind.COUNT_DIFFERS) == []


def test_a_sale_that_arrives_late_explains_what_a_count_missed(shop: Shop, other: Shop) -> None:
    product = shop.add(on_hand=pieces(5))
    meet(shop, other)
    place = shop.till.read(counter).here
    sold = a_line(product)
    shop.clock.now += HOUR
    counted(shop, product, 4)
    assert len(found(shop, DiscrepancyKind.COUNT_DIFFERS)) == 1

    other.till.write(stand_at, place.id)
    other.till.write(check_out, (sold,), (exact_cash(sold.total),))
    meet(shop, other)

    assert found(shop, DiscrepancyKind.COUNT_DIFFERS) == []


def closed_with(shop: Shop, counted_cash: str, reason: str = "") -> None:
    shop.till.write(open_shift_with, (CashCount(dh("500")),), ())
    reasons = {MAD: reason} if reason else {}
    shop.till.write(close_shift, Closing((CashCount(dh(counted_cash)),), reasons))


def test_a_drawer_that_did_not_agree_is_named_with_both_sums(shop: Shop) -> None:
    closed_with(shop, "480")

    (row,) = found(shop, DiscrepancyKind.CASH_DIFFERS)

    assert (row.expected, row.found) == (50_000, 48_000)
    assert row.code.startswith("Z-")


@pytest.mark.parametrize(("cash", "reason"), [("500", ""), ("480", "monnaie rendue en trop")])
def test_a_drawer_that_agrees_or_was_explained_is_not(shop: Shop, cash: str, reason: str) -> None:
    closed_with(shop, cash, reason)

    assert found(shop, DiscrepancyKind.CASH_DIFFERS) == []


def test_a_piece_that_came_back_at_two_tills_came_back_too_often(shop: Shop, other: Shop) -> None:
    sold = shop.sell(shop.add(on_hand=pieces(3)))
    meet(shop, other)
    for till in (shop, other):
        bring_back(till, sold.id)

    meet(shop, other)

    (row,) = found(other, DiscrepancyKind.REFUNDED_BEYOND)
    assert (row.subject, row.part) == (sold.id, "1")
    assert (row.expected, row.found) == (THOUSAND, 2 * THOUSAND)
    assert len(row.witnesses) == 3


def test_every_kind_can_be_answered() -> None:
    assert set(ANSWERS) == set(DiscrepancyKind)
    assert all(ANSWERS.values())


def test_a_discrepancy_without_witnesses_has_no_moment() -> None:
    row = Discrepancy(DiscrepancyKind.BELOW_ZERO, "x", "", (), Names(), 0, 0, Measured.GOODS, ())

    assert row.at == 0
