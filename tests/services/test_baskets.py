"""Baskets in hand: set aside, taken up again, never lost between two."""

import pytest

from pos.changed import Changed
from pos.domain.basket import NO_WORDS, BasketLine, Words
from pos.errors import NotFound
from pos.services.baskets import (
    SavedBasket,
    forget_held,
    held_baskets,
    hold,
    open_basket,
    recall,
    save_basket,
)
from pos.services.selling import check_out
from pos.store import schema
from tests.factories import Shop, a_line, a_product, dh, exact_cash

RUG, BOWL = (a_line(a_product(price=dh(price))) for price in ("900", "50"))
WORDS = Words(note="revient à midi")


def held(shop: Shop, line: BasketLine, words: Words = NO_WORDS) -> int:
    slot: int | None = shop.till.write(hold, (line,), words).result
    assert slot is not None
    return slot


def held_lines(shop: Shop) -> list[object]:
    return [each.basket.lines for each in shop.till.read(held_baskets)]


def test_a_held_basket_leaves_the_counter_and_survives_a_new_start(shop: Shop) -> None:
    shop.till.write(save_basket, (RUG,), WORDS)

    done = shop.till.write(hold, (RUG,), WORDS)
    shop = shop.reopened()

    assert Changed.HELD in done.changed
    assert shop.till.read(open_basket) == SavedBasket()
    (only,) = shop.till.read(held_baskets)
    assert (only.slot, only.basket) == (done.result, SavedBasket((RUG,), WORDS))
    shop.till.close()


def test_nothing_is_not_held(shop: Shop) -> None:
    assert shop.till.write(hold, ()).result is None
    assert shop.till.read(held_baskets) == []


def test_several_are_held_in_the_order_they_were_set_aside(shop: Shop) -> None:
    shop.till.write(hold, (RUG,))
    shop.till.write(hold, (BOWL,))

    assert held_lines(shop) == [(RUG,), (BOWL,)]


def test_a_recalled_basket_is_open_with_its_words(shop: Shop) -> None:
    slot = held(shop, RUG, WORDS)

    assert shop.till.write(recall, slot).result == SavedBasket((RUG,), WORDS)

    assert shop.till.read(open_basket) == SavedBasket((RUG,), WORDS)
    assert held_lines(shop) == []


def test_recalling_over_an_open_basket_holds_that_one_instead(shop: Shop) -> None:
    first = held(shop, RUG)
    shop.till.write(save_basket, (BOWL,))

    shop.till.write(recall, first, (BOWL,))

    assert shop.till.read(open_basket).lines == (RUG,)
    assert held_lines(shop) == [(BOWL,)]


def test_what_is_no_longer_held_cannot_be_recalled_and_nothing_moves(shop: Shop) -> None:
    slot = held(shop, RUG)
    shop.till.write(forget_held, slot)
    shop.till.write(save_basket, (BOWL,))

    for gone in (slot, 0):
        with pytest.raises(NotFound):
            shop.till.write(recall, gone, (BOWL,))

    assert shop.till.read(open_basket).lines == (BOWL,)
    assert shop.till.read(held_baskets) == []


def test_the_open_basket_is_never_forgotten_as_a_held_one(shop: Shop) -> None:
    shop.till.write(save_basket, (BOWL,))

    shop.till.write(forget_held, 0)

    assert shop.till.read(open_basket).lines == (BOWL,)


def test_selling_leaves_held_baskets_alone(shop: Shop) -> None:
    shop.till.write(hold, (RUG,))

    shop.sell(shop.add())

    assert held_lines(shop) == [(RUG,)]


def test_a_basket_of_another_version_is_kept_and_not_offered(shop: Shop) -> None:
    with shop.store.begin() as work:
        row = {"slot": 3, "saved_at": 1, "lines": "{}?"}
        work.connection.execute(schema.basket.insert(), row)
    shop.till.write(hold, (RUG,))

    assert [each.slot for each in shop.till.read(held_baskets)] == [4]


def test_a_sale_of_a_recalled_basket_carries_its_note(shop: Shop) -> None:
    line = a_line(shop.add())
    slot = held(shop, line, WORDS)
    taken = shop.till.write(recall, slot).result

    sold = shop.till.write(check_out, taken.lines, (exact_cash(line.total),), taken.words).result

    assert sold.sale.note == "revient à midi"
