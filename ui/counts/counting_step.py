"""Counting: what was found on one side, how many of the last piece on the other."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from pos.services.count_scans import CountedScan, HowMuch
from pos.services.counted import Found
from pos.services.counting import Counted
from pos.services.counts import Count
from ui.counts.answers import Answers
from ui.counts.counted_side import CountedSide
from ui.counts.counting_footer import CountingFooter
from ui.counts.counting_work import CountingWork
from ui.counts.last_panel import LastPanel
from ui.counts.question_bar import QuestionBar
from ui.counts.reading import Progress
from ui.counts.words import expected_text
from ui.operations import Operations
from ui.photos import Photos
from ui.product_art import ProductArt
from ui.theme import Theme

_PANEL: Final = 372


class CountingStep(QWidget):
    """side, panel, footer, question: the parts. work: what counts.

    Signals: counted(Found): something was found or taken back.
    """

    counted = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, art: ProductArt) -> None:
        super().__init__()
        self._theme = theme
        self._count: Count | None = None
        # What a number means now: the last scan, goods to measure, or a line picked to correct.
        self._shown: Counted | HowMuch | Found | None = None
        self._doubts: set[str] = set()
        self.work = CountingWork(operations, self)
        photos = Photos(operations, art, self)
        self.side = CountedSide(theme, operations, art, photos)
        self.panel = LastPanel(theme, art)
        self.question = QuestionBar(theme)
        self.footer = CountingFooter(theme)
        self._answers = Answers(self.question, self.work)
        self._lay_out()
        self._connect()
        photos.arrived.connect(self.update_pictures)

    def show_progress(self, count: Count, progress: Progress) -> None:
        """Go on with a count."""
        self._count = count
        self._shown = None
        self.work.begin(count)
        self.side.show_progress(count, progress)
        self.panel.clear()
        self.question.hide()
        self._doubts = set(progress.doubts)
        self.footer.show_strays(progress.strays)
        self._show_sums()

    def take_scan(self, scan: Scan) -> None:
        """Count one piece of what is scanned."""
        self.question.hide()
        self.side.show_counted()
        self.work.scan(scan)

    def take_focus(self) -> None:
        """Digits say how many, letters search."""
        self.panel.take_focus()

    def count_again(self, found: Found) -> None:
        """Begin anew with a product: its line says none until it is scanned or typed."""
        if found.quantity is None:
            self._pick(found)
        else:
            self.work.set_total(found.product, Quantity(0, found.product.unit))

    def update_pictures(self) -> None:
        """Paint pictures that have come."""
        self.side.counted.viewport().update()
        self.side.goods.viewport().update()

    def _take(self, answer: CountedScan) -> None:
        if isinstance(answer, Counted):
            self._show_found(answer.found, is_first=True)
            self._shown = answer
            self._show_panel(answer.found, _("How many of these?"))
        elif isinstance(answer, HowMuch):
            self._shown = answer
            question = _("How much more of it is there?") if answer.found else _("How much?")
            self.panel.show_product(answer.product, answer.found, "", question)
        else:
            self._answers.ask(answer)
            self.footer.note_stray(answer)
        self.take_focus()

    def _corrected(self, counted: Counted) -> None:
        self._show_found(counted.found, is_first=True)
        self._pick(counted.found)

    def _taken_back(self, found: Found) -> None:
        self._show_found(found, is_first=False)
        self._shown = None
        self.panel.clear()
        self.take_focus()

    def _show_found(self, found: Found, *, is_first: bool) -> None:
        self.side.put(found, is_first=is_first)
        (self._doubts.add if found.moved_meanwhile else self._doubts.discard)(found.product.id)
        self._show_sums()
        self.counted.emit(found)

    def _show_panel(self, found: Found, question: str, *, can_remove: bool = False) -> None:
        assert self._count is not None
        remark = expected_text(found, self._count)
        if found.moved_meanwhile:
            remark = _("Sold meanwhile: count it again")
        self.panel.show_product(
            found.product, found.quantity or 0, remark, question, can_remove=can_remove
        )

    def _pick(self, found: Found) -> None:
        """Correct a line: what is typed now is all there is."""
        self._shown = found
        self._show_panel(found, _("How many in all?"), can_remove=found.quantity is not None)
        self.take_focus()

    def _number(self, quantity: Quantity) -> None:
        match self._shown:
            case Counted() as counted:
                self.work.set_last(counted, quantity)
            case HowMuch(product=product):
                self.work.add(product, quantity)
            case Found(product=product):
                self.work.set_total(product, quantity)
            case None:
                pass

    def _remove(self) -> None:
        if isinstance(self._shown, Found):
            self.work.take_out(self._shown)

    def _tap(self, product: Product) -> None:
        self.question.hide()
        self.work.tap(product)

    def _show_sums(self) -> None:
        self.footer.show_sums(len(self.side.found), len(self._doubts))
        self.footer.allow_undo(is_allowed=self.work.can_take_back)

    def _connect(self) -> None:
        work, panel, side = self.work, self.panel, self.side
        work.answered.connect(self._take)
        work.corrected.connect(self._corrected)
        work.taken_back.connect(self._taken_back)
        work.failed.connect(lambda sentence: self.question.ask(sentence))
        panel.numbered.connect(self._number)
        panel.removing.connect(self._remove)
        panel.line.lettered.connect(side.look_for)
        side.tapped.connect(self._tap)
        side.picked.connect(self._pick)
        self.footer.undoing.connect(work.take_back)
        self.footer.naming_strays.connect(self.question.ask)

    def _lay_out(self) -> None:
        end = QWidget()
        end.setFixedWidth(_PANEL)
        beside = QVBoxLayout(end)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(self._theme.space("small"))
        beside.addWidget(self.panel, 1)
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("wide"))
        start = QVBoxLayout()
        start.setSpacing(self._theme.space("small"))
        start.addWidget(self.side, 1)
        # Below the list: what is asked moves nothing that a finger is on its way to.
        start.addWidget(self.question)
        row.addLayout(start, 1)
        row.addWidget(end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("medium"))
        column.addLayout(row, 1)
        column.addWidget(self.footer)
