"""What lies where, as people said it."""

from datetime import date

import pytest

from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import pieces
from pos.errors import NotFound
from pos.services.handing_over import (
    HandedGoods,
    NothingHandedOver,
    Whither,
    hand_over,
    handed_over,
    undo_step,
    withdraw,
)
from tests.factories import Shop, a_product

ANOU = Whither("anou", "Anou")
TISSA = Whither("mytindy", "MyTindy")
MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)


def told(shop: Shop) -> dict[tuple[str, str], tuple[date, bool]]:
    goods: tuple[HandedGoods, ...] = shop.till.read(handed_over)
    return {(each.whither.key, each.product): (each.on, each.is_back) for each in goods}


def test_goods_lie_where_they_were_handed_over_until_they_are_withdrawn(shop: Shop) -> None:
    bowl, rug = shop.add(a_product(sku="BOL")), shop.add(a_product(craft=Craft.RUGS))
    shop.till.write(hand_over, ANOU, [bowl.id, rug.id, bowl.id], MONDAY)
    shop.till.write(hand_over, TISSA, [bowl.id], TUESDAY)

    shop.till.write(withdraw, ANOU, [bowl.id], FRIDAY)

    assert told(shop) == {
        ("anou", bowl.id): (FRIDAY, True),
        ("anou", rug.id): (MONDAY, False),
        ("mytindy", bowl.id): (TUESDAY, False),
    }


def test_a_step_said_by_mistake_leaves_goods_where_they_were(shop: Shop) -> None:
    bowl = shop.add()
    shop.till.write(hand_over, ANOU, [bowl.id], MONDAY)
    mistake = shop.till.write(withdraw, ANOU, [bowl.id], TUESDAY).result

    shop.till.write(undo_step, mistake, FRIDAY)

    assert told(shop) == {("anou", bowl.id): (MONDAY, False)}


def test_the_day_decides_and_not_when_somebody_told(shop: Shop) -> None:
    bowl = shop.add()
    shop.till.write(withdraw, ANOU, [bowl.id], FRIDAY)

    shop.till.write(hand_over, ANOU, [bowl.id], MONDAY)

    assert told(shop) == {("anou", bowl.id): (FRIDAY, True)}


def test_what_was_called_something_then_keeps_that_name(shop: Shop) -> None:
    bowl = shop.add(a_product(names=Names(fr="Bol bleu"), sku="BOL"), pieces(2))
    shop.till.write(hand_over, ANOU, [bowl.id], MONDAY)

    (goods,) = shop.till.read(handed_over)

    assert (goods.names.fr, goods.sku, goods.whither) == ("Bol bleu", "BOL", ANOU)


def test_nothing_cannot_be_handed_over(shop: Shop) -> None:
    with pytest.raises(NothingHandedOver):
        shop.till.write(hand_over, ANOU, [], MONDAY)


def test_what_was_never_said_cannot_be_taken_back(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.till.write(undo_step, shop.add().id, MONDAY)
