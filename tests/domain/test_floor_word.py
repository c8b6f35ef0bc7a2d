"""The least price in letters, which whoever knows the word reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.floor_word import WordNotAccepted, clean_word, floor_letters
from pos.domain.money import MAD, Money
from tests.factories import dh

WORD = "MOZAIKBLED"


@given(st.integers(0, 10_000_000))
def test_the_letters_are_read_back_as_the_price_in_whole_dirhams(minor: int) -> None:
    letters = floor_letters(Money(minor, MAD), WORD)

    read = int("".join(str((WORD.index(letter) + 1) % 10) for letter in letters))
    assert 0 <= read * 100 - minor < 100


def test_the_first_letter_is_one_and_the_tenth_nothing() -> None:
    assert floor_letters(dh("1230"), WORD) == "MOZD"


def test_a_word_is_kept_in_capitals_without_spaces() -> None:
    assert clean_word(" mozaik bled ") == WORD
    assert clean_word("") == ""


@pytest.mark.parametrize("word", ["MOZAIK", "MOZAIKBLEE", "MOZAIKBLÉD", "1234567890", "موزاييكبلد"])
def test_a_word_that_cannot_stand_for_ten_digits_is_refused(word: str) -> None:
    with pytest.raises(WordNotAccepted, match="dix lettres"):
        clean_word(word)
