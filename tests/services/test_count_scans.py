"""Scans while counting: one piece each, nothing twice that exists once, no code lost."""

import pytest

from pos.domain.names import Names
from pos.domain.product import Craft, Kind, Product
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.scanning import Scan
from pos.services.catalogue import add_maker
from pos.services.count_scans import (
    CountedScan,
    HowMuch,
    Outside,
    Several,
    Stray,
    Twice,
    count_one,
    count_scan,
)
from pos.services.counted import doubtful, found_so_far, quantities, stray_codes
from pos.services.counting import (
    Counted,
    begin_count,
    count_anew,
    count_more,
    finish_count,
    none_left,
    put_back,
    set_counted,
)
from pos.services.counts import (
    Count,
    CountScope,
    count_of,
    goods_to_count,
    past_counts,
    past_strays,
)
from pos.services.scans import Nothing, Why
from pos.services.shop import counter
from pos.store.keys import key_of
from tests.factories import Shop, a_product

BARCODE = "6111234567895"


def begun(shop: Shop, scope: CountScope | None = None) -> Count:
    """Begin to count the place this till sells at."""
    place = shop.till.read(counter).here.id
    return shop.till.read(count_of, shop.till.write(begin_count, place, scope).result)


def scan(shop: Shop, count: Count, code: str) -> CountedScan:
    """Scan a code while counting."""
    return shop.till.write(count_scan, count, Scan(code, code)).result


def found(shop: Shop, count: Count) -> list[int]:
    """Return what was found of each product, the last counted first."""
    return [each.total for each in shop.till.read(found_so_far, count)]


def test_a_scan_is_one_piece_and_says_what_is_found_now(shop: Shop) -> None:
    shop.add(a_product(barcode=BARCODE), pieces(5))
    count = begun(shop)
    scan(shop, count, BARCODE)

    counted = scan(shop, count, BARCODE)

    assert isinstance(counted, Counted)
    assert (counted.found.total, counted.found.expected) == (2000, 5000)
    assert counted.before is not None
    assert counted.before.quantity == 1000


def test_what_was_counted_last_is_at_the_top(shop: Shop) -> None:
    first, second = (shop.add(a_product(sku=sku), pieces(5)) for sku in "AB")
    count = begun(shop)
    for code in "AAB":
        scan(shop, count, code)
    scan(shop, count, "A")

    ids = [each.product.id for each in shop.till.read(found_so_far, count)]

    assert ids == [first.id, second.id]


def test_a_scan_is_taken_back_as_if_it_had_never_been(shop: Shop) -> None:
    tajine = shop.add(a_product(sku="A"), pieces(5))
    count = begun(shop)
    first, second = (scan(shop, count, "A") for _turn in range(2))
    assert isinstance(first, Counted)
    assert isinstance(second, Counted)

    shop.till.write(put_back, count.id, tajine, second.before)
    assert found(shop, count) == [1000]

    shop.till.write(put_back, count.id, tajine, first.before)
    assert found(shop, count) == []


def test_digits_after_a_scan_say_how_many_that_scan_was(shop: Shop) -> None:
    tajine = shop.add(a_product(sku="A"), pieces(30))
    count = begun(shop)
    shop.till.write(count_more, count.id, tajine, pieces(5))
    counted = scan(shop, count, "A")
    assert isinstance(counted, Counted)

    shop.till.write(count_anew, count.id, tajine, counted.before, pieces(24))

    assert found(shop, count) == [29_000]


def test_a_unique_piece_is_not_counted_twice_unless_it_is_said(shop: Shop) -> None:
    rug = shop.add(a_product(sku="R", kind=Kind.UNIQUE), pieces(1))
    count = begun(shop)
    scan(shop, count, "R")

    again = scan(shop, count, "R")

    assert again == Twice(rug)
    assert found(shop, count) == [1000]
    shop.till.write(count_more, count.id, rug, pieces(1))
    assert found(shop, count) == [2000]


def test_goods_by_measure_are_asked_for(shop: Shop) -> None:
    cloth = shop.add(a_product(sku="S", unit=Unit.METRE))
    count = begun(shop)

    assert scan(shop, count, "S") == HowMuch(cloth, 0)
    assert found(shop, count) == []
    shop.till.write(count_more, count.id, cloth, Quantity(2500, Unit.METRE))
    assert scan(shop, count, "S") == HowMuch(cloth, 2500)


