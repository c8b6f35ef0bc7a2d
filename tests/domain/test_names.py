"""Names in three languages: the reader's own, or the best there is."""

import pytest

from pos.domain.names import Names


@pytest.mark.parametrize(
    ("names", "language", "shown"),
    [
        (Names("Zellige", "زليج", "Tilework"), "ar", "زليج"),
        (Names("Zellige", "", "Tilework"), "ar", "Zellige"),
        (Names("", "زليج", "Tilework"), "fr", "زليج"),
        (Names("", "", "Tilework"), "ar", "Tilework"),
        (Names(), "fr", ""),
    ],
)
def test_a_name_is_shown_in_the_readers_language_where_there_is_one(
    names: Names, language: str, shown: str
) -> None:
    assert names.within(language) == shown


def test_names_are_empty_only_without_any() -> None:
    assert Names().is_empty
    assert not Names(ar="زليج").is_empty
