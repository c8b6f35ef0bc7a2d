"""What a number typed while counting means: of the last scan, of goods to measure, or in all."""

from typing import TypeAlias

from PySide6.QtCore import QObject

from pos.domain.quantity import Quantity
from pos.i18n import gettext as _
from pos.services.count_scans import HowMuch
from pos.services.counted import Found
from pos.services.counting import Counted
from pos.services.counts import Count
from ui.counts.counting_work import CountingWork
from ui.counts.last_panel import LastPanel
from ui.counts.words import again_text, expected_text

# The last scan, goods that are measured, or a line that is corrected.
_Shown: TypeAlias = Counted | HowMuch | Found | None


class Numbering(QObject):
    """Shows on the panel what a number is of, and counts it."""

    def __init__(self, panel: LastPanel, work: CountingWork) -> None:
        super().__init__(panel)
        self._panel = panel
        self._work = work
        self._count: Count | None = None
        self._shown: _Shown = None
        panel.numbered.connect(self._number)
        panel.removing.connect(self._remove)

    def begin(self, count: Count) -> None:
        """Count for this count from now on; nothing is shown yet."""
        self._count = count
        self.clear()

    def clear(self) -> None:
        """Show nothing: a number means nothing."""
        self._shown = None
        self._panel.clear()

    def show_counted(self, counted: Counted) -> None:
        """Show what was just counted; a number says how many it was."""
        self._shown = counted
        self._show(counted.found, _("How many of these?"), can_remove=False)

    def ask_how_much(self, asked: HowMuch) -> None:
        """Ask for a measure; it is added to what was found."""
        self._shown = asked
        question = _("How much more of it is there?") if asked.found else _("How much?")
        self._panel.show_product(asked.product, asked.found, "", question)

    def correct(self, found: Found) -> None:
        """Show a line; a number is all there is of it."""
        self._shown = found
        self._show(found, _("How many in all?"), can_remove=found.quantity is not None)

    def _show(self, found: Found, question: str, *, can_remove: bool) -> None:
        assert self._count is not None
        remark = again_text(found) or expected_text(found, self._count)
        quantity = found.quantity or 0
        self._panel.show_product(found.product, quantity, remark, question, can_remove=can_remove)

    def _number(self, quantity: Quantity) -> None:
        match self._shown:
            case Counted() as counted:
                self._work.set_last(counted, quantity)
            case HowMuch(product=product):
                self._work.add(product, quantity)
            case Found(product=product):
                self._work.set_total(product, quantity)
            case None:
                pass

    def _remove(self) -> None:
        if isinstance(self._shown, Found):
            self._work.take_out(self._shown)