def test_a_code_nobody_has_is_kept_and_written_down(shop: Shop) -> None:
    shop.add(a_product(sku="A"), pieces(1))
    count = begun(shop)
    scan(shop, count, "A")

    answers = [scan(shop, count, "NOBODY-7") for _turn in range(2)]

    assert answers == [Stray("NOBODY-7", 1), Stray("NOBODY-7", 2)]
    assert shop.till.read(stray_codes, count) == {"NOBODY-7": 2}
    shop.till.write(finish_count, count.id)
    assert shop.till.read(stray_codes, count) == {}
    assert shop.till.read(past_strays, count) == {"NOBODY-7": 2}


def test_a_code_that_was_misread_is_not_kept(shop: Shop) -> None:
    count = begun(shop)

    answer = scan(shop, count, "6111234567890")

    assert isinstance(answer, Nothing)
    assert answer.why is Why.NOT_CLEAN
    assert shop.till.read(stray_codes, count) == {}


def test_two_products_of_one_code_are_to_be_picked_from(shop: Shop) -> None:
    for name in ("Petit", "Grand"):
        shop.add(a_product(barcode=BARCODE, names=Names(fr=name)))
    count = begun(shop)

    answer = scan(shop, count, BARCODE)

    assert isinstance(answer, Several)
    assert len(answer.rows) == 2
    assert found(shop, count) == []


def two_makers(shop: Shop) -> tuple[Product, Product]:
    """Add a product of each of two makers."""
    makers = [shop.till.write(add_maker, Names(fr=name)).result for name in ("Aïcha", "Saïd")]
    hers, his = (shop.add(a_product(maker=maker, sku=maker), pieces(3)) for maker in makers)
    return hers, his


def test_of_one_maker_only_her_goods_are_counted_and_asked_about(shop: Shop) -> None:
    hers, his = two_makers(shop)
    count = begun(shop, CountScope(maker=hers.maker))

    assert shop.till.read(goods_to_count, count) == (key_of(hers.id),)
    assert shop.till.read(goods_to_count, count, "tajine") == (key_of(hers.id),)
    assert shop.till.write(count_one, count, his).result == Outside(his)
    assert isinstance(shop.till.write(count_one, count, hers).result, Counted)


def test_of_one_group_only_that_is_counted(shop: Shop) -> None:
    bowl = shop.add(a_product(craft=Craft.POTTERY, category="Bols", sku="B"))
    shop.add(a_product(craft=Craft.POTTERY, category="", sku="T"))
    count = begun(shop, CountScope(craft=Craft.POTTERY, category="Bols"))

    assert shop.till.read(goods_to_count, count) == (key_of(bowl.id),)
    assert isinstance(scan(shop, count, "T"), Outside)


def test_goods_that_are_not_there_are_counted_as_none(shop: Shop) -> None:
    goods = [shop.add(a_product(sku=sku), pieces(2)) for sku in "AB"]
    count = begun(shop)

    shop.till.write(none_left, count.id, goods)

    assert shop.till.read(quantities, count) == {each.id: 0 for each in goods}
    shop.till.write(none_left, count.id, ())


def test_lines_touched_by_a_sale_are_told(shop: Shop) -> None:
    tajine = shop.add(a_product(sku="A"), pieces(5))
    count = begun(shop)
    scan(shop, count, "A")
    shop.sell(tajine)
    assert shop.till.read(doubtful, count) == frozenset()

    scan(shop, count, "A")

    assert shop.till.read(doubtful, count) == {tajine.id}
    shop.till.write(set_counted, count.id, tajine, pieces(4))
    assert shop.till.read(doubtful, count) == frozenset()


@pytest.mark.parametrize("is_blind", [True, False])
def test_a_count_that_is_done_is_listed_with_what_it_was(shop: Shop, is_blind: bool) -> None:
    shop.add(a_product(sku="A"), pieces(5))
    place = shop.till.read(counter).here.id
    scope = CountScope(craft=Craft.POTTERY)
    entry = shop.till.write(begin_count, place, scope, is_blind=is_blind).result
    count = shop.till.read(count_of, entry)
    scan(shop, count, "A")
    assert shop.till.read(past_counts, place) == ()

    shop.till.write(finish_count, count.id)

    (past,) = shop.till.read(past_counts, place)
    assert (past.count, past.products) == (count, 1)
    assert (past.count.is_blind, past.count.scope) == (is_blind, scope)
