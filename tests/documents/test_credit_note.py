"""What a credit note must say: which papers it corrects, what is credited, how it was settled."""

from dataclasses import replace

import pytest

from pos.documents.bill import Bill
from pos.documents.credit_note import credit_note
from pos.domain.credit_note import Corrected, CreditReason
from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import Money, total
from pos.domain.sale import Sale, SaleLine
from pos.domain.tender import TenderKind, exact
from pos.journal.kinds import CreditNoteMade
from tests.documents.sales import AT, BABOUCHE, COMPANY, PLATE, SALE_ID, back, line, sale
from tests.documents.test_invoice import BUYER, DAY
from tests.documents.test_receipt import row, texts

INVOICED = Corrected(SALE_ID, "7K3-F-000012", is_invoice=True, at=AT)
TICKET = Corrected("7K3Q2M-150", "7K3-000150", at=AT)


def settled(*lines: SaleLine, rounding: Money | None = None) -> Sale:
    """Settle goods that came back, and others taken for them, in cash."""
    goods = total([each.total for each in lines], "MAD")
    due = goods if rounding is None else goods + rounding
    tenders = () if due.is_zero else (exact(TenderKind.CASH, due),)
    seller = COMPANY if lines[0].tax.rate else sale().seller
    return replace(sale(*lines, seller=seller), tenders=tenders, rounding=rounding)


def written(
    of: Sale | None = None,
    *languages: str,
    corrects: tuple[Corrected, ...] = (INVOICED,),
    buyer: InvoiceBuyer = BUYER,
    note: str = "",
) -> Bill:
    made = CreditNoteMade("7K3Q2M-200", "7K3-AV", 3, corrects, buyer, CreditReason.DAMAGED, note)
    refund = of or settled(back(line(BABOUCHE, "180")))
    return credit_note(made, refund, at=AT + DAY, languages=languages or ("fr",))


def said(document: Bill) -> list[str]:
    return texts(document)  # type: ignore[arg-type]


def amount(document: Bill, label: str) -> str:
    return row(document, label)  # type: ignore[arg-type]


def test_it_names_its_number_the_invoice_it_corrects_the_buyer_and_the_reason() -> None:
    paper = written(note="talon décousu")

    assert amount(paper, "Avoir 7K3-AV-000003") == "24/11/2026"
    assert {
        "Corrige la facture 7K3-F-000012 du 23/11/2026",
        "Motif : Marchandise endommagée (talon décousu)",
        "Riad Yasmine SARL",
    } <= set(said(paper))


def test_without_an_invoice_it_corrects_the_receipt_with_its_day_where_that_is_known() -> None:
    assert "Corrige le ticket 7K3-000150 du 23/11/2026" in said(written(corrects=(TICKET,)))
    unknown = replace(TICKET, at=0)
    assert "Corrige le ticket 7K3-000150" in said(written(corrects=(unknown,)))


def test_what_came_back_is_credited_without_a_minus_and_closed_in_words() -> None:
    paper = written()

    assert amount(paper, "Total TTC") == "180 DH"
    assert amount(paper, "Rendu en espèces") == "180 DH"
    assert "Arrêté le présent avoir à la somme de : cent quatre-vingts dirhams" in said(paper)
    assert not any("-" in text and "DH" in text for text in said(paper))


def test_the_tax_that_was_charged_is_credited_by_rate() -> None:
    paper = written(settled(back(line(BABOUCHE, "120", seller=COMPANY))))

    assert amount(paper, "Total HT") == "100 DH"
    assert amount(paper, "TVA 20 %") == "20 DH"


def test_what_was_taken_in_exchange_is_set_off_and_only_the_rest_given_back() -> None:
    exchange = settled(back(line(PLATE, "150")), line(BABOUCHE, "100"))
    paper = written(exchange)

    assert amount(paper, "Imputé sur les marchandises prises en échange") == "100 DH"
    assert amount(paper, "Rendu en espèces") == "50 DH"
    assert amount(paper, "Total TTC") == "150 DH"
    assert not any("Babouche" in text for text in said(paper))


def test_an_exchange_for_dearer_goods_is_set_off_whole_and_says_nothing_of_what_was_paid() -> None:
    paper = written(settled(back(line(PLATE, "150")), line(BABOUCHE, "180")))

    assert amount(paper, "Imputé sur les marchandises prises en échange") == "150 DH"
    assert not any("espèces" in text for text in said(paper))


def test_rounding_stands_between_what_is_credited_and_what_was_given_back() -> None:
    paper = written(settled(back(line(PLATE, "100,30")), rounding=Money(30, "MAD")))

    assert amount(paper, "Arrondi") == "-0,30 DH"
    assert amount(paper, "Rendu en espèces") == "100 DH"


def test_goods_of_two_sales_name_the_receipt_of_each() -> None:
    refund = settled(back(line(PLATE, "150")), back(line(BABOUCHE, "180"), "7K3-000150"))
    found = said(written(refund, corrects=(INVOICED, TICKET)))

    assert {"Vendu sur le ticket 7K3-000147", "Vendu sur le ticket 7K3-000150"} <= set(found)
    assert "Vendu sur le ticket 7K3-000147" not in said(written())


@pytest.mark.parametrize(
    ("language", "title", "closed"),
    [
        ("ar", "إشعار دائن", "مائة وثمانون درهما"),
        ("en", "Credit note", "one hundred and eighty dirhams"),
    ],
)
def test_it_speaks_arabic_and_english(language: str, title: str, closed: str) -> None:
    found = " ".join(said(written(None, language)))

    assert title in found
    assert closed in found
