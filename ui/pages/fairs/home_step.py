"""Bringing home what is left, and closing the fair."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.fair import FairState
from pos.i18n import gettext as _
from pos.i18n import pgettext
from ui.operations import Operations
from ui.packing.panel import PackingPanel
from ui.packing.words import words_back
from ui.pages.fairs.reading import OneFair
from ui.pages.fairs.words import pieces_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.margins import margins


class HomeStep(QWidget):
    """panel: the packing.

    Signals: going_home(): this device is to sell at home again; counting(): what is there is to be
    counted first.
    """

    going_home = Signal()
    counting = Signal()

    def __init__(self, theme: Theme, operations: Operations, papers: Path) -> None:
        super().__init__()
        self.panel = PackingPanel(theme, operations, papers, words_back())
        self.sell_home = Button(theme, _("Sell at home again"), "soft", icon="home")
        self.count = Button(theme, pgettext("fair", "Count"), "soft", icon="clipboard-check")
        self._said = label(wraps=True)
        self._bar = QFrame()
        self._bar.setProperty("role", "card")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(margins(16, 8, 8, 8))
        row.setSpacing(theme.space("medium"))
        row.addWidget(self._said, 1)
        row.addWidget(self.count)
        row.addWidget(self.sell_home)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self._bar)
        column.addWidget(self.panel, 1)
        self.sell_home.clicked.connect(self.going_home)
        self.count.clicked.connect(self.counting)

    def show_fair(self, found: OneFair) -> None:
        """Show what is left to do; the packing reads what is there by itself."""
        is_here = found.here == found.fair.id
        left = found.pieces.still_there
        self.sell_home.setVisible(is_here)
        self.count.setVisible(left > 0)
        text = _left_text(found, left)
        self._said.setText(text)
        self._bar.setVisible(is_here or bool(text))


def _left_text(found: OneFair, left: int) -> str:
    if left > 0:
        if found.state is FairState.ON:
            return _(
                "Still there by the book: {pieces}. The fair goes on: send back what you do not "
                "need."
            ).format(pieces=pieces_text(left))
        return _(
            "Still there by the book: {pieces}. Pack what you really find: the rest is missing."
        ).format(pieces=pieces_text(left))
    if found.pieces.brought:
        return _("Nothing is left there by the book. Look at the result, and settle the fair.")
    return ""
