"""What every sale needs of the settings: read once, kept until a setting changes.

Reading it anew costs six statements, more than writing the sale. It is kept with the connection,
so a reopened file starts without; the unit of work forgets it when settings change and when it
rolls back, because what was read inside may then never have been.
"""

from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy import Connection

from pos.changed import Changed

T = TypeVar("T")

# Kinds of data of which something is kept.
CHANGES_KEPT: Final = (
    Changed.TILLS
    | Changed.SETTINGS
    | Changed.DEVICE
    | Changed.SHIFT
    | Changed.PEOPLE
    | Changed.ACCOUNTS
)

_KEPT: Final = "kept"


def kept(connection: Connection, name: str, read: Callable[[Connection], T]) -> T:
    """Return what `read` returned since the settings last changed; it depends on nothing else."""
    values: dict[str, T] = connection.info.setdefault(_KEPT, {})
    if name not in values:
        values[name] = read(connection)
    return values[name]


def forget(connection: Connection) -> None:
    """Read everything anew from now on."""
    connection.info.pop(_KEPT, None)
