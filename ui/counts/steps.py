"""The steps of a count, one shown at a time."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.counts.begin_step import BeginStep
from ui.counts.counting_step import CountingStep
from ui.counts.differences_step import DifferencesStep
from ui.counts.past_step import PastStep
from ui.counts.uncounted_step import UncountedStep
from ui.operations import Operations
from ui.product_art import ProductArt
from ui.theme import Theme


class Steps(QStackedWidget):
    """begin, counting, uncounted, differences, past: the steps."""

    def __init__(self, theme: Theme, operations: Operations, *, makes_papers: bool) -> None:
        super().__init__()
        art = ProductArt(theme)
        self.begin = BeginStep(theme)
        self.counting = CountingStep(theme, operations, art)
        self.uncounted = UncountedStep(theme, operations, art)
        self.differences = DifferencesStep(theme, operations, art, makes_papers=makes_papers)
        self.past = PastStep(theme)
        for step in (self.begin, self.counting, self.uncounted, self.differences, self.past):
            self.addWidget(step)

    def is_at(self, step: QWidget) -> bool:
        """Tell whether a step is the one shown."""
        return self.currentWidget() is step
