"""Where receipts go: nowhere, into a folder, or to a printer on the network."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.i18n import gettext as _
from pos.printing.printers import network_address
from pos.services.device import DeviceSettings, PrinterKind
from ui.settings.kept_fields import KeptLine
from ui.settings.path_row import PathRow
from ui.settings.section import Choices, SwitchRow
from ui.theme import Theme
from ui.widgets.label import label


class PrinterPart(QWidget):
    """The kind of printer, and what that kind needs to know.

    A network printer is chosen once its address can be read: until then receipts go where they
    went before. Signals: changed(DeviceSettings).
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, papers: Path, show: Callable[[Path], None]) -> None:
        super().__init__()
        self._settings = DeviceSettings()
        self._papers = papers
        self.kind = Choices(
            theme,
            [
                (PrinterKind.NONE, _("No receipts")),
                (PrinterKind.FOLDER, _("Pictures and PDF")),
                (PrinterKind.NETWORK, _("Network printer")),
            ],
        )
        self._nothing = label(
            _("Sales are recorded, and no receipt is made."), "caption", wraps=True
        )
        self.folder = PathRow(theme, _("Each receipt is a picture and a PDF in this folder"), show)
        self.address = KeptLine(
            theme, _("Address of the printer"), hint="192.168.1.50:9100", clean=_readable
        )
        self.address.keep_left_to_right()
        self.mute = SwitchRow(theme, _("It never answers (mute printer)"), "")
        self._lay_out(theme)
        self.kind.picked.connect(self._pick)
        self.address.kept.connect(self._keep_address)
        self.address.entered.connect(self.address.settle)
        self.mute.turned.connect(self._keep_mute)

    def show_settings(self, settings: DeviceSettings) -> None:
        """Mark what this device is set to."""
        self._settings = settings
        self.folder.show_path(Path(settings.printer_folder or self._papers))
        self.address.show_kept(settings.printer_address)
        self.mute.show_state(_mute_sentence(settings), is_on=settings.printer_is_mute)
        self._show_kind(settings.printer)

    def settle(self) -> None:
        """Keep what is being typed, now."""
        self.address.settle()

    def _show_kind(self, kind: PrinterKind) -> None:
        self.kind.show_picked(kind)
        self._nothing.setVisible(kind is PrinterKind.NONE)
        self.folder.setVisible(kind is PrinterKind.FOLDER)
        self.address.setVisible(kind is PrinterKind.NETWORK)
        self.mute.setVisible(kind is PrinterKind.NETWORK)

    def _pick(self, kind: PrinterKind) -> None:
        if kind is PrinterKind.NETWORK and not self._settings.printer_address:
            self._show_kind(kind)
            self.address.remark(
                _("Type the address of the printer: until then nothing changes for receipts.")
            )
            self.address.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._keep(replace(self._settings, printer=kind))

    def _keep_address(self, address: str) -> None:
        settings = replace(self._settings, printer_address=address, printer=PrinterKind.NETWORK)
        self._keep(settings)

    def _keep_mute(self, is_mute: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._keep(replace(self._settings, printer_is_mute=is_mute))

    def _keep(self, settings: DeviceSettings) -> None:
        if settings == self._settings:
            self._show_kind(settings.printer)
            return
        self.changed.emit(settings)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        for part in (self.kind, self._nothing, self.folder, self.address, self.mute):
            column.addWidget(part)


def _readable(text: str) -> str:
    """Return an address with its port said; raises `AddressNotAccepted`."""
    host, port = network_address(text)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _mute_sentence(settings: DeviceSettings) -> str:
    if settings.printer_is_mute:
        return _("Rahba prints without asking it, and you look whether the receipt came out.")
    return _("Turn this on only if test receipts come out and Rahba says that it does not answer.")
