"""The printers a till can have, and the ways that lead to them, as values."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.device import DeviceSettings, LabelKind, PrinterKind

RAW_PORT: Final = 9100
# Baud from which a picture of 28 KB arrives within three seconds; at 9600 it takes thirty.
PICTURE_SPEED: Final = 115_200


class AddressNotAccepted(FieldNotAccepted):
    """What leads to a printer is missing or cannot be read."""


@dataclass(frozen=True, slots=True)
class NetworkAddress:
    """A printer that takes raw bytes over TCP."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class SerialPort:
    """A printer on a serial line. device: `/dev/ttyUSB0`, `COM3`. speed: baud."""

    device: str
    speed: int


@dataclass(frozen=True, slots=True)
class UsbNode:
    """A printer on USB, as Linux shows it. path: `/dev/usb/lp0`."""

    path: str


@dataclass(frozen=True, slots=True)
class SystemQueue:
    """A printer of the operating system, given raw bytes: the Windows spooler, or CUPS."""

    name: str


Way = NetworkAddress | SerialPort | UsbNode | SystemQueue


@dataclass(frozen=True, slots=True)
class FolderPrinter:
    """A virtual printer: each paper becomes a picture, a PDF and the bytes of a real printer.

    width_dots: 576 for 80 mm, 384 for 58 mm.
    """

    folder: Path
    width_dots: int


@dataclass(frozen=True, slots=True)
class ReceiptPrinter:
    """A receipt printer that understands ESC/POS.

    width_dots: 576 for 80 mm, 384 for 58 mm, 832 for 112 mm.
    is_mute: it answers no questions, so no paper is ever confirmed.
    is_epson: it knows `GS ( D`.
    """

    way: Way
    width_dots: int
    is_mute: bool = False
    is_epson: bool = False

    @property
    def is_slow(self) -> bool:
        """True where a picture of the paper would be half a minute on its way."""
        return isinstance(self.way, SerialPort) and self.way.speed < PICTURE_SPEED


@dataclass(frozen=True, slots=True)
class LabelSheets:
    """Labels on A4 sheets: a PDF that any printer of the system prints. folder: where it goes."""

    folder: Path


@dataclass(frozen=True, slots=True)
class LabelRoll:
    """A label printer that understands ZPL, and the label that is in it.

    width_dots, height_dots: of a label, those that lie whole on it. dots_per_mm: of its head.
    """

    way: Way
    width_dots: int
    height_dots: int
    dots_per_mm: float = 8.0
    is_mute: bool = False


Printer = FolderPrinter | ReceiptPrinter


def chosen_printer(settings: DeviceSettings, usual_folder: Path) -> Printer | None:
    """Return the receipt printer that a device is set to, None when it prints nothing.

    usual_folder: where receipts go while no other folder is named.
    Raises `AddressNotAccepted` where nothing says how to reach it.
    """
    match settings.printer:
        case PrinterKind.NONE:
            return None
        case PrinterKind.FOLDER:
            folder = Path(settings.printer_folder or usual_folder)
            return FolderPrinter(folder, settings.width_dots)
        case kind:
            way = _way(
                kind,
                address=settings.printer_address,
                port=settings.printer_port,
                speed=settings.printer_speed,
                node=settings.printer_node,
                queue=settings.printer_queue,
            )
    return ReceiptPrinter(
        way,
        settings.width_dots,
        is_mute=settings.printer_is_mute or not can_answer(way),
        is_epson=settings.printer_is_epson,
    )


def chosen_label_printer(
    settings: DeviceSettings, usual_folder: Path
) -> LabelSheets | LabelRoll | None:
    """Return what prints labels on a device, None when nothing does.

    usual_folder: where sheets go as PDF. Raises `AddressNotAccepted` as `chosen_printer` does.
    """
    labels = settings.labels
    match labels.kind:
        case LabelKind.NONE:
            return None
        case LabelKind.SHEETS:
            return LabelSheets(usual_folder)
    way = _way(
        labels.way,
        address=labels.address,
        port=labels.port,
        speed=labels.speed,
        node=labels.node,
        queue=labels.queue,
    )
    return LabelRoll(
        way,
        int(labels.width_mm * labels.density),
        int(labels.height_mm * labels.density),
        labels.density,
        is_mute=labels.is_mute or not can_answer(way),
    )


def can_answer(way: Way) -> bool:
    """Tell whether anything can come back: the operating system hands on and tells nothing."""
    return not isinstance(way, SystemQueue)


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


def _way(kind: PrinterKind, *, address: str, port: str, speed: int, node: str, queue: str) -> Way:
    match kind:
        case PrinterKind.SERIAL:
            return SerialPort(_named(port), speed)
        case PrinterKind.USB:
            return UsbNode(_named(node))
        case PrinterKind.SPOOLER:
            return SystemQueue(_named(queue))
        case _:
            return NetworkAddress(*network_address(address))


def _named(text: str) -> str:
    if not text:
        raise AddressNotAccepted(
            _("Rahba does not know which printer. The sale is recorded. Choose it in the settings.")
        )
    return text


def _parted(text: str) -> tuple[str, str]:
    if text.startswith("["):
        host, _bracket, rest = text[1:].partition("]")
        return host, rest.removeprefix(":") or str(RAW_PORT)
    if text.count(":") > 1:
        return text, str(RAW_PORT)
    host, _colon, port = text.partition(":")
    return host, port or str(RAW_PORT)
