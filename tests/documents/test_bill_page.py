"""An invoice and a credit note on a page: head, buyer, table, sums, as books expect them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.documents.bill_table import priced
from pos.documents.document import Beside, Document, Table
from pos.domain.invoice import InvoiceBuyer
from pos.domain.measure import Size
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.sale import Sale, SaleLine
from pos.domain.tax import Tax
from tests.documents.sales import BABOUCHE, PLATE, dirhams, line, sale, two_rates_sale
from tests.documents.test_credit_note import written as credited
from tests.documents.test_invoice import written as invoiced
from tests.documents.test_receipt import plain


def page(of: Sale | None = None, *languages: str, buyer: InvoiceBuyer | None = None) -> Document:
    bill = invoiced(of, *languages) if buyer is None else invoiced(of, *languages, buyer=buyer)
    return bill.on_page()


def grid(document: Document) -> list[list[str]]:
    """Return head and rows of the table as they are read."""
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    rows = [tuple(column.head for column in table.columns)]
    rows += [cells for group in table.groups for cells in group.rows]
    return [[plain(" / ".join(said.text for said in cell)) for cell in cells] for cells in rows]


def sides(document: Document) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Return label and amount of the rows on either side of each pair."""
    pairs = [block for block in document.blocks if isinstance(block, Beside)]
    return [(_rows(pair.start), _rows(pair.end)) for pair in pairs]


def _rows(rows: tuple[object, ...]) -> dict[str, str]:
    found = {}
    for row in rows:
        label = " / ".join(said.text for said in row.label)  # type: ignore[attr-defined]
        found[plain(label)] = plain(row.amount)  # type: ignore[attr-defined]
    return found


def test_the_head_names_the_seller_across_from_number_day_and_place() -> None:
    seller, paper = sides(page())[0]

    assert "Atelier Dar Zellij" in seller
    assert "ICE 001561191000066" in seller
    assert paper == {
        "Facture 7K3-F-000012": "",
        "Date": "24/11/2026",
        "Salon régional, place El Harti, stand 24": "",
    }


def test_the_buyer_stands_across_from_the_sale_and_nobody_leaves_no_frame() -> None:
    reasons, buyer = sides(page())[1]

    assert "Ticket 7K3-000147 du 23/11/2026" in reasons
    assert {"Facturé à", "Riad Yasmine SARL", "ICE 001561191000066"} <= set(buyer)
    assert sides(page(buyer=InvoiceBuyer()))[1][1] == {}


def test_without_tax_or_discount_there_is_no_column_for_them() -> None:
    assert grid(page()) == [
        ["Désignation", "Quantité", "Prix unitaire", "Montant"],
        ["Babouche jaune", "2", "180,00", "360,00"],
    ]


def test_tax_has_its_column_where_any_is_charged_and_an_exempt_line_no_rate() -> None:
    head, *rows = grid(page(two_rates_sale()))

    assert head == ["Désignation", "Quantité", "Prix unitaire", "TVA", "Montant"]
    assert [row[3] for row in rows] == ["20 %", "10 %", "–"]


def test_a_lower_price_than_the_label_shows_as_its_discount() -> None:
    head, row = grid(page(sale(line(PLATE, "150", pieces(3), list_price="180"))))

    assert head[3] == "Remise"
    assert row == ["Plat de Safi 30 cm", "3", "180,00", "90,00", "450,00"]


def test_an_agreed_total_that_no_price_makes_claims_none() -> None:
    odd = replace(line(PLATE, "33", pieces(3)), total=Money(10_000, MAD), list_price=None)

    assert grid(page(sale(odd)))[1] == ["Plat de Safi 30 cm", "3", "", "100,00"]


def test_a_lot_stands_at_the_price_of_its_label_less_what_the_lot_takes_off() -> None:
    lot = replace(
        line(PLATE, "40", pieces(3)),
        total=Money(10_000, MAD),
        reason=PriceReason.QUANTITY,
        lot=3,
        lot_price=Money(10_000, MAD),
    )

    assert grid(page(sale(lot)))[1] == ["Plat de Safi 30 cm", "3", "40,00", "20,00", "100,00"]


def test_a_measured_piece_says_what_the_tape_said() -> None:
    kilim = line(Names(fr="Kilim"), "700", Quantity(2160, Unit.SQUARE_METRE))
    taped = replace(kilim, size=Size(120, 180))

    assert grid(page(sale(taped)))[1][:2] == ["Kilim / 120 × 180 cm", "2,16 m²"]


def test_the_sums_stand_by_rate_with_what_was_asked_beside_the_goods() -> None:
    asked = replace(two_rates_sale(), stamp_duty=dirhams("5,67"))
    settled, sums = sides(page(asked))[2]

    assert sums["Total HT"] == "2 150 DH"
    assert sums["TVA 20 % sur 500 DH HT"] == "100 DH"
    assert sums["Total TTC"] == "2 270 DH"
    assert (sums["Droit de timbre"], sums["À payer"]) == ("5,67 DH", "2 275,67 DH")
    assert settled["Payé par carte"] == "2 270 DH"


def test_why_there_is_no_tax_stands_across_from_the_total() -> None:
    reasons, sums = sides(page())[2]

    assert "TVA non facturée" in reasons
    assert "Exonéré de TVA – Auto-entrepreneur, loi 114-13" in reasons
    assert sums == {"Total TTC": "360 DH"}


@pytest.mark.parametrize("languages", [("ar",), ("fr", "ar"), ("ar", "fr"), ("en",)])
def test_every_language_has_the_same_rows(languages: tuple[str, ...]) -> None:
    rows = grid(page(two_rates_sale(), *languages))

    assert [len(row) for row in rows] == [5, 5, 5, 5]
    assert [row[-1].replace(",", ".") for row in rows[1:3]] == ["600.00", "220.00"]


def test_a_credit_note_has_the_same_form() -> None:
    document = credited().on_page()

    assert "Avoir 7K3-AV-000003" in sides(document)[0][1]
    assert "Corrige la facture 7K3-F-000012 du 23/11/2026" in sides(document)[1][0]
    assert grid(document)[1] == ["Babouche jaune", "1", "180,00", "180,00"]
    assert sides(document)[2][0]["Rendu en espèces"] == "180 DH"


@given(
    list_minor=st.none() | st.integers(0, 100_000),
    unit_minor=st.integers(0, 100_000),
    total_minor=st.integers(0, 1_000_000),
    count=st.integers(1, 9),
)
def test_price_by_quantity_less_discount_makes_the_amount_or_no_price_is_said(
    list_minor: int | None, unit_minor: int, total_minor: int, count: int
) -> None:
    sold = SaleLine(
        product="",
        names=BABOUCHE,
        variant="",
        sku="",
        quantity=pieces(count),
        list_price=None if list_minor is None else Money(list_minor, MAD),
        unit_price=Money(unit_minor, MAD),
        total=Money(total_minor, MAD),
        tax=Tax(Decimal("0.20"), None),
        tax_amount=Money(0, MAD),
    )

    price = priced(sold)

    if price.one is None:
        assert price.discount is None
    else:
        taken_off = 0 if price.discount is None else price.discount.minor
        assert price.one.minor * count - taken_off == total_minor
