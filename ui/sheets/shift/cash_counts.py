"""Counting the drawer: a panel for each currency, a keypad beside them, and the sum."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pos.domain.formatting import money_text
from pos.domain.money import MAD, Money
from pos.domain.parsing import parse_rate
from pos.domain.shift import CashCount, ForeignRate
from pos.i18n import gettext as _
from ui.sheets.shift.count_panel import CountPanel
from ui.sheets.shift.shared_keypad import SharedKeypad
from ui.theme import Theme
from ui.widgets.keypad import COMMA
from ui.widgets.label import label
from ui.widgets.pill_row import PillRow

_SIDE: Final = 300


class CashCounts(QWidget):
    """Counts cash of one or several currencies.

    panels: by currency, the dirham first. Signals: changed(): something else was counted;
    entered(): Enter was pressed in the last line, or Ctrl+Enter in any.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self, theme: Theme, currencies: Sequence[str], *, asks_rates: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self.panels = {code: CountPanel(theme, code, asks_rate=asks_rates) for code in currencies}
        self._pills = PillRow(theme)
        self._stack = QStackedWidget()
        self._keypad = SharedKeypad(theme, self)
        self._sum = label(role="figure")
        self._shown = MAD
        self._lay_out()
        self._connect()
        self._show(MAD)

    def counts(self) -> tuple[CashCount, ...]:
        """Return what was counted of each currency; raises `FieldNotAccepted`."""
        return tuple(panel.counting.cash_count() for panel in self.panels.values())

    def rates(self) -> tuple[ForeignRate, ...]:
        """Return the rates that were typed; raises `FieldNotAccepted`."""
        return tuple(
            ForeignRate(code, parse_rate(panel.rate.text()))
            for code, panel in self.panels.items()
            if code != MAD and panel.rate.text().strip()
        )

    def propose_rates(self, rates: dict[str, Decimal]) -> None:
        """Fill in the rates of the day before."""
        for code, rate in rates.items():
            if code in self.panels:
                self.panels[code].rate.setText(f"{rate:f}".replace(".", COMMA))

    @property
    def is_readable(self) -> bool:
        """False while a sum that was typed is no amount."""
        return all(panel.counting.is_readable for panel in self.panels.values())

    def clear(self) -> None:
        """Count anew, from nothing."""
        for panel in self.panels.values():
            panel.clear()
        self._show(MAD)

    def take_focus(self) -> None:
        """Typing starts at the largest note."""
        panel = self._stack.currentWidget()
        assert isinstance(panel, CountPanel)
        next(iter(panel.rows.values())).line.setFocus(Qt.FocusReason.OtherFocusReason)

    def amounts(self) -> list[Money]:
        """Return the sums so far, without those that cannot be read."""
        countings = [panel.counting for panel in self.panels.values()]
        return [counting.amount for counting in countings if counting.is_readable]

    def _connect(self) -> None:
        self._pills.picked.connect(self._show)
        for panel in self.panels.values():
            panel.changed.connect(self._tell)
            for line in panel.lines:
                line.returnPressed.connect(self._go_on)

    def _show(self, code: object) -> None:
        self._shown = str(code)
        self._stack.setCurrentWidget(self.panels[self._shown])
        texts = {code: code if code != MAD else _("Dirham") for code in self.panels}
        self._pills.set_pills(list(texts.items()), code)
        self.take_focus()
        self._tell()

    def _go_on(self) -> None:
        """Enter goes to the next line; after the last one, or with Ctrl, that is all."""
        is_all = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        panel = self._stack.currentWidget()
        assert isinstance(panel, CountPanel)
        lines = panel.lines
        here = next((n for n, line in enumerate(lines) if line.hasFocus()), len(lines) - 1)
        if here + 1 < len(lines) and not is_all:
            lines[here + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def _tell(self) -> None:
        counting, language = self.panels[self._shown].counting, self._theme.language
        text = money_text(counting.amount, language) if counting.is_readable else "?"
        self._sum.setText(text)
        self.changed.emit()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(self._theme.space("small"))
        left.addWidget(self._pills)
        for panel in self.panels.values():
            self._stack.addWidget(panel)
        left.addWidget(self._stack, 1)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(self._theme.space("small"))
        right.addWidget(label(_("In the drawer"), "caption"))
        right.addWidget(self._sum)
        right.addWidget(self._keypad, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space("wide"))
        row.addLayout(left, 1)
        row.addWidget(side)
        self._pills.setVisible(len(self.panels) > 1)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits typed outside a line go where the keypad types."""
        if not self._keypad.take_key(event):
            super().keyPressEvent(event)
