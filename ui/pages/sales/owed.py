"""What is still to come, on the Sales page: debts and cheques, each with its answer in one tap."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QStackedLayout, QVBoxLayout, QWidget

from pos.clock import system_clock
from pos.domain.formatting import isolate, money_text
from pos.domain.tender import TenderOf, TenderState, taken_back
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.followed import Owed, cheques, open_debts, paid_cheques
from pos.services.owed import Settled, follow_tender, settle
from pos.services.shop import Counter, counter
from pos.services.till import Connection
from ui.operations import Operations
from ui.pages.sales.owed_row import COLLECT, OwedRow
from ui.pages.sales.owed_words import followed_text
from ui.screen_language import screen_language
from ui.sheets.tender.tender_sheet import TenderSheet
from ui.sheets.tender.ways import Payment, debt_terms
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.undoable_bar import UndoableBar

# How long a cheque that was said to be paid can be found here: 31 days, in microseconds.
_LATELY: Final = 31 * 24 * 60 * 60 * 1_000_000


@dataclass(frozen=True, slots=True)
class OwedFound:
    """What is to come, and how this stand takes money.

    paid: cheques of the last weeks that were said to be paid, perhaps by mistake.
    """

    debts: tuple[Owed, ...]
    cheques: tuple[Owed, ...]
    paid: tuple[Owed, ...]
    counter: Counter


def owed_found(connection: Connection) -> OwedFound:
    """Read what is to come."""
    return OwedFound(
        debts=tuple(open_debts(connection)),
        cheques=tuple(cheques(connection)),
        paid=tuple(paid_cheques(connection, system_clock() - _LATELY)),
        counter=counter(connection),
    )


class OwedPart(QWidget):
    """Signals: counted(int): how much is to come, when it was read."""

    counted = Signal(object)

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._theme = theme
        self._operations = operations
        self._found: OwedFound | None = None
        self._sheet: TenderSheet | None = None
        self._area = _scrolled()
        self._nothing = EmptyCard(
            theme,
            "circle-check",
            _("Nothing is to be collected"),
            _("Sales on credit and cheques wait here until they are paid."),
        )
        self._undo = UndoableBar(theme, operations)
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(lists, 1)
        column.addWidget(self._undo)

    def reload(self) -> None:
        """Read what is to come once more."""
        self._operations.read(self, owed_found, done=self._show)

    def _show(self, found: OwedFound) -> None:
        self._found = found
        self.counted.emit(len(found.debts) + len(found.cheques))
        whole = QWidget()
        whole.setProperty("role", "scrolled")
        column = QVBoxLayout(whole)
        column.setContentsMargins(margins(0, 0, self._theme.space("small"), 0))
        column.setSpacing(self._theme.space("small"))
        for title, rows in (
            (_("Owed"), found.debts),
            (_("Cheques"), found.cheques),
            (_("Cheques paid lately"), found.paid),
        ):
            if rows:
                column.addWidget(label(title, "title"))
            for owed in rows:
                row = OwedRow(self._theme, owed)
                row.answered.connect(partial(self._answer, owed))
                column.addWidget(row)
        column.addStretch(1)
        self._area.setWidget(whole)
        is_empty = not (found.debts or found.cheques or found.paid)
        self._stack.setCurrentWidget(self._nothing if is_empty else self._area)

    def _answer(self, owed: Owed, answer: object) -> None:
        if answer == COLLECT:
            self._collect(owed)
        elif isinstance(answer, TenderState):
            self._operations.write(
                self,
                follow_tender,
                owed.entry,
                owed.tender,
                answer,
                done=partial(self._followed, owed, answer),
            )

    def _followed(self, owed: Owed, state: TenderState, before: TenderState) -> None:
        sentence = followed_text(owed, state)
        self._undo.take(Undoable(sentence, follow_tender, (owed.entry, owed.tender, before)))

    def _collect(self, owed: Owed) -> None:
        if self._found is None or self._sheet is not None:
            return
        at = self._found.counter
        rates = () if at.shift is None else at.shift.rates
        terms = debt_terms(owed.left, at.rules, rates)
        sheet = TenderSheet(self._theme, self.window(), terms)
        sheet.settled.connect(partial(self._take, owed))
        sheet.closed.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open_sheet()

    def _take(self, owed: Owed, payment: Payment) -> None:
        done = partial(self._taken, owed, payment)
        arguments = (owed.entry, owed.tender, payment.tenders)
        self._operations.write(self, settle, *arguments, done=done, failed=self._refuse)

    def _taken(self, owed: Owed, payment: Payment, settled: Settled) -> None:
        if self._sheet is not None:
            self._sheet.close_sheet()
        back = tuple(
            each
            for number, tender in enumerate(payment.tenders, 1)
            for each in taken_back(tender, TenderOf(settled.entry, number))
        )
        amount = isolate(money_text(owed.left, screen_language()))
        sentence = _("{amount} taken for {name}").format(
            amount=amount, name=isolate(owed.name or owed.receipt_number)
        )
        self._undo.take(Undoable(sentence, settle, (owed.entry, owed.tender, back)))

    def _refuse(self, error: PosError) -> None:
        if self._sheet is not None:
            self._sheet.refuse(error)

    def _forget_sheet(self) -> None:
        self._sheet = None


def _scrolled() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    return area
