"""What an invoice must say: CGI art. 145-III and the customs around it."""

from dataclasses import replace

import pytest

from pos.documents.bill import Bill
from pos.documents.document import Stamp
from pos.documents.invoice import invoice
from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import MAD, Money
from pos.domain.sale import Sale
from pos.journal.kinds import InvoiceMade
from tests.documents.sales import (
    AT,
    BABOUCHE,
    PLATE,
    SALE_ID,
    back,
    dirhams,
    line,
    sale,
    two_rates_sale,
)
from tests.documents.test_receipt import plain, row, texts

BUYER = InvoiceBuyer("Riad Yasmine SARL", "12, rue de la Kasbah, Marrakech", "001561191000066")
DAY = 86_400_000_000


def written(
    of: Sale | None = None, *languages: str, buyer: InvoiceBuyer = BUYER, is_marked: bool = False
) -> Bill:
    """Write the invoice of a sale, made a day after it."""
    made = InvoiceMade(SALE_ID, "7K3-F", 12, buyer)
    return invoice(
        made,
        of or sale(),
        at=AT + DAY,
        sold_at=AT,
        languages=languages or ("fr",),
        copy=is_marked,
        example=is_marked,
    )


def said(document: Bill) -> list[str]:
    return texts(document)  # type: ignore[arg-type]


def amount(document: Bill, label: str) -> str:
    return row(document, label)  # type: ignore[arg-type]


def test_seller_buyer_number_and_both_days_are_named() -> None:
    found = said(written())

    assert {"Atelier Dar Zellij", "ICE 001561191000066", "IF 40123456 · TP 42310987"} <= set(found)
    assert {"Riad Yasmine SARL", "12, rue de la Kasbah, Marrakech"} <= set(found)
    assert amount(written(), "Facture 7K3-F-000012") == "24/11/2026"
    assert "Ticket 7K3-000147 du 23/11/2026" in found


def test_a_buyer_who_gives_nothing_leaves_no_empty_heading() -> None:
    assert "Facturé à" in said(written())
    assert "Facturé à" not in said(written(buyer=InvoiceBuyer()))


def test_tax_stands_by_rate_with_its_base_and_the_total_without_it() -> None:
    paper = written(two_rates_sale())

    assert amount(paper, "Total HT") == "2 150 DH"
    assert amount(paper, "TVA 20 %") == "100 DH"
    assert amount(paper, "TVA 10 %") == "20 DH"
    assert amount(paper, "Total TTC") == "2 270 DH"


def test_without_tax_the_reason_stands_in_its_place() -> None:
    found = said(written())

    assert "Total HT" not in found
    assert "TVA non facturée" in found or any("Exonéré de TVA" in text for text in found)


def test_stamp_duty_and_rounding_are_apart_and_in_the_sum_in_words() -> None:
    asked = replace(sale(), stamp_duty=dirhams("0,90"), rounding=Money(-40, MAD))
    paper = written(asked)

    assert amount(paper, "Droit de timbre") == "0,90 DH"
    assert amount(paper, "À payer") == "360,50 DH"
    closed = "trois cent soixante dirhams et cinquante centimes"
    assert f"Arrêtée la présente facture à la somme de : {closed}" in said(paper)


def test_in_two_languages_the_sum_is_said_in_both() -> None:
    found = " ".join(said(written(None, "ar", "fr")))

    assert "ثلاثمائة وستون درهما" in found
    assert "trois cent soixante dirhams" in found
    assert "فاتورة" in found


def test_of_an_exchange_it_holds_what_was_taken_and_what_came_back_as_paid() -> None:
    taken = sale(line(BABOUCHE, "180"), back(line(PLATE, "150")))
    paper = written(taken)

    assert amount(paper, "Total TTC") == "180 DH"
    assert amount(paper, "Payé par des marchandises rapportées") == "-150 DH"
    assert amount(paper, "À payer") == "30 DH"
    assert amount(paper, "Payé en espèces") == "30 DH"
    assert "Arrêtée la présente facture à la somme de : cent quatre-vingts dirhams" in said(paper)
    assert not any("Plat" in text for text in said(paper))


def test_of_an_exchange_that_gave_money_back_nothing_is_left_to_pay() -> None:
    paper = written(sale(line(BABOUCHE, "100"), back(line(PLATE, "150"))))

    assert amount(paper, "Payé par des marchandises rapportées") == "-100 DH"
    assert amount(paper, "À payer") == "0 DH"
    assert not any("espèces" in text for text in said(paper))


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_a_copy_and_an_example_say_so(language: str) -> None:
    marked = written(None, language, is_marked=True)

    assert sum(isinstance(block, Stamp) for block in marked.blocks) == 2
    assert plain(marked.file_name) == "7K3-F-000012_copy"
