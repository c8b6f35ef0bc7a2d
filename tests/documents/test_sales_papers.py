"""Statements of makers and the summary of a fair: sums that a person can check by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pos.documents.bilan import Bilan
from pos.documents.document import BOX, Beside, Document, Kind, Table
from pos.documents.fair_summary import fair_summary
from pos.documents.maker_statement import MakerLine, MakerSales, maker_statement
from pos.domain.fair_sums import DaySum, FairSums, HourSum, NamedSum, ShiftSum
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.domain.sale_words import Days
from pos.domain.shift import Difference
from pos.domain.tender import TenderKind
from pos.printing.paper import A4, A5, ROLL_80_MM, Sheet
from pos.printing.pdf import pdf
from tests.documents.lists import FACTS, FATIMA, heads, rows, table_of, totals, words
from tests.factories import dh

DAYS = Days(date(2026, 11, 15), date(2026, 11, 23))
SOLD = MakerLine(
    date(2026, 11, 16), "7K3-000147", Names(fr="Bol", ar="زلافة"), "", "BOL-1", pieces(2),
    dh("80"), dh("70"),
)  # fmt: skip
BACK = MakerLine(
    date(2026, 11, 17), "7K3-000151", Names(fr="Bol"), "", "BOL-1", pieces(-1), dh("-40"), dh("-35")
)
SALES = MakerSales(FATIMA, "+212 6 00-00-00-00", (SOLD, BACK))


def statement(*languages: str, **named: Any) -> Document:
    return maker_statement(SALES, DAYS, FACTS, languages or ("fr",), **named)


def blanks(paper: Document) -> list[str]:
    """Return what is left to be written by hand."""
    last = [block for block in paper.blocks if isinstance(block, Table)][-1]
    assert last.columns[1].kind is Kind.BLANK
    assert all(cells[1] is BOX for group in last.groups for cells in group.rows)
    return [row[0] for row in rows(last)]


def test_a_statement_lists_what_was_sold_and_given_back() -> None:
    table = table_of(statement())

    assert rows(table) == [
        ["Bol", "16/11/2026", "7K3-000147", "2", "80", "70"],
        ["Bol", "17/11/2026", "7K3-000151", "-1", "-40", "-35"],
    ]
    assert totals(table) == ["Total", "", "", "1", "", "35"]


def test_without_a_share_nothing_is_taken_off_and_boxes_are_left() -> None:
    paper = statement()

    assert "35 DH" in words(paper)
    assert blanks(paper) == ["Part du stand", "Avances et frais", "À payer"]


def test_a_share_is_taken_off_to_the_centime() -> None:
    paper = statement(share=Decimal("12.5"))

    assert all(amount in words(paper) for amount in ("35 DH", "-4,38 DH", "30,62 DH", "12,5 %"))
    assert blanks(paper) == ["Avances et frais", "À payer"]


def test_a_statement_is_signed_or_marked_with_a_thumb() -> None:
    assert "L’artisan (signature ou empreinte)" in words(statement())


def test_a_statement_of_nothing_says_so() -> None:
    paper = maker_statement(MakerSales(FATIMA, "", ()), DAYS, FACTS, ("fr",))

    assert "Rien n’a été vendu" in words(paper)


def test_every_page_of_a_statement_names_the_maker() -> None:
    assert "Fatima Zahra" in statement().running[0].text


SUMS = FairSums(
    sales=4,
    sold=dh("1000"),
    refunded=dh("-100"),
    list_gap=dh("120"),
    gifts=1,
    days=(DaySum(date(2026, 11, 15), 3, dh("700")), DaySum(date(2026, 11, 16), 1, dh("200"))),
    tenders=((TenderKind.CASH, dh("600")), (TenderKind.CARD, dh("300"))),
    makers=(NamedSum(FATIMA, "", 5, dh("800")), NamedSum(Names(), "", 0, dh("100"))),
    products=(NamedSum(Names(fr="Bol", ar="زلافة"), "Bleu", 5, dh("800")),),
    hours=(HourSum(10, 1, dh("200")), HourSum(16, 3, dh("700"))),
    other=dh("100"),
    shifts=(
        ShiftSum("Z-7K3-0001", 0, 1, (Difference(dh("500"), dh("495")),)),
        ShiftSum("Z-7K3-0002", 2, 3, (Difference(dh("500"), dh("500")),)),
    ),
)


def summary(*languages: str) -> Document:
    return fair_summary(Bilan(SUMS, DAYS), FACTS, languages or ("fr",))


def tables(paper: Document) -> list[Table]:
    sides = [block for block in paper.blocks if isinstance(block, Beside)]
    return [each for side in sides for each in (*side.start, *side.end) if isinstance(each, Table)]


def test_a_summary_says_turnover_average_and_what_was_given_in_bargaining() -> None:
    said = words(summary())

    for words_of in ("900 DH", "250 DH", "120 DH", "-5 DH", "Rabais accordés"):
        assert words_of in said


def test_a_summary_has_a_table_by_day_payment_maker_and_product() -> None:
    days, tenders, makers, best = tables(summary())

    assert rows(days) == [["15/11/2026", "3", "700"], ["16/11/2026", "1", "200"]]
    assert totals(days) == ["Total", "4", "900"]
    assert rows(tenders) == [["Espèces", "600"], ["Carte", "300"]]
    assert rows(makers) == [["Fatima Zahra", "5", "800"], ["Non précisé", "", "100"]]
    assert rows(best) == [["Bol, Bleu", "5", "800"]]
    assert heads(best)[0] == "Meilleures ventes"


@pytest.mark.parametrize("sheet", [A4, A5, ROLL_80_MM])
@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("ar", "fr")])
def test_the_same_paper_gives_the_same_bytes(sheet: Sheet, languages: tuple[str, ...]) -> None:
    for paper in (statement(*languages), summary(*languages)):
        assert pdf(paper, sheet) == pdf(paper, sheet)


def test_a_summary_of_a_fair_is_one_page() -> None:
    assert pdf(summary("fr", "ar"), A4).count(b"/Type /Page\n") == 1
