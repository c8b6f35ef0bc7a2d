"""Where this device keeps things: sales, papers, keys and the log, each in its own place.

Keys lie apart from the data: copying the data folder to another device must not copy the right to
go on writing this till's journal.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

_NAME: Final = "Rahba"
_SHOP: Final = "shop.rahba.db"
_EXAMPLE: Final = "example.rahba.db"
_JOINED: Final = "joined.rahba.db"

RESOURCES: Final = Path(__file__).resolve().parent.parent / "resources"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one device.

    data: the shop's file. papers: receipts as pictures and PDF. keys: private keys where the
    system has no keyring. log: what went wrong, for the person who helps.
    """

    data: Path
    papers: Path
    keys: Path
    log: Path

    @property
    def shop(self) -> Path:
        """The file of the real shop."""
        return self.data / _SHOP

    @property
    def example(self) -> Path:
        """The file of the sample fair, thrown away in one tap."""
        return self.data / _EXAMPLE

    @property
    def joined(self) -> Path:
        """The file of a till that has joined, while the shop that was here is still open."""
        return self.data / _JOINED

    def before_joining(self, moment: str) -> Path:
        """Where the shop that was here before is kept; moment: when it was put there."""
        return self.data / f"before-joining-{moment}.rahba.db"

    @property
    def copies(self) -> Path:
        """Where copies of the file are kept, made each time the day is closed."""
        return self.data / "copies"

    def make(self) -> None:
        """Make the folders that are missing."""
        for folder in (self.data, self.papers, self.log):
            folder.mkdir(parents=True, exist_ok=True)


def device_folders() -> Folders:
    """Return the folders the system has for programs, or all of them inside `$RAHBA_HOME`."""
    home = os.environ.get("RAHBA_HOME")
    if home:
        return folders_in(Path(home))
    return Folders(
        data=platformdirs.user_data_path(_NAME, appauthor=False),
        papers=platformdirs.user_documents_path() / _NAME,
        keys=platformdirs.user_config_path(_NAME, appauthor=False) / "keys",
        log=platformdirs.user_log_path(_NAME, appauthor=False),
    )


def folders_in(home: Path) -> Folders:
    """Return folders that all lie inside one: for a stick, a test or the tour."""
    return Folders(home / "data", home / "papers", home / "keys", home / "log")
