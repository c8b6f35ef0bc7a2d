"""What was tried out on this device, and when: the printer's test page, the scanner."""

from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from pos.changed import Changed
from pos.services.device import DeviceSettings, PrinterKind
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_NAME: Final = "trials"


@dataclass(frozen=True, slots=True)
class Trials:
    """printed_at, scanned_at: of the last trial, microseconds UTC, 0 for never.

    printer: which one printed its test page, as `printer_name` says it. is_sure: it said itself
    that the page came out. is_repaired: the scanner's keys had to be read by their place, because
    its layout is not the computer's.
    """

    printed_at: int = 0
    printer: str = ""
    is_sure: bool = False
    scanned_at: int = 0
    is_repaired: bool = False


def trials(connection: Connection) -> Trials:
    """Return what was tried out here."""
    return saved_device(connection, _NAME, Trials) or Trials()


def note_page_printed(work: UnitOfWork, device: DeviceSettings, *, is_sure: bool) -> None:
    """Keep that a printer was given its test page, and whether it said that it came out."""
    tried = replace(
        trials(work.connection),
        printed_at=work.now,
        printer=printer_name(device),
        is_sure=is_sure,
    )
    _save(work, tried)


def note_scanner_heard(work: UnitOfWork, *, is_repaired: bool) -> None:
    """Keep that a scan arrived whole while the scanner was tried out."""
    _save(work, replace(trials(work.connection), scanned_at=work.now, is_repaired=is_repaired))


def printer_name(device: DeviceSettings) -> str:
    """Return which printer a device is set to, the same as long as it is the same one."""
    where = {
        PrinterKind.NETWORK: device.printer_address,
        PrinterKind.USB: device.printer_node,
        PrinterKind.SERIAL: device.printer_port,
        PrinterKind.SPOOLER: device.printer_queue,
    }.get(device.printer, "")
    return f"{device.printer.value} {where}"


def _save(work: UnitOfWork, tried: Trials) -> None:
    save_device(work.connection, _NAME, tried)
    work.note_changed(Changed.DEVICE)
