"""Lines break between words, never lose a letter and never leave the paper."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.formatting import isolate, ltr
from pos.printing.wrapping import wrap

ISOLATES = "\u2066\u2067\u2068\u2069"


def width(text: str) -> float:
    """Every letter is ten dots wide, marks of direction and accents take no room."""
    return 10.0 * sum(takes_room(character) for character in text)


def takes_room(character: str) -> bool:
    return character not in ISOLATES and unicodedata.category(character) not in {"Mn", "Me"}


def test_a_text_that_fits_stays_one_line() -> None:
    assert wrap("deux mots", 100, width) == ["deux mots"]


def test_a_line_breaks_at_a_space() -> None:
    assert wrap("trois mots ici", 100, width) == ["trois mots", "ici"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 100, width) == [""]


def test_an_amount_is_not_broken_at_its_narrow_spaces() -> None:
    assert wrap("sur 1\u202f450\u00a0DH", 90, width) == ["sur", "1\u202f450\u00a0DH"]


def test_a_word_of_sixteen_letters_stays_whole_where_it_fits() -> None:
    assert wrap("des caractéristiques", 160, width) == ["des", "caractéristiques"]


def test_a_word_wider_than_the_paper_is_broken_between_letters() -> None:
    assert wrap("abcdefgh", 30, width) == ["abc", "def", "gh"]


def test_an_accent_stays_on_its_letter() -> None:
    assert wrap("abce\u0301f", 40, width) == ["abce\u0301", "f"]


def test_even_a_letter_wider_than_the_paper_is_printed() -> None:
    assert wrap("ab", 5, width) == ["a", "b"]


def test_an_isolate_cut_by_a_break_is_closed_and_opened_again() -> None:
    lines = wrap(f"a {isolate('bbb ccc')} {ltr('d')}", 60, width)

    assert lines == ["a \u2068bbb\u2069", "\u2068ccc\u2069 \u2066d\u2069"]


@given(st.text(max_size=300), st.integers(10, 400))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, available: int) -> None:
    lines = wrap(text, available, width)

    assert without(" ".join(lines)) == without(text)
    assert all(width(line) <= available or is_one_letter(line) for line in lines if line)


def is_one_letter(line: str) -> bool:
    """Tell whether nothing in a line may be broken; a joiner makes one letter of several."""
    return width(line) == 10.0 or "\u200d" in line


def without(text: str) -> str:
    kept = (c for c in text if c not in f"{ISOLATES} ")
    return "".join(kept)


def test_ten_thousand_letters_without_a_space_are_broken_quickly() -> None:
    measured = 0

    def counting(text: str) -> float:
        nonlocal measured
        measured += len(text)
        return width(text)

    lines = wrap("x" * 10_000, 400, counting)

    assert len(lines) == 250
    assert measured < 100 * 10_000
