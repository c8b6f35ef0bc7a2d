"""Counting: every piece is kept at once, selling goes on, and late sales leave it right."""

from dataclasses import replace

import pytest

from pos.domain.product import Product
from pos.domain.quantity import QuantityNotAccepted, pieces
from pos.domain.stock import DifferenceReason
from pos.journal.kinds import Explanation
from pos.services.catalogue import on_hand_at
from pos.services.counted import (
    Explained,
    differences,
    explained_so_far,
    found_so_far,
    not_counted,
)
from pos.services.counting import (
    NothingCounted,
    begin_count,
    choose_reason,
    count_more,
    finish_count,
    set_counted,
    uncount,
)
from pos.services.counts import Count, count_of, counts_under_way
from pos.services.explaining import Reason, explain
from pos.services.shop import counter
from pos.services.stock_book import history, stock_at
from pos.store import schema
from tests.factories import MINUTE, Shop, a_product


def begun(shop: Shop, *, is_blind: bool = False) -> Count:
    """Begin to count the place this till sells at."""
    place = shop.till.read(counter).here.id
    entry = shop.till.write(begin_count, place, is_blind=is_blind).result
    return shop.till.read(count_of, entry)


def on_hand(shop: Shop, product: Product) -> int:
    """Return whole pieces on hand here."""
    return shop.till.read(on_hand_at, product.id, shop.till.read(counter).here.id) // 1000


def test_one_scan_is_one_piece(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)

    for _scan in range(3):
        shop.till.write(count_more, count.id, tajine, pieces(1))

    (found,) = shop.till.read(found_so_far, count)
    assert (found.quantity, found.expected, found.difference) == (3000, 5000, -2000)


