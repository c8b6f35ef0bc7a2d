"""What is handed on: what the seller ticks and nothing else, the same on paper and in the table."""

import csv
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest

from pos.documents.bilan import (
    FOR_ORGANISER,
    FOR_OURSELVES,
    OF_A_FAIR,
    Bilan,
    Part,
    facts_of,
)
from pos.documents.bilan_table import bilan_heads, bilan_rows
from pos.documents.document import Beside, Chart, Row, Table
from pos.documents.fair_summary import fair_summary
from pos.domain.fair import Fair, FairCosts, Reach
from pos.domain.fair_result import FairResult, GoodsResult, by_maker
from pos.domain.fair_sums import FairSums, HourSum, NamedSum
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import Unit
from pos.domain.stock import Tally
from pos.i18n import language
from pos.printing.paper import A4
from pos.printing.pdf import pdf
from pos.services.spreadsheet import FileKind, write_table
from tests.documents.lists import FACTS, words
from tests.documents.test_sales_papers import DAYS, SUMS, tables
from tests.factories import dh

# What makes a cell a formula in one spreadsheet or another, at its beginning.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
TALLY = Tally(packed=10_000, sold=5000, broken=1000, missing=2000, still_there=2000)
GOODS = GoodsResult(
    "7K3Q2M-5",
    Names(fr="Bol"),
    "Bleu",
    Unit.PIECE,
    "7K3Q2M-2",
    dh("200"),
    TALLY,
    dh("900"),
    craft=Craft.POTTERY,
)
FAIR = Fair(
    Names(fr="Foire de Fès", ar="معرض فاس"),
    city="Fès",
    reach=Reach.NATIONAL,
    costs=FairCosts(fees=dh("300")),
    visitors=1200,
)
RESULT = FairResult(FAIR, SUMS, (GOODS,), by_maker([GOODS], lambda _maker: Names(fr="Fatima")))
BILAN = Bilan(SUMS, DAYS, RESULT)


def cells(bilan: Bilan, parts: Collection[Part], code: str = "fr") -> list[list[str]]:
    """Read the table back, as a spreadsheet would."""
    output = BytesIO()
    with language(code):
        write_table(FileKind.CSV, output, bilan_heads(), bilan_rows(bilan, parts), code)
    parts_by = "," if code == "en" else ";"
    text = output.getvalue().decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=parts_by))[1:]


def facts_on_paper(parts: Collection[Part], code: str = "fr") -> dict[str, str]:
    """Return the rows of facts on the paper."""
    paper = fair_summary(BILAN, FACTS, (code,), parts)
    figures = [block for block in paper.blocks if isinstance(block, Beside)][1]
    rows = [row for row in (*figures.start, *figures.end) if isinstance(row, Row)]
    return {row.label[0].text: row.amount for row in rows}


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_the_paper_and_the_table_say_the_same_facts(code: str) -> None:
    paper, table = facts_on_paper(FOR_OURSELVES, code), cells(BILAN, FOR_OURSELVES, code)

    with language(code):
        told = {fact.key: (fact.words(), fact.text(code)) for fact in facts_of(BILAN)}
    assert paper == dict(told.values())
    named = {row[0]: row for row in table}
    for key, (name, _text) in told.items():
        assert named[key][1] == name
    point = "." if code == "en" else ","
    assert named["turnover"][3:] == [f"900{point}00", "MAD"]
    assert named["left"][3:] == [f"600{point}00", "MAD"]
    assert named["visitors"][3:] == ["1200", ""]


def test_only_what_is_ticked_is_told() -> None:
    parts = {Part.SALES, Part.VISITORS}

    assert list(facts_on_paper(parts)) == ["Ventes", "Visiteurs"]
    assert [row[0] for row in cells(BILAN, parts)] == [
        "fair",
        "first_day",
        "last_day",
        "sales",
        "visitors",
    ]


def test_without_the_turnover_nothing_gives_it_away() -> None:
    parts = FOR_ORGANISER - {Part.TURNOVER}

    paper = fair_summary(BILAN, FACTS, ("fr",), parts)

    said = words(paper)
    assert "DH" not in said
    assert [row for row in cells(BILAN, parts) if row[4]] == []
    (chart,) = (block for block in paper.blocks if isinstance(block, Chart))
    assert [bar.amount for bar in chart.bars] == ["1", "3"]
    (days,) = tables(paper)
    assert [len(group.rows[0]) for group in days.groups] == [2]


