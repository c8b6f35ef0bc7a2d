"""Merging translations that two branches added or changed."""

from babel.messages.catalog import Catalog

from scripts.merge import merged


def catalog(**translations: str) -> Catalog:
    found = Catalog("fr")
    for source, translation in translations.items():
        found.add(source, translation)
    return found


def strings(found: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in found if message.id}


def test_what_each_side_added_is_there() -> None:
    result, torn = merged(catalog(), catalog(Bread="Pain"), catalog(Bowl="Bol"))

    assert strings(result) == {"Bread": "Pain", "Bowl": "Bol"}
    assert torn == []


def test_what_one_side_changed_stands_whichever_side_it_is() -> None:
    base, changed = catalog(Bowl="Bol"), catalog(Bowl="Jatte")

    assert strings(merged(base, changed, base)[0]) == {"Bowl": "Jatte"}
    assert strings(merged(base, base, changed)[0]) == {"Bowl": "Jatte"}


def test_a_translation_wins_over_none() -> None:
    empty, whole = catalog(Bowl=""), catalog(Bowl="Bol")

    assert merged(catalog(), empty, whole)[1] == []
    assert strings(merged(catalog(), empty, whole)[0]) == {"Bowl": "Bol"}
    assert strings(merged(catalog(), whole, empty)[0]) == {"Bowl": "Bol"}


def test_two_different_translations_wait_for_a_person() -> None:
    result, torn = merged(catalog(Bowl="Bol"), catalog(Bowl="Jatte"), catalog(Bowl="Coupe"))

    assert strings(result) == {"Bowl": "Jatte"}
    assert torn == ["Bowl"]


def test_the_same_translation_on_both_sides_is_no_conflict() -> None:
    assert merged(catalog(), catalog(Bowl="Bol"), catalog(Bowl="Bol"))[1] == []
