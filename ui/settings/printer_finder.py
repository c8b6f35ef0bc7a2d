"""The printers that can be found: what the system knows at once, the network when it is asked."""

from collections.abc import Sequence
from functools import partial
from threading import Event
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.printing.finding import FoundPrinter, local_printers, network_printers, own_network
from pos.services.device import PrinterKind
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 760
_HEIGHT: Final = 560


class PrinterFinder(Sheet):
    """Offers what was found. Signals: picked(FoundPrinter): the sheet has closed by then."""

    picked = Signal(object)
    _counted = Signal(int, int)

    def __init__(self, theme: Theme, operations: Operations, window: QWidget) -> None:
        super().__init__(theme, window, _("Find printers"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._local: Sequence[FoundPrinter] = ()
        self._distant: Sequence[FoundPrinter] = ()
        self._stopping = Event()
        self._is_searching = False
        self.printers = CardList(theme)
        self.progress = label(_("Looking…"), "caption", wraps=True)
        self.search = Button(theme, _("Search the network"), "soft", icon="search")
        self.search.clicked.connect(self._toggle)
        self._counted.connect(self._count)
        self.closed.connect(self._stopping.set)
        self.body.addWidget(self.printers, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.search)
        self.body.addLayout(foot)
        operations.run_slow(self, local_printers, done=self._show_local)

    def _show_local(self, found: Sequence[FoundPrinter]) -> None:
        self._local = found
        self._show()
        if not self._is_searching:
            self.progress.setText(
                _("A printer on the network is found by asking each address near this one.")
            )

    def _toggle(self) -> None:
        if self._is_searching:
            self._stopping.set()
            return
        self._is_searching = True
        self._stopping.clear()
        self.search.show_text(_("Stop"))
        self._operations.run_slow(
            self, self._searched, done=self._show_distant, failed=self._give_up
        )

    def _searched(self) -> Sequence[FoundPrinter]:
        """Search the network; on a slow thread."""
        return network_printers(own_network(), self._counted.emit, self._stopping.is_set)

    def _count(self, done: int, total: int) -> None:
        if self._is_searching:
            self.progress.setText(
                _("{done} of {total} addresses asked").format(done=done, total=total)
            )

    def _show_distant(self, found: Sequence[FoundPrinter]) -> None:
        self._distant = found
        self._end()
        count = len(found)
        text = ngettext("{count} printer on the network", "{count} printers on the network", count)
        self.progress.setText(text.format(count=count))
        self._show()

    def _give_up(self, error: PosError) -> None:
        self._end()
        self.progress.setText(str(error))

    def _end(self) -> None:
        self._is_searching = False
        self.search.show_text(_("Search the network"))

    def _show(self) -> None:
        cards = [self._card(each) for each in (*self._distant, *self._local)]
        nothing = label(_("No printer was found on this device."), "caption", wraps=True)
        self.printers.show_cards(cards, nothing)

    def _card(self, found: FoundPrinter) -> Button:
        icon = "usb" if found.kind is PrinterKind.USB else "printer"
        card = Button(self.theme, f"{_kind_text(found.kind)} · {_name(found)}", "soft", icon=icon)
        card.clicked.connect(partial(self._pick, found))
        return card

    def _pick(self, found: FoundPrinter, *_checked: object) -> None:
        self.close_sheet()
        self.picked.emit(found)


def _name(found: FoundPrinter) -> str:
    return ltr(found.value) if found.value in found.name else f"{found.name} ({ltr(found.value)})"


def _kind_text(kind: PrinterKind) -> str:
    return {
        PrinterKind.NETWORK: _("Network printer"),
        PrinterKind.USB: _("USB printer"),
        PrinterKind.SERIAL: _("Serial line"),
    }.get(kind, _("Printer of the system"))
