"""A look at a shop's file before it is opened: enough to build the first frame of the screen.

It runs while SQLAlchemy, which takes longer to load than the window to stand, is not yet there; so
its one statement is written for the driver. It only reads, and answers nothing rather than raise:
whatever is wrong with the file is told by opening it.
"""

import json
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple

from pos.i18n import DEFAULT_LANGUAGE, LANGUAGES
from pos.store.driver import UnsafeSqlite, dbapi

_SAVED: Final = "SELECT name, value FROM device WHERE name IN ('settings', 'example')"


class Glance(NamedTuple):
    """How this device shows things, as `DeviceSettings` has it, and whether it is a sample fair."""

    language: str = DEFAULT_LANGUAGE
    look: str = "jour"
    text_percent: int = 100
    is_example: bool = False


def glance(path: Path) -> Glance | None:
    """Return what the file at `path` says of the screen, None when it is not plain to read."""
    try:
        driver = dbapi()
    except UnsafeSqlite:
        return None
    try:
        saved = _saved(driver, path)
    except (driver.Error, ValueError):
        return None
    is_example = saved.get("example") is True
    match saved.get("settings", {}):
        case {"language": str(code), "look": str(look), "text_percent": int(percent)}:
            return Glance(code, look, percent, is_example) if code in LANGUAGES else None
        case {**nothing} if not nothing:
            return Glance(is_example=is_example)
    return None


def _saved(driver: ModuleType, path: Path) -> dict[str, Any]:
    connection = driver.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)
    try:
        return {name: json.loads(value) for name, value in connection.execute(_SAVED)}
    finally:
        connection.close()
