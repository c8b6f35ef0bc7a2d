"""The chip: one place on every page that says where the sales of this device are."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.chip_board import board_of
from ui.widgets.chip_state import ChipDeed, ChipState
from ui.widgets.label import label, set_state
from ui.widgets.sheet import Sheet

# Qt's own number for no limit, which its bindings do not name.
QWIDGETSIZE_MAX: Final = 2**24 - 1


class Chip(Button):
    """Shows a `ChipState`; a tap opens the whole story over the page.

    Where there is no room for the words the picture says it alone.
    """

    def __init__(self, theme: Theme, state: ChipState) -> None:
        super().__init__(theme, role="chip")
        self._state = state
        self._follows = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_state(state)
        self.clicked.connect(self._explain)

    def show_state(self, state: ChipState) -> None:
        """Say how things stand."""
        self._state = state
        inks = {"calm": "muted_ink", "info": "info_ink", "late": "warn_ink"}
        self.show_icon(state.icon, inks[state.kind])
        self.show_text(state.text)
        set_state(self, "state", state.kind)

    def _explain(self) -> None:
        sheet = Sheet(self.theme, self.window(), self._state.text)
        for line in self._state.story.splitlines():
            sheet.body.addWidget(label(line, wraps=True))
        # One below the other: side by side three are too wide in French, or in large letters.
        for deed in self._state.deeds:
            button = Button(self.theme, deed.text, "soft", icon=deed.icon)
            button.clicked.connect(partial(_act, sheet, deed))
            sheet.body.addWidget(button)
        sheet.open_sheet()

    def _follow_board(self) -> None:
        board = None if self._follows else board_of(self.window())
        if board is not None:
            self._follows = True
            board.stated.connect(self.show_state)
            if board.state is not None:
                self.show_state(board.state)

    # Overrides of Qt methods.

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumHeight(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= self.sizeHint().width()
        if not fits and self.text():
            self.show_text("", self._state.text)
            # What the words leave is for the rest of the row, until there is another row.
            self.setMaximumWidth(self.minimumHeight())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_board()
        if (row := self.parentWidget()) is not None:
            row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.text():
            self.setMaximumWidth(QWIDGETSIZE_MAX)
            self.show_text(self._state.text)
        return super().eventFilter(watched, event)


def _act(sheet: Sheet, deed: ChipDeed, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - what a click says
    sheet.close_sheet()
    deed.act()
