"""The papers that did not come out, each with its answers in one tap."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.clock import local
from pos.domain.formatting import isolate, ltr, time_text
from pos.i18n import gettext as _
from pos.services.receipts import PrinterRole, drop, it_came_out, try_again
from pos.services.unprinted import Unprinted, unprinted
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.sheet import Sheet

_WIDTH: Final = 860
_HEIGHT: Final = 620


class UnprintedCard(QFrame):
    """One paper: what it is, why it did not come out or what is asked about it.

    Signals: answered(service): what is to be done with it, a service that takes its job.
    """

    answered = Signal(object)

    def __init__(self, theme: Theme, paper: Unprinted) -> None:
        super().__init__()
        self.setProperty("role", "warn" if paper.is_asked_about else "bad")
        name, moment = _name(paper), time_text(local(paper.job.queued_at), screen_language())
        self.setAccessibleName(name)
        question = _("Did it come out?") if paper.is_asked_about else ""
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(16, 12, 12, 12))
        column.setSpacing(theme.space("small"))
        column.addWidget(label(f"{name} · {moment}", "strong", wraps=True))
        said = " ".join(part for part in (question, paper.job.detail) if part)
        if said:
            column.addWidget(label(said, "body", wraps=True))
        row = QHBoxLayout()
        row.setSpacing(theme.space("small"))
        if paper.is_asked_about:
            row.addWidget(self._button(theme, _("It came out"), "check", it_came_out, name))
        row.addWidget(self._button(theme, _("Print again"), "printer", try_again, name))
        row.addWidget(self._button(theme, _("Not needed any more"), "x", drop, name))
        row.addStretch(1)
        column.addLayout(row)

    def _button(
        self, theme: Theme, text: str, icon: str, service: Callable[..., None], name: str
    ) -> Button:
        button = Button(theme, text, "soft", icon=icon)
        # The same words stand on every card: a screen reader says of which paper.
        button.setAccessibleName(f"{text}: {name}")
        button.clicked.connect(lambda: self.answered.emit(service))
        return button


class UnprintedSheet(Sheet):
    """Follows the queue while it is open; closes itself once nothing is left to answer."""

    def __init__(self, theme: Theme, operations: Operations, window: QWidget) -> None:
        title = _("Papers that did not come out")
        super().__init__(theme, window, title, width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._shown: tuple[Unprinted, ...] = ()
        self.papers = CardList(theme)
        hint = _(
            "The sales are recorded. A paper of which nothing was printed goes out by itself when "
            "the printer is ready."
        )
        self.body.addWidget(label(hint, "caption", wraps=True))
        self.body.addWidget(self.papers, 1)
        operations.changed.connect(self._follow)
        self._read()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.PRINTING:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, unprinted, done=self._show)

    def _show(self, papers: tuple[Unprinted, ...]) -> None:
        if not papers:
            self.close_sheet()
            return
        if papers == self._shown:
            # A card under a finger stays where it is.
            return
        self._shown = papers
        cards = []
        for paper in papers:
            card = UnprintedCard(self.theme, paper)
            card.answered.connect(partial(self._answer, paper.job.id))
            cards.append(card)
        self.papers.show_cards(cards)

    def _answer(self, job: int, service: Callable[..., None]) -> None:
        self._operations.write(self, service, job)


def _name(paper: Unprinted) -> str:
    if paper.job.printer is PrinterRole.LABELS:
        return _("Labels")
    if not paper.title:
        return _("A paper of something that is not here any more")
    return _("Paper {name}").format(name=isolate(ltr(paper.title)))
