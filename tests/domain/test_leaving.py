"""What each reading before a fair means."""

from dataclasses import replace
from typing import Any

import pytest

from pos.domain.leaving import ENOUGH_BYTES, Check, Light, PrinterTrial, Readings, light

DAY = 24 * 60 * 60 * 1_000_000
NOW = 20_000 * DAY
ALL_WELL = Readings(
    now=NOW,
    offered=12,
    there=8,
    sells_here=True,
    printer=PrinterTrial.PRINTED,
    scanned_at=NOW - DAY,
    free_bytes=ENOUGH_BYTES,
    copied_at=NOW - DAY,
    is_open=True,
    languages=("fr", "ar"),
)


@pytest.mark.parametrize("check", Check)
def test_where_all_is_well_every_light_is_green(check: Check) -> None:
    assert light(check, ALL_WELL) is Light.GOOD


@pytest.mark.parametrize(
    ("check", "changes"),
    [
        (Check.GOODS, {"offered": 0}),
        (Check.GOODS, {"offered": 3, "unpriced": 3}),
        (Check.PACKED, {"there": 0}),
        (Check.PACKED, {"waiting": 4}),
        (Check.SELLS_HERE, {"sells_here": False}),
        (Check.PRINTER, {"printer": PrinterTrial.NO_PRINTER}),
        (Check.PRINTER, {"printer": PrinterTrial.UNTRIED}),
        (Check.PRINTER, {"printer": PrinterTrial.SENT}),
        (Check.SCANNER, {"scanned_at": 0}),
        (Check.CLOCK, {"behind_minutes": 6}),
        (Check.CLOCK, {"zone_minutes": -60}),
        (Check.CLOCK, {"is_over": True}),
        (Check.DISK, {"free_bytes": ENOUGH_BYTES - 1}),
        (Check.COPY, {"copied_at": 0}),
        (Check.COPY, {"copied_at": NOW - 2 * DAY}),
        (Check.FLOAT, {"is_old": True}),
        (Check.LANGUAGES, {"languages": ()}),
        (Check.LANGUAGES, {"missing": ("ar",)}),
    ],
)
def test_what_is_not_in_order_asks_to_be_looked_at(check: Check, changes: dict[str, Any]) -> None:
    assert light(check, replace(ALL_WELL, **changes)) is Light.LOOK


def test_the_float_is_counted_at_the_stand_and_not_before() -> None:
    assert light(Check.FLOAT, replace(ALL_WELL, is_open=False)) is Light.TOLD


def test_nobody_can_lower_a_shop_that_is_not_connected() -> None:
    assert light(Check.ONLINE, replace(ALL_WELL, online=1)) is Light.TOLD
    assert light(Check.ONLINE, replace(ALL_WELL, online=1, shops=1)) is Light.GOOD


def test_a_clock_that_is_a_little_off_is_no_fault() -> None:
    assert light(Check.CLOCK, replace(ALL_WELL, behind_minutes=5, zone_minutes=5)) is Light.GOOD


def test_a_copy_is_as_old_as_the_whole_days_since() -> None:
    assert replace(ALL_WELL, copied_at=NOW - DAY - 1).copied_days == 1
    assert replace(ALL_WELL, copied_at=NOW + DAY).copied_days == 0
