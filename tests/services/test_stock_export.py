"""A list taken elsewhere: whole, safe from formulas, and read again without a change."""

import io
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from pos.domain.formula import guarded
from pos.domain.names import Names
from pos.domain.product import Kind
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.stock import Cause, PlaceKind
from pos.i18n import language
from pos.services.catalogue import add_maker
from pos.services.importing.columns import guess_columns
from pos.services.importing.importing import preview_import
from pos.services.importing.plan import Choices, Plan
from pos.services.importing.reading import read_sheet
from pos.services.importing.table import read_table
from pos.services.moving import Goods, take_out, transfer
from pos.services.places import add_place
from pos.services.spreadsheet import FileKind, write_table
from pos.services.stock_export import export_headers, export_places, export_rows
from pos.services.stock_lists import StockWish, stock_keys
from tests.factories import Shop, a_product, dh, metres
from tests.services.test_moving import here

LANGUAGES = ("fr", "ar", "en")


@pytest.fixture
def full(shop: Shop) -> Shop:
    """A shop with all that is odd about products."""
    maker = shop.till.write(add_maker, Names(fr="Fatima Zahra", ar="فاطمة الزهراء")).result
    other = shop.till.write(add_maker, Names(fr="Fatima Zahra")).result
    bowl = shop.add(
        a_product(
            names=Names('Bol; « bleu », 1"', "زلافة", "Bowl, blue"),
            sku="BOL-01",
            barcode="6111234567895",
            maker=maker,
            category="Poterie",
            variant="grand",
            materials="argile & émail",
            dimensions="20 × 8 cm",
            care="Laver à la main, sans éponge dure",
            description="Peint à la main &amp; verni\u2028<b>fragile</b>",
            price=dh("1234.50"),
            cost=dh("800"),
        ),
        pieces(12),
    )
    shop.add(a_product(names=Names(fr="=1+1"), sku="@cmd", maker=other), pieces(0))
    shop.add(a_product(names=Names(fr="طاجين"), price=None), None)
    shop.add(a_product(names=Names(fr="Bol"), origin="woocommerce:44"), pieces(1))
    shop.add(a_product(names=Names(fr="Bol"), price=dh("3")), pieces(2))
    by_metre = {"kind": Kind.MEASURED, "unit": Unit.METRE, "price": dh("90")}
    shop.add(a_product(names=Names(fr="Sabra"), **by_metre), metres("2.5"))
    place = partial(add_place, sells_online=False)
    atelier = shop.till.write(place, Names(fr="Prix"), PlaceKind.WORKSHOP).result
    shop.till.write(transfer, here(shop), atelier, [Goods(bowl, pieces(5))])
    return shop


def exported(shop: Shop, kind: FileKind, code: str) -> bytes:
    """Write all that is listed."""
    where = shop.till.read(export_places)
    keys = shop.till.read(stock_keys, StockWish())
    output = io.BytesIO()
    with language(code):
        rows = shop.till.read(export_rows, keys, where)
        write_table(kind, output, export_headers(where), rows, code)
    return output.getvalue()


def planned(shop: Shop, content: bytes, folder: Path, code: str) -> Plan:
    """Say what importing this file would do."""
    file = folder / "liste"
    file.write_bytes(content)
    sheet = read_sheet(file)
    reading = read_table(sheet, guess_columns(sheet.headers), code)
    plan: Plan = shop.till.read(preview_import, reading, Choices())
    return plan


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", FileKind)
def test_what_was_exported_imports_again_with_an_empty_plan(
    full: Shop, tmp_path: Path, kind: FileKind, code: str
) -> None:
    plan = planned(full, exported(full, kind, code), tmp_path, code)

    assert (plan.new, plan.changed, plan.refused, plan.new_makers) == ((), (), (), ())
    assert plan.unchanged == 6


def corrected(content: bytes, change: Callable[[str], str]) -> bytes:
    """Change a CSV as a person does in a spreadsheet."""
    return change(content.decode("utf-8-sig")).encode("utf-8-sig")


def test_what_was_corrected_in_a_spreadsheet_finds_its_product(full: Shop, tmp_path: Path) -> None:
    content = corrected(
        exported(full, FileKind.CSV, "fr"),
        lambda text: text.replace("Sabra", "Sabra rayé").replace("800,00", "750,00"),
    )

    plan = planned(full, content, tmp_path, "fr")

    assert [change.after.names.fr for change in plan.changed] == [
        'Bol; « bleu », 1"',
        "Sabra rayé",
    ]
    assert plan.changed[0].after.cost == dh("750")
    assert plan.new == ()


def test_another_shop_takes_the_whole_list(full: Shop, other: Shop, tmp_path: Path) -> None:
    content = exported(full, FileKind.XLSX, "fr")

    plan = planned(other, content, tmp_path, "fr")

    by_name = {new.product.names.fr: new for new in plan.new}
    assert len(plan.new) == 6
    assert by_name["Sabra"].on_hand == Quantity(2_500, Unit.METRE)
    assert by_name['Bol; « bleu », 1"'].product.cost == dh("800")


def test_quantities_stand_place_by_place(full: Shop) -> None:
    where = full.till.read(export_places)
    keys = full.till.read(stock_keys, StockWish())
    with language("fr"):
        headers = export_headers(where)
        rows = [
            dict(zip(headers, row, strict=True)) for row in full.till.read(export_rows, keys, where)
        ]

    bowl = next(row for row in rows if row["Référence"] == "BOL-01")
    assert (bowl["Quantité"], bowl["Stock : Prix"], bowl["Stock partout"]) == tuple(
        map(Decimal, (7, 5, 12))
    )
    uncounted = next(row for row in rows if row["Nom en français"] == "طاجين")
    assert uncounted["Quantité"] is None


def test_one_place_alone_needs_one_column(shop: Shop) -> None:
    with language("fr"):
        headers = export_headers(shop.till.read(export_places))

    assert headers[-1] == "Quantité"


@pytest.mark.parametrize("text", ["=1+1", "+212 6", "-2", "@SUM(A1)", "\t=1", "\u2068=1"])
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    assert guarded(text).startswith("'")


def test_a_csv_begins_with_its_mark_and_says_amounts_as_its_reader_writes_them(
    full: Shop,
) -> None:
    french, english = (exported(full, FileKind.CSV, code) for code in ("fr", "en"))

    assert french.startswith(b"\xef\xbb\xbf")
    assert b";1234,50;" in french
    assert b",1234.50," in english


def test_less_than_nothing_is_said_as_it_is(shop: Shop) -> None:
    bowl = shop.add(a_product(), pieces(1))
    shop.till.write(take_out, here(shop), [Goods(bowl, pieces(3))], Cause.BROKEN)
    keys = shop.till.read(stock_keys, StockWish())

    (row,) = shop.till.read(export_rows, keys, shop.till.read(export_places))

    assert row[-1] == Decimal(-2)
