"""Settings of this device alone: its screen, the language of its receipts, its printer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from pos.changed import Changed
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_NAME: Final = "settings"
TEXT_SIZES: Final = (100, 115, 130)
# Baud of a serial line; the slowest and fastest receipt printers are set to.
SPEEDS: Final = (9600, 19200, 38400, 57600, 115_200)
USUAL_SPEED: Final = 9600


class PrinterKind(StrEnum):
    """Where papers go. SPOOLER is a printer of the operating system, by its name there."""

    NONE = "none"
    FOLDER = "folder"
    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    SPOOLER = "spooler"


class LabelKind(StrEnum):
    """How labels are printed: not at all, on A4 sheets by any printer, or on a roll by ZPL."""

    NONE = "none"
    SHEETS = "sheets"
    ZPL = "zpl"


@dataclass(frozen=True, slots=True)
class LabelPrinter:
    """What prints price labels on this device.

    way: how a label printer for rolls is reached; address, port, speed, node, queue as in
    `DeviceSettings`. is_mute: it never answers. dots_per_mm: 8 for 203 dpi, 12 for 300 dpi.
    width_mm, height_mm: of a label on the roll.
    """

    kind: LabelKind = LabelKind.SHEETS
    way: PrinterKind = PrinterKind.NETWORK
    address: str = ""
    port: str = ""
    speed: int = USUAL_SPEED
    node: str = ""
    queue: str = ""
    is_mute: bool = False
    dots_per_mm: int = 8
    width_mm: int = 50
    height_mm: int = 30

    @property
    def density(self) -> float:
        """Dots in a millimetre, exactly.

        A head of 300 dpi is said to have 12; it has a little less, and a label drawn for 12 would
        lose its edge.
        """
        return 300 / 25.4 if self.dots_per_mm == 12 else float(self.dots_per_mm)


class RailPages(StrEnum):
    """Which pages stand on the rail: those of a stand, every page, or what the business needs."""

    AS_NEEDED = "as_needed"
    STAND = "stand"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """What this device shows and how it prints.

    language: of the screen. receipt_languages: one or two, the first leads.
    look: jour, soir or soleil. text_percent: one of `TEXT_SIZES`.
    width_dots: 576 for 80 mm paper, 384 for 58 mm, 832 for 112 mm.
    printer_folder: where pictures and PDF go; empty for the usual folder.
    printer_address: host:port of the network printer; printer_node: path of a USB printer;
    printer_port, printer_speed: serial port and its baud; printer_queue: its name in the operating
    system. Each is kept while another kind is chosen.
    printer_is_mute: it never answers status queries. printer_is_epson: it knows `GS ( D`.
    labels: what prints price labels. pages: which stand on the rail.
    lock_after_minutes: without a touch, when somebody with a PIN stands at the till; 0 for never.
    """

    language: str = "fr"
    receipt_languages: tuple[str, ...] = ("fr",)
    look: str = "jour"
    text_percent: int = 100
    printer: PrinterKind = PrinterKind.FOLDER
    printer_folder: str = ""
    printer_address: str = ""
    printer_is_mute: bool = False
    width_dots: int = 576
    lock_after_minutes: int = 5
    printer_node: str = ""
    printer_port: str = ""
    printer_speed: int = USUAL_SPEED
    printer_queue: str = ""
    printer_is_epson: bool = False
    labels: LabelPrinter = LabelPrinter()
    pages: RailPages = RailPages.AS_NEEDED


def device_settings(connection: Connection) -> DeviceSettings:
    """Return the settings, or what a new device starts with."""
    return saved_device(connection, _NAME, DeviceSettings) or DeviceSettings()


def save_device_settings(work: UnitOfWork, settings: DeviceSettings) -> None:
    """Keep the settings of this device."""
    save_device(work.connection, _NAME, settings)
    work.note_changed(Changed.DEVICE)
