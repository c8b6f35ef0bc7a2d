"""Which of the printers that the system knows, and how fast its line is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from pos.printing.finding import FoundPrinter
from pos.printing.printers import PICTURE_SPEED, network_address
from pos.services.device import SPEEDS, DeviceSettings, PrinterKind
from ui.settings.section import Choices
from ui.theme import Theme
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow

# What the settings keep of a printer of each kind that the system knows.
_FIELDS: Final = {
    PrinterKind.USB: "printer_node",
    PrinterKind.SERIAL: "printer_port",
    PrinterKind.SPOOLER: "printer_queue",
}


class PrinterLine(QWidget):
    """Hidden for kinds that are not of the system. Signals: changed(DeviceSettings)."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._settings = DeviceSettings()
        self._kind = PrinterKind.NONE
        self._found: Sequence[FoundPrinter] = ()
        self.which = PillFlow(theme)
        self._nothing = label(role="remark", wraps=True)
        self.speed = Choices(theme, [(speed, f"{speed}") for speed in SPEEDS])
        self.speed.setAccessibleName(_("Speed of the line, in baud"))
        self._speed_words = label(_("Speed of the line, in baud"), "label")
        self._sentence = label(role="caption", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        for part in (self.which, self._nothing, self._speed_words, self.speed, self._sentence):
            column.addWidget(part)
        self.which.picked.connect(self._pick)
        self.speed.picked.connect(self._keep_speed)

    def show_settings(self, settings: DeviceSettings) -> None:
        """Mark what this device is set to."""
        self._settings = settings
        self.speed.show_picked(settings.printer_speed)

    def show_found(self, found: Sequence[FoundPrinter]) -> None:
        """Offer these; that of the settings stays on offer."""
        self._found = found
        self.show_kind(self._kind)

    def show_kind(self, kind: PrinterKind) -> None:
        """Offer what there is of a kind."""
        self._kind = kind
        self.setVisible(kind in _FIELDS)
        if kind not in _FIELDS:
            return
        kept = getattr(self._settings, _FIELDS[kind])
        known = {each.value: _label(each) for each in self._found if each.kind is kind}
        if kept:
            known.setdefault(kept, ltr(kept))
        self.which.set_pills(list(known.items()), kept)
        self.which.setVisible(bool(known))
        self._nothing.setText(_nothing_text(kind))
        self._nothing.setVisible(not known)
        is_serial = kind is PrinterKind.SERIAL
        self._speed_words.setVisible(is_serial)
        self.speed.setVisible(is_serial)
        self._sentence.setText(self._line_text(kind))
        self._sentence.setVisible(bool(self._sentence.text()))

    def _line_text(self, kind: PrinterKind) -> str:
        if kind is PrinterKind.SPOOLER:
            return _(
                "The system does not say whether a paper came out, so Rahba asks you. Choose "
                "another way where there is one."
            )
        if kind is PrinterKind.SERIAL and self._settings.printer_speed < PICTURE_SPEED:
            return _(
                "At this speed receipts are plain text, in French or English. For Arabic set the "
                "printer and Rahba to {speed} baud."
            ).format(speed=PICTURE_SPEED)
        return ""

    def _pick(self, value: str) -> None:
        changes = {_FIELDS[self._kind]: value}
        settings = replace(self._settings, printer=self._kind, **changes)  # type: ignore[arg-type]
        self.changed.emit(settings)

    def _keep_speed(self, speed: int) -> None:
        self.changed.emit(replace(self._settings, printer_speed=speed))


def readable_address(text: str) -> str:
    """Return an address with its port said; raises `AddressNotAccepted`."""
    host, port = network_address(text)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _label(found: FoundPrinter) -> str:
    return found.name if found.value in found.name else f"{found.name} · {ltr(found.value)}"


def _nothing_text(kind: PrinterKind) -> str:
    return {
        PrinterKind.USB: _("No USB printer is connected. Connect it, switch it on, find it again."),
        PrinterKind.SERIAL: _("This device has no serial port. Connect the adapter."),
        PrinterKind.SPOOLER: _("The system knows no printer. Add it in the system first."),
    }[kind]