def test_what_was_counted_is_there_after_the_program_was_killed(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(count_more, count.id, tajine, pieces(4))

    again = shop.reopened()

    assert again.till.read(counts_under_way) == (count,)
    assert [found.quantity for found in again.till.read(found_so_far, count)] == [4000]
    again.till.close()


def test_a_count_decides_what_is_on_hand(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)

    shop.till.write(set_counted, count.id, tajine, pieces(3))
    shop.till.write(finish_count, count.id)

    assert on_hand(shop, tajine) == 3
    assert shop.till.read(counts_under_way) == ()


def test_a_piece_sold_after_it_was_counted_is_gone_from_the_count(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(set_counted, count.id, tajine, pieces(5))

    shop.sell(tajine)
    shop.till.write(finish_count, count.id)

    assert on_hand(shop, tajine) == 4


def test_a_piece_sold_before_it_was_counted_is_no_difference(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.sell(tajine)

    shop.till.write(set_counted, count.id, tajine, pieces(4))

    assert [found.difference for found in shop.till.read(found_so_far, count)] == [0]


def test_a_sale_between_two_pieces_of_a_count_asks_to_count_again(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(count_more, count.id, tajine, pieces(1))
    shop.sell(tajine)
    shop.till.write(count_more, count.id, tajine, pieces(1))
    assert [found.moved_meanwhile for found in shop.till.read(found_so_far, count)] == [True]

    shop.till.write(set_counted, count.id, tajine, pieces(4))

    assert [found.moved_meanwhile for found in shop.till.read(found_so_far, count)] == [False]


def test_what_was_not_counted_stays_unless_it_is_said_to_be_gone(shop: Shop) -> None:
    tajine = shop.add(a_product(sku="A"), pieces(5))
    plate, bowl = (shop.add(a_product(sku=sku), pieces(2)) for sku in "BC")
    count = begun(shop)
    shop.till.write(set_counted, count.id, tajine, pieces(5))
    missing = {found.product.id for found in shop.till.read(not_counted, count)}

    shop.till.write(finish_count, count.id, [plate])

    assert missing == {plate.id, bowl.id}
    assert (on_hand(shop, plate), on_hand(shop, bowl)) == (0, 2)


def test_a_product_taken_out_of_the_count_was_not_counted(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(set_counted, count.id, tajine, pieces(1))

    shop.till.write(uncount, count.id, tajine)

    assert shop.till.read(found_so_far, count) == ()
    assert [found.product.id for found in shop.till.read(not_counted, count)] == [tajine.id]


def test_an_empty_count_is_not_finished(shop: Shop) -> None:
    count = begun(shop)

    with pytest.raises(NothingCounted):
        shop.till.write(finish_count, count.id)


def test_less_than_nothing_cannot_be_found(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)

    with pytest.raises(QuantityNotAccepted):
        shop.till.write(set_counted, count.id, tajine, pieces(-1))


def test_what_explains_a_difference_is_kept_with_it(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(set_counted, count.id, tajine, pieces(3))
    stolen = Explanation(
        product=tajine.id,
        names=tajine.names,
        quantity=pieces(2),
        reason=DifferenceReason.STOLEN,
    )

    shop.till.write(finish_count, count.id, (), (stolen,))

    with shop.store.reading() as connection:
        rows = connection.execute(schema.explanation.select()).all()
    assert [(row.quantity, row.reason) for row in rows] == [(2000, "stolen")]


def test_several_reasons_explain_one_difference(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(set_counted, count.id, tajine, pieces(2))
    (amiss,) = shop.till.read(differences, count)
    broken = Explained(DifferenceReason.BROKEN, 2000, "fell")
    stolen = Reason(DifferenceReason.STOLEN)
    shop.till.write(choose_reason, count, amiss, stolen, (broken,))

    (kept,) = shop.till.read(differences, count)
    shop.till.write(finish_count, count.id)

    assert (kept.parts, kept.reason, kept.left) == ((broken,), DifferenceReason.STOLEN, 1000)
    assert said_of(shop, count) == {("broken", 2000), ("stolen", 1000)}
    assert shop.till.read(differences, count) == (replace(kept, quantity=None, others=2000),)


def test_a_part_explains_no_more_than_is_missing_in_the_end(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(set_counted, count.id, tajine, pieces(2))
    (amiss,) = shop.till.read(differences, count)
    broken = Explained(DifferenceReason.BROKEN, 2000)
    shop.till.write(choose_reason, count, amiss, Reason(DifferenceReason.STOLEN), (broken,))
    shop.till.write(set_counted, count.id, tajine, pieces(4))

    shop.till.write(finish_count, count.id)

    assert said_of(shop, count) == {("broken", 1000)}


def test_a_difference_is_parted_after_the_count_is_done(shop: Shop) -> None:
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    shop.till.write(set_counted, count.id, tajine, pieces(2))
    (amiss,) = shop.till.read(differences, count)
    shop.till.write(choose_reason, count, amiss, Reason(DifferenceReason.STOLEN))
    shop.till.write(finish_count, count.id)
    (done,) = shop.till.read(differences, count)

    given = Explained(DifferenceReason.GIVEN, 1000)
    shop.till.write(choose_reason, count, done, Reason(DifferenceReason.NONE), (given,))

    (anew,) = shop.till.read(differences, count)
    assert (anew.parts, anew.reason, anew.left) == ((given,), DifferenceReason.NONE, 2000)
    assert said_of(shop, count) == {("given", 1000)}


def said_of(shop: Shop, count: Count) -> set[tuple[str, int]]:
    """Return what a count says explains its differences: reasons and thousandths."""
    said = shop.till.read(explained_so_far, count)
    return {(part.reason.value, part.quantity) for parts in said.values() for part in parts}


def test_a_difference_may_be_explained_later(shop: Shop) -> None:
    place = shop.till.read(counter).here.id
    tajine = shop.add(a_product(), pieces(5))
    broken = Explanation(
        product=tajine.id,
        names=tajine.names,
        quantity=pieces(1),
        reason=DifferenceReason.BROKEN,
    )

    shop.till.write(explain, place, (broken,))

    with shop.store.reading() as connection:
        rows = connection.execute(schema.explanation.select()).all()
    assert [(row.quantity, row.reason) for row in rows] == [(1000, "broken")]
    assert on_hand(shop, tajine) == 5


def test_stock_at_a_past_moment_knows_the_count_before_it(shop: Shop) -> None:
    place = shop.till.read(counter).here.id
    tajine, count = shop.add(a_product(), pieces(5)), begun(shop)
    before = shop.clock.now
    shop.clock.now += MINUTE
    shop.till.write(set_counted, count.id, tajine, pieces(2))
    shop.till.write(finish_count, count.id)
    after = shop.clock.now
    shop.clock.now += MINUTE
    shop.sell(tajine)

    on_hand_then = [
        shop.till.read(stock_at, tajine.id, place, moment)
        for moment in (0, before, after, shop.clock.now)
    ]
    steps = shop.till.read(history, tajine.id, place)

    assert on_hand_then == [0, 5000, 2000, 1000]
    assert [step.cause and step.cause.value for step in steps] == ["sale", None, "received"]
