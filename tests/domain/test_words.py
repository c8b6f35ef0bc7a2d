"""Amounts in words: the custom of invoices, in the grammar of each language."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import LARGEST_MINOR, MAD, Money
from pos.domain.words import amount_in_words

AMOUNTS: Final = st.integers(0, LARGEST_MINOR) | st.integers(0, 1_000_000)

FRENCH: Final = {
    0: "zéro dirham",
    1: "un centime",
    100: "un dirham",
    101: "un dirham et un centime",
    200: "deux dirhams",
    1700: "dix-sept dirhams",
    2100: "vingt et un dirhams",
    6900: "soixante-neuf dirhams",
    7000: "soixante-dix dirhams",
    7100: "soixante et onze dirhams",
    7900: "soixante-dix-neuf dirhams",
    8000: "quatre-vingts dirhams",
    8100: "quatre-vingt-un dirhams",
    9100: "quatre-vingt-onze dirhams",
    9999: "quatre-vingt-dix-neuf dirhams et quatre-vingt-dix-neuf centimes",
    10000: "cent dirhams",
    10100: "cent un dirhams",
    20000: "deux cents dirhams",
    20100: "deux cent un dirhams",
    100000: "mille dirhams",
    123456: "mille deux cent trente-quatre dirhams et cinquante-six centimes",
    8_000_000: "quatre-vingt mille dirhams",
    20_000_000: "deux cent mille dirhams",
    100_000_000: "un million de dirhams",
    250_000_000: "deux millions cinq cent mille dirhams",
    8_000_000_000: "quatre-vingts millions de dirhams",
    100_000_000_000: "un milliard de dirhams",
}

ARABIC: Final = {
    0: "صفر درهم",
    1: "سنتيم واحد",
    2: "سنتيمان",
    300: "ثلاثة دراهم",
    100: "درهم واحد",
    200: "درهمان",
    1000: "عشرة دراهم",
    1100: "أحد عشر درهما",
    1200: "اثنا عشر درهما",
    1900: "تسعة عشر درهما",
    2000: "عشرون درهما",
    2100: "واحد وعشرون درهما",
    9900: "تسعة وتسعون درهما",
    10000: "مائة درهم",
    10100: "مائة درهم ودرهم واحد",
    10200: "مائة درهم ودرهمان",
    10300: "مائة وثلاثة دراهم",
    11500: "مائة وخمسة عشر درهما",
    20000: "مائتا درهم",
    25000: "مائتان وخمسون درهما",
    100000: "ألف درهم",
    200000: "ألفا درهم",
    200500: "ألفان وخمسة دراهم",
    300000: "ثلاثة آلاف درهم",
    1_100_000: "أحد عشر ألف درهم",
    1_150_000: "أحد عشر ألفا وخمسمائة درهم",
    10_000_000: "مائة ألف درهم",
    100_000_000: "مليون درهم",
    123456: "ألف ومائتان وأربعة وثلاثون درهما وستة وخمسون سنتيما",
    100005: "ألف درهم وخمسة سنتيمات",
}

ENGLISH: Final = {
    0: "zero dirhams",
    101: "one dirham and one centime",
    4000: "forty dirhams",
    123456: "one thousand two hundred and thirty-four dirhams and fifty-six centimes",
    100500: "one thousand and five dirhams",
}


@pytest.mark.parametrize(("minor", "words"), FRENCH.items())
def test_french_knows_its_own_numbers(minor: int, words: str) -> None:
    assert amount_in_words(Money(minor, MAD), "fr") == words


@pytest.mark.parametrize(("minor", "words"), ARABIC.items())
def test_in_arabic_the_noun_follows_the_number(minor: int, words: str) -> None:
    assert amount_in_words(Money(minor, MAD), "ar") == words


@pytest.mark.parametrize(("minor", "words"), ENGLISH.items())
def test_english_says_and(minor: int, words: str) -> None:
    assert amount_in_words(Money(minor, MAD), "en") == words


def test_an_amount_below_nothing_says_so() -> None:
    assert amount_in_words(Money(-100, MAD), "fr") == "moins un dirham"


@given(AMOUNTS, st.sampled_from(["fr", "ar", "en"]))
def test_every_amount_has_words_and_no_digit(minor: int, language: str) -> None:
    words = amount_in_words(Money(minor, MAD), language)

    assert words == " ".join(words.split())
    assert words
    assert not any(character.isdigit() for character in words)


@given(st.integers(0, 1_000_000), st.integers(0, 1_000_000), st.sampled_from(["fr", "ar", "en"]))
def test_two_amounts_are_never_said_alike(one: int, other: int, language: str) -> None:
    alike = amount_in_words(Money(one, MAD), language) == amount_in_words(
        Money(other, MAD), language
    )

    assert alike == (one == other)


@given(AMOUNTS)
def test_what_french_words_say_is_the_amount(minor: int) -> None:
    assert read_back(amount_in_words(Money(minor, MAD), "fr")) == minor


_NAMES: Final = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_SMALL: Final = _NAMES.split()
_VALUES: Final = dict(zip(_SMALL, range(17), strict=True)) | {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
}
_SCALES: Final = {"mille": 1000, "million": 10**6, "milliard": 10**9}


def read_back(text: str) -> int:
    """Read an amount in French words, by adding up what each word is worth."""
    minor = whole = group = 0
    for part in text.replace("-", " ").split():
        word = part if part in _VALUES else part.removesuffix("s")
        if word == "dirham":
            minor, whole, group = minor + 100 * (whole + group), 0, 0
        elif word == "centime":
            minor, whole, group = minor + whole + group, 0, 0
        elif word in _SCALES:
            whole, group = whole + (group or 1) * _SCALES[word], 0
        elif word == "cent":
            group = (group or 1) * 100
        elif word == "vingt" and group % 100 == 4:
            group += 76
        elif word not in {"et", "de"}:
            group += _VALUES[word]
    return minor
