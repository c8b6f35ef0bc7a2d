"""Which file this device opens: the shop, or a sample fair that is thrown away afterwards.

The two never meet: a shop that steps aside for the sample fair stays as it is in its own file.
What opens the file stands on SQLAlchemy, so it is imported by the functions that need it: the first
frame knows which file it is for, and does not wait (docs/decisions/0010).
"""

from pathlib import Path
from typing import TYPE_CHECKING

from pos.clock import local, system_clock
from pos.folders import Folders

if TYPE_CHECKING:
    from pos.exchange.hub.invitation import HubInvitation
    from pos.exchange.progress import Progress
    from pos.services.device import DeviceSettings
    from pos.services.keys import Keys
    from pos.services.standing import Standing
    from pos.services.till import Till
    from ui.first_run.beginning import Beginning


class ShopFile:
    """The file of one device. beginning: what a new file starts with, once that was answered."""

    def __init__(self, folders: Folders, keys: "Keys") -> None:
        self._folders = folders
        self._keys = keys
        self._device: DeviceSettings | None = None
        self.beginning: Beginning | None = None

    @property
    def path(self) -> Path:
        """The sample fair when it was asked for or is all there is, else the shop."""
        shop, example = self._folders.shop, self._folders.example
        is_wanted = self.beginning is not None and self.beginning.wants_example
        return example if is_wanted or (example.exists() and not shop.exists()) else shop

    @property
    def exists(self) -> bool:
        """True when there is something to open, without any question."""
        return self.path.exists()

    @property
    def has_shop(self) -> bool:
        """True when this device has a real shop, open or not."""
        return self._folders.shop.exists()

    def open(self) -> "Till":
        """Open the file, or begin it; runs on the database thread."""
        from ui.opening import opened

        self._folders.make()
        return opened(self.path, self._keys, self.beginning, self._device)

    def join(self, invitation: "Path | HubInvitation", language: str, progress: "Progress") -> None:
        """Make the file of a till that joins, for a slow thread. Raises a `PosError`.

        Where a shop is already it goes beside it, until `take_up_joined`.
        """
        from pos.exchange.joining import forget_file, join_cooperative
        from pos.services.device import DeviceSettings

        self._folders.make()
        forget_file(self._folders.joined)  # of an attempt that power cut short
        file = self._folders.joined if self.has_shop else self._folders.shop
        device = DeviceSettings(language=language, receipt_languages=(language,))
        if isinstance(invitation, Path):
            join_cooperative(file, self._keys, invitation, device, progress)
        else:
            from pos.exchange.hub.joining import join_by_hub

            join_by_hub(file, self._keys, invitation, device, progress)

    def take_up_joined(self) -> None:
        """Put the till that joined in the place of the shop, which is closed and kept whole."""
        folders = self._folders
        if not folders.joined.exists():
            return
        if folders.shop.exists():
            moment = local(system_clock()).strftime("%Y%m%d-%H%M%S")
            folders.shop.rename(folders.before_joining(moment))
        folders.joined.rename(folders.shop)

    def code(self) -> str:
        """Return the code under which this device asks to join."""
        from pos.exchange.asking import asking_code

        return asking_code(self._folders.data, self._keys)

    def ask(self, folder: Path, label: str) -> Path:
        """Write a file that asks to join; returns it."""
        from pos.exchange.asking import asking_key
        from pos.exchange.request import write_request

        key = asking_key(self._folders.data, self._keys)
        return write_request(folder, key, label, system_clock())

    def turn_to_example(self, shop: "Standing") -> None:
        """Open the sample fair from now on, under the seller and in the settings of the shop."""
        from ui.first_run.beginning import Beginning, FirstProducts

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
