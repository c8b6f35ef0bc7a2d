"""What the screen starts from: who sells where on this device, and how it is set."""

from dataclasses import dataclass

from sqlalchemy import Connection

from pos.services.device import DeviceSettings, device_settings
from pos.services.shop import Counter, counter


@dataclass(frozen=True, slots=True)
class Standing:
    """Who sells where on this device, and how the device is set."""

    counter: Counter
    device: DeviceSettings


def standing(connection: Connection) -> Standing:
    """Return who sells where, and how this device is set."""
    return Standing(counter(connection), device_settings(connection))
