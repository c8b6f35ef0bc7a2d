"""The papers of a shift opened over the page, read with how this device prints."""

from dataclasses import dataclass

from pos.clock import system_clock
from pos.documents.shift_paper import ShiftPaper
from pos.services.device import DeviceSettings, device_settings
from pos.services.shift_papers import x_paper, z_paper
from pos.services.till import Connection


@dataclass(frozen=True, slots=True)
class DrawnPaper:
    """A paper, and the device that prints it. paper: None while the till is not open."""

    paper: ShiftPaper | None
    device: DeviceSettings


def so_far(connection: Connection) -> DrawnPaper:
    """Write the report so far."""
    return DrawnPaper(x_paper(connection, system_clock()), device_settings(connection))


def closing(connection: Connection, entry: str) -> DrawnPaper:
    """Write the report of a closing."""
    return DrawnPaper(z_paper(connection, entry), device_settings(connection))
