"""The stretched pseudo-language of the layout tests."""

import gettext
from pathlib import Path

from scripts.catalogues import DOMAIN
from scripts.pseudo import LANGUAGE, compile_into, pseudo


def test_a_text_grows_by_two_fifths_and_keeps_its_fields() -> None:
    stretched = pseudo("Sold {quantity} of {name}")

    assert stretched == "Šöld {quantity} öf {name}" + "~" * 10


def test_the_program_can_read_it_like_any_language(tmp_path: Path) -> None:
    compile_into(tmp_path)

    translation = gettext.translation(DOMAIN, tmp_path, languages=[LANGUAGE])

    assert translation.gettext("{amount} is missing.").startswith("{amount} îš mîššîñg.~")
