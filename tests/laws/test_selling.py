"""Selling: numbers without a gap and stock without a doubt, whatever fails in between."""

from collections import Counter
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from pos.domain.quantity import pieces
from pos.errors import PosError
from pos.services.sales import sales
from pos.store import schema
from tests.factories import Shop, open_shop_in
from tests.laws.fair import ACTIONS, Action, play, three_tills
from tests.store.faulty import failing_disk

FAILURES = st.lists(st.sampled_from(["", "before", "after", "refused"]), min_size=1, max_size=12)


def sold_numbers(shop: Shop) -> list[int]:
    return sorted(int(row.receipt_number[-6:]) for row in shop.till.read(sales))


@settings(max_examples=15)
@given(FAILURES)
def test_numbers_have_no_gap_and_no_double_whatever_fails(failures: list[str]) -> None:
    with failing_disk() as disk, TemporaryDirectory(prefix="rahba-") as folder:
        shop, told_sold = open_shop_in(Path(folder)), 0
        product = shop.add()
        for failure in failures:
            disk.mend()
            disk.before, disk.after = failure == "before", failure == "after"
            with suppress(PosError, AssertionError):
                assert failure != "refused"
                shop.sell(product, pieces(1))
                told_sold += 1
        disk.mend()

        assert sold_numbers(shop) == list(range(1, told_sold + 1))
        assert told_sold == sum(failure in ("", "after") for failure in failures)
        shop.till.close()


@settings(max_examples=8)
@given(ACTIONS)
def test_what_is_on_hand_is_the_sum_of_all_movements(actions: list[Action]) -> None:
    with three_tills() as shops:
        play(shops, actions)

        for shop in shops:
            moved: Counter[tuple[int, int]] = Counter()
            with shop.store.reading() as connection:
                for row in connection.execute(select(schema.movement)):
                    moved[row.product, row.place] += row.quantity
                on_hand = {
                    (row.product, row.place): row.on_hand
                    for row in connection.execute(select(schema.stock))
                }
            assert on_hand == dict(moved)
