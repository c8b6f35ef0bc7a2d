"""What a scan may say."""

import pytest

from pos.domain.scan_reading import is_misread, likeliest, readings
from pos.domain.scanning import Scan


@pytest.mark.parametrize(
    ("typed", "pressed", "code"),
    [
        ("6111234567895", "6111234567895", "6111234567895"),
        ("-&&&é\"'(-è_ç(", "6111234567895", "6111234567895"),
        ("-&&&\"'(-_(", "6111234567895", "6111234567895"),
        ("٦١١١٢٣٤٥٦٧٨٩٥", "", "6111234567895"),
        ("-&&&é\"'(-è_ç(", "", "6111234567895"),
        ('QRG)ààà&é"', "ARG-000123", "ARG-000123"),
        # A scanner that was set to French presses other keys than an American one.
        ("ARG-000123", "QRG6))))!@#", "ARG-000123"),
    ],
)
def test_the_likeliest_reading_sees_through_the_layout(typed: str, pressed: str, code: str) -> None:
    assert likeliest(readings(Scan(typed, pressed))).code == code


def test_what_arrived_as_it_should_is_not_called_repaired() -> None:
    (reading,) = readings(Scan("ARG-1", "arg-1"))

    assert not reading.is_repaired


def test_prefix_and_suffix_fall_off_every_reading() -> None:
    codes = [reading.code for reading in readings(Scan("~ab12#", "~cd12#"), "~", "#")]

    assert codes == ["ab12", "cd12"]


def test_a_prefix_that_is_not_there_takes_nothing_away() -> None:
    assert readings(Scan("6111234567895"), "~")[0].code == "6111234567895"


def test_a_web_address_is_read_as_far_as_a_code_goes() -> None:
    assert readings(Scan("https://example.ma/" + "x" * 200))[0].code.startswith("https://")


@pytest.mark.parametrize("code", ["6111234567890", "2112345012507", "12345678"])
def test_a_wrong_check_digit_is_noticed_in_numbers_of_the_shop_too(code: str) -> None:
    assert is_misread(code)


@pytest.mark.parametrize("code", ["6111234567895", "123456", "ARG-000123", "٦١١١٢٣٤٥"])
def test_other_codes_have_no_check_digit_to_be_wrong(code: str) -> None:
    assert not is_misread(code)


def test_nothing_to_read_reads_as_nothing() -> None:
    assert likeliest(readings(Scan(""))).code == ""
