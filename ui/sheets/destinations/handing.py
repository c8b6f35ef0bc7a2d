"""That goods were handed over or withdrawn today, said with one tap and taken back with another."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from pos.changed import Changed
from pos.clock import local, system_clock
from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.services.handing_over import Whither, hand_over, handed_over, undo_step, withdraw
from ui.operations import Operations
from ui.undoable import Undoable


class Handing(QObject):
    """Signals: settled(Undoable): it was kept. lying(tuple): goods and where they are, anew."""

    settled = Signal(object)
    lying = Signal(object)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        operations.changed.connect(self._follow)

    def hand_over(self, whither: Whither, products: tuple[str, ...]) -> None:
        """Keep that these were given to a destination today."""
        words = _("Handed over to {name}").format(name=isolate(whither.name))
        done = partial(self._tell, words)
        self._operations.write(self, hand_over, whither, products, _today(), done=done)

    def withdraw(self, whither: Whither, products: tuple[str, ...]) -> None:
        """Keep that these came back today."""
        words = _("Withdrawn from {name}").format(name=isolate(whither.name))
        done = partial(self._tell, words)
        self._operations.write(self, withdraw, whither, products, _today(), done=done)

    def read(self) -> None:
        """Read what lies where."""
        self._operations.read(self, handed_over, done=self.lying.emit)

    def _tell(self, sentence: str, entry: str) -> None:
        self.settled.emit(Undoable(sentence, undo_step, (entry, _today())))

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.HANDED_OVER:
            self.read()


def _today() -> date:
    return local(system_clock()).date()
