"""How a sale was paid, on its receipt: every tender, what goes back, what is still owed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pos.documents.document import Item, Line, Row
from pos.documents.receipt import Receipt
from pos.domain.basket import GoodsBack
from pos.domain.measure import Size
from pos.domain.money import MAD, Money, total
from pos.domain.pricing import PriceReason
from pos.domain.quantity import pieces
from pos.domain.sale import Sale, SaleLine
from pos.domain.tender import (
    Cheque,
    Tender,
    TenderKind,
    cash,
    exact,
    foreign_cash,
)
from tests.documents.sales import BABOUCHE, PLATE, dirhams, line, paper, sale
from tests.documents.test_receipt import plain, row, texts

CHEQUE = Cheque("BMCE", "0012345", "Salma", date(2026, 12, 1))


def paid(*tenders: Tender, **named: object) -> Sale:
    """Sell two pairs of slippers for 360 DH, paid so."""
    return replace(sale(), tenders=tenders, **named)  # type: ignore[arg-type]


def back(of: SaleLine) -> SaleLine:
    """Take a line back that was sold on 7K3-000140."""
    return replace(
        of,
        quantity=-of.quantity,
        total=-of.total,
        tax_amount=-of.tax_amount,
        back=GoodsBack("7K3Q2M-99", "7K3-000140", 1),
    )


def labels(receipt: Receipt) -> list[str]:
    """Return every label and line of a receipt in order, marks left out."""
    found = []
    for block in receipt.blocks:
        if isinstance(block, Row):
            found.append(plain(block.label[0].text))
        elif isinstance(block, Line):
            found.append(plain(block.wording[0].text))
    return found


def test_every_tender_of_a_mix_is_written_down() -> None:
    receipt = paper(
        paid(
            Tender(TenderKind.CARD, dirhams("100"), dirhams("0"), "004217", "NAPS"),
            Tender(TenderKind.WALLET, dirhams("60"), dirhams("0"), "TX12", "Inwi Money"),
            cash(dirhams("200"), dirhams("400")),
        )
    )

    assert row(receipt, "Payé par carte") == "100 DH"
    assert row(receipt, "Payé par mobile") == "60 DH"
    assert row(receipt, "Espèces reçues") == "400 DH"
    assert row(receipt, "Monnaie rendue") == "200 DH"
    for words in ("NAPS", "Référence 004217", "Inwi Money", "Référence TX12"):
        assert words in labels(receipt)


def test_a_cheque_is_named_by_bank_number_drawer_and_date() -> None:
    receipt = paper(paid(Tender(TenderKind.CHEQUE, dirhams("360"), dirhams("0"), cheque=CHEQUE)))

    said = labels(receipt)
    assert row(receipt, "Payé par chèque") == "360 DH"
    assert "BMCE · Chèque n° 0012345" in said
    assert "Tiré par Salma" in said
    assert "Daté du 01/12/2026" in said


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_euro_are_written_with_their_rate_and_change_is_in_dirham(language: str) -> None:
    euro = foreign_cash(dirhams("360"), Money(5000, "EUR"), Decimal(10))

    said = texts(paper(paid(euro), language))

    assert any(text.startswith("EUR 50 @ 10,00 = ") and "500" in text for text in said)
    assert any("140" in text for text in said)


def test_what_is_on_credit_is_still_to_be_paid() -> None:
    receipt = paper(paid(exact(TenderKind.CREDIT, dirhams("260")), exact_cash("100")))

    assert row(receipt, "Reste à payer") == "260 DH"


def test_what_is_paid_later_bears_the_day_that_was_promised() -> None:
    later = Tender(TenderKind.ON_DELIVERY, dirhams("360"), dirhams("0"), due_on=date(2027, 1, 5))
    credit = replace(later, kind=TenderKind.CREDIT)

    assert "Livraison le 05/01/2027" in labels(paper(paid(later), "fr"))
    assert "À payer avant le 05/01/2027" in labels(paper(paid(credit), "fr"))


def test_what_is_paid_leaves_nothing_to_pay() -> None:
    assert "Reste à payer" not in labels(paper())


def test_stamp_duty_and_rounding_stand_after_the_total_in_lines_of_their_own() -> None:
    asked = paid(exact_cash("361"), stamp_duty=dirhams("0,90"), rounding=dirhams("0,10"))

    receipt = paper(asked)

    said = labels(receipt)
    first = said.index("Total TTC")
    assert said[first : first + 4] == ["Total TTC", "Arrondi", "Droit de timbre", "À payer"]
    assert row(receipt, "Total TTC") == "360 DH"
    assert row(receipt, "Droit de timbre") == "0,90 DH"
    assert row(receipt, "À payer") == "361 DH"


def test_a_deposit_is_taken_off_what_is_paid_now() -> None:
    receipt = paper(paid(exact(TenderKind.DEPOSIT, dirhams("108")), exact_cash("252")))

    assert row(receipt, "Versé d’avance") == "108 DH"
    assert row(receipt, "Payé en espèces") == "252 DH"


def test_a_note_of_the_sale_is_printed() -> None:
    assert "À livrer jeudi" in labels(paper(paid(exact_cash("360"), note="À livrer jeudi")))


def test_a_refund_names_the_receipt_of_each_line_and_the_money_given_back() -> None:
    goods = back(line(BABOUCHE, "180"))
    refund = replace(
        sale(), lines=(goods,), total=-dirhams("180"), tenders=(exact_cash("180", back=True),)
    )

    receipt = paper(refund)

    said = labels(receipt)
    assert any(text.startswith("Remboursement") for text in said)
    assert "Vendu sur le ticket 7K3-000140" in said
    assert row(receipt, "Rendu en espèces") == "180 DH"
    assert row(receipt, "Total TTC") == "-180 DH"


def test_an_exchange_is_one_paper_with_what_goes_and_what_comes() -> None:
    lines = (back(line(BABOUCHE, "180")), line(PLATE, "250"))
    due = total([each.total for each in lines], MAD)
    swap = replace(sale(), lines=lines, total=due, tenders=(exact(TenderKind.CASH, due),))

    receipt = paper(swap)

    items = [plain(b.names[0].text) for b in receipt.blocks if isinstance(b, Item)]
    said = labels(receipt)
    assert items == ["Plat de Safi 30 cm", "Babouche jaune"]
    assert any(text.startswith("Échange") for text in said)
    assert said.index("Marchandises rendues") < said.index("Vendu sur le ticket 7K3-000140")
    assert row(receipt, "Payé en espèces") == "70 DH"


def test_a_gift_is_called_one_and_a_carpet_says_its_size() -> None:
    gift = replace(line(PLATE, "0"), reason=PriceReason.GIFT)
    carpet = replace(line(BABOUCHE, "100", pieces(1)), size=Size(120, 180))

    receipt = paper(replace(sale(gift, carpet)))

    items = [block for block in receipt.blocks if isinstance(block, Item)]
    assert (plain(items[0].detail), plain(items[0].amount)) == ("1 article, cadeau", "0 DH")
    assert plain(items[1].detail).startswith("120 × 180 cm = ")


@pytest.mark.parametrize("languages", [("ar",), ("en",), ("fr", "ar"), ("ar", "fr"), ("en", "ar")])
def test_the_same_is_said_in_every_language(languages: tuple[str, ...]) -> None:
    mixed = paid(
        Tender(TenderKind.CHEQUE, dirhams("100"), dirhams("0"), cheque=CHEQUE),
        exact(TenderKind.CREDIT, dirhams("160")),
        foreign_cash(dirhams("101"), Money(2000, "EUR"), Decimal(10)),
        stamp_duty=dirhams("0,25"),
        rounding=dirhams("0,75"),
    )

    receipt = paper(mixed, *languages)

    rows = [block for block in receipt.blocks if isinstance(block, Row)]
    assert {each.language for block in rows for each in block.label} <= set(languages)
    assert len([block for block in rows if block.amount]) >= 8


def exact_cash(amount: str, *, back: bool = False) -> Tender:
    due = dirhams(amount)
    return exact(TenderKind.CASH, -due if back else due)
