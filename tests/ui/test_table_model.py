"""A table is rows that are values and columns that are data."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QSortFilterProxyModel, Qt
from pytestqt.modeltest import ModelTester

from ui.table_model import ROW_ROLE, SORT_ROLE, Column, TableModel


@dataclass(frozen=True)
class Piece:
    name: str
    price_minor: int


COLUMNS = (
    Column[Piece]("Name", lambda piece: piece.name),
    Column[Piece](
        "Price",
        lambda piece: f"{piece.price_minor // 100} DH",
        value=lambda piece: piece.price_minor,
        is_numeric=True,
    ),
)
PIECES = (Piece("Tajine", 19_000), Piece("Tapis", 3_000_000_000), Piece("Vase", 9_900))


@pytest.fixture
def model() -> TableModel[Piece]:
    made = TableModel(COLUMNS)
    made.set_rows(PIECES)
    return made


def test_the_model_keeps_the_rules_of_qt(
    model: TableModel[Piece], qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_amounts_above_32_bits_sort_as_numbers(model: TableModel[Piece]) -> None:
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.setSortRole(SORT_ROLE)

    proxy.sort(1)

    assert [proxy.index(row, 0).data() for row in range(3)] == ["Vase", "Tajine", "Tapis"]


def test_a_row_comes_back_as_the_value_it_is(model: TableModel[Piece]) -> None:
    assert model.index(1, 0).data(ROW_ROLE) is PIECES[1]


def test_figures_stand_at_the_trailing_side(model: TableModel[Piece]) -> None:
    side = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)

    assert Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignTrailing
