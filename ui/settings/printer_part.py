"""Where receipts go: nowhere, into a folder, or to a printer by one of four ways."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from pos.printing.finding import FoundPrinter
from pos.services.device import DeviceSettings, PrinterKind
from ui.settings.kept_fields import KeptLine
from ui.settings.path_row import PathRow
from ui.settings.printer_line import PrinterLine, readable_address
from ui.settings.section import SwitchRow
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.button import Button
from ui.widgets.label import label, set_state
from ui.widgets.pill_flow import PillFlow

_LINES: Final = frozenset(
    {PrinterKind.NETWORK, PrinterKind.USB, PrinterKind.SERIAL, PrinterKind.SPOOLER}
)


class PrinterPart(QWidget):
    """The kind of printer, and what that kind needs to know.

    A printer is chosen once it is known which: until then receipts go where they went before.
    settings: as last shown.
    Signals: changed(DeviceSettings); finding(): look what printers there are; testing(): print a
    test page.
    """

    changed = Signal(object)
    finding = Signal()
    testing = Signal()

    def __init__(self, theme: Theme, papers: Path, show: Callable[[Path], None]) -> None:
        super().__init__()
        self.theme = theme
        self.settings = DeviceSettings()
        self._papers = papers
        self.kind = PillFlow(theme)
        self._nothing = label(
            _("Sales are recorded, and no receipt is made."), "caption", wraps=True
        )
        self.folder = PathRow(theme, _("Each receipt is a picture and a PDF in this folder"), show)
        self.address = KeptLine(
            theme, _("Address of the printer"), hint="192.168.1.50:9100", clean=readable_address
        )
        self.address.keep_left_to_right()
        self.line = PrinterLine(theme)
        self.mute = SwitchRow(theme, _("It never answers (mute printer)"), "")
        self.find_button = Button(theme, _("Find printers"), "soft", icon="search")
        self.test_button = Button(theme, _("Print the test page"), "soft", icon="printer")
        self.result = label(role="caption", wraps=True)
        self.result.hide()
        self._lay_out(theme)
        self._connect()

    def show_settings(self, settings: DeviceSettings) -> None:
        """Mark what this device is set to."""
        self.settings = settings
        self.folder.show_path(Path(settings.printer_folder or self._papers))
        self.address.show_kept(settings.printer_address)
        self.line.show_settings(settings)
        self.mute.show_state(_mute_sentence(settings), is_on=settings.printer_is_mute)
        self._show_kind(settings.printer)

    def show_found(self, found: Sequence[FoundPrinter]) -> None:
        """Offer the printers and lines that the system knows."""
        self.line.show_found(found)

    def say(self, sentence: str, role: str) -> None:
        """Say what came of finding or trying a printer."""
        self.result.setText(sentence)
        set_state(self.result, "role", role)
        self.result.show()
        announce(self.result, sentence)

    def settle(self) -> None:
        """Keep what is being typed, now."""
        self.address.settle()

    def _show_kind(self, kind: PrinterKind) -> None:
        self.kind.set_pills(_kinds(), kind)
        self.line.show_kind(kind)
        self._nothing.setVisible(kind is PrinterKind.NONE)
        self.folder.setVisible(kind is PrinterKind.FOLDER)
        self.address.setVisible(kind is PrinterKind.NETWORK)
        self.mute.setVisible(kind in _LINES - {PrinterKind.SPOOLER})
        # What is picked and not yet known cannot be tried.
        self.test_button.setVisible(kind in _LINES and kind is self.settings.printer)

    def _pick(self, kind: PrinterKind) -> None:
        if kind is PrinterKind.NETWORK and not self.settings.printer_address:
            self._show_kind(kind)
            self.address.remark(
                _("Type the address of the printer: until then nothing changes for receipts.")
            )
            self.address.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif kind in _LINES and not _is_named(self.settings, kind):
            self._show_kind(kind)
        else:
            self._keep(replace(self.settings, printer=kind))

    def _keep_address(self, address: str) -> None:
        settings = replace(self.settings, printer_address=address, printer=PrinterKind.NETWORK)
        self._keep(settings)

    def _keep_mute(self, is_mute: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._keep(replace(self.settings, printer_is_mute=is_mute))

    def _keep(self, settings: DeviceSettings) -> None:
        if settings == self.settings:
            self._show_kind(settings.printer)
            return
        self.changed.emit(settings)

    def _connect(self) -> None:
        self.kind.picked.connect(self._pick)
        self.address.kept.connect(self._keep_address)
        self.address.entered.connect(self.address.settle)
        self.line.changed.connect(self._keep)
        self.mute.turned.connect(self._keep_mute)
        self.find_button.clicked.connect(self.finding)
        self.test_button.clicked.connect(self.testing)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("small"))
        buttons.addWidget(self.find_button)
        buttons.addWidget(self.test_button)
        buttons.addStretch(1)
        for part in (self.kind, self._nothing, self.folder, self.address, self.line, self.mute):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.result)


def _kinds() -> list[tuple[object, str]]:
    return [
        (PrinterKind.NONE, _("No receipts")),
        (PrinterKind.FOLDER, _("Pictures and PDF")),
        (PrinterKind.NETWORK, _("Network printer")),
        (PrinterKind.USB, _("USB printer")),
        (PrinterKind.SERIAL, _("Serial line")),
        (PrinterKind.SPOOLER, _("Printer of the system")),
    ]


def _is_named(settings: DeviceSettings, kind: PrinterKind) -> bool:
    """Tell whether it is known which printer of a kind is meant."""
    return bool(
        {
            PrinterKind.NETWORK: settings.printer_address,
            PrinterKind.USB: settings.printer_node,
            PrinterKind.SERIAL: settings.printer_port,
            PrinterKind.SPOOLER: settings.printer_queue,
        }[kind]
    )


def _mute_sentence(settings: DeviceSettings) -> str:
    if settings.printer_is_mute:
        return _("Rahba prints without asking it, and you look whether the receipt came out.")
    return _("Turn this on only if test receipts come out and Rahba says that it does not answer.")
