"""Whose work it is: one tap or one figure."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from pos.domain.parsing import keypad_digit
from pos.domain.product import Maker
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_COLUMNS: Final = 2
_FIGURES: Final = 9


class MakerSheet(Sheet):
    """Offers the makers by name, the first nine also by figure, and `later`.

    Signals: picked(str): the id, empty for later. The sheet has closed by then.
    """

    picked = Signal(str)

    def __init__(
        self, theme: Theme, window: QWidget, makers: Sequence[Maker], picked: str = ""
    ) -> None:
        super().__init__(theme, window, _("Who made it?"), width=640, height=520)
        self._ids = [maker.id for maker in makers]
        if not makers:
            text = _("No maker has a name yet. Add them to your products in Stock.")
            self.body.addWidget(label(text, wraps=True))
        later = Button(theme, _("Later"), "soft", icon="clock")
        later.clicked.connect(partial(self._pick, ""))
        self.body.addWidget(finger_scroll(self._names(makers, picked)), 1)
        self.body.addWidget(later)

    def _names(self, makers: Sequence[Maker], picked: str) -> QWidget:
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.theme.space("small"))
        for number, maker in enumerate(makers):
            figure = f"{number + 1}  " if number < _FIGURES else ""
            name = maker.names.within(screen_language())
            button = Button(self.theme, figure + name, "method")
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.setChecked(maker.id == picked)
            button.clicked.connect(partial(self._pick, maker.id))
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        grid.setRowStretch(len(makers) // _COLUMNS + 1, 1)
        return ground

    def _pick(self, maker: str, *_checked: object) -> None:
        self.close_sheet()
        self.picked.emit(maker)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = keypad_digit(event.text())
        if digit == "0":
            self._pick("")
        elif digit and int(digit) <= len(self._ids):
            self._pick(self._ids[int(digit) - 1])
        else:
            super().keyPressEvent(event)
