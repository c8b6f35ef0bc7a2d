"""What goods on hand come to, at the price asked and at what they cost."""

from pos.domain.names import Names
from pos.domain.product import Kind
from pos.domain.quantity import Unit, pieces
from pos.domain.stock import Cause
from pos.services.moving import Goods, take_out, transfer
from pos.services.stock_lists import EVERYWHERE, StockWish, stock_keys
from pos.services.stock_worth import Worth, worth
from tests.factories import Shop, a_product, dh, metres
from tests.services.test_moving import here, workshop


def worth_of_all(shop: Shop, place: str) -> Worth:
    """Add up all that is listed."""
    found: Worth = shop.till.read(worth, shop.till.read(stock_keys, StockWish()), place)
    return found


def test_pieces_are_counted_and_valued_at_price_and_at_cost(shop: Shop) -> None:
    shop.add(a_product(price=dh("190"), cost=dh("120.50")), pieces(4))
    shop.add(a_product(price=dh("20"), cost=dh("5")), pieces(10))

    assert worth_of_all(shop, here(shop)) == Worth(14, 0, dh("960"), dh("532"))


def test_what_has_no_price_or_no_cost_is_said(shop: Shop) -> None:
    shop.add(a_product(price=None, cost=dh("10")), pieces(1))
    shop.add(a_product(price=dh("10")), pieces(1))
    shop.add(a_product(price=dh("10")), pieces(0))

    found = worth_of_all(shop, here(shop))

    assert (found.without_price, found.without_cost) == (1, 1)


def test_measures_are_valued_and_are_no_pieces(shop: Shop) -> None:
    by_metre = {"kind": Kind.MEASURED, "unit": Unit.METRE}
    shop.add(a_product(names=Names(fr="Sabra"), price=dh("90.05"), **by_metre), metres("2.5"))

    found = worth_of_all(shop, here(shop))

    # 225.125 DH, rounded half up to a centime.
    assert (found.pieces, found.measured, found.at_price) == (0, 1, dh("225.13"))


def test_less_than_nothing_is_worth_nothing(shop: Shop) -> None:
    bowl = shop.add(a_product(price=dh("100")), pieces(1))
    shop.till.write(take_out, here(shop), [Goods(bowl, pieces(3))], Cause.BROKEN)

    assert worth_of_all(shop, here(shop)) == Worth()


def test_everywhere_adds_the_places_up(shop: Shop) -> None:
    bowl = shop.add(a_product(price=dh("100"), cost=dh("1")), pieces(5))
    shop.till.write(transfer, here(shop), workshop(shop), [Goods(bowl, pieces(2))])

    assert worth_of_all(shop, here(shop)).pieces == 3
    assert worth_of_all(shop, EVERYWHERE) == Worth(5, 0, dh("500"), dh("5"))


def test_parts_add_up() -> None:
    part = Worth(1, 2, dh("3"), dh("4"), 5, 6)

    assert part + part == Worth(2, 4, dh("6"), dh("8"), 10, 12)
