"""How a count ends on this device: written down, handed in as a part, or dropped."""

from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.counting import finish_count, give_up_count
from pos.services.counts import Count
from ui.counts.question_bar import QuestionBar
from ui.counts.words import products_text
from ui.operations import Operations


class Ending(QObject):
    """Writes it down or drops it, through the door.

    Signals: finished(Count), handed_in(Count): it is written down; given_up(): nothing is left of
    it here; failed(str): a sentence.
    """

    finished = Signal(object)
    handed_in = Signal(object)
    given_up = Signal()
    failed = Signal(str)

    def __init__(self, operations: Operations, bar: QuestionBar) -> None:
        super().__init__(bar)
        self._operations = operations
        self._bar = bar

    def finish(self, count: Count) -> None:
        """Write the count down."""
        self._write_down(count, self.finished)

    def hand_in(self, count: Count) -> None:
        """Write one's own part down: others count the rest."""
        self._write_down(count, self.handed_in)

    def ask_to_give_up(self, count: Count, products: int) -> None:
        """Drop the count; it is no step that can be taken back, so what would be lost is named."""
        if not products:
            self._give_up(count)
            return
        text = _("Forget what was counted here: {products}?")
        answer = (_("Forget it"), partial(self._give_up, count))
        self._bar.ask(text.format(products=products_text(products)), [answer], _("Go on"))

    def _write_down(self, count: Count, told: SignalInstance) -> None:
        def done(_entries: tuple[str, ...]) -> None:
            told.emit(count)

        self._operations.write(self, finish_count, count.id, done=done, failed=self._refuse)

    def _give_up(self, count: Count) -> None:
        def done(_none: None) -> None:
            self.given_up.emit()

        self._operations.write(self, give_up_count, count.id, done=done, failed=self._refuse)

    def _refuse(self, error: PosError) -> None:
        self.failed.emit(str(error))
