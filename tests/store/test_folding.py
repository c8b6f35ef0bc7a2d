"""Words as search compares them: what Moroccan sellers type finds what they mean."""

import pytest
from hypothesis import given

from pos.domain.names import Names
from pos.services.products import (
    ProductFilter,
    product_keys,
    product_rows,
    products_by_code,
)
from pos.services.shop import counter
from pos.store import schema
from pos.store.driver import dbapi
from pos.store.folding import folded, matching, words
from tests.domain.nasty import NASTY_TEXT
from tests.factories import Shop, a_product


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("oeuf", "Œuf"),
        ("theiere", "Théière"),
        ("zarbia", "ZARBÍA"),
        ("aeon", "ǽon"),
        ("smor", "Smǿr"),
        ("strasse", "Straße"),
        ("زربيه", "زربية"),
        ("احمد", "أحمد"),
        ("اسلام", "إسلام"),
        ("امال", "آمال"),
        ("اسم", "ٱسم"),
        ("موسي", "موسى"),
        ("شاي", "شائ"),
        ("مولف", "مؤلف"),
        ("زربيه", "زَرْبِيَّة"),
        ("طاجين", "طــاجيـن"),
        ("كتاب", "کتاب"),
        ("ياسمين", "یاسمین"),
        ("12", "١٢"),
        ("12", "۱۲"),
        ("12", "１２"),
        ("m2", "m²"),
        ("30x40", "30×40"),
    ],
)
def test_what_is_typed_finds_what_is_meant(typed: str, meant: str) -> None:
    assert folded(typed) == folded(meant)


@given(NASTY_TEXT)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert words(folded(text)) == words(text)


@given(NASTY_TEXT)
def test_a_query_is_made_of_quoted_beginnings_only(text: str) -> None:
    query = matching(text)

    assert (query is None) == (words(text) == [])
    for part in (query or "").split():
        assert part[0] == '"'
        assert part[-2:] == '"*'
        assert '"' not in part[1:-2]


def test_words_beyond_the_twelfth_are_passed_over() -> None:
    query = matching("a " * 50_000)

    assert query is not None
    assert query.count('"*') == 12


HOSTILE = [
    '"', "a AND", "NEAR(", "key:x", "*", "-x", "(((", "' OR 1=1 --", "\x00", "col:x", "%", "_",
    '"; DROP TABLE product; --', "^a", "a OR b", "{a b}", "\ud800", "🏺",
    "a" * 100_000, "a " * 9999,
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_no_typed_text_is_an_operator_or_an_error(shop: Shop, typed: str) -> None:
    shop.add()

    found = shop.till.read(product_keys, ProductFilter(text=typed))
    here = shop.till.read(counter).here.id

    assert found == []
    assert shop.till.read(products_by_code, typed, here) == []


@pytest.mark.parametrize("named", ["100% laine", "a_b", "' OR 1=1 --", '"; DROP TABLE product; --'])
def test_hostile_names_are_stored_literally_and_found(shop: Shop, named: str) -> None:
    product = shop.add(a_product(names=Names(fr=named)))
    shop.add(a_product(names=Names(fr="autre")))

    keys = shop.till.read(product_keys, ProductFilter(text=named))
    rows = shop.till.read(product_rows, keys, shop.till.read(counter).here.id)

    assert [(row.product.id, row.product.names.fr) for row in rows] == [(product.id, named)]


def test_a_product_is_found_by_the_beginnings_of_its_words_in_any_language(shop: Shop) -> None:
    product = shop.add(
        a_product(
            names=Names(fr="Théière ciselée", ar="براد منقوش", en="Engraved teapot"),
            materials="laiton",
            variant="œillet",
        )
    )
    shop.add(a_product(names=Names(fr="Plat de Safi")))

    for typed in ("the cis", "CISELEE", "براد", "منقو", "teap", "lait", "oeil"):
        keys = shop.till.read(product_keys, ProductFilter(text=typed))
        rows = shop.till.read(product_rows, keys, shop.till.read(counter).here.id)
        assert [row.product.id for row in rows] == [product.id], typed


@given(NASTY_TEXT)
def test_no_text_at_all_is_more_than_a_query_without_answer(text: str) -> None:
    connection = dbapi().connect(":memory:")
    connection.execute(schema.SEARCH_DDL)
    connection.execute("INSERT INTO product_search (rowid, words) VALUES (1, 'zarbia')")

    query = matching(text) or '"zarbia"'
    found = connection.execute("SELECT rowid FROM product_search(?)", (query,)).fetchall()

    connection.close()
    assert len(found) <= 1
