"""The first day of a file: a till's identity, who sells and where, and how this device shows it."""

from typing import Final

from pos.domain.names import Names
from pos.domain.seller import Seller
from pos.services.device import DeviceSettings, save_device_settings
from pos.services.sample import open_sample
from pos.services.shop import open_shop
from pos.services.till import Till
from pos.store.unit_of_work import UnitOfWork

# Printed where a seller has not said where the stand is.
A_STAND: Final = Names(fr="Stand", ar="رواق", en="Stand")


def begin_shop(till: Till, seller: Seller, place: Names, device: DeviceSettings) -> None:
    """Open a shop in a new file."""
    till.open_identity(label=seller.names.within(device.language), is_example=False)
    till.write(_begin_shop, seller, A_STAND if place.is_empty else place, device)


def begin_example(till: Till, seller: Seller, device: DeviceSettings) -> None:
    """Open the sample fair in a new file."""
    till.open_identity(label=seller.names.within(device.language), is_example=True)
    till.write(_begin_example, seller, device)


def _begin_shop(work: UnitOfWork, seller: Seller, place: Names, device: DeviceSettings) -> None:
    open_shop(work, seller, place)
    save_device_settings(work, device)


def _begin_example(work: UnitOfWork, seller: Seller, device: DeviceSettings) -> None:
    open_sample(work, seller)
    save_device_settings(work, device)
