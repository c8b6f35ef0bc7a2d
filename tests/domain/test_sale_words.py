"""What is typed to find a sale, read as everything it may mean."""

from datetime import date

import pytest

from pos.domain.sale_words import Days, SaleWords, read_sale_words
from tests.factories import dh

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("text", ["7K3-147", "7k3-000147", " 7K3 - 147 ", "7K3-١٤٧"])
def test_a_receipt_number_is_series_and_number(text: str) -> None:
    read = read_sale_words(text, TODAY)

    assert (read.series, read.number, read.amount) == ("7K3", 147, None)


@pytest.mark.parametrize(
    ("text", "series"), [("B-000147", "B"), ("f24-147", "F24"), ("SAFI26-147", "SAFI26")]
)
def test_a_till_that_joined_has_the_series_its_manager_chose(text: str, series: str) -> None:
    read = read_sale_words(text, TODAY)

    assert (read.series, read.number) == (series, 147)


def test_digits_alone_are_a_number_or_an_amount_or_a_code() -> None:
    assert read_sale_words("150", TODAY) == SaleWords(number=150, amount=dh("150"), words="150")


@pytest.mark.parametrize("text", ["150,00 DH", "150 dh", "150,00 درهم", "MAD 150.00", "150 Dhs"])
def test_an_amount_with_its_currency_is_nothing_else(text: str) -> None:
    assert read_sale_words(text, TODAY) == SaleWords(amount=dh("150"))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("23/11", date(2026, 11, 23), date(2026, 11, 23)),
        ("24/11", date(2025, 11, 24), date(2025, 11, 24)),
        ("3/2/25", date(2025, 2, 3), date(2025, 2, 3)),
        ("2026-11-20", date(2026, 11, 20), date(2026, 11, 20)),
        ("20/11-23/11", date(2026, 11, 20), date(2026, 11, 23)),
        ("20/12 au 3/1/2026", date(2025, 12, 20), date(2026, 1, 3)),
        ("29/2", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_days_are_read_as_they_are_written_here(text: str, first: date, last: date) -> None:
    assert read_sale_words(text, TODAY) == SaleWords(days=Days(first, last))


@pytest.mark.parametrize("text", ["31/2/2026", "2026-13-01", "40/11-41/11"])
def test_a_day_there_is_not_is_only_words(text: str) -> None:
    read = read_sale_words(text, TODAY)

    assert read.days is None
    assert read.words == text


def test_anything_else_is_words() -> None:
    assert read_sale_words("  tajine  de Safi", TODAY) == SaleWords(words="tajine de Safi")
    assert read_sale_words("", TODAY) == SaleWords()
