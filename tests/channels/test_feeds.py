"""Feeds and files that other shops import: exact bytes, one way."""

import csv
import io
import json
import random
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.channels.feeds.addresses import Addresses, BaseNotAccepted, checked_address
from pos.channels.feeds.drop import drop_csv, drop_json
from pos.channels.feeds.feed import FeedKind, FeedOf, FeedTerms, feed
from pos.channels.feeds.shopify_csv import shopify_csv
from pos.channels.feeds.woocommerce_csv import woocommerce_csv
from pos.channels.offer import Offer
from pos.domain.names import Names
from pos.domain.product import Kind
from pos.domain.quantity import pieces
from pos.services.importing.drafts import ProductDraft
from pos.services.importing.reading import read_sheet
from pos.services.importing.recognise import read_products
from tests.channels.offers import an_offer

GOLDEN = Path(__file__).parent / "golden"
ONLINE = Addresses("https://boutique.example/p/{sku}", "https://img.example/rahba/")
TERMS = FeedTerms(ONLINE, "Coopérative Tissa", ("fr", "en"))
WORDS = ("fr", "en")
OFFERS = [
    an_offer(),
    an_offer(
        id="7K3Q2M-13", sku="ZAR-7", names=Names(fr='Tapis "Zarbia" & <franges>'), stock=1,
        kind=Kind.UNIQUE, price=Decimal("4500"), barcode="6111234567895", maker=Names(),
        description="", dimensions="2 x 3 m", craft=Names(fr="Tapis"), category="Maison, salon",
    ),
    an_offer(id="7K3Q2M-14", sku="BAB-R", model="babouche", variant="Rouge, 38", stock=0,
             names=Names(fr="Babouche"), price=Decimal("180.5"), description="=1+1"),
    an_offer(id="7K3Q2M-15", sku="BAB-B", model="babouche", variant="Bleu", stock=4,
             names=Names(fr="Babouche"), price=Decimal("180")),
    an_offer(id="7K3Q2M-16", sku="", names=Names(ar="قفطان مطرز"), stock=0,
             kind=Kind.MADE_TO_ORDER, price=Decimal("1200"), description=""),
    an_offer(id="7K3Q2M-17", sku="SANS", photo=""),
    an_offer(id="7K3Q2M-18", sku="ASK", price=None),
]  # fmt: skip

FILES = {
    "google.tsv": lambda o: feed(FeedOf.GOOGLE, FeedKind.TSV, o, TERMS).content,
    "google.xml": lambda o: feed(FeedOf.GOOGLE, FeedKind.XML, o, TERMS).content,
    "meta.csv": lambda o: feed(FeedOf.META, FeedKind.CSV, o, TERMS).content,
    "woocommerce.csv": lambda o: woocommerce_csv(o, ONLINE, WORDS),
    "shopify.csv": lambda o: shopify_csv(o, ONLINE, WORDS),
    "drop.csv": lambda o: drop_csv(o, ONLINE),
    "drop.json": lambda o: drop_json(o, ONLINE),
}


@pytest.mark.parametrize("name", FILES)
def test_a_catalogue_is_written_byte_for_byte_as_agreed(name: str) -> None:
    assert FILES[name](OFFERS) == (GOLDEN / name).read_bytes()


@pytest.mark.parametrize("name", FILES)
@given(st.randoms())
@settings(max_examples=8)
def test_an_unchanged_catalogue_is_an_identical_file_in_whatever_order_it_is_listed(
    name: str, order: random.Random
) -> None:
    offers = list(OFFERS)
    order.shuffle(offers)

    assert FILES[name](offers) == FILES[name](OFFERS)


def test_what_cannot_be_in_a_feed_is_told() -> None:
    written = feed(FeedOf.META, FeedKind.CSV, OFFERS, TERMS)

    assert written.count == 5
    assert [offer.code for offer in written.left_out] == ["ASK", "SANS"]


def test_without_an_address_nothing_can_be_in_a_feed() -> None:
    terms = FeedTerms(Addresses(), "Tissa", WORDS)

    assert feed(FeedOf.GOOGLE, FeedKind.TSV, OFFERS, terms).count == 0


