"""Under a count: what it comes to so far, what is to be looked at, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from pos.services.count_scans import CountedScan, Stray
from ui.counts.words import doubts_text, products_text, strays_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel

_MOST_NAMED = 12


class CountingFooter(QWidget):
    """Signals: undoing(); naming_strays(str): the codes, in a sentence; giving_up(); going_on()."""

    undoing = Signal()
    naming_strays = Signal(str)
    giving_up = Signal()
    going_on = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._strays: dict[str, int] = {}
        self._sums = ElidedLabel(role="label")
        self._doubts = ElidedLabel(role="remark")
        self._unknown = Button(theme, "", "soft", icon="help")
        self._undo = Button(theme, _("Undo"), "soft", icon="arrow-back-up")
        self._give_up = Button(theme, _("Drop the count"), "quiet", icon="trash")
        self._on = Button(theme, _("Everything is counted"), "main", icon="check")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sums)
        words.addWidget(self._doubts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("small"))
        row.addLayout(words, 1)
        for button in (self._give_up, self._unknown, self._undo, self._on):
            row.addWidget(button)
        self._undo.clicked.connect(self.undoing)
        self._unknown.clicked.connect(self._name_strays)
        self._give_up.clicked.connect(self.giving_up)
        self._on.clicked.connect(self.going_on)

    def show_sums(self, products: int, doubts: int) -> None:
        """Say how many products were counted, and how many are to be counted again."""
        self._sums.setText(products_text(products))
        self._doubts.setText(doubts_text(doubts))
        self._doubts.setVisible(bool(doubts))
        self._on.setEnabled(bool(products))

    def allow_undo(self, *, is_allowed: bool) -> None:
        """Offer to take back what was counted last."""
        self._undo.setEnabled(is_allowed)

    def show_strays(self, strays: dict[str, int]) -> None:
        """Know the codes that no product has."""
        self._strays = dict(strays)
        self._unknown.show_text(strays_text(len(strays)))
        self._unknown.setVisible(bool(strays))

    def note_stray(self, answer: CountedScan) -> None:
        """Know one more, if that is what a scan was."""
        if isinstance(answer, Stray):
            self.show_strays({**self._strays, answer.code: answer.times})

    def _name_strays(self) -> None:
        named = [f"{ltr(code)} × {times}" for code, times in self._strays.items()][:_MOST_NAMED]
        text = _("No product has these codes: {codes}. They are kept with the count.")
        self.naming_strays.emit(text.format(codes=", ".join(named)))
