"""What is filled in for one answer: a number, a reason, a few words, or a product to choose."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.documents.reason_words import reason_name
from pos.domain.discrepancy import Answer, Discrepancy
from pos.domain.parsing import parse_quantity
from pos.domain.stock import DifferenceReason
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.operations import Operations
from ui.pages.reconcile.product_choice import ProductChoice
from ui.pages.reconcile.words import deed_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.pill_flow import PillFlow
from ui.widgets.tall_column import TallColumn

_REASONS = tuple(each for each in DifferenceReason if each is not DifferenceReason.NONE)
_WITH_REASON = frozenset({Answer.STOCK_CORRECTED, Answer.EXPLAINED})
_WITH_NOTE = _WITH_REASON | {Answer.SEEN, Answer.PRICE_ACCEPTED}


@dataclass(frozen=True, slots=True)
class Wish:
    """An answer as it was filled in. wanted: thousandths; product: id, where one was chosen."""

    answer: Answer
    note: str = ""
    wanted: int = 0
    reason: DifferenceReason = DifferenceReason.NONE
    product: str = ""


class AnswerForm(QWidget):
    """number, reasons, note, products: the parts, each shown for the answers that need it.

    save: confirms. Signals: wished(Wish).
    """

    wished = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, row: Discrepancy) -> None:
        super().__init__()
        self.theme = theme
        self._row = row
        self._answer = Answer.SEEN
        self._reason = DifferenceReason.NONE
        self.number = LineField(theme, _("How many are there?"), line=NumberLine())
        self._why = label(_("What explains it"), "caption")
        self.reasons = PillFlow(theme)
        self.reasons.set_pills([(each, reason_name(each)) for each in _REASONS], None)
        self.note = LineField(theme, _("In a few words"))
        self.products = ProductChoice(theme, operations)
        self.save = Button(theme, "", "main", icon="check")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        self._typed = self._ground()
        column.addWidget(self._typed, 1)
        column.addWidget(self.products, 1)
        column.addWidget(self.save)
        self.reasons.picked.connect(self._take_reason)
        self.save.clicked.connect(self.confirm)
        self.number.entered.connect(self.confirm)
        self.note.entered.connect(self.confirm)
        self.products.chosen.connect(self._choose)

    def show_answer(self, answer: Answer) -> None:
        """Show what this answer needs."""
        self._answer = answer
        self.number.setVisible(answer is Answer.STOCK_CORRECTED)
        # The reasons are those of goods; money and clocks are explained in words alone.
        has_reasons = answer in _WITH_REASON and bool(self._row.place)
        self.reasons.setVisible(has_reasons)
        self._why.setVisible(has_reasons)
        self.note.setVisible(answer in _WITH_NOTE)
        self._typed.setVisible(answer is not Answer.LINKED)
        self.products.setVisible(answer is Answer.LINKED)
        self.save.setVisible(answer is not Answer.LINKED)
        self.save.show_text(deed_text(answer))
        self.take_focus()

    def take_focus(self) -> None:
        """Typing starts in the first part."""
        first = {Answer.STOCK_CORRECTED: self.number, Answer.LINKED: self.products}
        part = first.get(self._answer, self.note if self._answer in _WITH_NOTE else self.save)
        part.setFocus()

    def confirm(self) -> None:
        """Say what was filled in; what cannot be read is said under it."""
        try:
            wanted = self._wanted()
        except FieldNotAccepted:
            return
        self.wished.emit(Wish(self._answer, self.note.text, wanted, self._reason))

    def _ground(self) -> QWidget:
        """Put what is typed and tapped where large text can scroll."""
        ground = TallColumn()
        ground.column.setSpacing(self.theme.space("small"))
        for part in (self.number, self._why, self.reasons, self.note):
            ground.column.addWidget(part)
        ground.column.addStretch(1)
        return finger_scroll(ground)

    def _wanted(self) -> int:
        if self._answer is not Answer.STOCK_CORRECTED:
            return 0
        unit = self._row.unit
        return self.number.parsed(lambda text: parse_quantity(text, unit)).thousandths

    def _take_reason(self, reason: object) -> None:
        assert isinstance(reason, DifferenceReason)
        self._reason = reason

    def _choose(self, product: str) -> None:
        self.wished.emit(Wish(Answer.LINKED, product=product))
