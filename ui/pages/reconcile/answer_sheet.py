"""One discrepancy: what is known of it, and the answers that can be given."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.documents.discrepancy_words import title_text
from pos.domain.discrepancy import ANSWERS, Answer, Discrepancy
from pos.domain.product import Maker
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from ui.operations import Operations
from ui.pages.reconcile.answer_form import AnswerForm, Wish
from ui.pages.reconcile.known_part import KnownPart
from ui.pages.reconcile.words import deed_text
from ui.sheets.product.maker_sheet import MakerSheet
from ui.theme import Theme
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow
from ui.widgets.sheet import Sheet

_WIDTH: Final = 980
_HEIGHT: Final = 640


class AnswerSheet(Sheet):
    """answers: the pills, the likely one first. form: what the chosen one needs.

    Signals: wished(Wish): an answer was filled in; named(str): the id of the maker of a line.
    """

    wished = Signal(object)
    named = Signal(str)

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, row: Discrepancy
    ) -> None:
        super().__init__(theme, window, title_text(row), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self.row = row
        self.answers = PillFlow(theme)
        self.form = AnswerForm(theme, operations, row)
        self._lay_out()
        self.answers.picked.connect(self._pick)
        self.form.wished.connect(self._take)
        offered = ANSWERS[row.kind]
        self.answers.set_pills([(each, deed_text(each)) for each in offered], offered[0])
        self.answers.setVisible(len(offered) > 1)
        self.form.show_answer(offered[0])

    def open_sheet(self) -> None:
        """Typing starts in the form."""
        super().open_sheet()
        self.form.take_focus()

    def refuse(self, error: PosError) -> None:
        """Say why an answer was not kept."""
        self.tell(str(error))

    def _pick(self, answer: object) -> None:
        assert isinstance(answer, Answer)
        self.form.show_answer(answer)

    def _take(self, wish: Wish) -> None:
        if wish.answer is Answer.MAKER_NAMED:
            self._operations.read(self, makers, done=self._ask_maker)
        else:
            self.wished.emit(wish)

    def _ask_maker(self, known: list[Maker]) -> None:
        sheet = MakerSheet(self.theme, self._window, known)
        sheet.picked.connect(lambda maker: self.named.emit(maker) if maker else None)
        sheet.open_sheet()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(self.theme.space("small"))
        right.addWidget(label(_("What is to be said of it?"), "caption"))
        right.addWidget(self.answers)
        right.addWidget(self.form, 1)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("large"))
        row.addWidget(KnownPart(self.theme, self.row), 1)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
