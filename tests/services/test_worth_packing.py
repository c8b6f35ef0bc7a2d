"""What sold at fairs like this one is worth packing."""

from datetime import date

import pytest

from pos.domain.fair import Fair, FairKind, Reach
from pos.domain.likeness import Likeness
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.services.catalogue import move_stock
from pos.services.fairs import fair_of, pack, save_fair
from pos.services.moving import Goods
from pos.services.packing import Way, packed_so_far, set_packed
from pos.services.places import stand_at
from pos.services.shop import counter
from pos.services.worth_packing import Hint, pack_what_sold, worth_packing
from pos.store.keys import key_of
from tests.factories import Shop, a_product

COMING = Fair(Names(fr="Salon d'Essaouira 2026"), city="Essaouira", starts_on=date(2026, 12, 1))


def sold_at(shop: Shop, fair: Fair, *sold: tuple[Product, int]) -> str:
    """Hold a fair where this was sold, and go home again."""
    home = shop.till.read(counter).here.id
    kept = shop.till.write(save_fair, fair).result
    shop.till.write(pack, kept, home, [Goods(product, pieces(count)) for product, count in sold])
    shop.till.write(stand_at, kept)
    for product, count in sold:
        shop.sell(product, pieces(count))
    shop.till.write(stand_at, home)
    return kept


@pytest.fixture
def coming(shop: Shop) -> Fair:
    return shop.till.read(fair_of, shop.till.write(save_fair, COMING).result)


def test_a_fair_in_the_same_town_tells_more_than_a_later_one_elsewhere(
    shop: Shop, coming: Fair
) -> None:
    tajine, rug = shop.add(a_product(), pieces(30)), shop.add(a_product(), pieces(30))
    here = Fair(
        Names(fr="Essaouira 2024"), city="essaouira", kind=FairKind.MARKET,
        reach=Reach.LOCAL, starts_on=date(2024, 12, 1),
    )  # fmt: skip
    elsewhere = Fair(Names(fr="Fès 2025"), city="Fès", starts_on=date(2025, 12, 1))
    sold_at(shop, here, (tajine, 12))
    sold_at(shop, elsewhere, (tajine, 2), (rug, 3))

    found = shop.till.read(worth_packing, coming)

    assert found == {
        key_of(tajine.id): Hint(here.names, 12_000, Likeness.CITY),
        key_of(rug.id): Hint(elsewhere.names, 3_000, Likeness.KIND_AND_REACH),
    }


def test_of_two_fairs_as_like_the_later_one_counts(shop: Shop, coming: Fair) -> None:
    tajine = shop.add(a_product(), pieces(30))
    for year, count in ((2024, 9), (2025, 4)):
        fair = Fair(Names(fr=f"{year}"), city="Essaouira", starts_on=date(year, 12, 1))
        sold_at(shop, fair, (tajine, count))
    sold_at(shop, Fair(Names(fr="sans jour"), city="Essaouira"), (tajine, 1))

    assert shop.till.read(worth_packing, coming)[key_of(tajine.id)].sold == 4_000


def test_a_fair_that_is_nothing_like_it_says_nothing(shop: Shop, coming: Fair) -> None:
    tajine = shop.add(a_product(), pieces(30))
    other = Fair(Names(fr="Souk"), city="Safi", kind=FairKind.MARKET, reach=Reach.LOCAL)
    sold_at(shop, other, (tajine, 5))

    assert shop.till.read(worth_packing, coming) == {}


def test_what_sold_is_packed_as_far_as_it_is_there(shop: Shop, coming: Fair) -> None:
    tajine, rug, plate = (shop.add(a_product(), pieces(30)) for _number in range(3))
    sold_at(
        shop,
        Fair(Names(fr="2025"), city="Essaouira", starts_on=date(2025, 12, 1)),
        (tajine, 12),
        (rug, 5),
        (plate, 30),
    )
    way = Way(shop.till.read(counter).here.id, coming.id)
    shop.till.write(move_stock, tajine.id, tajine.names, pieces(-14), "corrected")
    shop.till.write(set_packed, way, rug, pieces(1))

    before = shop.till.write(pack_what_sold, way, coming.id).result

    assert before == {rug.id: 1_000}
    assert shop.till.read(packed_so_far, way).quantities == {
        key_of(rug.id): 1_000,
        key_of(tajine.id): 4_000,
    }
