"""What a person does while packing, kept at once through the one door."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from pos.domain.quantity import THOUSAND, Quantity
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.packing import Sent, Way, pack_all, pack_more, repack, send, set_packed
from pos.services.products import ProductRow
from pos.services.worth_packing import pack_what_sold
from ui.background import ProgramFault
from ui.operations import Operations
from ui.undoable import Undoable
from ui.widgets.strip import Notice


class Packer(QObject):
    """way, fair: from where to where, and the fair that is packed for, empty for none.

    Signals: counted(ProductRow, int): so many thousandths of it are packed, to be told;
    settled(Undoable): many were packed or taken out; sent(Way, Sent): all of it is on its way;
    noticed(Notice): why something was not done.
    """

    counted = Signal(object, object)
    settled = Signal(object)
    sent = Signal(object, object)
    noticed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._is_sending = False
        self.way = Way("", "")
        self.fair = ""

    def one_more(self, row: ProductRow) -> None:
        """Pack one more, and tell how many that makes."""
        more = Quantity(THOUSAND, row.product.unit)
        tell = partial(self.counted.emit, row)
        self._write(pack_more, row.product, more, done=tell)

    def add(self, row: ProductRow, units: int) -> None:
        """Pack so many units more, or fewer: taps that follow fast are all counted."""
        self._write(
            pack_more, row.product, Quantity(units * THOUSAND, row.product.unit), done=_nothing
        )

    def put(self, row: ProductRow, thousandths: int) -> None:
        """Have so much of a product packed."""
        quantity = Quantity(max(0, thousandths), row.product.unit)
        self._write(set_packed, row.product, quantity, done=_nothing)

    def pack_all(self) -> None:
        """Pack everything that is there."""
        self._write_many(pack_all, sentence=_("All that is there is packed."))

    def pack_what_sold(self) -> None:
        """Pack what sold at fairs like this one."""
        sentence = _("What sold at such fairs is packed, as far as it is there.")
        self._write_many(pack_what_sold, self.fair, sentence=sentence)

    def unpack(self) -> None:
        """Take everything out again."""
        self._write_many(repack, {}, sentence=_("Everything was taken out again."))

    def send(self) -> None:
        """Send all that is packed, once."""
        if not self._is_sending:
            self._is_sending = True
            self._write(send, done=partial(self._tell_sent, self.way))

    def _tell_sent(self, way: Way, sent: Sent) -> None:
        self._is_sending = False
        self.sent.emit(way, sent)

    def _write_many(
        self, service: Callable[..., Mapping[str, int]], *given: object, sentence: str
    ) -> None:
        def offer(before: Mapping[str, int]) -> None:
            self.settled.emit(Undoable(sentence, repack, (way, before)))

        way = self.way
        self._write(service, *given, done=offer)

    def _write(
        self, service: Callable[..., object], *given: object, done: Callable[..., None]
    ) -> None:
        self._operations.write(self, service, self.way, *given, done=done, failed=self._refuse)

    def _refuse(self, error: PosError) -> None:
        self._is_sending = False
        if not isinstance(error, ProgramFault):
            self.noticed.emit(Notice(str(error), "warn"))


def _nothing(_result: object) -> None:
    """Nothing is told of what can be seen on the list."""
