"""Parts of a difference that have a reason of their own: each with how many, one less, one more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.documents.reason_words import reason_name
from pos.domain.formatting import isolate
from pos.domain.quantity import THOUSAND
from pos.i18n import gettext as _
from pos.services.counted import Explained, Found
from ui.counts.words import amount
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.label import ElidedLabel, label


class PartsList(QWidget):
    """rows: one a part. Signals: changed(tuple[Explained]): a part explains more or less."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[PartRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space("small"))

    def show_parts(self, found: Found) -> None:
        """Show the parts of a difference; more of one is offered while something is left."""
        for row in self.rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [PartRow(self._theme, found, part) for part in found.parts]
        for number, row in enumerate(self.rows):
            self._column.addWidget(row)
            row.stepped.connect(lambda step, at=number: self._step(found, at, step))
        self.setVisible(bool(self.rows))

    def _step(self, found: Found, number: int, step: int) -> None:
        stepped = [
            part.more(step * THOUSAND) if at == number else part
            for at, part in enumerate(found.parts)
        ]
        self.changed.emit(tuple(part for part in stepped if part.quantity))


class PartRow(QWidget):
    """less, more: the buttons. Signals: stepped(int): -1 or +1 piece."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, found: Found, part: Explained) -> None:
        super().__init__()
        reason = reason_name(part.reason)
        px = theme.height("control")
        self.less = square(Button(theme, role="step", icon="minus"), px)
        self.more = square(Button(theme, role="step", icon="plus"), px)
        self.less.show_text("", _("Less of this reason: {reason}").format(reason=isolate(reason)))
        self.more.show_text("", _("More of this reason: {reason}").format(reason=isolate(reason)))
        self.more.setEnabled(abs(found.left) >= THOUSAND)
        many = label(amount(found, abs(part.quantity)), "title")
        many.setAlignment(Qt.AlignmentFlag.AlignCenter)
        many.setMinimumWidth(px)
        name = ElidedLabel(role="label")
        name.setText(reason)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(name, 1)
        for widget in (self.less, many, self.more):
            line.addWidget(widget)
        self.less.clicked.connect(lambda: self.stepped.emit(-1))
        self.more.clicked.connect(lambda: self.stepped.emit(1))
