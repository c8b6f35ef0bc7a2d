"""Lists with valid facts, and what stands on them, for the tests of papers that are lists."""

from dataclasses import replace
from typing import Any

from pos.documents.document import Beside, Document, Row, Signing, Table, Wording
from pos.documents.goods import Goods, GoodsList, Grouping
from pos.documents.list_head import ListFacts
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import Unit, pieces
from tests.factories import NOON, a_seller, dh

FACTS = ListFacts(a_seller(), Names(fr="Foire de Safi", ar="معرض آسفي"), NOON, 60)
FATIMA = Names(fr="Fatima Zahra", ar="فاطمة الزهراء")


def some_goods(**named: Any) -> Goods:
    """Describe eight bowls of 40 DH that Fatima Zahra made."""
    usual = Goods(
        sku="BOL-1",
        code="2000000000015",
        names=Names(fr="Bol", ar="زلافة"),
        variant="",
        craft=Craft.POTTERY,
        category="",
        maker=FATIMA,
        unit=Unit.PIECE,
        price=dh("40"),
        on_hand=pieces(8),
    )
    return replace(usual, **named)


def listed(*goods: Goods, **named: Any) -> GoodsList:
    """List goods, eight bowls without any."""
    return replace(GoodsList(goods or (some_goods(),), FACTS), **named)


def by_maker(*goods: Goods) -> GoodsList:
    return listed(*goods, grouping=Grouping.MAKER)


def table_of(document: Document) -> Table:
    """Return the first table of a paper."""
    return next(block for block in document.blocks if isinstance(block, Table))


def heads(table: Table) -> list[str]:
    """Return what the columns are called, in the main language."""
    return [plain(text(column.head)) for column in table.columns]


def rows(table: Table) -> list[list[str]]:
    """Return what stands in each row, group after group."""
    return [[plain(text(c)) for c in cells] for group in table.groups for cells in group.rows]


def totals(table: Table) -> list[str]:
    """Return what stands in the last row."""
    return [plain(text(cell)) for cell in table.totals]


def words(document: Document) -> str:
    """Return every word of the rows and frames of a paper, without marks of direction."""
    found: list[str] = []
    for block in document.blocks:
        rows_of = (*block.start, *block.end) if isinstance(block, Beside) else (block,)
        for row in rows_of:
            if isinstance(row, Row):
                found += [*(said.text for said in row.label), row.amount]
        if isinstance(block, Signing):
            found += [said.text for wording in block.frames for said in wording]
        found += [said.text for said in getattr(block, "wording", ())]
    return plain("\n".join(found))


def text(wording: Wording) -> str:
    return wording[0].text if wording else ""


def plain(said: str) -> str:
    """Return a text without marks of direction and with plain spaces."""
    kept = "".join(c for c in said if not "\u2066" <= c <= "\u2069")
    return kept.replace("\u00a0", " ").replace("\u202f", " ")
