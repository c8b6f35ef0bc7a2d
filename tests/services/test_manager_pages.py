"""Which pages of a manager a device shows."""

from functools import partial

import pytest

from pos.domain.fair import Fair
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.services.catalogue import add_maker
from pos.services.device import DeviceSettings, RailPages, save_device_settings
from pos.services.fairs import save_fair
from pos.services.manager_pages import ManagerPage, manager_pages
from tests.factories import Shop
from tests.laws.fair import journal_of, take_in

EVERY = frozenset(ManagerPage)


def shown(shop: Shop) -> frozenset[ManagerPage]:
    return shop.till.read(partial(manager_pages, now=shop.clock.now))


def test_an_artisan_alone_has_the_pages_of_a_stand(shop: Shop) -> None:
    shop.sell(shop.add(on_hand=pieces(3)))

    assert shown(shop) == frozenset()


def test_makers_make_a_cooperative_of_a_till(shop: Shop) -> None:
    shop.till.write(add_maker, Names(fr="Fatima"))

    assert shown(shop) == EVERY


def test_a_second_till_makes_a_cooperative_of_both(shop: Shop, other: Shop) -> None:
    take_in(shop.store, journal_of(other.store))

    assert shown(shop) == EVERY


def test_who_plans_a_fair_has_every_page(shop: Shop) -> None:
    shop.till.write(save_fair, Fair(Names(fr="Salon")))

    assert shown(shop) == EVERY


@pytest.mark.parametrize("chosen", [RailPages.AS_NEEDED, RailPages.STAND])
def test_a_page_on_which_something_waits_is_not_hidden(shop: Shop, chosen: RailPages) -> None:
    shop.till.write(save_device_settings, DeviceSettings(pages=chosen))
    shop.sell(shop.add(on_hand=pieces(1)), pieces(2))

    assert shown(shop) == {ManagerPage.RECONCILE}


def test_a_fair_that_is_not_put_away_keeps_its_page(shop: Shop) -> None:
    shop.till.write(save_device_settings, DeviceSettings(pages=RailPages.STAND))
    shop.till.write(save_fair, Fair(Names(fr="Salon")))

    assert shown(shop) == {ManagerPage.FAIRS}


def test_every_page_can_be_wished_for(shop: Shop) -> None:
    shop.till.write(save_device_settings, DeviceSettings(pages=RailPages.EVERY))

    assert shown(shop) == EVERY
