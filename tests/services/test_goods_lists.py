"""What lists of goods are made of, read from the shop."""

from pos.domain.names import Names
from pos.domain.quantity import Quantity, Unit, pieces
from pos.services.catalogue import add_maker
from pos.services.goods_lists import list_facts, listed_goods
from pos.services.moving import Goods, transfer
from pos.services.products import ProductFilter, product_keys
from pos.services.stock_lists import EVERYWHERE
from tests.factories import NOON, Shop, a_product, dh
from tests.services.test_moving import here, workshop


def test_another_place_lists_what_is_there(shop: Shop) -> None:
    bowl, atelier = shop.add(a_product(), pieces(5)), workshop(shop)
    shop.till.write(transfer, here(shop), atelier, [Goods(bowl, pieces(2))])
    keys = shop.till.read(product_keys, ProductFilter())

    (there,) = shop.till.read(listed_goods, keys, (), atelier)
    (anywhere,) = shop.till.read(listed_goods, keys, (), EVERYWHERE)

    assert (there.on_hand, anywhere.on_hand) == (pieces(2), pieces(5))
    assert shop.till.read(list_facts, NOON, atelier).place == Names(fr="Atelier")
    assert shop.till.read(list_facts, NOON, EVERYWHERE).place.is_empty


def test_goods_are_listed_with_their_maker_and_what_is_on_hand(shop: Shop) -> None:
    fatima = shop.till.write(add_maker, Names(fr="Fatima")).result
    shop.add(a_product(maker=fatima, sku="TAJ-1", barcode="2000000000015"), pieces(8))

    (goods,) = shop.till.read(listed_goods, shop.till.read(product_keys, ProductFilter()))

    assert (goods.maker.fr, goods.on_hand, goods.price) == ("Fatima", pieces(8), dh("190"))
    assert (goods.sku, goods.code) == ("TAJ-1", "2000000000015")


def test_what_was_never_counted_here_has_no_figure(shop: Shop) -> None:
    shop.add()

    (goods,) = shop.till.read(listed_goods, shop.till.read(product_keys, ProductFilter()))

    assert goods.on_hand is None
    assert goods.value is None


def test_a_length_is_worth_its_price_by_the_metre(shop: Shop) -> None:
    cloth = a_product(unit=Unit.METRE, price=dh("90"))
    shop.add(cloth, Quantity(2500, Unit.METRE))

    (goods,) = shop.till.read(listed_goods, shop.till.read(product_keys, ProductFilter()))

    assert goods.value == dh("225")


def test_a_list_of_what_is_packed_says_how_much_of_each(shop: Shop) -> None:
    shop.add(a_product(), pieces(8))
    keys = shop.till.read(product_keys, ProductFilter())

    (goods,) = shop.till.read(listed_goods, keys, [3_000])

    assert (goods.on_hand, goods.value) == (pieces(3), dh("570"))


def test_keys_of_things_gone_are_left_out(shop: Shop) -> None:
    shop.add(a_product(names=Names(fr="Bol")))
    keys = shop.till.read(product_keys, ProductFilter())

    assert [g.names.fr for g in shop.till.read(listed_goods, [*keys, 12345])] == ["Bol"]


def test_a_list_says_who_made_it_where_and_when(shop: Shop) -> None:
    facts = shop.till.read(list_facts, NOON)

    assert (facts.place.fr, facts.at, facts.ahead) == ("Foire de Safi", NOON, 60)
    assert not facts.is_example
