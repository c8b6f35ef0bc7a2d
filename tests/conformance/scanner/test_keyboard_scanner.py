"""Keys from the X server at the pace of a scanner, and what is in the basket on the disk."""

import pytest

from tests.conformance.screen import Stand

pytestmark = pytest.mark.conformance

LAYOUTS = ("us", "fr", "ara", "ma", "ma(french)", "ma(tifinagh)", "es", "de")
TAJINE = "6111234567895"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_barcode_is_rung_up_under_every_layout(ready: Stand, layout: str) -> None:
    ready.display.use_layout(layout)

    ready.display.scan(TAJINE)

    ready.until({"Babouches": 1, "Tajine": 1})


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_code_with_letters_is_rung_up_under_every_layout(ready: Stand, layout: str) -> None:
    ready.display.use_layout(layout)

    ready.display.scan("TAJ-01")

    ready.until({"Babouches": 1, "Tajine": 1})


def test_scans_in_a_row_are_all_rung_up(ready: Stand) -> None:
    ready.display.use_layout("ma(tifinagh)")

    for _scan in range(10):
        ready.display.scan(TAJINE, delay_ms=2)

    ready.until({"Babouches": 1, "Tajine": 10})


def test_a_scanner_without_enter_is_understood(ready: Stand) -> None:
    ready.display.use_layout("fr")

    ready.display.scan(TAJINE, ends=False)

    ready.until({"Babouches": 1, "Tajine": 1})


def test_a_word_typed_by_hand_finds_its_product(ready: Stand) -> None:
    ready.display.use_layout("fr")

    ready.display.type("tajine")
    ready.display.press("Return")

    ready.until({"Babouches": 1, "Tajine": 1})


def test_the_keys_of_the_page_work_as_ever(ready: Stand) -> None:
    ready.display.use_layout("us")

    ready.display.press("plus")
    ready.until({"Babouches": 2})
    ready.display.press("minus")
    ready.until({"Babouches": 1})
    ready.display.press("ctrl+z")
    ready.until({"Babouches": 2})
    ready.display.press("Delete")
    ready.until({})


def test_a_scan_over_the_tender_sheet_sells_nothing(ready: Stand) -> None:
    ready.display.press("F4")

    ready.display.scan(TAJINE)

    ready.until({"Babouches": 1, "Tajine": 1})
    assert ready.sales == 0


def test_a_scan_that_begins_as_soon_as_the_window_stands_is_not_lost(starting: Stand) -> None:
    starting.display.use_layout("ma")

    for _scan in range(3):
        starting.display.scan(TAJINE)

    starting.until({"Tajine": 3})
