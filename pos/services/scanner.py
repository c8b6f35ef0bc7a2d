"""The settings of the scanner, kept on this device."""

from dataclasses import replace
from typing import Final

from sqlalchemy import Connection

from pos.changed import Changed
from pos.domain.scanner import ScannerSettings
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_NAME: Final = "scanner"


def scanner_settings(connection: Connection) -> ScannerSettings:
    """Return the settings, or what a new device starts with."""
    return saved_device(connection, _NAME, ScannerSettings) or ScannerSettings()


def save_scanner_settings(work: UnitOfWork, settings: ScannerSettings) -> None:
    """Keep the settings of the scanner."""
    save_device(work.connection, _NAME, settings)
    work.note_changed(Changed.DEVICE)


def note_layout_told(work: UnitOfWork) -> bool:
    """Remember that the seller was told of the layouts; returns whether this is the first time."""
    settings = scanner_settings(work.connection)
    if settings.knows_layout:
        return False
    save_device(work.connection, _NAME, replace(settings, knows_layout=True))
    return True
