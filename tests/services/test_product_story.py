"""What happened to a product at a place: told newest first, with what was there after each step."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.names import Names
from pos.domain.person import PersonRole
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.stock import Cause, DifferenceReason
from pos.services.counting import begin_count, finish_count, set_counted
from pos.services.moving import Goods, bring_in, correct, take_back, take_out, transfer
from pos.services.people import add_person
from pos.services.product_story import StoryPart, ToldStep, story
from pos.services.shop import counter
from pos.services.stock_book import stock_at
from tests.factories import Shop, a_product, open_shop_for
from tests.services.test_moving import here, on_hand, workshop


def told(shop: Shop, product: Product) -> list[ToldStep]:
    """Return all that happened at this device's place."""
    part: StoryPart = shop.till.read(story, product.id, here(shop))
    return list(part.steps)


def counted(shop: Shop, product: Product, found: int) -> None:
    """Count a product here and now."""
    count = shop.till.write(begin_count, here(shop)).result
    shop.till.write(set_counted, count, product, pieces(found))
    shop.till.write(finish_count, count)


def test_each_step_says_what_was_there_after_it(shop: Shop) -> None:
    bowl = shop.add(a_product(), pieces(5))
    shop.till.write(take_out, here(shop), [Goods(bowl, pieces(2))], Cause.BROKEN)
    counted(shop, bowl, 4)
    shop.sell(bowl)

    steps = told(shop, bowl)

    assert [(told.step.cause, told.on_hand) for told in steps] == [
        (Cause.SALE, 3_000),
        (None, 4_000),
        (Cause.BROKEN, 3_000),
        (Cause.RECEIVED, 5_000),
    ]
    assert [told.difference for told in steps] == [None, 1_000, None, None]


def test_a_step_names_its_paper_and_who_did_it(shop: Shop) -> None:
    bowl = shop.add(a_product(), pieces(5))
    shop.till.write(add_person, "Aïcha", PersonRole.MANAGER)
    sold = shop.sell(bowl)

    newest = told(shop, bowl)[0]

    assert (newest.receipt, newest.who) == (sold.sale.receipt_number, "Aïcha")


def test_goods_sent_say_where_they_went(shop: Shop) -> None:
    bowl, atelier = shop.add(a_product(), pieces(5)), workshop(shop)
    shop.till.write(transfer, here(shop), atelier, [Goods(bowl, pieces(2))])

    there = shop.till.read(story, bowl.id, atelier).steps[0]

    assert told(shop, bowl)[0].other_place == Names(fr="Atelier")
    assert there.other_place == shop.till.read(counter).here.names


def test_a_correction_says_why_and_what_was_taken_back_says_so(shop: Shop) -> None:
    bowl = shop.add(a_product(), pieces(5))
    entries = shop.till.write(
        correct, here(shop), bowl, pieces(3), DifferenceReason.STOLEN, "au stand"
    ).result
    shop.till.write(take_back, entries)

    back, corrected = told(shop, bowl)[:2]

    assert (corrected.reason, corrected.note) == (DifferenceReason.STOLEN, "au stand")
    assert (back.is_taken_back, back.on_hand) == (True, 5_000)


def test_a_long_story_is_told_part_by_part(shop: Shop) -> None:
    bowl = shop.add(a_product(), pieces(0))
    for count in range(1, 8):
        shop.till.write(bring_in, here(shop), [Goods(bowl, pieces(count))], Cause.RECEIVED)
    whole = told(shop, bowl)

    parts: list[ToldStep] = []
    before = None
    while True:
        part = shop.till.read(story, bowl.id, here(shop), before, 3)
        parts += part.steps
        before = part.further
        if before is None:
            break

    assert parts == whole


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["in", "out", "count"]), st.integers(1, 9)), max_size=12))
def test_what_is_told_of_a_moment_is_what_the_book_says_of_it(
    happened: list[tuple[str, int]],
) -> None:
    with TemporaryDirectory(prefix="rahba-") as folder, open_shop_for(Path(folder)) as shop:
        bowl = shop.add(a_product(), pieces(5))
        for what, count in happened:
            if what == "in":
                shop.till.write(bring_in, here(shop), [Goods(bowl, pieces(count))], Cause.FOUND)
            elif what == "out":
                shop.till.write(take_out, here(shop), [Goods(bowl, pieces(count))], Cause.LOST)
            else:
                counted(shop, bowl, count)

        for step in told(shop, bowl):
            assert step.on_hand == shop.till.read(stock_at, bowl.id, here(shop), step.step.at)
        assert told(shop, bowl)[0].on_hand == on_hand(shop, bowl, here(shop)) * 1_000
