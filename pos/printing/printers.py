"""The printers a till can have, as values."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.device import DeviceSettings, PrinterKind

RAW_PORT: Final = 9100


class AddressNotAccepted(FieldNotAccepted):
    """The address of a printer on the network cannot be read."""


@dataclass(frozen=True, slots=True)
class FolderPrinter:
    """A virtual printer: each receipt becomes a picture, a PDF and the bytes of a real printer.

    width_dots: 576 for 80 mm, 384 for 58 mm.
    """

    folder: Path
    width_dots: int


@dataclass(frozen=True, slots=True)
class NetworkPrinter:
    """A receipt printer that takes raw bytes over TCP.

    width_dots: 576 for 80 mm, 384 for 58 mm.
    is_mute: it answers no questions, so no receipt is ever confirmed.
    is_epson: it knows `GS ( D`.
    """

    host: str
    port: int
    width_dots: int
    is_mute: bool = False
    is_epson: bool = False


Printer = FolderPrinter | NetworkPrinter


def chosen_printer(settings: DeviceSettings, usual_folder: Path) -> Printer | None:
    """Return the printer that a device is set to, None when it prints nothing.

    usual_folder: where receipts go while no other folder is named.
    Raises `AddressNotAccepted` for a network printer without a readable address.
    """
    match settings.printer:
        case PrinterKind.NONE:
            return None
        case PrinterKind.FOLDER:
            folder = Path(settings.printer_folder or usual_folder)
            return FolderPrinter(folder, settings.width_dots)
        case PrinterKind.NETWORK:
            host, port = network_address(settings.printer_address)
            return NetworkPrinter(host, port, settings.width_dots, settings.printer_is_mute)


def network_address(text: str) -> tuple[str, int]:
    """Read `192.168.1.50`, `printer.local:9100` or `[fe80::1]:9100`; the port is 9100 if unsaid.

    Raises `AddressNotAccepted`.
    """
    host, port = _parted(text.strip())
    is_port = port.isascii() and port.isdecimal() and 0 < int(port[:6]) < 2**16
    if not host or not is_port or any(c.isspace() or c in "/@" for c in host):
        raise AddressNotAccepted(
            _("This is not a printer's address. Type it like {example}.").format(
                example="192.168.1.50:9100"
            )
        )
    return host, int(port)


def _parted(text: str) -> tuple[str, str]:
    if text.startswith("["):
        host, _bracket, rest = text[1:].partition("]")
        return host, rest.removeprefix(":") or str(RAW_PORT)
    if text.count(":") > 1:
        return text, str(RAW_PORT)
    host, _colon, port = text.partition(":")
    return host, port or str(RAW_PORT)
