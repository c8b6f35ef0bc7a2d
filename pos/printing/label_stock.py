"""The labels there are to buy: sheets of A4 in the usual grids; a roll is of any one size."""

from dataclasses import dataclass
from typing import Final

from pos.printing.paper import A4

# Between two labels of a row where the corners are round; those with square corners touch.
_ROUND_GAP_MM: Final = 2.54
_EDGE_MM: Final = 3.0


@dataclass(frozen=True, slots=True)
class LabelStock:
    """Labels of one size.

    columns, rows: on a sheet of A4, where the grid stands in the middle; 0 for a roll.
    gap_mm: between two columns; rows touch.
    """

    width_mm: float
    height_mm: float
    columns: int = 0
    rows: int = 0
    gap_mm: float = 0.0

    @property
    def is_roll(self) -> bool:
        """True for labels that come one after the other."""
        return not self.columns

    @property
    def on_sheet(self) -> int:
        """Labels on a sheet; 0 for a roll."""
        return self.columns * self.rows

    @property
    def name(self) -> str:
        """What it is kept under: its size, and its grid."""
        size = f"{self.width_mm:g}x{self.height_mm:g}"
        return size if self.is_roll else f"{size}/{self.columns}x{self.rows}"

    @property
    def reaches_edge(self) -> bool:
        """True where the outer labels end at the edge of the paper."""
        return min(self.corner_mm(0)) < _EDGE_MM

    def corner_mm(self, number: int) -> tuple[float, float]:
        """Return left and top of a label of a sheet, counted from 0 along the rows."""
        assert A4.height is not None
        row, column = divmod(number, self.columns)
        pitch = self.width_mm + self.gap_mm
        left = (A4.width - pitch * self.columns + self.gap_mm) / 2
        top = (A4.height - self.height_mm * self.rows) / 2
        return left + column * pitch, top + row * self.height_mm


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """Where labels go on their sheets.

    start: place of the first one on the first sheet, counted from 0 along the rows: those before
    it were used already. right_mm, down_mm: what makes good for a printer that draws its paper in
    askew; negative to the left and up.
    """

    stock: LabelStock
    start: int = 0
    right_mm: float = 0.0
    down_mm: float = 0.0


SHEETS: Final = (
    LabelStock(63.5, 38.1, 3, 7, _ROUND_GAP_MM),
    LabelStock(38.1, 21.2, 5, 13, _ROUND_GAP_MM),
    LabelStock(45.7, 21.2, 4, 12, _ROUND_GAP_MM),
    LabelStock(48.5, 25.4, 4, 11),
    LabelStock(52.5, 29.7, 4, 10),
    LabelStock(63.5, 46.6, 3, 6, _ROUND_GAP_MM),
    LabelStock(70, 37, 3, 8),
    LabelStock(99.1, 38.1, 2, 7, _ROUND_GAP_MM),
    LabelStock(99.1, 67.7, 2, 4, _ROUND_GAP_MM),
)
STOCKS: Final = {stock.name: stock for stock in SHEETS}
USUAL: Final = SHEETS[0]


def sheets_needed(labels: int, plan: SheetPlan) -> int:
    """Return how many sheets so many labels take."""
    return -(-(labels + plan.start) // plan.stock.on_sheet) if labels else 0
