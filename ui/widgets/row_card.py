"""One thing of a short list, as large as a finger wants it: what it is, a remark, an amount."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, label
from ui.widgets.margins import margins

_LEAST_HEIGHT = 68


class RowCard(Button):
    """A button over the whole width. name: all of it in one sentence, for a screen reader.

    more: a second remark, on a line of its own.
    """

    # Height of the third line; events come before it is known.
    _third: int = 0

    def __init__(
        self,
        theme: Theme,
        title: str,
        remark: str = "",
        *,
        more: str = "",
        name: str = "",
        picture: QPixmap | None = None,
    ) -> None:
        super().__init__(theme, role="method")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margins(14, 8, 14, 8))
        self._row.setSpacing(theme.space("medium"))
        if picture is not None:
            shown = QLabel()
            shown.setPixmap(picture)
            self._row.addWidget(shown)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(title, "strong"))
        for said in (remark, more):
            if said:
                words.addWidget(ElidedLabel(said, "caption"))
        self._row.addLayout(words, 1)
        self.setAccessibleName(name or title)
        self._third = theme.text_px("caption") * 3 // 2 if more else 0
        self.setMinimumHeight(_LEAST_HEIGHT + self._third)
        self._let_taps_through()

    def add_end(self, part: QWidget) -> None:
        """Show something at the trailing end."""
        self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._let_taps_through()

    def add_amount(self, text: str, remark: str = "") -> None:
        """Show an amount at the trailing end, with what it is below."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for words, role in ((text, "strong"), (remark, "caption")):
            if words:
                column.addWidget(label(words, role), 0, Qt.AlignmentFlag.AlignTrailing)
        self.add_end(whole)

    def _let_taps_through(self) -> None:
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # Overrides of Qt methods.

    def event(self, event: QEvent) -> bool:
        """Keep the height of a third line: the style sheet sets the usual one when it is shown."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.Polish and self._third:
            self.setMinimumHeight(_LEAST_HEIGHT + self._third)
        return is_done

    def sizeHint(self) -> QSize:
        # No wider than it must be: a long title ends in an ellipsis, and never pushes the end out.
        least = QSize(self._row.minimumSize().width(), self._row.sizeHint().height())
        return least.expandedTo(QSize(0, self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize().expandedTo(QSize(0, self.minimumHeight()))
