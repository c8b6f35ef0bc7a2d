"""The statement of a maker's account: every line, every sum, and a box to sign in."""

from dataclasses import replace
from datetime import date

import pytest

from pos.documents.account_statement import (
    AccountStatement,
    EnteredLine,
    SoldLine,
    account_statement,
)
from pos.documents.document import Document
from pos.domain.account import AccountKind, PayoutKind
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.domain.sale_words import Days
from pos.domain.settlement import Payment
from pos.printing.paper import A4, ROLL_80_MM, Sheet
from pos.printing.pdf import pdf
from tests.documents.lists import FACTS, FATIMA, rows, table_of, totals, words
from tests.factories import dh

ON = date(2026, 11, 16)
SOLD = SoldLine(
    ON, "7K3-000147", Names(fr="Bol", ar="زلافة"), "", "BOL-1", pieces(2), dh("80"), dh("68")
)
BACK = replace(
    SOLD, receipt_number="7K3-000151", quantity=pieces(-1), paid=dh("-40"), net=dh("-34")
)
STATEMENT = AccountStatement(
    maker=FATIMA,
    phone="+212 6 00-00-00-00",
    number="12",
    sold=(SOLD, BACK),
    entered=(
        EnteredLine(ON, AccountKind.ADVANCE, "laine", dh("-10")),
        EnteredLine(ON, AccountKind.COST_SHARE, "", dh("-4.50")),
    ),
    kept=dh("0"),
    brought=dh("-2"),
    days=Days(ON, date(2026, 11, 23)),
    payment=Payment(PayoutKind.CASH, dh("17.50")),
)


def paper(statement: AccountStatement = STATEMENT, *languages: str) -> Document:
    return account_statement(statement, FACTS, languages or ("fr",))


def test_each_line_says_what_was_paid_what_is_kept_and_what_is_the_makers() -> None:
    table = table_of(paper())

    assert rows(table) == [
        ["Bol", "16/11/2026", "7K3-000147", "2", "80", "12", "68"],
        ["Bol", "16/11/2026", "7K3-000151", "-1", "-40", "-6", "-34"],
    ]
    assert totals(table) == ["Total", "", "", "1", "40", "6", "34"]


def test_what_is_printed_again_says_that_it_is_a_copy() -> None:
    assert "DUPLICATA" in words(account_statement(STATEMENT, FACTS, ("fr",), copy=True))
    assert "DUPLICATA" not in words(paper())


def test_everything_that_moves_the_sum_stands_above_it() -> None:
    said = words(paper())

    for part in ("-10 DH", "-4,50 DH", "-2 DH", "17,50 DH", "Avance · 16/11/2026 · laine"):
        assert part in said
    assert STATEMENT.due == dh("17.50")
    assert "L’artisan (signature ou empreinte)" in said


def test_who_owes_the_cooperative_is_told_so() -> None:
    owing = replace(STATEMENT, brought=dh("-100"), payment=Payment(PayoutKind.LATER, dh("0")))

    said = words(paper(owing))

    assert "L’artisan doit\n80,50 DH" in said
    assert "Figurera au prochain relevé" in said


def test_what_is_left_of_a_part_payment_is_told() -> None:
    part = replace(STATEMENT, payment=Payment(PayoutKind.CHEQUE, dh("10"), "n° 7"))

    said = words(paper(part))

    assert "Par chèque\n10 DH" in said
    assert "Figurera au prochain relevé\n7,50 DH" in said


def test_at_a_stand_of_their_own_the_money_they_have_is_taken_off() -> None:
    own = replace(STATEMENT, sold=(SOLD,), entered=(), brought=dh("0"), kept=dh("80"))

    assert own.due == dh("-12")
    assert "Déjà chez l’artisan\n-80 DH" in words(paper(own))


def test_a_statement_without_sales_says_so() -> None:
    assert "Rien de nouveau n’a été vendu." in words(paper(replace(STATEMENT, sold=())))


@pytest.mark.parametrize("sheet", [A4, ROLL_80_MM])
@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("ar", "fr")])
def test_it_fits_on_a_page_and_on_a_roll(languages: tuple[str, ...], sheet: Sheet) -> None:
    assert pdf(paper(STATEMENT, *languages), sheet).startswith(b"%PDF")
