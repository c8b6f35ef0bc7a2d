"""What is not as expected: each with what it is worth, and one tap for what explains it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.count_hints import Hint, hints, mixed_up
from pos.services.counted import Explained, Found, differences
from pos.services.counting import choose_reason
from pos.services.counts import Count
from pos.services.explaining import Reason
from ui.counts.difference_panel import DifferencePanel
from ui.counts.found_list import FoundList, Index, RowWords
from ui.counts.found_model import FoundModel
from ui.counts.row_words import difference_row, difference_spoken
from ui.counts.words import sums_text
from ui.operations import Operations
from ui.photos import Photos
from ui.product_art import ProductArt
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import ElidedLabel
from ui.widgets.notice import Notice

_PANEL = 400


class DifferencesStep(QWidget):
    """Of a count under way, or of one that is done.

    Signals: recounting(Found); counting_on(): back to the count; finishing(); printing(Count);
    closing().
    """

    recounting = Signal(object)
    counting_on = Signal()
    finishing = Signal()
    printing = Signal(object)
    closing = Signal()

    def __init__(
        self, theme: Theme, operations: Operations, art: ProductArt, *, makes_papers: bool
    ) -> None:
        """`makes_papers`: a paper of a count that is done is offered."""
        super().__init__()
        self._theme = theme
        self._operations = operations
        self._count: Count | None = None
        self._is_done = False
        self._makes_papers = makes_papers
        self.model = FoundModel(difference_spoken, self)
        self.rows = FoundList(theme, art, _("Differences"), self.model, self._row)
        self.panel = DifferencePanel(theme, art)
        self._photos = Photos(operations, art, self)
        self._nothing = EmptyCard(theme, "circle-check", _("Everything is as it should be"))
        self._lists = QStackedWidget()
        self._note = Notice(theme)
        self._sums = ElidedLabel(role="label")
        self._back = Button(theme, _("Count on"), "soft", icon="scan")
        self.paper = Button(theme, _("Paper of the differences"), "soft", icon="file-type-pdf")
        self._close = Button(theme, _("Close"), "main", icon="check")
        self._finish = Button(theme, _("Finish the count"), "main", icon="clipboard-check")
        self._lay_out()
        self._connect()

    def show_count(self, count: Count, *, is_done: bool) -> None:
        """Read the differences of a count."""
        self._count, self._is_done = count, is_done
        self.model.show_rows(())
        self.panel.clear()
        self._note.say("")
        self._back.setVisible(not is_done)
        self._finish.setVisible(not is_done)
        self.paper.setVisible(is_done and self._makes_papers)
        self._close.setVisible(is_done)
        self._operations.read(self, differences, count, done=self._show)

    def finish(self) -> None:
        """Write the count down."""
        if not self._is_done:
            self.finishing.emit()

    def refuse(self, error: PosError) -> None:
        """Say why something was not done."""
        self._note.say(str(error), is_fault=True)

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self._note.say(sentence)

    def _show(self, found: tuple[Found, ...]) -> None:
        self.model.show_rows(found)
        self._photos.want(each.product.photo for each in found)
        self._sums.setText(sums_text(found))
        self._lists.setCurrentIndex(0 if found else 1)
        if found:
            self.rows.setCurrentIndex(self.model.index(0))

    def _picked(self) -> Found | None:
        return self.model.found(self.rows.currentIndex())

    def _pick(self, index: Index) -> None:
        found = self.model.found(index)
        if found is None or self._count is None:
            return
        others = mixed_up(found, self.model.rows)
        self.panel.show_difference(found, others, can_count=not self._is_done)
        self.panel.show_hints(found, ())
        show = partial(self._show_hints, found)
        self._operations.read(self, hints, self._count, found, done=show)

    def _show_hints(self, found: Found, facts: tuple[Hint, ...]) -> None:
        picked = self._picked()
        if picked is not None and picked.product.id == found.product.id:
            self.panel.show_hints(found, facts)

    def _explain(self, chosen: Reason, parts: tuple[Explained, ...]) -> None:
        """Keep a reason; what was mixed up with another explains the other too."""
        found = self._picked()
        if found is None:
            return
        self._choose(replace(found, parts=parts), chosen)
        number = self.model.row_of(chosen.other) if chosen.other else None
        if number is not None:
            back = Reason(chosen.reason, chosen.note, found.product.id)
            self._choose(self.model.rows[number], back)

    def _choose(self, found: Found, chosen: Reason) -> None:
        kept = partial(self._kept, found, chosen)
        self._operations.write(
            self,
            choose_reason,
            self._count,
            found,
            chosen,
            found.parts,
            done=kept,
            failed=self.refuse,
        )

    def _kept(self, found: Found, chosen: Reason, _none: None) -> None:
        self._note.say("")
        self.model.put(replace(found, reason=chosen.reason, note=chosen.note, other=chosen.other))

    def _recount(self) -> None:
        found = self._picked()
        if found is not None:
            self.recounting.emit(found)

    def _row(self, index: Index) -> RowWords | None:
        found = self.model.found(index)
        return None if found is None else difference_row(found)

    def _connect(self) -> None:
        self._photos.arrived.connect(self.rows.viewport().update)
        self.rows.current.connect(self._pick)
        self.panel.explained.connect(self._explain)
        self.panel.recounting.connect(self._recount)
        self._back.clicked.connect(self.counting_on)
        self._finish.clicked.connect(lambda: self.finish())
        self.paper.clicked.connect(lambda: self.printing.emit(self._count))
        self._close.clicked.connect(self.closing)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 8)
        inside.addWidget(self.rows)
        self._lists.addWidget(card)
        self._lists.addWidget(self._nothing)
        self.panel.setFixedWidth(_PANEL)
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("wide"))
        row.addWidget(self._lists, 1)
        row.addWidget(self.panel)
        footer = QHBoxLayout()
        footer.setSpacing(self._theme.space("small"))
        footer.addWidget(self._sums, 1)
        for button in (self._back, self.paper, self._finish, self._close):
            footer.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("medium"))
        column.addLayout(row, 1)
        column.addWidget(self._note)
        column.addLayout(footer)
