"""Passwords this device was given: in the system's keyring, or in a file only its owner reads.

Like a till's key (`pos.services.keys`) a password never enters the database, a copy or a log.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from pos.errors import PosError
from pos.i18n import gettext as _

_SERVICE: Final = "rahba-password"


class PasswordsClosed(PosError):
    """The system's keyring is there, but locked."""


class Passwords:
    """Passwords by a name of letters, digits, `_` and `-`.

    folder: where files lie when the system has no keyring, outside the data folder.
    """

    def __init__(self, folder: Path, *, with_keyring: bool) -> None:
        self._folder = folder
        self._with_keyring = with_keyring

    def load(self, name: str) -> str:
        """Return a password, empty when none is kept; raises `PasswordsClosed`."""
        return self._from_file(name) or self._from_keyring(name)

    def save(self, name: str, password: str) -> None:
        """Keep a password in place of the one before."""
        if not self._into_keyring(name, password):
            self._into_file(name, password)

    def forget(self, name: str) -> None:
        """Keep it no longer."""
        with suppress(OSError):
            self._file(name).unlink(missing_ok=True)
        if self._with_keyring:
            import keyring
            from keyring.errors import KeyringError

            with suppress(KeyringError):
                keyring.delete_password(_SERVICE, name)

    def _from_keyring(self, name: str) -> str:
        if not self._with_keyring:
            return ""
        import keyring
        from keyring.errors import KeyringError, KeyringLocked

        try:
            return keyring.get_password(_SERVICE, name) or ""
        except KeyringLocked as error:
            message = _(
                "The keyring of this device is locked, and the password is kept in it. Unlock it, "
                "then try again."
            )
            raise PasswordsClosed(message) from error
        except KeyringError:
            return ""

    def _into_keyring(self, name: str, password: str) -> bool:
        if not self._with_keyring:
            return False
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(_SERVICE, name, password)
        except KeyringError:
            return False
        return True

    def _from_file(self, name: str) -> str:
        try:
            return self._file(name).read_text("utf-8")
        except (OSError, ValueError):
            return ""

    def _into_file(self, name: str, password: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = self._file(name)
        unfinished = file.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(unfinished, flags, 0o600), "w", encoding="utf-8") as written:
            written.write(password)
            written.flush()
            os.fsync(written.fileno())
        unfinished.replace(file)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.password"
