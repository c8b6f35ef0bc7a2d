"""Counting: what was found on one side, how many of the last piece on the other."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.scanning import Scan
from pos.services.count_scans import CountedScan, HowMuch
from pos.services.counted import Found
from pos.services.counting import Counted
from pos.services.counts import Count
from ui.counts.answers import Answers
from ui.counts.counted_side import CountedSide
from ui.counts.counting_footer import CountingFooter
from ui.counts.counting_work import CountingWork
from ui.counts.last_panel import LastPanel
from ui.counts.numbering import Numbering
from ui.counts.question_bar import QuestionBar
from ui.counts.reading import Progress
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
        self._doubts: set[str] = set()
        self.work = CountingWork(operations, self)
        photos = Photos(operations, art, self)
        self.side = CountedSide(theme, operations, art, photos)
        self.panel = LastPanel(theme, art)
        self.question = QuestionBar(theme)
        self.footer = CountingFooter(theme)
        self._answers = Answers(self.question, self.work)
        self._numbers = Numbering(self.panel, self.work)
        self._lay_out()
        self._connect()
        photos.arrived.connect(self.update_pictures)

    def show_progress(self, count: Count, progress: Progress) -> None:
        """Go on with a count."""
        self._count = count
        self.work.begin(count)
        self.side.show_progress(count, progress)
        self._numbers.begin(count)
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
            self._numbers.show_counted(answer)
        elif isinstance(answer, HowMuch):
            self._numbers.ask_how_much(answer)
        else:
            self._answers.ask(answer)
            self.footer.note_stray(answer)
        self._keep_keyboard()

    def _correct(self, counted: Counted) -> None:
        self._show_found(counted.found, is_first=True)
        self._pick(counted.found)

    def _taken_back(self, found: Found) -> None:
        self._show_found(found, is_first=False)
        self._numbers.clear()
        self._keep_keyboard()

    def _show_found(self, found: Found, *, is_first: bool) -> None:
        self.side.put(found, is_first=is_first)
        (self._doubts.add if found.moved_meanwhile else self._doubts.discard)(found.product.id)
        self._show_sums()
        self.counted.emit(found)

    def _pick(self, found: Found) -> None:
        self._numbers.correct(found)
        self._keep_keyboard()

    def _keep_keyboard(self) -> None:
        """Have digits mean how many, unless another step is shown."""
        if self.isVisible():
            self.take_focus()

    def _tap(self, product: Product) -> None:
        self.question.hide()
        self.work.tap(product)

    def _show_sums(self) -> None:
        self.footer.show_sums(len(self.side.found), len(self._doubts))
        self.footer.allow_undo(is_allowed=self.work.can_take_back)

    def _connect(self) -> None:
        work, panel, side = self.work, self.panel, self.side
        work.answered.connect(self._take)
        work.corrected.connect(self._correct)
        work.taken_back.connect(self._taken_back)
        work.failed.connect(lambda sentence: self.question.ask(sentence))
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
