"""Fairs: planned, packed for, sold at, brought home from."""

from dataclasses import replace
from datetime import date

import pytest

from pos.clock import local
from pos.domain.fair import Fair, FairCosts, FairState, Reach, fair_state
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.domain.stock import PlaceKind
from pos.services.fairs import (
    AmountBelowZero,
    FairDaysTurned,
    FairNameMissing,
    GoodsStillThere,
    bring_home,
    fair_of,
    fairs,
    pack,
    put_away,
    save_fair,
)
from pos.services.moving import Goods
from pos.services.places import PlaceInUse, place_of, places, stand_at
from pos.services.shop import counter
from pos.services.stock_book import tallies
from pos.store.keys import key_of
from tests.factories import Shop, a_product, dh

SALON = Fair(
    Names(fr="Salon d'Essaouira", ar="معرض الصويرة"),
    city="Essaouira",
    stand="24",
    starts_on=date(2026, 12, 1),
    ends_on=date(2026, 12, 9),
    reach=Reach.NATIONAL,
    costs=FairCosts(fees=dh("2500"), transport=dh("800")),
    goal=dh("20000"),
)


def test_a_fair_is_kept_as_it_was_planned(shop: Shop) -> None:
    kept = shop.till.write(save_fair, SALON).result

    assert shop.till.read(fair_of, kept) == replace(SALON, id=kept)
    assert (SALON.days, SALON.costs.total) == (9, dh("3300"))


def test_a_fair_is_a_place_that_does_not_sell_online(shop: Shop) -> None:
    kept = shop.till.write(save_fair, SALON).result

    place = shop.till.read(place_of, kept)

    assert (place.kind, place.sells_online, place.names) == (PlaceKind.FAIR, False, SALON.names)


def test_a_new_name_is_the_name_of_the_place_too(shop: Shop) -> None:
    kept = shop.till.write(save_fair, SALON).result

    shop.till.write(save_fair, replace(SALON, id=kept, names=Names(fr="Foire"), visitors=1200))

    assert shop.till.read(place_of, kept).names == Names(fr="Foire")
    assert shop.till.read(fair_of, kept).visitors == 1200


def test_the_latest_fair_stands_first_after_those_without_days(shop: Shop) -> None:
    for name, day in [("a", date(2026, 1, 1)), ("b", None), ("c", date(2026, 5, 1))]:
        shop.till.write(save_fair, Fair(Names(fr=name), starts_on=day))

    assert [fair.names.fr for fair in shop.till.read(fairs)] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("fair", "fault"),
    [
        (replace(SALON, names=Names()), FairNameMissing),
        (replace(SALON, ends_on=date(2026, 11, 1)), FairDaysTurned),
        (replace(SALON, goal=dh("-1")), AmountBelowZero),
        (replace(SALON, costs=FairCosts(meals=dh("-1"))), AmountBelowZero),
        (replace(SALON, visitors=-1), AmountBelowZero),
    ],
)
def test_a_fair_that_cannot_be_is_refused_in_words(
    shop: Shop, fair: Fair, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        shop.till.write(save_fair, fair)


def test_what_is_brought_before_a_fair_is_packed_and_later_added(shop: Shop) -> None:
    home = shop.till.read(counter).here.id
    tajine = shop.add(a_product(), pieces(20))
    fair = shop.till.write(save_fair, SALON).result

    shop.till.write(pack, fair, home, [Goods(tajine, pieces(10))])
    shop.till.write(stand_at, fair)
    shop.sell(tajine, pieces(3))
    shop.till.write(pack, fair, home, [Goods(tajine, pieces(2))])
    shop.till.write(bring_home, fair, home, [Goods(tajine, pieces(4))])

    tally = shop.till.read(tallies, fair)[key_of(tajine.id)]
    assert (tally.packed, tally.added, tally.sold, tally.returned) == (10_000, 2_000, 3_000, 4_000)
    assert (tally.missing, tally.still_there) == (0, 5_000)


def test_the_first_goods_on_the_morning_of_the_first_day_are_packed(shop: Shop) -> None:
    home = shop.till.read(counter).here.id
    tajine = shop.add(a_product(), pieces(20))
    today = local(shop.clock.now).date()
    fair = shop.till.write(save_fair, replace(SALON, starts_on=today)).result

    shop.till.write(pack, fair, home, [Goods(tajine, pieces(10))])
    shop.till.write(pack, fair, home, [Goods(tajine, pieces(2))])

    tally = shop.till.read(tallies, fair)[key_of(tajine.id)]
    assert (tally.packed, tally.added) == (10_000, 2_000)


@pytest.mark.parametrize(
    ("today", "settled", "state"),
    [
        (date(2026, 11, 30), False, FairState.COMING),
        (date(2026, 12, 1), False, FairState.ON),
        (date(2026, 12, 9), False, FairState.ON),
        (date(2026, 12, 10), False, FairState.OVER),
        (date(2026, 12, 5), True, FairState.SETTLED),
    ],
)
def test_how_far_a_fair_has_come(today: date, settled: bool, state: FairState) -> None:
    assert fair_state(replace(SALON, is_settled=settled), today) is state


def test_a_fair_is_put_away_and_shown_again(shop: Shop) -> None:
    fair = shop.till.write(save_fair, SALON).result

    shop.till.write(put_away, fair)
    assert shop.till.read(fair_of, fair).is_put_away
    assert fair not in {place.id for place in shop.till.read(places)}

    shop.till.write(put_away, fair, is_put_away=False)
    assert not shop.till.read(fair_of, fair).is_put_away


def test_a_fair_with_goods_is_not_put_away(shop: Shop) -> None:
    fair = shop.till.write(save_fair, SALON).result
    plate = shop.add(a_product(), pieces(2))
    home = shop.till.read(counter).here.id
    shop.till.write(pack, fair, home, [Goods(plate, pieces(1))])

    with pytest.raises(GoodsStillThere):
        shop.till.write(put_away, fair)

    shop.till.write(bring_home, fair, home, [Goods(plate, pieces(1))])
    shop.till.write(put_away, fair)
    assert shop.till.read(fair_of, fair).is_put_away


def test_the_fair_this_device_sells_at_is_not_put_away(shop: Shop) -> None:
    fair = shop.till.write(save_fair, SALON).result
    shop.till.write(stand_at, fair)

    with pytest.raises(PlaceInUse):
        shop.till.write(put_away, fair)
