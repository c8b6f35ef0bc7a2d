"""Products as destinations of files see them."""

from datetime import date
from decimal import Decimal

from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import pieces
from pos.domain.stock import PlaceKind
from pos.services.catalogue import add_maker, set_on_hand
from pos.services.offers import offers
from pos.services.places import add_place
from pos.services.products import ProductFilter, product_keys
from tests.factories import Shop, a_product, metres

TODAY = date(2026, 11, 23)


def keys(shop: Shop) -> list[int]:
    return shop.till.read(product_keys, ProductFilter())


def test_only_what_lies_where_it_sells_online_is_offered(shop: Shop) -> None:
    bowl = shop.add(a_product(sku="BOL"), pieces(3))
    fair = shop.till.write(add_place, Names(fr="Salon"), PlaceKind.FAIR, sells_online=False).result

    def place(name: str) -> str:
        return shop.till.write(add_place, Names(fr=name), PlaceKind.STORE, sells_online=True).result

    for there, count in ((fair, 7), (place("Dépôt"), 2), (place("Boutique"), -4)):
        shop.till.write(set_on_hand, bowl, pieces(count), there)

    (offer,) = shop.till.read(offers, keys(shop), TODAY)

    assert offer.stock == 5


def test_an_offer_says_what_the_catalogue_knows(shop: Shop) -> None:
    maker = shop.till.write(add_maker, Names(fr="Fatima", ar="فاطمة")).result
    shop.add(a_product(sku="TAJ", maker=maker, craft=Craft.RUGS, description="Deux lignes"))

    (offer,) = shop.till.read(offers, keys(shop), TODAY)

    assert (offer.sku, offer.price, offer.currency) == ("TAJ", Decimal("190.00"), "MAD")
    assert offer.maker == Names(fr="Fatima", ar="فاطمة")
    assert offer.craft.en == "Rugs"
    assert offer.craft.fr == "Tapis"
    assert offer.stock == 0


def test_a_length_is_offered_in_whole_units(shop: Shop) -> None:
    cloth = a_product(unit=metres("1").unit)
    shop.add(cloth, metres("2.7"))

    (offer,) = shop.till.read(offers, keys(shop), TODAY)

    assert (offer.stock, offer.unit) == (2, "m")
