"""What a list of stock shows: by place, maker and state, here and everywhere."""

import pytest

from pos.domain.names import Names
from pos.domain.product import Kind, Product
from pos.domain.quantity import pieces
from pos.domain.stock import Cause, PlaceKind
from pos.services.catalogue import add_maker, add_product
from pos.services.moving import Goods, bring_in, take_out, transfer
from pos.services.places import add_place, stand_at
from pos.services.products import ProductFilter
from pos.services.stock_lists import (
    EVERYWHERE,
    FIRST,
    State,
    StockWish,
    stock_keys,
    stock_part,
    stock_rows,
)
from pos.services.till import UnitOfWork
from pos.store.keys import id_of, key_of
from tests.factories import Shop, a_product
from tests.services.test_moving import here, workshop


def named(shop: Shop, name: str, count: int | None, **said: object) -> Product:
    """Add a product of this name, counted unless `count` is None."""
    on_hand = None if count is None else pieces(count)
    return shop.add(a_product(names=Names(fr=name), **said), on_hand)


def ids(shop: Shop, wish: StockWish) -> list[str]:
    """Return the ids of what is listed, in order."""
    return [id_of(key) for key in shop.till.read(stock_keys, wish)]


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (State.LOW, "Bol"),
        (State.NONE_LEFT, "Caftan"),
        (State.BELOW_ZERO, "Drap"),
        (State.NOT_COUNTED, "Étui"),
    ],
)
def test_each_state_lists_its_own(shop: Shop, state: State, name: str) -> None:
    named(shop, "Assiette", 12)
    named(shop, "Bol", 3)
    named(shop, "Caftan", 0)
    drap = named(shop, "Drap", 1)
    shop.till.write(take_out, here(shop), [Goods(drap, pieces(2))], Cause.BROKEN)
    named(shop, "Étui", None)

    rows = shop.till.read(
        stock_rows, shop.till.read(stock_keys, StockWish(state=state)), here(shop)
    )

    assert [row.product.names.fr for row in rows] == [name]


def test_a_level_of_its_own_decides_when_a_product_is_low(shop: Shop) -> None:
    early = named(shop, "Perles", 40, low_at=50_000)
    named(shop, "Tapis", 2, low_at=1_000)
    named(shop, "Tableau", 1, kind=Kind.UNIQUE)
    named(shop, "Lampe", 2, low_at=0)

    assert ids(shop, StockWish(state=State.LOW)) == [early.id]


@pytest.mark.parametrize("state", [State.NONE_LEFT, State.BELOW_ZERO, State.NOT_COUNTED])
def test_what_is_made_to_order_is_never_short(shop: Shop, state: State) -> None:
    named(shop, "Caftan", 0, kind=Kind.MADE_TO_ORDER)
    named(shop, "Salon", None, kind=Kind.MADE_TO_ORDER)

    assert ids(shop, StockWish(state=state)) == []


def test_a_maker_or_none_keeps_theirs(shop: Shop) -> None:
    fatima = shop.till.write(add_maker, Names(fr="Fatima")).result
    rug = named(shop, "Tapis", 1, maker=fatima)
    bowl = named(shop, "Bol", 1)

    assert ids(shop, StockWish(maker=fatima)) == [rug.id]
    assert ids(shop, StockWish(maker="")) == [bowl.id]
    assert ids(shop, StockWish(maker=None)) == [bowl.id, rug.id]


def test_what_is_searched_for_is_narrowed_too(shop: Shop) -> None:
    named(shop, "Bol bleu", 9)
    low = named(shop, "Bol rouge", 1)

    wish = StockWish(ProductFilter(text="bol"), state=State.LOW)

    assert ids(shop, wish) == [low.id]


def test_another_place_has_a_stock_of_its_own(shop: Shop) -> None:
    bowl, atelier = named(shop, "Bol", 9), workshop(shop)
    shop.till.write(transfer, here(shop), atelier, [Goods(bowl, pieces(2))])

    assert ids(shop, StockWish(place=atelier, state=State.LOW)) == [bowl.id]
    assert ids(shop, StockWish(state=State.LOW)) == []


def test_without_a_place_the_list_follows_this_device(shop: Shop) -> None:
    bowl, atelier = named(shop, "Bol", 9), workshop(shop)

    shop.till.write(stand_at, atelier)

    assert ids(shop, StockWish(state=State.NOT_COUNTED)) == [bowl.id]


def test_everywhere_is_the_sum_and_says_how_it_is_split(shop: Shop) -> None:
    bowl, atelier = named(shop, "Bol", 9), workshop(shop)
    shop.till.write(transfer, here(shop), atelier, [Goods(bowl, pieces(2))])

    (row,) = shop.till.read(stock_rows, shop.till.read(stock_keys, StockWish()), EVERYWHERE)

    assert row.on_hand == 9_000
    assert row.split == ((here(shop), 7_000), (atelier, 2_000))


def test_what_is_lost_is_nowhere_to_be_had(shop: Shop) -> None:
    bowl = named(shop, "Bol", 9)
    lost = shop.till.write(add_place, Names(fr="Perdu"), PlaceKind.LOST, sells_online=False).result
    shop.till.write(transfer, here(shop), lost, [Goods(bowl, pieces(8))])

    (row,) = shop.till.read(stock_rows, shop.till.read(stock_keys, StockWish()), EVERYWHERE)

    assert row.on_hand == 1_000
    assert ids(shop, StockWish(place=EVERYWHERE, state=State.LOW)) == [bowl.id]


def test_a_product_known_at_no_place_is_not_counted_everywhere(shop: Shop) -> None:
    bowl = named(shop, "Bol", None)

    (row,) = shop.till.read(stock_rows, shop.till.read(stock_keys, StockWish()), EVERYWHERE)

    assert not row.is_counted
    assert ids(shop, StockWish(place=EVERYWHERE, state=State.NOT_COUNTED)) == [bowl.id]
    shop.till.write(bring_in, workshop(shop), [Goods(bowl, pieces(1))], Cause.RECEIVED)
    assert ids(shop, StockWish(place=EVERYWHERE, state=State.NOT_COUNTED)) == []


def test_the_parts_of_a_list_are_the_whole_list(shop: Shop) -> None:
    counted = shop.add(a_product(names=Names(fr="Bol 2 compté"), sku="", barcode=""), pieces(3))
    shop.till.write(add_bowls, FIRST + 100)

    for wish in (StockWish(), StockWish(state=State.NOT_COUNTED), StockWish(state=State.LOW)):
        part = shop.till.read(stock_part, wish)
        keys = list(part.keys)
        while part.last is not None:
            part = shop.till.read(stock_part, wish, part.last)
            keys += part.keys
        assert keys == shop.till.read(stock_keys, wish)
        assert (key_of(counted.id) in keys) is (wish.state is not State.NOT_COUNTED)


def add_bowls(work: UnitOfWork, many: int) -> None:
    for number in range(many):
        add_product(work, a_product(names=Names(fr=f"Bol {number}"), sku="", barcode=""))
