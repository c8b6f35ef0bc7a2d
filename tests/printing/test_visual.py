"""Lines for PDF are in the order in which they are seen."""

import pytest

from pos.domain.formatting import isolate, ltr
from pos.printing.visual import runs, visual_order


@pytest.mark.parametrize("number", ["2026-000123", "-5,00", "+212 6 12-34-56-78", "7K3-000147"])
@pytest.mark.parametrize("is_rtl", [True, False])
def test_a_number_in_an_isolate_keeps_its_order(number: str, is_rtl: bool) -> None:
    assert number in visual_order(f"رقم {ltr(number)} هنا", is_rtl=is_rtl)


def test_arabic_letters_are_joined_and_run_from_right_to_left() -> None:
    assert visual_order("بيت", is_rtl=True) == "\ufe96\ufef4\ufe91"


def test_french_is_left_as_it_is() -> None:
    assert visual_order("Théière gravée (6)", is_rtl=False) == "Théière gravée (6)"


@pytest.mark.parametrize("name", ["كؤوس (6)", "كؤوس (شاي)", "[أ]", "«أ»", "((أ)) (b)"])
def test_brackets_around_arabic_open_towards_what_they_hold(name: str) -> None:
    shown = visual_order(isolate(name), is_rtl=True)

    depth = 0
    for character in shown:
        depth += (character in "([«") - (character in ")]»")
        assert depth >= 0
    assert depth == 0


def test_a_french_name_keeps_its_brackets_in_an_arabic_line() -> None:
    assert "Verres (6)" in visual_order(f"من {isolate('Verres (6)')}", is_rtl=True)


def test_no_mark_of_direction_is_left_to_be_drawn_as_a_box() -> None:
    shown = visual_order(f"{isolate('a')} {ltr('1')}\u200f\u034f", is_rtl=True)

    assert not set(shown) & set("\u2066\u2068\u2069\u200f\u034f")


def test_each_character_is_given_to_the_first_font_that_has_it() -> None:
    fonts = [("latin", str.isascii), ("tifinagh", lambda c: c >= "ⴰ" and c < "\u2d80")]

    assert runs("a ⴰⵣ 漢", fonts) == [
        ("latin", "a "),
        ("tifinagh", "ⴰⵣ"),
        ("latin", " ?"),
    ]
