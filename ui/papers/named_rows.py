"""Rows of a form: a name at the leading side, and beside it what is chosen or typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.label import label

_NAMES_WIDE = 150


class NamedRows(QWidget):
    """Rows one under another; a row can be hidden."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._names: dict[QWidget, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space("medium"))
        self._grid.setVerticalSpacing(theme.space("small"))
        self._grid.setColumnMinimumWidth(0, _NAMES_WIDE)
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, content: QWidget) -> None:
        """Add a row; the same word may stand in several: a screen reader says which row it is."""
        number = len(self._names)
        named = label(name, "label", wraps=True)
        content.setAccessibleName(name)
        self._names[content] = named
        self._grid.addWidget(named, number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(content, number, 1)

    def show_row(self, content: QWidget, *, is_shown: bool) -> None:
        """Show or hide a row."""
        self._names[content].setVisible(is_shown)
        content.setVisible(is_shown)


def side_by_side(theme: Theme, *parts: QWidget) -> QWidget:
    """Return parts beside each other; what a field says below it does not move the others."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.space("medium"))
    for part in parts:
        # An alignment would do the same, but then Qt forgets the height that a field needs.
        column = QVBoxLayout()
        column.addWidget(part)
        column.addStretch(1)
        line.addLayout(column, 1)
    return row
