"""Two columns that share a sheet's width in fixed parts, whatever stands in them."""

from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout

from ui.theme import Theme


def two_sides(theme: Theme, leading: int) -> tuple[QLayout, QVBoxLayout, QVBoxLayout]:
    """Return the whole, its leading column of so many hundredths, and the trailing one."""
    sides = QGridLayout()
    sides.setHorizontalSpacing(20)
    columns = QVBoxLayout(), QVBoxLayout()
    for number, (column, share) in enumerate(zip(columns, (leading, 100 - leading), strict=True)):
        column.setSpacing(theme.space("medium"))
        sides.addLayout(column, 0, number)
        sides.setColumnStretch(number, share)
    return sides, *columns
