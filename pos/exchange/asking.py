"""The identity under which this device asks to join: made once, and kept until it has joined."""

from pathlib import Path
from typing import Final

from pos.exchange.request import code_of
from pos.journal.identity import TillKey, is_till_name
from pos.services.keys import Keys

_FILE: Final = "asks-to-join.txt"


def asking_key(folder: Path, keys: Keys) -> TillKey:
    """Return the key under which this device asks, a new one the first time.

    folder: where the shop's file lies or will lie.
    """
    key = pending_key(folder, keys)
    if key is None:
        key = TillKey.generate()
        keys.save(key)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(key.till, "ascii")
    return key


def asking_code(folder: Path, keys: Keys) -> str:
    """Return the code that says who this device will be."""
    return code_of(asking_key(folder, keys).public)


def pending_key(folder: Path, keys: Keys) -> TillKey | None:
    """Return the key under which this device asked, None where it asked nobody or has joined."""
    try:
        till = (folder / _FILE).read_text("ascii").strip()
    except (OSError, ValueError):
        return None
    return keys.load(till) if is_till_name(till) else None


def forget_asking(folder: Path) -> None:
    """Ask under another identity next time: this one has joined."""
    (folder / _FILE).unlink(missing_ok=True)
