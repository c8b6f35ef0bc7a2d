"""Goods without a card: sold by their amount, their maker named now or later."""

import pytest

from pos.domain.free_line import free_product
from pos.domain.names import Names
from pos.domain.product import Product
from pos.errors import NotFound
from pos.services.catalogue import add_maker
from pos.services.makers import MakerKnown, makers_named, name_maker
from pos.services.sales import sale_of
from pos.services.selling import SoldSale, check_out
from pos.store import schema
from tests.factories import Shop, a_line, dh, exact_cash


def sold_freely(shop: Shop, product: Product) -> SoldSale:
    line = a_line(product, unit_price=dh("150"))
    return shop.till.write(check_out, (line,), (exact_cash(dh("150")),)).result


def test_an_amount_is_enough_to_sell(shop: Shop) -> None:
    sold = sold_freely(shop, free_product())

    (line,) = shop.till.read(sale_of, sold.id).sale.lines
    assert (line.product, line.list_price, line.total) == ("", None, dh("150"))
    assert all((line.names.fr, line.names.ar, line.names.en))


def test_goods_without_a_card_move_no_stock(shop: Shop) -> None:
    sold_freely(shop, free_product())

    with shop.store.reading() as connection:
        assert connection.execute(schema.movement.select()).all() == []
        (row,) = connection.execute(schema.sale_line.select()).all()
    assert (row.product, row.list_minor, row.total_minor) == (0, None, 15_000)


def test_goods_without_a_card_may_have_a_name_in_one_language() -> None:
    assert free_product("Petit bol", "fr").names == Names(fr="Petit bol")


def test_the_maker_can_be_named_after_the_sale_and_corrected(shop: Shop) -> None:
    sold = sold_freely(shop, free_product())
    fatima, said = (shop.till.write(add_maker, Names(fr=n)).result for n in ("Fatima", "Saïd"))

    shop.till.write(name_maker, sold.id, 1, fatima)
    assert shop.till.read(makers_named, sold.id) == {1: fatima}

    shop.till.write(name_maker, sold.id, 1, said)
    assert shop.till.read(makers_named, sold.id) == {1: said}


def test_a_maker_named_at_the_sale_stays(shop: Shop) -> None:
    fatima = shop.till.write(add_maker, Names(fr="Fatima")).result
    sold = sold_freely(shop, free_product(maker=fatima))

    with pytest.raises(MakerKnown):
        shop.till.write(name_maker, sold.id, 1, fatima)


@pytest.mark.parametrize("line", [0, 2])
def test_only_lines_of_the_sale_have_a_maker(shop: Shop, line: int) -> None:
    sold = sold_freely(shop, free_product())

    with pytest.raises(NotFound):
        shop.till.write(name_maker, sold.id, line, "000000-3")
