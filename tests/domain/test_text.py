"""Texts from outside: what passes can be hashed, printed and drawn as it is."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given

from pos.domain.text import (
    LINE_BREAK,
    LONGEST_NAME,
    TextNotAccepted,
    clean_code,
    clean_name,
    clean_text,
    drawable,
)
from pos.journal.canonical import canonical
from tests.domain.nasty import NASTY_TEXT


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Tajine   de\tSafi ", "Tajine de Safi"),
        ("Tajine\r\nde Safi", "Tajine de Safi"),
        ("Tajine\u2028de Safi", "Tajine de Safi"),
        ("The\u0301ie\u0300re", "Théière"),
        ("زَرْبِيَّة", unicodedata.normalize("NFC", "زَرْبِيَّة")),
        ("\ufeffTajine", "Tajine"),
        ("abc\u202egpj.exe", "abcgpj.exe"),
        ("\u2066a\u2069\u200fb\u200b", "ab"),
        ("<b>Tajine</b>", "<b>Tajine</b>"),
        ("{0.__class__} %s {{x}}", "{0.__class__} %s {{x}}"),
        ("' OR 1=1 --", "' OR 1=1 --"),
        ("", ""),
    ],
)
def test_a_name_is_one_tidy_line(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


def test_joined_letters_and_emoji_keep_their_joiners() -> None:
    assert clean_name("می\u200cخواهم 👩\u200d🎨") == "می\u200cخواهم 👩\u200d🎨"


@pytest.mark.parametrize(
    "hostile",
    ["a\x00b", "\x1b@", "\x1dV0", "\x1bp\x00", "\x10\x14", "a\x7fb", "\x85", "\ud800", "a\udfffb"],
)
def test_what_could_drive_a_printer_or_break_a_file_is_refused(hostile: str) -> None:
    with pytest.raises(TextNotAccepted):
        clean_name(hostile)
    with pytest.raises(TextNotAccepted):
        clean_text(f"good\n{hostile}\ngood")


def test_a_name_has_at_most_two_hundred_characters() -> None:
    assert clean_name("x" * LONGEST_NAME) == "x" * LONGEST_NAME
    with pytest.raises(TextNotAccepted, match="200"):
        clean_name("x" * 100_000)


def test_the_lines_of_a_text_are_kept_apart_without_control_characters() -> None:
    assert clean_text(" one\r\ntwo\rthree\nfour ") == LINE_BREAK.join(
        ["one", "two", "three", "four"]
    )


def test_a_text_too_long_as_a_whole_is_refused() -> None:
    with pytest.raises(TextNotAccepted):
        clean_text("\n".join(["x" * 100] * 200))


@pytest.mark.parametrize(
    ("scanned", "code"),
    [
        ("6111234567895\r", "6111234567895"),
        ("\t6111234567895\n", "6111234567895"),
        ("ABC 12\x1b3", "ABC123"),
        ("１２３", "123"),
        ("a\ud800b", "ab"),
        ("BAB\u200b-01\u202e", "BAB-01"),
    ],
)
def test_a_code_holds_no_white_space_and_no_key_of_a_scanner(scanned: str, code: str) -> None:
    assert clean_code(scanned) == code


def test_letters_that_meet_when_something_is_dropped_are_composed() -> None:
    assert clean_code("e\u200b\u0301") == "é"


def test_a_code_of_five_thousand_characters_is_refused() -> None:
    with pytest.raises(TextNotAccepted, match="64"):
        clean_code("1" * 5000)


@given(NASTY_TEXT)
def test_what_passes_can_stand_in_the_journal_and_passes_again(typed: str) -> None:
    for clean in (clean_name, clean_text, clean_code):
        with suppress(TextNotAccepted):
            kept = clean(typed)
            canonical({"text": kept})
            assert clean(kept) == kept


@given(NASTY_TEXT)
def test_whatever_was_recorded_can_be_drawn(recorded: str) -> None:
    drawn = drawable(recorded)

    assert not {unicodedata.category(c) for c in drawn} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(drawn) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