def test_a_cell_of_a_feed_never_breaks_its_row() -> None:
    torn = an_offer(names=Names(fr="a\tb\nc"), description="x\ty\u2028z")

    rows = feed(FeedOf.GOOGLE, FeedKind.TSV, [torn], TERMS).content.decode().splitlines()

    assert len(rows) == 2
    assert rows[1].count("\t") == rows[0].count("\t")


def test_a_feed_in_xml_is_well_formed_whatever_a_product_is_called() -> None:
    odd = an_offer(names=Names(fr='<&"\x0b>]]>'))

    root = ET.fromstring(feed(FeedOf.GOOGLE, FeedKind.XML, [odd], TERMS).content)  # noqa: S314

    assert len(root.findall("channel/item")) == 1


def test_a_code_longer_than_a_feed_takes_gives_way_to_the_id() -> None:
    written = feed(FeedOf.GOOGLE, FeedKind.TSV, [an_offer(sku="X" * 60)], TERMS).content.decode()

    assert written.splitlines()[1].startswith("7K3Q2M-12\t")


@pytest.mark.parametrize("write", [FILES["drop.csv"], FILES["woocommerce.csv"], FILES["meta.csv"]])
def test_no_cell_is_a_formula(write: object) -> None:
    evil = [an_offer(names=Names(fr="=HYPERLINK(1)"), description="@x", sku="-1", materials="+2")]

    rows = list(csv.reader(io.StringIO(write(evil).decode())))  # type: ignore[operator]

    assert not [cell for cell in rows[1] if cell.startswith(("=", "@", "+"))]


def test_json_says_the_same_as_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(drop_csv(OFFERS[:2], ONLINE).decode())))
    said = json.loads(drop_json(OFFERS[:2], ONLINE))

    assert [{k: v or "" for k, v in each.items()} for each in said] == rows


def test_two_codes_that_differ_in_marks_alone_stay_two_products_at_shopify() -> None:
    twins = [an_offer(sku="A B"), an_offer(sku="A-B", id="7K3Q2M-99")]

    rows = list(csv.DictReader(io.StringIO(shopify_csv(twins, ONLINE, WORDS).decode())))

    assert [row["Handle"] for row in rows] == ["a-b", "a-b-7k3q2m-99"]


@pytest.mark.parametrize("name", ["woocommerce.csv", "shopify.csv"])
def test_what_another_shop_is_given_this_program_reads_again(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name](OFFERS))

    drafts = {draft.sku: draft for draft in _drafts(file)}

    assert drafts["TAJ-1"].names.fr == "Tajine de Safi"
    assert drafts["TAJ-1"].price == Decimal("190.00")
    assert drafts["TAJ-1"].quantity == pieces(3)
    assert drafts["BAB-B"].quantity == pieces(4)
    assert set(drafts) == {offer.code for offer in OFFERS}


def _drafts(file: Path) -> list[ProductDraft]:
    return list(read_products(read_sheet(file), "fr", date(2026, 11, 25)).drafts)


def test_an_address_is_asked_for_as_it_is_in_a_browser() -> None:
    assert checked_address(" https://a.example/p ") == "https://a.example/p"
    assert checked_address("") == ""
    for wrong in ("boutique", "ftp://a.example", "https://x", "https://me@a.example", "https://[a"):
        with pytest.raises(BaseNotAccepted):
            checked_address(wrong)


def test_a_link_ends_with_the_code_where_no_place_for_it_was_said() -> None:
    offer: Offer = an_offer(sku="A/B é")

    assert Addresses("https://a.example/p/").product(offer) == "https://a.example/p/A%2FB%20%C3%A9"
    assert Addresses("https://a.example/?id={id}").product(offer).endswith("?id=7K3Q2M-12")


def test_another_picture_gets_another_address() -> None:
    first, second = ONLINE.picture(an_offer()), ONLINE.picture(an_offer(photo="cd" * 32))

    assert first == "https://img.example/rahba/TAJ-1-abababab.jpg"
    assert first != second
