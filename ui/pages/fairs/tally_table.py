"""One row for each product: packed, added, sold, given, broken, returned, missing, still there."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from pos.documents.fair_words import part_text
from pos.i18n import gettext as _
from ui.pages.fairs.reading import ProductTally
from ui.product_text import on_hand_text, product_name
from ui.screen_language import screen_language
from ui.table_model import Column, TableModel
from ui.theme import Theme
from ui.widgets.table import Table

_NAME_LEAST: Final = 116
_PARTS: Final = (
    "packed",
    "added",
    "sold",
    "given",
    "broken",
    "returned",
    "missing",
    "still_there",
)
_ALWAYS: Final = ("packed", "sold", "missing", "still_there")


class TallyTable(Table):
    """Reads alone; the products in the order of their names.

    What happened to no product has no column, but for what is asked of every fair.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("What became of each product"))
        self._theme = theme
        # What the style sheet leaves beside a figure, and what may be spared where room is short.
        self._spare = theme.space("small") - 2
        self._padding = 2 * theme.space("medium") + theme.space("small")
        self.tallies = TableModel(_columns(theme), self)
        self.setModel(self.tallies)
        # A long name goes over two lines.
        self.setWordWrap(True)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(self._padding)

    def show_products(self, rows: Sequence[ProductTally]) -> None:
        """Show these."""
        self.tallies.set_rows(rows)
        for number, part in enumerate(_PARTS, 1):
            is_empty = not any(getattr(row.tally, part) for row in rows)
            self.setColumnHidden(number, is_empty and part not in _ALWAYS)
        self._share_out()

    def _share_out(self) -> None:
        """Give the names what the figures leave, and never so little that nobody can read them.

        Where there is little room the figures stand closer together, so that all are in sight.
        """
        shown = [n for n in range(1, self.tallies.columnCount()) if not self.isColumnHidden(n)]
        wanted = {number: self._wanted(number) for number in shown}
        lacking = _NAME_LEAST + sum(wanted.values()) - self.viewport().width()
        closer = min(max(-(-lacking // max(len(shown), 1)), 0), self._spare)
        for number, width in wanted.items():
            self.setColumnWidth(number, width - closer)
        left = self.viewport().width() - sum(wanted.values()) + closer * len(shown)
        self.setColumnWidth(0, max(_NAME_LEAST, left))

    def _wanted(self, number: int) -> int:
        title = str(self.tallies.headerData(number, Qt.Orientation.Horizontal))
        texts = [
            str(self.tallies.data(self.tallies.index(row, number)))
            for row in range(self.tallies.rowCount())
        ]
        head = QFontMetrics(self._theme.font("caption", "strong")).horizontalAdvance(title)
        words = QFontMetrics(self._theme.font("body"))
        cells = max((words.horizontalAdvance(text) for text in texts), default=0)
        return max(head, cells) + self._padding

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()


def _columns(theme: Theme) -> list[Column[ProductTally]]:
    named = Column[ProductTally](_("Product"), _name)
    figures = [
        Column[ProductTally](
            part_text(part), partial(_figure, part), is_numeric=True, ink=_ink(theme, part)
        )
        for part in _PARTS
    ]
    return [named, *figures]


def _name(row: ProductTally) -> str:
    return product_name(row.product, screen_language())


def _figure(part: str, row: ProductTally) -> str:
    thousandths = getattr(row.tally, part)
    return on_hand_text(row.product, thousandths, screen_language()) if thousandths else "–"


def _ink(theme: Theme, part: str) -> Callable[[ProductTally], QColor | None]:
    """Say missing pieces in the ink of what is wrong; the column says it in words."""

    def ink(row: ProductTally) -> QColor | None:
        is_missing = part == "missing" and row.tally.missing > 0
        return theme.colour("bad_ink") if is_missing else None

    return ink
