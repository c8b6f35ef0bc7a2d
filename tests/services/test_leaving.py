"""What is read of a device before it leaves for a fair is what is so."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pos.clock import to_microseconds
from pos.domain.fair import Fair
from pos.domain.leaving import Check, Light, PrinterTrial, Readings, light
from pos.domain.names import Names
from pos.domain.person import PersonRole
from pos.domain.quantity import pieces
from pos.domain.stock import PlaceKind
from pos.services.day_end import end_day
from pos.services.device import DeviceSettings, PrinterKind, save_device_settings
from pos.services.fairs import fair_of, save_fair
from pos.services.leaving import readings, zone_minutes
from pos.services.packing import Packed, Way, pack_all, packed_so_far, send
from pos.services.people import add_person
from pos.services.places import add_place, stand_at
from pos.services.shop import counter
from pos.services.trials import note_page_printed, note_scanner_heard
from tests.factories import Shop, a_product, opening_shift

NETWORK = DeviceSettings(printer=PrinterKind.NETWORK, printer_address="10.0.0.5:9100")
DAY = 24 * 60 * 60 * 1_000_000


@pytest.fixture
def fair(shop: Shop) -> Fair:
    planned = Fair(Names(fr="Salon"), starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 9))
    return shop.till.read(fair_of, shop.till.write(save_fair, planned).result)


def read(shop: Shop, fair: Fair, copies: Path, packed: Packed | None = None) -> Readings:
    return shop.till.read(readings, fair, packed or Packed(), copies, shop.clock.now)


def test_a_new_device_is_not_ready_and_says_why(shop: Shop, fair: Fair, tmp_path: Path) -> None:
    found = read(shop, fair, tmp_path)

    red = {check for check in Check if light(check, found) is Light.LOOK}
    assert red >= {Check.GOODS, Check.PACKED, Check.SELLS_HERE, Check.SCANNER, Check.COPY}
    assert light(Check.FLOAT, found) is Light.TOLD
    assert found.printer is PrinterTrial.NO_PRINTER


def test_goods_are_counted_with_and_without_a_price(shop: Shop, fair: Fair, tmp_path: Path) -> None:
    shop.add(a_product(), pieces(2))
    shop.add(a_product(price=None), pieces(1))

    found = read(shop, fair, tmp_path)

    assert (found.offered, found.unpriced) == (2, 1)


def test_what_waits_and_what_was_sent_are_told_apart(
    shop: Shop, fair: Fair, tmp_path: Path
) -> None:
    shop.add(a_product(), pieces(5))
    way = Way(shop.till.read(counter).here.id, fair.id)
    shop.till.write(pack_all, way)
    waiting = read(shop, fair, tmp_path, shop.till.read(packed_so_far, way))

    shop.till.write(send, way)
    shop.till.write(stand_at, fair.id)

    sent = read(shop, fair, tmp_path, shop.till.read(packed_so_far, way))
    assert (waiting.waiting, waiting.there, waiting.sells_here) == (5, 0, False)
    assert (sent.waiting, sent.there, sent.sells_here) == (0, 1, True)


@pytest.mark.parametrize(
    ("is_sure", "trial"), [(True, PrinterTrial.PRINTED), (False, PrinterTrial.SENT)]
)
def test_the_test_page_counts_for_the_printer_that_printed_it(
    shop: Shop, fair: Fair, tmp_path: Path, is_sure: bool, trial: PrinterTrial
) -> None:
    shop.till.write(save_device_settings, NETWORK)
    untried = read(shop, fair, tmp_path).printer

    shop.till.write(note_page_printed, NETWORK, is_sure=is_sure)
    tried = read(shop, fair, tmp_path).printer
    other = replace(NETWORK, printer_address="10.0.0.6:9100")
    shop.till.write(save_device_settings, other)

    assert (untried, tried) == (PrinterTrial.UNTRIED, trial)
    assert read(shop, fair, tmp_path).printer is PrinterTrial.UNTRIED


def test_a_scanner_that_was_heard_is_remembered(shop: Shop, fair: Fair, tmp_path: Path) -> None:
    shop.till.write(note_scanner_heard, is_repaired=True)

    assert read(shop, fair, tmp_path).scanned_at


def test_a_clock_behind_the_newest_entry_is_seen(shop: Shop, fair: Fair, tmp_path: Path) -> None:
    shop.clock.now -= 3 * 60 * 60_000_000

    assert read(shop, fair, tmp_path).behind_minutes == 180


def test_a_clock_that_says_the_fair_is_over_is_seen(shop: Shop, fair: Fair, tmp_path: Path) -> None:
    shop.clock.now += 30 * DAY

    assert read(shop, fair, tmp_path).is_over


def test_a_fair_that_was_held_is_over_without_blame_for_the_clock(
    shop: Shop, fair: Fair, tmp_path: Path
) -> None:
    tajine = shop.add(a_product(), pieces(2))
    shop.till.write(stand_at, fair.id)
    shop.sell(tajine)
    shop.clock.now += 30 * DAY

    assert not read(shop, fair, tmp_path).is_over


def test_an_hour_beside_the_time_of_morocco_is_seen() -> None:
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    casablanca = noon.astimezone(timezone(timedelta(hours=1)))

    now = to_microseconds(noon)
    assert (zone_minutes(now, noon), zone_minutes(now, casablanca)) == (-60, 0)


def test_the_newest_copy_is_found_and_its_age_told(shop: Shop, fair: Fair, tmp_path: Path) -> None:
    copy = end_day(shop.path, tmp_path, shop.clock.now).copies[0]
    moment = (shop.clock.now - 3 * DAY) * 1000
    os.utime(copy, ns=(moment, moment))

    assert read(shop, fair, tmp_path).copied_days == 3


def test_people_shift_places_and_languages_are_read(shop: Shop, fair: Fair, tmp_path: Path) -> None:
    shop.till.write(add_person, "Aïcha", PersonRole.MANAGER)
    shop.till.write(add_place, Names(fr="Boutique"), PlaceKind.STORE, sells_online=True)
    opening_shift(shop)
    shop.clock.now += 2 * DAY

    found = read(shop, fair, tmp_path)

    assert (found.people, found.is_open, found.is_old, found.online) == (1, True, True, 2)
    assert (found.languages, found.missing) == (("fr",), ())
    assert found.free_bytes > 0
