"""Asks a printer about itself, keeps what it is, and prints the test page."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.documents.trial_page import PrinterFacts, trial_page
from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.finding import FoundPrinter
from pos.printing.learning import Learned
from pos.printing.line import name_of
from pos.printing.outcome import Outcome
from pos.printing.printers import ReceiptPrinter, chosen_printer
from pos.services.device import DeviceSettings, PrinterKind
from pos.services.receipts import PrintState
from ui.printing import Printing


class PrinterTrial(QObject):
    """Tries one printer at a time.

    Signals: said(str sentence, str role): what came of it; learned(DeviceSettings): what the
    printer showed, to be kept; tried(DeviceSettings, bool): it was given its test page, and whether
    it said that this came out.
    """

    said = Signal(str, str)
    learned = Signal(object)
    tried = Signal(object, bool)

    def __init__(self, printing: Printing, parent: QObject) -> None:
        super().__init__(parent)
        self._printing = printing

    def take(self, found: FoundPrinter, settings: DeviceSettings) -> None:
        """Set this device to a printer that was found, and ask what it is."""
        field = {
            PrinterKind.NETWORK: "printer_address",
            PrinterKind.USB: "printer_node",
            PrinterKind.SERIAL: "printer_port",
            PrinterKind.SPOOLER: "printer_queue",
        }[found.kind]
        changes = {field: found.value}
        chosen = replace(settings, printer=found.kind, **changes)  # type: ignore[arg-type]
        self.learned.emit(chosen)
        self.ask(chosen)

    def ask(self, settings: DeviceSettings) -> None:
        """Find out whether the printer answers, and who made it."""
        self._learn(settings, partial(self._keep, settings))

    def print_page(self, settings: DeviceSettings) -> None:
        """Ask the printer, then print the test page with what it said."""
        self._learn(settings, partial(self._print, settings))

    def _learn(self, settings: DeviceSettings, done: Callable[[Learned], None]) -> None:
        self.said.emit(_("Asking the printer…"), "caption")
        self._printing.learn(self, settings, done=done, failed=self._fail)

    def _keep(self, settings: DeviceSettings, found: Learned) -> None:
        """Keep whether it answers and is an Epson, and say so."""
        self.learned.emit(_knowing(settings, found))
        if found.fault is not None:
            self.said.emit(str(found.fault), "fault")
        elif found.is_mute:
            self.said.emit(
                _("The printer takes papers and answers nothing: Rahba will ask you to look."),
                "remark",
            )
        else:
            name = isolate(found.name) if found.name else _("a printer without a name")
            self.said.emit(_("It answers: {name}.").format(name=name), "on-ok")

    def _print(self, settings: DeviceSettings, found: Learned) -> None:
        self._keep(settings, found)
        settings = _knowing(settings, found)
        printer = chosen_printer(settings, Path())
        if found.fault is not None or not isinstance(printer, ReceiptPrinter):
            return
        facts = PrinterFacts(
            place=name_of(printer.way),
            width_dots=printer.width_dots,
            name=found.name,
            answers=found.hexadecimal,
        )
        page = trial_page(facts, settings.receipt_languages)
        tell = partial(self._tell, settings)
        self._printing.print_sample(self, page, settings, done=tell, failed=self._fail)

    def _tell(self, settings: DeviceSettings, outcome: Outcome) -> None:
        is_sure = outcome.state is PrintState.CONFIRMED
        if outcome.state is not PrintState.FAILED:
            self.tried.emit(settings, is_sure)
        words = _("The test page is printed. Measure its ruler, and scan its symbols.")
        self.said.emit(words if is_sure else outcome.detail, "on-ok" if is_sure else "remark")

    def _fail(self, fault: PosError) -> None:
        self.said.emit(str(fault), "fault")


def _knowing(settings: DeviceSettings, found: Learned) -> DeviceSettings:
    return replace(settings, printer_is_mute=found.is_mute, printer_is_epson=found.is_epson)
