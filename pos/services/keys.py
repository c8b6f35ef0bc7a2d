"""Where the till's private key is kept: the system's keyring, or a file only its owner reads.

The key never enters the database, a copy, an export or a log: whoever copies the data folder to
another device does not copy the right to continue this till's journal.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos.errors import PosError
from pos.i18n import gettext as _

if TYPE_CHECKING:
    from pos.journal.identity import TillKey
    from pos.services.passwords import Passwords

_SERVICE: Final = "rahba"


class KeyringClosed(PosError):
    """The system's keyring is there, but locked."""


class Keys:
    """The private keys this device holds, by till.

    folder: where key files lie when the system has no keyring, outside the data folder.
    """

    def __init__(self, folder: Path, *, with_keyring: bool = True) -> None:
        self._folder = folder
        self._with_keyring = with_keyring

    @property
    def passwords(self) -> "Passwords":
        """The passwords that are kept where the keys are."""
        from pos.services.passwords import Passwords

        return Passwords(self._folder, with_keyring=self._with_keyring)

    def load(self, till: str) -> "TillKey | None":
        """Return the key of `till`, None when this device does not hold it.

        Raises `KeyringClosed` when it may be in a keyring that nobody unlocked.
        """
        # Loads a library of hashes: the first frame knows where keys lie, and needs none.
        from pos.journal.identity import SEED_LENGTH, TillKey

        seed = self._from_file(till) or self._from_keyring(till)
        if seed is None or len(seed) != SEED_LENGTH:
            return None
        key = TillKey.from_seed(seed)
        return key if key.till == till else None

    def save(self, key: "TillKey") -> None:
        """Keep a new key."""
        if not self._into_keyring(key):
            self._into_file(key)

    def _from_keyring(self, till: str) -> bytes | None:
        if not self._with_keyring:
            return None
        # Loading the keyring takes longer than opening the shop; it waits until a key is needed.
        import keyring
        from keyring.errors import KeyringError, KeyringLocked

        try:
            return bytes.fromhex(keyring.get_password(_SERVICE, till) or "")
        except KeyringLocked as error:
            # A till that took this for "no key" would open a second identity for nothing.
            message = _(
                "The keyring of this device is locked, and the key of this till is kept in it. "
                "Unlock it, then try again."
            )
            raise KeyringClosed(message) from error
        except (KeyringError, ValueError):
            return None

    def _into_keyring(self, key: "TillKey") -> bool:
        if not self._with_keyring:
            return False
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(_SERVICE, key.till, key.seed.hex())
        except KeyringError:
            return False
        return True

    def _from_file(self, till: str) -> bytes | None:
        try:
            return bytes.fromhex(self._file(till).read_text("ascii"))
        except (OSError, ValueError):
            return None

    def _into_file(self, key: "TillKey") -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        descriptor = os.open(self._file(key.till), flags, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.seed.hex())
            file.flush()
            os.fsync(file.fileno())

    def _file(self, till: str) -> Path:
        return self._folder / f"{till}.key"
