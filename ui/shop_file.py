"""Which file this device opens: the shop, or a sample fair that is thrown away afterwards.

The two never meet: a shop that steps aside for the sample fair stays as it is in its own file.
"""

from pathlib import Path

from pos.folders import Folders
from pos.services.beginning import Standing, begin_example, begin_shop
from pos.services.device import DeviceSettings
from pos.services.keys import Keys
from pos.services.till import Till, open_till
from ui.first_run.beginning import Beginning, FirstProducts


class ShopFile:
    """The file of one device. beginning: what a new file starts with, once that was answered."""

    def __init__(self, folders: Folders, keys: Keys) -> None:
        self._folders = folders
        self._keys = keys
        self._device: DeviceSettings | None = None
        self.beginning: Beginning | None = None

    @property
    def exists(self) -> bool:
        """True when there is something to open, without any question."""
        return self._path().exists()

    @property
    def has_shop(self) -> bool:
        """True when this device has a real shop, open or not."""
        return self._folders.shop.exists()

    def open(self) -> Till:
        """Open the file, or begin it; runs on the database thread."""
        self._folders.make()
        till = open_till(self._path(), self._keys)
        if till.is_new:
            self._begin(till, self.beginning or Beginning())
        return till

    def turn_to_example(self, shop: Standing) -> None:
        """Open the sample fair from now on, under the seller and in the settings of the shop."""
        self._device = shop.device
        self.beginning = Beginning(
            shop.device.language, shop.counter.seller, products=FirstProducts.EXAMPLE
        )

    def forget_example(self) -> None:
        """Throw the sample fair away; it must be closed."""
        for folder in (self._folders.data, self._folders.copies):
            for file in folder.glob(f"{self._folders.example.stem}*"):
                file.unlink(missing_ok=True)
        self.beginning = self._device = None

    def _begin(self, till: Till, beginning: Beginning) -> None:
        language = beginning.language
        device = self._device or DeviceSettings(language=language, receipt_languages=(language,))
        if beginning.products is FirstProducts.EXAMPLE:
            begin_example(till, beginning.seller, device)
        else:
            begin_shop(till, beginning.seller, beginning.place, device)

    def _path(self) -> Path:
        """The sample fair when it was asked for or is all there is, else the shop."""
        shop, example = self._folders.shop, self._folders.example
        is_wanted = self.beginning is not None and self.beginning.products is FirstProducts.EXAMPLE
        return example if is_wanted or (example.exists() and not shop.exists()) else shop
