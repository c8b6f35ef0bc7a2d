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


class PrinterKind(StrEnum):
    """Where receipts go."""

    NONE = "none"
    FOLDER = "folder"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """What this device shows and how it prints.

    language: of the screen. receipt_languages: one or two, the first leads.
    look: jour, soir or soleil. text_percent: one of `TEXT_SIZES`.
    width_dots: 576 for 80 mm paper, 384 for 58 mm.
    printer_folder: where pictures and PDF go; empty for the usual folder.
    printer_address: host:port of the network printer, kept while another kind is chosen.
    printer_is_mute: it never answers status queries.
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


def device_settings(connection: Connection) -> DeviceSettings:
    """Return the settings, or what a new device starts with."""
    return saved_device(connection, _NAME, DeviceSettings) or DeviceSettings()


def save_device_settings(work: UnitOfWork, settings: DeviceSettings) -> None:
    """Keep the settings of this device."""
    save_device(work.connection, _NAME, settings)
    work.note_changed(Changed.DEVICE)
