"""Keys by where they are: the same code from every layout and system."""

import pytest

from pos.domain.keyboard import Keyboard, us_character

# Codes of the keys 6 1 1 - A on each system.
SAME = {
    Keyboard.X11: (15, 10, 10, 20, 38),
    Keyboard.WINDOWS: (7, 2, 2, 12, 30),
    Keyboard.MACOS: (22, 18, 18, 27, 0),
}


@pytest.mark.parametrize("keyboard", Keyboard)
def test_a_code_reads_the_same_on_every_system(keyboard: Keyboard) -> None:
    assert "".join(us_character(code, keyboard) for code in SAME[keyboard]) == "611-a"


@pytest.mark.parametrize("keyboard", Keyboard)
def test_every_digit_and_letter_has_a_key(keyboard: Keyboard) -> None:
    printed = {
        us_character(code, keyboard, is_shifted=shifted)
        for code in range(128)
        for shifted in (False, True)
    }

    assert {chr(code) for code in range(32, 127)} <= printed


def test_what_is_no_key_prints_nothing() -> None:
    assert [us_character(code, Keyboard.X11) for code in (0, 36, 50, 400)] == ["", "", "", ""]