def test_of_goods_only_sums_are_told() -> None:
    rows = {row[0]: row[3] for row in cells(BILAN, {Part.GOODS})}

    assert (rows["goods_packed"], rows["goods_missing"]) == ("10", "2")
    assert rows["worth_sold"] == "1000,00"
    assert not any("Bol" in value for value in rows.values())


@pytest.mark.parametrize("sign", FORMULA)
def test_no_text_becomes_a_formula_in_a_spreadsheet(sign: str) -> None:
    evil = f"{sign}HYPERLINK(1)"
    fair = replace(FAIR, names=Names(fr=evil), city=evil)
    named = (NamedSum(Names(fr=evil), "", 1, dh("5")),)
    sums: FairSums = replace(SUMS, products=named, makers=named)
    bilan = Bilan(sums, DAYS, replace(RESULT, fair=fair, sums=sums))

    texts = [cell for row in cells(bilan, FOR_OURSELVES) for cell in (*row[:3], row[4])]
    values = [row[3] for row in cells(bilan, FOR_OURSELVES) if not row[4]]

    assert not any(text.startswith(FORMULA) for text in texts)
    assert not any(value.startswith(FORMULA) for value in values)


def test_some_days_have_no_parts_of_a_fair() -> None:
    plain = Bilan(SUMS, DAYS)

    assert not OF_A_FAIR & set(plain.parts)
    assert not OF_A_FAIR & {fact.part for fact in facts_of(plain)}
    assert cells(plain, FOR_OURSELVES)[0][3] == DAYS.first.isoformat()


@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("en",), ("ar", "fr")])
def test_what_an_organiser_gets_is_one_page(languages: tuple[str, ...]) -> None:
    days = tuple(replace(SUMS.days[0], on=date(2026, 11, day)) for day in range(1, 16))
    sums = replace(SUMS, days=days)
    bilan = Bilan(sums, DAYS, replace(RESULT, sums=sums))

    paper = pdf(fair_summary(bilan, FACTS, languages, FOR_ORGANISER), A4)

    assert paper.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("languages", [("fr",), ("ar", "fr"), ("fr", "ar"), ("fr", "en")])
def test_all_there_is_to_tell_is_one_page_in_two_languages_too(languages: tuple[str, ...]) -> None:
    bilan = long_bilan()

    paper = pdf(fair_summary(bilan, FACTS, languages, FOR_OURSELVES), A4)

    assert paper.count(b"/Type /Page\n") == 1


def test_makers_without_a_row_of_their_own_are_summed_up() -> None:
    bilan = long_bilan()

    (makers,) = (
        table for table in tables(fair_summary(bilan, FACTS, ("fr",))) if "Artisan" in plain(table)
    )
    rows = [row for group in makers.groups for row in group.rows]

    assert len(rows) == 12
    assert rows[-1][0][0].text.endswith("autres")
    assert [cell[0].text for cell in rows[-1][1:]] == ["38", "3\u202f800"]


def plain(table: Table) -> str:
    return " ".join(said.text for column in table.columns for said in column.head)


def long_bilan() -> Bilan:
    """Tell of fifteen days, ten hours, thirty makers and more products than are ever named."""
    days = tuple(replace(SUMS.days[0], on=date(2026, 11, day)) for day in range(1, 16))
    hours = tuple(HourSum(hour, 2, dh("300")) for hour in range(9, 20))
    makers = tuple(
        NamedSum(Names(fr=f"Coopérative {n}", ar=f"تعاونية {n}"), "", 2, dh("200"))
        for n in range(30)
    )
    products = tuple(
        NamedSum(Names(fr=f"Tapis noué {n}", ar=f"زربية معقودة {n}"), "Bleu", 2, dh("200"))
        for n in range(30)
    )
    sums = replace(SUMS, days=days, hours=hours, makers=makers, products=products)
    return Bilan(sums, DAYS, replace(RESULT, sums=sums))


def test_the_fair_is_named_once_where_the_paper_is_made_at_it() -> None:
    at_the_fair = replace(FACTS, place=FAIR.names)

    assert words(fair_summary(BILAN, at_the_fair, ("fr",))).count("Foire de Fès") == 1
    assert words(fair_summary(BILAN, FACTS, ("fr",))).count("Foire de Fès") == 1
