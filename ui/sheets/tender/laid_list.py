"""What was laid down so far, each part with a tap that takes it back, and one that undoes that."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from pos.domain.formatting import money_text
from pos.domain.tender import Tender, TenderKind
from pos.i18n import gettext as _
from ui.sheets.tender.tender_words import part_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, label
from ui.widgets.margins import margins

_MOST_ROWS: Final = 2


class LaidList(QScrollArea):
    """Hidden while nothing is laid down. Signals: removed(int): a part is taken back."""

    removed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Laid down so far"))
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.hide()

    def show_parts(self, parts: tuple[Tender, ...]) -> None:
        """Show them, the newest on top; two are in sight, the others scroll."""
        whole = QWidget()
        whole.setProperty("role", "scrolled")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for number in reversed(range(len(parts))):
            column.addWidget(self._row(number, parts[number]))
        column.addStretch(1)
        self.setWidget(whole)
        row = self._theme.height("step") + 4
        self.setFixedHeight(max(0, min(len(parts), _MOST_ROWS) * row - 4))
        self.setVisible(bool(parts))

    def _row(self, number: int, tender: Tender) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "ground")
        words = part_text(tender)
        row = QHBoxLayout(frame)
        row.setContentsMargins(margins(12, 0, 2, 0))
        row.setSpacing(self._theme.space("small"))
        row.addWidget(ElidedLabel(words, "strong"), 1)
        row.addWidget(label(money_text(tender.received, self._theme.language), "label"))
        if tender.kind is TenderKind.DEPOSIT:
            # Paid when the piece was ordered: it is not in anybody's hand now.
            frame.setMinimumHeight(self._theme.height("step"))
            return frame
        remove = Button(
            self._theme, role="quiet", icon="x", name=_("Take back: {what}").format(what=words)
        )
        remove.clicked.connect(partial(self._remove, number))
        remove.setFixedHeight(self._theme.height("step"))
        row.addWidget(remove)
        return frame

    def _remove(self, number: int, *_checked: object) -> None:
        self.removed.emit(number)
