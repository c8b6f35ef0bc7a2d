"""Reconcile: what does not agree between tills, each with its answer, and the evening's steps."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.changed import Changed
from pos.clock import system_clock
from pos.documents.discrepancy_words import title_text
from pos.domain.discrepancy import Discrepancy
from pos.i18n import gettext as _
from ui.errands import ShiftDeed
from ui.latest import Latest
from ui.operations import Operations
from ui.page import Key, Page
from ui.pages.reconcile.desk import Desk
from ui.pages.reconcile.lists import Lists
from ui.pages.reconcile.reading import Evening, evening
from ui.pages.reconcile.steps import Steps
from ui.pages.reconcile.words import EveningStep, View
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.button import Button
from ui.widgets.page_head import page_head

_STEPS_WIDE: Final = 300
_STEPS_COMPACT: Final = 250


class ReconcilePage(Page):
    """steps, lists: the two halves. desk: what is opened over them. found: None before reading."""

    shows: ClassVar[Changed] = (
        Changed.SALES
        | Changed.STOCK
        | Changed.SHIFT
        | Changed.PRODUCTS
        | Changed.PEOPLE
        | Changed.TILLS
        | Changed.ANSWERS
        | Changed.COUNTING
    )

    def __init__(self, theme: Theme, operations: Operations, papers: Path) -> None:
        """`papers`: the usual folder of papers."""
        super().__init__(theme, operations)
        self.found: Evening | None = None
        self.steps = Steps(theme)
        self.lists = Lists(theme)
        self.desk = Desk(theme, operations, self, papers)
        self.exchange = Button(theme, _("Other tills"), "soft", icon="building-store")
        self.paper = Button(theme, _("Paper"), "soft", icon="file-type-pdf")
        self._latest = Latest(operations, self, evening, self._show)
        self._lay_out()
        self.steps.picked.connect(self._go_on)
        self.lists.opened.connect(self.desk.ask)
        self.lists.exchanging.connect(self.desk.exchange)
        self.exchange.clicked.connect(self.desk.exchange)
        self.paper.clicked.connect(self.desk.make_paper)
        self.desk.answered.connect(self._tell)

    def reload(self) -> None:
        """Look again at what does not agree."""
        self._latest.ask(system_clock())

    def keys(self) -> Sequence[Key]:
        """Each of them has a button too."""
        go_on = {step: partial(self._go_on, step) for step in EveningStep}
        return (
            Key("F2", _("The first thing to look at"), self.lists.take_focus),
            Key("F3", _("Count the cash"), go_on[EveningStep.CASH]),
            Key("F4", _("Count the goods"), go_on[EveningStep.STOCK]),
            Key("F6", _("Explain what differs"), go_on[EveningStep.DIFFERENCES]),
            Key("F7", _("Pay the makers"), go_on[EveningStep.PAYOUT]),
            Key("F8", _("Other tills"), self.desk.exchange),
            Key("Ctrl+P", _("Paper of the evening"), self.desk.make_paper),
        )

    def kept(self) -> object:
        """Keep which list is open over a change of language or look."""
        return self.lists.view

    def resume(self, kept: object) -> None:
        """Show the list that was shown."""
        if isinstance(kept, View):
            self.lists.show_view(kept)

    def set_compact(self, *, is_compact: bool) -> None:
        """Leave the steps less room."""
        self.steps.setFixedWidth(_STEPS_COMPACT if is_compact else _STEPS_WIDE)

    def _show(self, found: Evening) -> None:
        self.found = found
        self.steps.show_evening(found)
        self.lists.show_evening(found)

    def _go_on(self, step: EveningStep) -> None:
        if self.found is None:
            return
        if step is EveningStep.CASH:
            self.handed.emit(ShiftDeed.CLOSE if self.found.counter.shift else ShiftDeed.LOOK)
        elif step is EveningStep.STOCK:
            self.desk.count_goods(self.found.counter.here.id)
        elif step is EveningStep.DIFFERENCES:
            self.lists.show_view(View.DIFFERENCES)
        else:
            self.desk.pay_makers()

    def _tell(self, row: Discrepancy) -> None:
        announce(self, _("Answered: {what}").format(what=title_text(row)))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("large"))
        row.addWidget(self.steps)
        row.addWidget(self.lists, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(self.theme.space("medium"))
        column.addLayout(page_head(self.theme, _("Reconcile"), [self.exchange, self.paper]))
        column.addLayout(row, 1)
        self.steps.setFixedWidth(_STEPS_WIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
