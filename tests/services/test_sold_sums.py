"""What some days brought, and what of each maker's work was sold in them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.basket import GoodsBack
from pos.domain.fair_sums import BEST
from pos.domain.free_line import free_product
from pos.domain.money import MAD
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.sale_words import Days
from pos.domain.shift import CashCount
from pos.domain.tender import TenderKind, exact
from pos.services.catalogue import add_maker
from pos.services.fair_sums import day_part, fair_sums
from pos.services.maker_sales import days_of, lines_of_day
from pos.services.makers import name_maker
from pos.services.selling import SoldSale, check_out
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from tests.factories import HOUR, Shop, a_line, a_product, dh, exact_cash, open_shop_for

DAY = date(2026, 11, 23)
THAT_DAY = Days(DAY, DAY)
NEXT_DAY = DAY + timedelta(days=1)


def made_by(shop: Shop, name: str, **named: object) -> Product:
    """Add a tajine of 190 DH that somebody made."""
    maker = shop.till.write(add_maker, Names(fr=name)).result
    return shop.add(a_product(maker=maker, **named), pieces(50))


def give_back(shop: Shop, sold: SoldSale, product: Product) -> SoldSale:
    """Take the first line of a sale back for cash."""
    back = GoodsBack(sold.id, sold.sale.receipt_number, 1)
    line = a_line(product, pieces(-1), back=back)
    return shop.till.write(check_out, (line,), (exact_cash(line.total),)).result


def test_what_was_sold_and_given_back_is_listed_by_maker(shop: Shop) -> None:
    tajine = made_by(shop, "Fatima")
    sold = shop.sell(tajine, pieces(2))
    give_back(shop, sold, tajine)

    lines = shop.till.read(lines_of_day, DAY)

    assert list(lines) == [tajine.maker]
    assert [(x.quantity, x.paid, x.label) for x in lines[tajine.maker]] == [
        (pieces(2), dh("380"), dh("380")),
        (pieces(-1), dh("-190"), dh("-190")),
    ]
    assert lines[tajine.maker][0].receipt_number == sold.sale.receipt_number


def test_a_maker_named_after_the_sale_counts(shop: Shop) -> None:
    said = shop.till.write(add_maker, Names(fr="Saïd")).result
    line = a_line(free_product(), unit_price=dh("150"))
    sold = shop.till.write(check_out, (line,), (exact_cash(dh("150")),)).result

    assert list(shop.till.read(lines_of_day, DAY)) == [""]
    shop.till.write(name_maker, sold.id, 1, said)

    assert list(shop.till.read(lines_of_day, DAY)) == [said]
    assert [m.names.fr for m in shop.till.read(fair_sums, THAT_DAY).makers] == ["Saïd"]


def test_a_sale_belongs_to_the_day_of_the_clock_in_morocco(shop: Shop) -> None:
    tajine = made_by(shop, "Fatima")
    # 23:30 UTC is past midnight in Casablanca.
    shop.clock.now += 11 * HOUR + HOUR // 2
    shop.sell(tajine)

    assert shop.till.read(lines_of_day, DAY) == {}
    assert list(shop.till.read(lines_of_day, NEXT_DAY)) == [tajine.maker]
    assert [d.on for d in shop.till.read(fair_sums, Days(DAY, NEXT_DAY)).days] == [NEXT_DAY]


def test_a_day_can_be_read_up_to_a_moment(shop: Shop) -> None:
    tajine = made_by(shop, "Fatima")
    shop.sell(tajine)
    by_then = shop.clock.now + HOUR
    shop.clock.now += 2 * HOUR
    shop.sell(tajine)

    part = shop.till.read(day_part, DAY, "", by_then)

    assert sum(part.sales.values()) == 1
    assert [line.sold for line in part.lines] == [19_000]


def test_a_fair_is_summed_up_by_day_payment_maker_and_product(shop: Shop) -> None:
    tajine = made_by(shop, "Fatima")
    bowl = made_by(shop, "Saïd", names=Names(fr="Bol"), price=dh("40"))
    sold = shop.sell(tajine, pieces(2))
    line = a_line(bowl, pieces(3))
    shop.till.write(check_out, (line,), (exact(TenderKind.CARD, line.total),))
    give_back(shop, sold, tajine)

    sums = shop.till.read(fair_sums, THAT_DAY)

    assert (sums.sales, sums.sold, sums.refunded) == (2, dh("500"), dh("-190"))
    assert (sums.net, sums.average) == (dh("310"), dh("250"))
    assert [(day.on, day.sales, day.net) for day in sums.days] == [(DAY, 2, dh("310"))]
    assert sums.tenders == ((TenderKind.CASH, dh("190")), (TenderKind.CARD, dh("120")))
    assert [(m.names.fr, m.pieces, m.net) for m in sums.makers] == [
        ("Fatima", 1, dh("190")),
        ("Saïd", 3, dh("120")),
    ]
    assert [(b.names.fr, b.net) for b in sums.best] == [
        ("Tajine de Safi", dh("190")),
        ("Bol", dh("120")),
    ]


def test_what_was_given_in_bargaining_is_the_labels_less_what_was_paid(shop: Shop) -> None:
    tajine = made_by(shop, "Fatima")
    agreed = a_line(tajine, unit_price=dh("150"), reason=PriceReason.AGREED)
    gift = a_line(tajine, unit_price=dh("0"), reason=PriceReason.GIFT)
    shop.till.write(check_out, (agreed, replace(gift, key=2)), (exact_cash(dh("150")),))

    sums = shop.till.read(fair_sums, THAT_DAY)

    assert (sums.list_gap, sums.gifts) == (dh("230"), 1)


def test_closings_and_their_differences_are_counted(shop: Shop) -> None:
    shop.till.write(open_shift_with, (CashCount(dh("500")),))
    shop.till.write(close_shift, Closing((CashCount(dh("495")),)))

    sums = shop.till.read(fair_sums, THAT_DAY)

    assert (sums.closings, sums.difference) == (1, dh("-5"))
    (drawer,) = sums.shifts[0].drawers
    assert (drawer.expected, drawer.counted) == (dh("500"), dh("495"))


def test_without_makers_the_summary_names_none(shop: Shop) -> None:
    shop.sell(shop.add())

    assert not shop.till.read(fair_sums, THAT_DAY).has_makers


def test_only_the_best_are_named(shop: Shop) -> None:
    for number in range(BEST + 3):
        shop.sell(shop.add(a_product(names=Names(fr=f"Bol {number}"), price=dh(str(number + 1)))))

    best = shop.till.read(fair_sums, THAT_DAY).best

    assert len(best) == BEST
    assert best[0].names.fr == f"Bol {BEST + 2}"


def test_days_in_a_row_are_all_there() -> None:
    assert days_of(Days(DAY, NEXT_DAY)) == [DAY, NEXT_DAY]


@settings(max_examples=10, deadline=None)
@given(sold=st.lists(st.tuples(st.integers(1, 500), st.integers(0, 2)), min_size=1, max_size=8))
def test_the_parts_of_a_summary_sum_up_to_its_whole(
    tmp_path_factory: pytest.TempPathFactory, sold: list[tuple[int, int]]
) -> None:
    with open_shop_for(tmp_path_factory.mktemp("sums")) as shop:
        makers = ["", *(shop.till.write(add_maker, Names(fr=n)).result for n in "AB")]
        for price, maker in sold:
            shop.sell(shop.add(a_product(price=dh(str(price)), maker=makers[maker])))
        sums = shop.till.read(fair_sums, THAT_DAY)
        lines = shop.till.read(lines_of_day, DAY)

    whole = dh(str(sum(price for price, _maker in sold)))
    assert sums.net == whole
    assert sum(day.net.minor for day in sums.days) == whole.minor
    assert sum(amount.minor for _kind, amount in sums.tenders) == whole.minor
    assert sum(x.paid.minor for each in lines.values() for x in each) == whole.minor
    assert sum(maker.net.minor for maker in sums.makers) == whole.minor
    assert sum(product.net.minor for product in sums.products) == whole.minor
    assert sum(hour.net.minor for hour in sums.hours) == whole.minor
    assert sums.net.currency == MAD
