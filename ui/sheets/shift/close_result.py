"""What the count says: a card for each drawer, baskets not paid, who verified, a remark."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from pos.domain.shift import CashCount
from pos.i18n import gettext as _
from pos.services.shift_keeping import Closing
from ui.operations import Operations
from ui.sheets.shift.close_reading import CountResult
from ui.sheets.shift.difference_card import DifferenceCard
from ui.sheets.shift.held_card import HeldCard
from ui.sheets.shift.verifier_card import VerifierCard
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import ENTER
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.margins import margins


class CloseResult(QWidget):
    """The second half of closing.

    verifier: who verified, None where there is nobody to ask.
    Signals: again(): count once more; confirmed(): close now; finishing(): go and finish the
    baskets first.
    """

    again = Signal()
    confirmed = Signal()
    finishing = Signal()

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._theme = theme
        self._operations = operations
        self._cards: list[DifferenceCard] = []
        self._held: HeldCard | None = None
        self.verifier: VerifierCard | None = None
        self.note = LineField(theme, _("Remark, if you like"))
        self._fault = label(role="fault", wraps=True)
        self._again = Button(theme, _("Count again"), "soft", icon="refresh")
        self._close = Button(theme, _("Close the till"), "primary", icon="lock")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self._area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._fault.hide()
        self._lay_out()
        self._again.clicked.connect(self.again)
        self._close.clicked.connect(self._confirm)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area, 1)
        column.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.addWidget(self._again)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column.addLayout(foot)

    def show_result(self, result: CountResult) -> None:
        """Show what came of a count."""
        self._fault.hide()
        self._close.setEnabled(True)
        self._cards = [DifferenceCard(self._theme, each) for each in result.differences]
        self._held = HeldCard(self._theme, result.held) if result.held else None
        self.verifier = None
        if result.verifiers:
            self.verifier = VerifierCard(
                self._theme, self._operations, result.verifiers, result.with_pin
            )
        whole = QWidget()
        whole.setProperty("role", "scrolled")
        column = QVBoxLayout(whole)
        column.setContentsMargins(margins(0, 0, self._theme.space("small"), 0))
        column.setSpacing(self._theme.space("medium"))
        for card in (*self._cards, self._held, self.verifier):
            if card is not None:
                column.addWidget(card)
        # The remark outlives a second count.
        self.note.setParent(whole)
        column.addWidget(self.note)
        column.addStretch(1)
        if self._held is not None:
            self._held.finishing.connect(self.finishing)
        self._area.takeWidget()
        self._area.setWidget(whole)

    def take_focus(self) -> None:
        """Enter closes the till."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def closing(self, counts: tuple[CashCount, ...], recounts: int) -> Closing:
        """Return how the person wants to close."""
        return Closing(
            counts=counts,
            reasons={card.currency: card.reason.text for card in self._cards},
            cancelled={} if self._held is None else self._held.cancelled(),
            note=self.note.text,
            verified_by="" if self.verifier is None else self.verifier.verified_by,
            recounts=recounts,
        )

    def refuse(self, sentence: str) -> None:
        """Say why the till is not closed, and let the person try again."""
        self._fault.setText(sentence)
        self._fault.show()
        self._close.setEnabled(True)

    def _confirm(self) -> None:
        # The button works once: a till is not closed twice.
        self._close.setEnabled(False)
        self.confirmed.emit()

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self._close.hasFocus():
            self._confirm()
        else:
            super().keyPressEvent(event)
