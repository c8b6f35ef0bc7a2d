"""The keys and what they do, one line each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pos.i18n import gettext as _
from ui.page import Key
from ui.theme import Theme
from ui.widgets.label import label
from ui.widgets.sheet import Sheet


class KeysSheet(Sheet):
    """Opens on F1; every key on it also has a button on the page."""

    def __init__(self, theme: Theme, window: QWidget, keys: Sequence[Key]) -> None:
        super().__init__(theme, window, _("Keys and help"), width=860)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("large"))
        grid.setVerticalSpacing(theme.space("small"))
        rows = (len(keys) + 1) // 2
        for number, key in enumerate(keys):
            column, row = divmod(number, rows)
            cap = label(key.sequence, "keycap")
            grid.addWidget(cap, row, 2 * column, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(label(key.text, wraps=True), row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
