"""The stretched pseudo-language of the layout tests."""

from pos import i18n
from scripts.pseudo import pseudo


def test_a_text_grows_by_two_fifths_and_keeps_its_fields() -> None:
    stretched = pseudo("Sold {quantity} of {name}")

    assert stretched == "Šöld {quantity} öf {name}" + "~" * 10


def test_the_program_reads_it_like_any_language(pseudo_language: str) -> None:
    with i18n.language(pseudo_language):
        stretched = i18n.gettext("{amount} is missing.")

    assert stretched.startswith("{amount} îš mîššîñg.~")


def test_the_real_languages_are_read_as_before(pseudo_language: str) -> None:
    with i18n.language("fr"):
        french = i18n.gettext("{amount} is missing.")

    assert pseudo_language not in i18n.LANGUAGES
    assert french == "Il manque {amount}."
