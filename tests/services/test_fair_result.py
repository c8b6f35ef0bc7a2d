"""What a fair came to: goods and money by product, by maker and by shift, and beside others."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pos.domain.basket import GoodsBack, Whereto
from pos.domain.fair import Fair, FairCosts
from pos.domain.fair_result import Explained, GoodsResult
from pos.domain.free_line import free_product
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.shift import CashCount
from pos.domain.stock import Cause, DifferenceReason
from pos.errors import NotFound
from pos.journal.kinds import Explanation
from pos.services.catalogue import add_maker
from pos.services.counting import begin_count, finish_count, set_counted
from pos.services.explaining import explain
from pos.services.fair_result import compared, days_sold, fair_result
from pos.services.fairs import bring_home, pack, save_fair
from pos.services.moving import Goods, take_out
from pos.services.places import stand_at
from pos.services.selling import check_out
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shop import counter
from tests.factories import HOUR, MINUTE, Shop, a_line, a_product, dh, exact_cash

SALON = Fair(
    Names(fr="Salon d'Essaouira"),
    starts_on=date(2026, 11, 20),
    costs=FairCosts(fees=dh("200"), meals=dh("50")),
    visitors=1200,
)
DAY = HOUR * 24


@pytest.fixture
def home(shop: Shop) -> str:
    """Return the workshop, which the till no longer sells from."""
    return shop.till.read(counter).here.id


@pytest.fixture
def fair(shop: Shop, home: str) -> str:
    """Return a fair at which the till sells."""
    planned = shop.till.write(save_fair, SALON).result
    assert home != planned
    shop.till.write(stand_at, planned)
    return planned


def packed(shop: Shop, fair: str, home: str, count: int, **named: object) -> Product:
    """Add a product and pack so many pieces of it."""
    product = shop.add(a_product(**named))
    shop.till.write(pack, fair, home, [Goods(product, pieces(count))])
    return product


def of(shop: Shop, fair: str, product: Product) -> GoodsResult:
    """Return what became of a product."""
    return next(g for g in shop.till.read(fair_result, fair).goods if g.product == product.id)


def count(shop: Shop, fair: str, product: Product, found: int) -> None:
    """Count one product at the fair."""
    shop.clock.now += MINUTE
    begun = shop.till.write(begin_count, fair).result
    shop.till.write(set_counted, begun, product, pieces(found))
    shop.till.write(finish_count, begun)


def test_a_theft_a_breakage_a_gift_and_what_was_brought_home_are_each_found(
    shop: Shop, fair: str, home: str
) -> None:
    tajine = packed(shop, fair, home, 10)
    shop.sell(tajine, pieces(3))
    shop.till.write(take_out, fair, [Goods(tajine, pieces(1))], Cause.BROKEN)
    shop.till.write(take_out, fair, [Goods(tajine, pieces(1))], Cause.GIVEN)
    count(shop, fair, tajine, 3)
    shop.till.write(bring_home, fair, home, [Goods(tajine, pieces(2))])

    found = of(shop, fair, tajine)

    tally = found.tally
    assert (tally.brought, tally.sold, tally.broken, tally.given) == (10_000, 3000, 1000, 1000)
    assert (tally.returned, tally.missing, tally.still_there) == (2000, 2000, 1000)
    assert (found.worth("missing"), found.got) == (dh("380"), dh("570"))


def test_what_explains_something_missing_stands_beside_it(shop: Shop, fair: str, home: str) -> None:
    tajine = packed(shop, fair, home, 10)
    count(shop, fair, tajine, 7)
    why = [
        Explanation(
            product=tajine.id,
            names=tajine.names,
            quantity=pieces(2),
            reason=DifferenceReason.STOLEN,
        )
    ]
    shop.till.write(explain, fair, why)

    found = of(shop, fair, tajine)

    assert found.explained == (Explained(DifferenceReason.STOLEN, 2000),)
    assert (found.tally.missing, found.unexplained) == (3000, 1000)
    assert shop.till.read(fair_result, fair).missing == (found,)


def test_a_piece_that_came_back_broken_is_no_longer_sold(shop: Shop, fair: str, home: str) -> None:
    tajine = packed(shop, fair, home, 5)
    sold = shop.sell(tajine, pieces(2))
    back = GoodsBack(sold.id, sold.sale.receipt_number, 1, Whereto.DAMAGED)
    line = a_line(tajine, pieces(-1), back=back)
    shop.till.write(check_out, (line,), (exact_cash(line.total),))

    found = of(shop, fair, tajine)

    assert (found.tally.sold, found.tally.broken, found.got) == (1000, 1000, dh("190"))


def test_only_sales_at_the_fair_count(shop: Shop, fair: str, home: str) -> None:
    tajine = packed(shop, fair, home, 5)
    shop.sell(tajine)
    shop.till.write(stand_at, home)
    shop.sell(tajine, pieces(4))

    result = shop.till.read(fair_result, fair)

    assert (result.sums.net, result.sums.sales) == (dh("190"), 1)
    assert result.tally.still_there == 4000


def test_each_maker_has_what_was_brought_sold_and_got(shop: Shop, fair: str, home: str) -> None:
    maker = shop.till.write(add_maker, Names(fr="Fatima")).result
    tajine = packed(shop, fair, home, 10, maker=maker)
    bowl = packed(shop, fair, home, 4, names=Names(fr="Bol"), price=dh("40"), maker=maker)
    packed(shop, fair, home, 1, names=Names(fr="Plat"))
    shop.sell(tajine, pieces(5))
    shop.sell(bowl, pieces(2))

    fatima, nobody = shop.till.read(fair_result, fair).makers

    assert (fatima.names.fr, fatima.share_sold, fatima.got) == (
        "Fatima",
        Decimal("0.5"),
        dh("1030"),
    )
    assert (fatima.worth.brought, fatima.worth.sold) == (206_000, 103_000)
    assert (nobody.names.is_empty, nobody.share_sold) == (True, Decimal(0))


def test_nothing_brought_is_no_share(shop: Shop, fair: str) -> None:
    shop.sell(shop.add())

    assert shop.till.read(fair_result, fair).makers[0].share_sold is None


def test_cash_expected_and_counted_stand_by_shift_of_the_fair(shop: Shop, fair: str) -> None:
    shop.till.write(open_shift_with, (CashCount(dh("500")),))
    shop.sell(shop.add())
    shop.till.write(close_shift, Closing((CashCount(dh("680")),)))
    shop.till.write(open_shift_with, (CashCount(dh("500")),))
    shop.till.write(close_shift, Closing((CashCount(dh("500")),)))

    (shift,) = shop.till.read(fair_result, fair).sums.shifts

    (drawer,) = shift.drawers
    assert (drawer.expected, drawer.counted, shift.difference) == (dh("690"), dh("680"), dh("-10"))


def test_sales_stand_by_hour_and_by_day_of_the_clock_in_morocco(
    shop: Shop, fair: str, home: str
) -> None:
    tajine = packed(shop, fair, home, 9)
    shop.sell(tajine)
    shop.clock.now += 2 * HOUR
    shop.sell(tajine, pieces(2))
    shop.clock.now += DAY
    shop.sell(tajine)

    sums = shop.till.read(fair_result, fair).sums

    # Noon UTC is one in the afternoon in Casablanca; the quiet hour between is there too.
    assert [(h.hour, h.sales, h.net) for h in sums.hours] == [
        (13, 1, dh("190")),
        (14, 0, dh("0")),
        (15, 2, dh("570")),
    ]
    assert [day.on for day in sums.days] == list(shop.till.read(days_sold, fair))


def test_what_is_left_is_the_turnover_less_the_costs_of_the_fair(
    shop: Shop, fair: str, home: str
) -> None:
    tajine = packed(shop, fair, home, 9)
    agreed = a_line(tajine, pieces(2), unit_price=dh("170"), reason=PriceReason.AGREED)
    shop.till.write(check_out, (agreed,), (exact_cash(dh("340")),))

    result = shop.till.read(fair_result, fair)

    assert (result.sums.list_gap, result.sums.pieces) == (dh("40"), 2)
    assert (result.left, result.goods_cost) == (dh("90"), None)


def test_the_cost_of_goods_counts_where_it_is_known_of_all_that_was_sold(
    shop: Shop, fair: str, home: str
) -> None:
    tajine = packed(shop, fair, home, 9, cost=dh("60"))
    packed(shop, fair, home, 3, names=Names(fr="Plat"))
    shop.sell(tajine, pieces(2))

    result = shop.till.read(fair_result, fair)

    assert (result.goods_cost, result.left) == (dh("120"), dh("10"))


def test_one_sold_product_of_unknown_cost_leaves_all_costs_of_goods_out(
    shop: Shop, fair: str, home: str
) -> None:
    shop.sell(packed(shop, fair, home, 9, cost=dh("60")))
    shop.sell(packed(shop, fair, home, 9, names=Names(fr="Plat")))

    result = shop.till.read(fair_result, fair)

    assert (result.goods_cost, result.left) == (None, dh("130"))


def test_goods_of_no_catalogue_are_money_without_a_product(shop: Shop, fair: str) -> None:
    line = a_line(free_product(), unit_price=dh("150"))
    shop.till.write(check_out, (line,), (exact_cash(dh("150")),))

    result = shop.till.read(fair_result, fair)

    assert (result.sums.net, result.sums.other, result.goods) == (dh("150"), dh("150"), ())


def test_fairs_stand_beside_each_other_the_latest_first(shop: Shop, fair: str, home: str) -> None:
    tajine = packed(shop, fair, home, 9)
    shop.sell(tajine)
    shop.clock.now += DAY
    sold = shop.sell(tajine, pieces(2))
    back = GoodsBack(sold.id, sold.sale.receipt_number, 1)
    line = a_line(tajine, pieces(-1), back=back)
    shop.till.write(check_out, (line,), (exact_cash(line.total),))
    other = shop.till.write(save_fair, replace(SALON, starts_on=date(2026, 11, 25))).result
    shop.till.write(stand_at, other)
    shop.sell(tajine)

    rows = shop.till.read(compared)

    assert [(row.fair.id, row.sales, row.days, row.net) for row in rows] == [
        (other, 1, 1, dh("190")),
        (fair, 2, 2, dh("380")),
    ]
    assert (rows[1].a_day, rows[1].left) == (dh("190"), dh("130"))


def test_a_fair_without_sales_stands_beside_no_other(shop: Shop, fair: str) -> None:
    assert shop.till.read(compared) == ()
    assert shop.till.read(fair_result, fair).sums.days == ()


def test_a_fair_that_is_not_there_is_told(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.till.read(fair_result, shop.till.read(counter).here.id)
