"""What a count found amiss: over all who count, with what explains it, and what could."""

import pytest

from pos.domain.names import Names
from pos.domain.person import PersonRole
from pos.domain.quantity import pieces
from pos.domain.stock import DifferenceReason
from pos.services.count_hints import HintKind, hints, mixed_up
from pos.services.counted import (
    Explained,
    Found,
    differences,
    explained_so_far,
    found_so_far,
    not_counted,
)
from pos.services.counting import (
    begin_count,
    choose_reason,
    count_more,
    finish_count,
    set_counted,
)
from pos.services.counts import Count, count_of, counts_under_way
from pos.services.explaining import Reason, explain_anew
from pos.services.people import NotAllowed, add_person
from pos.services.pins import switch_to
from pos.services.places import stand_at
from pos.services.selling import check_out
from pos.services.shop import counter
from pos.services.stock_book import stock_of
from pos.store.keys import key_of
from tests.factories import MINUTE, Shop, a_line, a_product, dh, exact_cash
from tests.laws.fair import journal_of, take_in

STOLEN = Reason(DifferenceReason.STOLEN, "vu par le voisin")
BROKEN = Reason(DifferenceReason.BROKEN)


def begun(shop: Shop) -> Count:
    """Begin to count the place this till sells at."""
    place = shop.till.read(counter).here.id
    return shop.till.read(count_of, shop.till.write(begin_count, place).result)


def joined(first: Shop, second: Shop) -> Count:
    """Begin a count on one till, and let another that stands there too hear of it."""
    count = begun(first)
    take_in(second.store, journal_of(first.store, first.name))
    second.till.write(stand_at, count.place)
    return count


def said(shop: Shop, count: Count) -> dict[DifferenceReason, int]:
    """Return how much of what was found amiss is explained by what."""
    parts = shop.till.read(explained_so_far, count).values()
    return {part.reason: part.quantity for each in parts for part in each}


def test_dearest_first(shop: Shop) -> None:
    cheap = shop.add(a_product(price=dh("10"), sku="A"), pieces(5))
    dear = shop.add(a_product(price=dh("900"), sku="B"), pieces(5))
    right = shop.add(a_product(sku="C"), pieces(5))
    count = begun(shop)
    for product, found in ((cheap, 2), (dear, 6), (right, 5)):
        shop.till.write(set_counted, count.id, product, pieces(found))

    amiss = shop.till.read(differences, count)

    assert [(each.product.id, each.difference) for each in amiss] == [
        (dear.id, 1000),
        (cheap.id, -3000),
    ]
    assert [each.worth for each in amiss] == [dh("900"), dh("-30")]


def test_two_devices_count_parts_and_their_parts_add_up(shop: Shop, other: Shop) -> None:
    tajine = shop.add(a_product(), pieces(10))
    count = joined(shop, other)
    assert other.till.read(counts_under_way) == (count,)
    other.till.write(count_more, count.id, tajine, pieces(6))
    other.till.write(finish_count, count.id)
    take_in(shop.store, journal_of(other.store, other.name))

    shop.till.write(count_more, count.id, tajine, pieces(3))

    (found,) = shop.till.read(found_so_far, count)
    assert (found.quantity, found.others, found.total) == (3000, 6000, 9000)
    assert (found.expected, found.difference) == (10_000, -1000)
    shop.till.write(finish_count, count.id)
    here = shop.till.read(stock_of, tajine.id, count.place)
    assert here is not None
    assert here.on_hand == 9000


def test_what_another_device_counted_is_not_asked_about(shop: Shop, other: Shop) -> None:
    tajine, plate = (shop.add(a_product(sku=sku), pieces(2)) for sku in "AB")
    count = joined(shop, other)
    other.till.write(count_more, count.id, tajine, pieces(1))
    other.till.write(finish_count, count.id)

    take_in(shop.store, journal_of(other.store, other.name))

    assert [each.product.id for each in shop.till.read(not_counted, count)] == [plate.id]
    assert shop.till.read(counts_under_way) == (count,)
    assert other.till.read(counts_under_way) == ()
    assert [each.difference for each in shop.till.read(differences, count)] == [-1000]


def test_a_sale_that_arrives_late_makes_the_difference_smaller(shop: Shop, other: Shop) -> None:
    tajine = shop.add(a_product(), pieces(5))
    count = joined(shop, other)
    other.clock.now = shop.clock.now + MINUTE
    other.sell(tajine)
    shop.clock.now += 5 * MINUTE
    shop.till.write(set_counted, count.id, tajine, pieces(4))
    shop.till.write(finish_count, count.id)
    assert [each.difference for each in shop.till.read(differences, count)] == [-1000]

    take_in(shop.store, journal_of(other.store, other.name))

    assert shop.till.read(differences, count) == ()


