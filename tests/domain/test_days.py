"""Days as a person types them at a stand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.days import (
    DayNotUnderstood,
    month_days,
    month_text,
    next_month,
    parse_day,
    weekday_texts,
)
from pos.i18n import LANGUAGES

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("24/12", date(2026, 12, 24)),
        ("24-12", date(2026, 12, 24)),
        (" 24 . 12 ", date(2026, 12, 24)),
        ("٢٤/١٢", date(2026, 12, 24)),
        ("24/12/27", date(2027, 12, 24)),
        ("24/12/2027", date(2027, 12, 24)),
        ("23", TODAY),
        ("5", date(2026, 12, 5)),
        ("31", date(2026, 12, 31)),
        ("5/1", date(2027, 1, 5)),
        ("29/2", date(2028, 2, 29)),
    ],
)
def test_a_day_is_the_next_one_that_was_meant(typed: str, meant: date) -> None:
    assert parse_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed", ["", "0", "32", "31/2", "24/13", "30/02/2026", "bientôt", "1/2/3/4"]
)
def test_what_is_no_day_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(DayNotUnderstood):
        parse_day(typed, TODAY)


@given(DAYS, DAYS)
def test_a_day_typed_in_full_is_that_day(day: date, today: date) -> None:
    assert parse_day(f"{day.day}/{day.month}/{day.year}", today) == day


@given(DAYS, st.integers(0, 364))
def test_a_day_typed_short_never_lies_in_the_past(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)

    assert parse_day(f"{day.day}/{day.month}", today) >= today


def test_weeks_begin_on_monday() -> None:
    days = month_days(2026, 12)

    assert days[:2] == [None, date(2026, 12, 1)]
    assert days[-1] == date(2026, 12, 31)


def test_months_follow_each_other_over_the_year() -> None:
    assert next_month(date(2026, 12, 24), 1) == date(2027, 1, 1)
    assert next_month(date(2027, 1, 5), -1) == date(2026, 12, 1)


def test_every_language_names_months_and_days() -> None:
    for language in LANGUAGES:
        assert len(weekday_texts(language)) == 7
        assert month_text(TODAY, language)
    assert month_text(TODAY, "fr") == "novembre 2026"
