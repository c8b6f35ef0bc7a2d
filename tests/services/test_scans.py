"""What a scan means, on a real file."""

import pytest

from pos.domain.product import Kind
from pos.domain.quantity import Unit
from pos.domain.scanner import Pace, ScannerSettings
from pos.domain.scanning import FAST, SLOW, Scan
from pos.services.scanner import note_layout_told, save_scanner_settings, scanner_settings
from pos.services.scans import Goods, Meaning, Nothing, Receipt, Why, meaning
from pos.services.till import Till
from tests.factories import Shop, a_product

TAJINE = a_product(barcode="6111234567895", sku="TAJ-1")
OLIVES = a_product(sku="12345", barcode="", kind=Kind.MEASURED, unit=Unit.KILOGRAM)


@pytest.fixture
def till(shop: Shop) -> Till:
    shop.add(TAJINE)
    shop.add(OLIVES)
    return shop.till


def means(till: Till, typed: str, pressed: str = "") -> Meaning:
    return till.read(meaning, Scan(typed, pressed))


def codes(found: Meaning) -> list[str]:
    assert isinstance(found, Goods)
    return [row.product.sku for row in found.rows]


def test_a_known_code_is_goods(till: Till) -> None:
    assert codes(means(till, "6111234567895")) == ["TAJ-1"]


def test_a_code_is_compared_whole(till: Till) -> None:
    assert isinstance(means(till, "611123456789"), Nothing)
    assert isinstance(means(till, "TAJ"), Nothing)


def test_the_keys_are_read_where_the_characters_say_nothing(till: Till) -> None:
    found = means(till, "-&&&\"'(-_(", "6111234567895")

    assert codes(found) == ["TAJ-1"]
    assert found.reading.is_repaired


def test_characters_that_are_known_win_over_the_keys(till: Till) -> None:
    found = means(till, "TAJ-1", "6111234567895")

    assert codes(found) == ["TAJ-1"]
    assert not found.reading.is_repaired


def test_a_twelve_digit_code_is_the_thirteen_digit_one(shop: Shop) -> None:
    shop.add(a_product(sku="UPC", barcode="0012345678905"))

    assert codes(means(shop.till, "012345678905")) == ["UPC"]


def test_a_label_with_a_weight_is_goods_once_its_pattern_is_known(till: Till) -> None:
    before = means(till, "2112345012506")
    till.write(save_scanner_settings, ScannerSettings(patterns=("21IIIIIWWWWWC",)))

    found = means(till, "2112345012506")

    assert isinstance(before, Nothing)
    assert codes(found) == ["12345"]
    assert isinstance(found, Goods)
    assert found.label is not None
    assert found.label.measure == 1250


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("4006381333931", Why.UNKNOWN),
        ("4006381333930", Why.NOT_CLEAN),
        ("XYZ-99", Why.UNKNOWN),
        ("ZZZ-000001", Why.UNKNOWN),
    ],
)
def test_what_means_nothing_says_why(till: Till, typed: str, why: Why) -> None:
    found = means(till, typed)

    assert isinstance(found, Nothing)
    assert (found.why, found.reading.code) == (why, typed)


def test_a_short_scan_is_looked_up_before_it_is_called_short(till: Till) -> None:
    known = till.read(meaning, Scan("TAJ-1", is_short=True))
    broken = till.read(meaning, Scan("61112", is_short=True))

    assert codes(known) == ["TAJ-1"]
    assert isinstance(broken, Nothing)
    assert broken.why is Why.SHORT


def test_a_receipt_is_found_by_the_number_printed_on_it(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    number = sold.sale.receipt_number

    found = means(shop.till, number.lower())

    assert isinstance(found, Receipt)
    assert (found.sale.id, found.sale.receipt_number, found.sale.lines) == (sold.id, number, 1)


def test_the_prefix_of_the_scanner_is_no_part_of_the_code(till: Till) -> None:
    till.write(save_scanner_settings, ScannerSettings(prefix="~", suffix="#"))

    assert codes(means(till, "~6111234567895#")) == ["TAJ-1"]
    assert codes(means(till, "6111234567895")) == ["TAJ-1"]


def test_the_layout_is_told_once_on_a_device(till: Till) -> None:
    told = [till.write(note_layout_told).result for _scan in range(3)]

    assert told == [True, False, False]
    assert till.read(scanner_settings).knows_layout


def test_the_pace_decides_how_scans_are_told_from_typing() -> None:
    assert ScannerSettings().profile == FAST
    assert ScannerSettings(pace=Pace.SLOW, shortest=4).profile == SLOW.with_shortest(4)


def test_a_receipt_of_this_till_that_is_not_here_is_told_as_one(shop: Shop) -> None:
    series = shop.sell(shop.add()).sale.series

    found = means(shop.till, f"{series}-000099")

    assert isinstance(found, Nothing)
    assert found.why is Why.NO_RECEIPT
