"""The translation catalogues: in step with the code, whole, and compiled as committed."""

import ast
import gettext
import re
from collections.abc import Callable
from functools import cache
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from scripts import catalogues
from scripts.messages import LANGUAGES
from tests.architecture.source import CODE, modules

TRANSLATING = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
ENOUGH_NUMBERS = 1000  # both formulas look at nothing beyond the last two digits


def catalogue(language: str) -> Catalog:
    found = catalogues.read(language)
    assert found is not None, "run `make messages`"
    return found


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def plural_rule(language: str) -> Callable[[int], int]:
    """Return what the header of the catalogue says: which form a number takes."""
    rule: Callable[[int], int] = gettext.c2py(catalogue(language).plural_expr)
    return rule


@cache
def names_one_number(language: str, form: int) -> bool:
    """Tell whether a plural form stands for a single number, which it may then leave unsaid."""
    return [plural_rule(language)(number) for number in range(ENOUGH_NUMBERS)].count(form) == 1


def field_faults(language: str, message: Message) -> list[str]:
    """Return the translations whose fields are not those of their source."""
    expected = fields(catalogues.forms(message.id)[-1])
    faults = []
    for form, text in enumerate(catalogues.forms(message.string)):
        unsaid = expected - fields(text)
        may_be_unsaid = 1 if message.pluralizable and names_one_number(language, form) else 0
        if fields(text) - expected or len(unsaid) > may_be_unsaid:
            faults.append(text)
    return faults


@EVERY_LANGUAGE
def test_a_catalogue_holds_exactly_what_the_code_says(language: str) -> None:
    catalog = catalogues.updated(language, catalogues.extracted())

    on_disk = catalogues.po_path(language).read_bytes()

    assert catalogues.po_bytes(catalog) == on_disk, "run `make messages`, then translate"


@EVERY_LANGUAGE
def test_nothing_is_left_untranslated_or_guessed(language: str) -> None:
    assert [m.id for m in messages(language) if not catalogues.is_translated(m)] == []


def test_french_has_the_apostrophe_of_print() -> None:
    texts = [text for m in messages("fr") for text in catalogues.forms(m.string)]

    assert [text for text in texts if re.search(r"\w'\w", text)] == []


@EVERY_LANGUAGE
def test_a_translation_names_the_fields_of_its_source(language: str) -> None:
    assert [fault for m in messages(language) for fault in field_faults(language, m)] == []


@pytest.mark.parametrize(
    ("source", "translated", "faulty"),
    [
        ("Sold {name}", "Vendu {name}", False),
        ("Sold {name}", "Vendu {nom}", True),
        ("Sold {name}", "Vendu", True),
        (("{count} sale", "{count} sales"), ("{count} vente", "{count} ventes"), False),
        (("{count} sale", "{count} sales"), ("une vente", "{count} ventes"), True),
    ],
)
def test_a_field_lost_or_renamed_would_be_seen(
    source: str | tuple[str, str], translated: str | tuple[str, str], *, faulty: bool
) -> None:
    # In French the first form is also for 0: leaving its number unsaid would call 0 "une".
    assert bool(field_faults("fr", Message(source, translated))) is faulty


@EVERY_LANGUAGE
def test_the_compiled_catalogue_is_the_edited_one(language: str) -> None:
    catalog = catalogues.updated(language, catalogues.extracted())

    committed = catalogues.mo_path(language).read_bytes()

    assert committed == catalogues.mo_bytes(catalog), "run `make messages`"


@pytest.mark.parametrize(
    ("language", "number", "form"),
    [
        *[("ar", number, form) for form, number in enumerate((0, 1, 2, 3, 11, 100))],
        *[("ar", 10, 3), ("ar", 99, 4), ("ar", 101, 5), ("ar", 102, 5), ("ar", 103, 3)],
        *[("fr", 0, 0), ("fr", 1, 0), ("fr", 2, 1), ("fr", 100, 1)],
    ],
)
def test_a_number_takes_the_plural_form_translators_expect(
    language: str, number: int, form: int
) -> None:
    assert plural_rule(language)(number) == form


def test_every_text_to_translate_is_written_out_where_it_is_used() -> None:
    unseen = [
        module.at(node)
        for module in modules(*CODE)
        if module.name != "pos.i18n"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and hides_its_text(node)
    ]

    assert unseen == []


@pytest.mark.parametrize(
    ("call", "hidden"),
    [
        ('_("Sold {name}")', False),
        ('ngettext("{n} piece", "{n} pieces", n)', False),
        ('pgettext("button", "Open")', False),
        ('_(f"Sold {name}")', True),
        ("_(text)", True),
        ('ngettext("one", many, n)', True),
        ('pgettext("button", text)', True),
    ],
)
def test_a_text_that_extraction_cannot_see_would_be_found(call: str, *, hidden: bool) -> None:
    node = ast.parse(call, mode="eval").body

    assert isinstance(node, ast.Call)
    assert hides_its_text(node) is hidden


def hides_its_text(call: ast.Call) -> bool:
    """Tell whether a call translates something other than plain text in quotes."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in TRANSLATING:
        return False
    count = {"_": 1, "gettext": 1, "npgettext": 3}.get(name, 2)
    texts = call.args[:count]
    return len(texts) < count or not all(
        isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts
    )
