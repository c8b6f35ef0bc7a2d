"""Destinations described in a file that a person edits."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.channels.dossier.lacking import lacking, lacking_by_need
from pos.channels.dossier.pricing import own_price, shown_price
from pos.channels.dossier.profile import (
    Basis,
    Kind,
    Need,
    ProfileNotAccepted,
    Value,
    read_profile,
)
from pos.channels.dossier.table import lines_of, table
from pos.domain.names import Names
from pos.domain.product import Kind as ProductKind
from pos.services.profiles import SHIPPED
from tests.channels.offers import an_offer

PROFILES = {
    (profile := read_profile(file.read_text("utf-8"))).key: profile
    for file in SHIPPED.glob("*.toml")
}
PLAIN = """
key = "bazar"
name = "Bazar"
needs = ["photo"]
[price]
basis = "on_top"
percent = 15
[[columns]]
head = "Nom"
value = "name"
[[columns]]
head = "Pays"
value = "text"
text = "Maroc"
"""


def test_the_seven_platforms_of_the_programme_are_there_by_name() -> None:
    named = [p.names.within("fr") for p in PROFILES.values() if p.is_programme]

    assert sorted(named) == sorted(
        ["Jumia", "MyTindy", "Anou", "Chic Intemporel", "Épicerie Verte", "Tribaliste", "Goldin"]
    )


def test_every_destination_says_what_it_is_in_three_languages() -> None:
    for profile in PROFILES.values():
        assert all((profile.about.fr, profile.about.ar, profile.about.en)), profile.key


@pytest.mark.parametrize("key", sorted(PROFILES))
def test_every_file_is_called_by_its_key(key: str) -> None:
    assert (SHIPPED / f"{key}.toml").exists()


def test_anou_keeps_a_fifth_inside_and_chic_intemporel_adds_one() -> None:
    price = Decimal("190")

    assert own_price(PROFILES["anou"], price) == Decimal("152.00")
    assert shown_price(PROFILES["anou"], price) == price
    assert own_price(PROFILES["chic-intemporel"], price) == price
    assert shown_price(PROFILES["chic-intemporel"], price) == Decimal("228.00")


def test_a_profile_written_by_a_person_is_followed() -> None:
    profile = read_profile(PLAIN)

    heads, rows = table(profile, lines_of([an_offer(names=Names(ar="طاجين"))]))

    assert profile.kind is Kind.DOSSIER
    assert profile.basis is Basis.ON_TOP
    assert heads == ["Nom", "Pays"]
    assert rows == [["طاجين", "Maroc"]]


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ('key = "bazar"', 'key = "../bazar"', "key"),
        ('name = "Bazar"', "name = 7", "name"),
        ('name = "Bazar"', 'name = ""', "name"),
        ("percent = 15", "percent = 150", "price.percent"),
        ("percent = 15", "percent = true", "price.percent"),
        ('"on_top"', '"beside"', "beside"),
        ('value = "name"', 'value = "nom"', "nom"),
        ('needs = ["photo"]', 'needs = ["film"]', "film"),
        ("[price]", "[price", "line"),
        ('head = "Nom"', "", "head"),
    ],
)
def test_what_is_wrong_with_a_profile_is_told_by_its_word(
    was: str, becomes: str, told: str
) -> None:
    assert was in PLAIN

    with pytest.raises(ProfileNotAccepted, match=told):
        read_profile(PLAIN.replace(was, becomes))


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_no_file_makes_the_program_fall_over(text: str) -> None:
    with suppress(ProfileNotAccepted):
        read_profile(PLAIN + text)


def test_what_an_offer_lacks_is_said_before_anything_is_written() -> None:
    bare = an_offer(photo="", price=None, names=Names(fr="Bol"), stock=0)

    assert lacking(PROFILES["mytindy"], bare) == (
        Need.PHOTO,
        Need.PRICE,
        Need.ENGLISH,
        Need.STOCK,
    )
    assert lacking(PROFILES["mytindy"], an_offer()) == ()
    assert list(lacking_by_need(PROFILES["jumia"], [an_offer(), bare])) == [
        Need.PHOTO,
        Need.PRICE,
        Need.STOCK,
    ]


def test_what_is_made_to_order_is_never_out_of_stock() -> None:
    made = an_offer(stock=0, kind=ProductKind.MADE_TO_ORDER)

    assert Need.STOCK not in lacking(PROFILES["mytindy"], made)


def test_photos_are_numbered_in_the_order_of_the_table_and_stay_in_their_folder() -> None:
    lines = lines_of([an_offer(sku="../../é tc"), an_offer(photo=""), an_offer(sku="A/B")])

    assert [line.photo for line in lines] == ["0001-tc.jpg", "", "0003-A-B.jpg"]


def test_variants_of_one_thing_name_the_first_of_them() -> None:
    lines = lines_of(
        [an_offer(sku="R", model="m"), an_offer(sku="B", model="m"), an_offer(sku="C")]
    )

    assert [line.parent for line in lines] == ["R", "R", "C"]


def test_every_column_of_every_platform_can_be_filled_from_nothing() -> None:
    bare = an_offer(price=None, names=Names(), maker=Names(), craft=Names(), photo="", sku="")

    for profile in PROFILES.values():
        _heads, rows = table(profile, lines_of([bare, an_offer()]))
        assert all(len(row) == len(profile.columns) for row in rows)
    assert {value for p in PROFILES.values() for value in [c.value for c in p.columns]} <= set(
        Value
    )


def test_a_dossier_keeps_the_order_of_the_list() -> None:
    offers = [an_offer(sku="Z"), an_offer(sku="A")]

    assert [line.offer.sku for line in lines_of(offers)] == ["Z", "A"]