def test_a_reason_is_kept_with_the_line_and_written_down_with_the_count(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(set_counted, count.id, tajine, pieces(3))
    (amiss,) = shop.till.read(differences, count)

    shop.till.write(choose_reason, count, amiss, STOLEN)

    (amiss,) = shop.till.read(differences, count)
    assert (amiss.reason, amiss.note) == (STOLEN.reason, STOLEN.note)
    shop.till.write(finish_count, count.id)
    assert shop.till.read(explained_so_far, count)[key_of(tajine.id)] == (
        Explained(DifferenceReason.STOLEN, 2000, STOLEN.note),
    )


def test_a_reason_may_be_chosen_later_and_again(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(set_counted, count.id, tajine, pieces(3))
    shop.till.write(finish_count, count.id)
    (amiss,) = shop.till.read(differences, count)

    for chosen in (STOLEN, STOLEN, BROKEN):
        shop.till.write(choose_reason, count, amiss, chosen)

    assert said(shop, count) == {DifferenceReason.BROKEN: 2000}
    assert [each.reason for each in shop.till.read(differences, count)] == [DifferenceReason.BROKEN]
    shop.till.write(explain_anew, count, amiss, Reason(DifferenceReason.NONE))
    assert said(shop, count) == {}


def test_a_helper_may_count_and_only_who_may_change_stock_finishes(shop: Shop) -> None:
    tajine = shop.add(a_product(), pieces(5))
    shop.till.write(add_person, "Aïcha", PersonRole.MANAGER)
    helper = shop.till.write(add_person, "Omar", PersonRole.HELPER).result
    shop.till.write(switch_to, helper, "")
    count = begun(shop)
    shop.till.write(count_more, count.id, tajine, pieces(3))

    with pytest.raises(NotAllowed):
        shop.till.write(finish_count, count.id)

    assert count.by == helper
    assert shop.till.read(counts_under_way) == (count,)


def found(shop: Shop, count: Count) -> Found:
    """Return the only thing found amiss."""
    (amiss,) = shop.till.read(differences, count)
    return amiss


def kinds(shop: Shop, count: Count) -> list[HintKind]:
    """Return what could explain the only thing found amiss."""
    return [hint.kind for hint in shop.till.read(hints, count, found(shop, count))]


def test_nothing_explains_what_nobody_knows_of(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(set_counted, count.id, tajine, pieces(3))

    assert kinds(shop, count) == []


def test_a_till_that_sold_here_and_is_not_read_yet_may_explain_it(shop: Shop, other: Shop) -> None:
    tajine = shop.add(a_product(), pieces(5))
    count = joined(shop, other)
    other.sell(tajine)
    take_in(shop.store, journal_of(other.store, other.name))
    shop.clock.now = other.clock.now + MINUTE

    shop.till.write(set_counted, count.id, tajine, pieces(3))

    (hint,) = shop.till.read(hints, count, found(shop, count))
    assert hint.kind is HintKind.UNREAD
    assert 0 < hint.at < shop.clock.now


def test_a_sale_without_a_product_at_its_price_may_explain_it(shop: Shop) -> None:
    tajine, count = shop.add(a_product(price=dh("190")), pieces(5)), begun(shop)
    for price in ("190", "45"):
        line = a_line(a_product(id="", price=dh(price)))
        shop.till.write(check_out, (line,), (exact_cash(line.total),))

    shop.till.write(set_counted, count.id, tajine, pieces(4))

    (hint,) = shop.till.read(hints, count, found(shop, count))
    assert (hint.kind, hint.times, hint.price) == (HintKind.FREE_SALES, 1, dh("190"))


def test_a_sale_meanwhile_may_explain_it(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(count_more, count.id, tajine, pieces(3))
    shop.sell(tajine)
    shop.till.write(count_more, count.id, tajine, pieces(2))

    assert kinds(shop, count) == [HintKind.MOVED]


def test_what_differs_the_other_way_may_be_mixed_up_with_it(shop: Shop) -> None:
    goods = {
        name: shop.add(a_product(sku=name, price=dh(price), names=Names(fr=name)), pieces(5))
        for name, price in (("short", "190"), ("cheap", "20"), ("same", "190"), ("also", "190"))
    }
    count = begun(shop)
    for name, counted in (("short", 4), ("cheap", 6), ("same", 6), ("also", 4)):
        shop.till.write(set_counted, count.id, goods[name], pieces(counted))
    amiss = shop.till.read(differences, count)
    short = next(each for each in amiss if each.product.sku == "short")

    assert [product.sku for product in mixed_up(short, amiss)] == ["same", "cheap"]
