"""The open till: the one door from a screen, a command or a test to services and queries.

Used on one thread, the database thread. A service takes a `UnitOfWork` first and runs in a
transaction of its own; a query takes a `Connection` first and only reads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, Final, Generic, ParamSpec, TypeVar

from sqlalchemy import Connection, select

from pos.changed import Changed
from pos.clock import Clock, system_clock
from pos.domain.money import MAD
from pos.journal.identity import TillKey
from pos.journal.kinds import TillOpened
from pos.services.keys import Keys
from pos.services.tills import cooperative_of
from pos.store import schema
from pos.store.checks import Finding, FullCheck, full_check, start_checks
from pos.store.replay import Progress, no_progress
from pos.store.store import Store
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

__all__ = ["Connection", "Done", "Till", "UnitOfWork", "open_till"]

P = ParamSpec("P")
T = TypeVar("T")

_TILL: Final = "till"
_EXAMPLE: Final = "example"
SERIES_LENGTH: Final = 3


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a service returned, and the kinds of data it changed."""

    result: T
    changed: Changed


class Till:
    """One open shop file and the identity that writes in it."""

    def __init__(self, store: Store, keys: Keys) -> None:
        self._store = store
        self._keys = keys
        self._is_ready = False

    @property
    def path(self) -> Path:
        """The shop's file."""
        return self._store.path

    @property
    def is_new(self) -> bool:
        """True while nobody has opened a shop in this file."""
        return self.read(_own_till) is None

    def write(
        self,
        service: Callable[Concatenate[UnitOfWork, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done[T]:
        """Run a service: all of it is saved and flushed when this returns, or none of it."""
        self.prepare()
        with self._store.begin() as work:
            result = service(work, *args, **kwargs)
        return Done(result, work.changed)

    def read(
        self,
        query: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a query on one consistent state."""
        with self._store.reading() as connection:
            return query(connection, *args, **kwargs)

    def prepare(self) -> None:
        """Fetch the identity that signs, ahead of the first sale.

        A file copied here from another device comes without its key: this device then opens a
        till of its own in it, because two devices must never continue one journal.
        """
        if self._is_ready:
            return
        own = self.read(_own_till)
        if own is None:
            return
        key = self._keys.load(own)
        if key is None:
            self.open_identity(
                label="",
                is_example=self.read(_is_example),
                cooperative=self.read(cooperative_of),
            )
        else:
            self._store.use(key)
            self._is_ready = True

    def open_identity(
        self,
        *,
        label: str,
        is_example: bool,
        cooperative: str = "",
        series: str = "",
        key: TillKey | None = None,
    ) -> str:
        """Make a new till that writes here from now on; returns its name.

        cooperative: id of the one it joins, empty to found one. series: of its receipts, empty for
        the first characters of its name. key: one that this device made and keeps already.
        """
        if key is None:
            key = _unlike(self.read(_known_series))
            self._keys.save(key)
        self._store.use(key)
        with self._store.begin() as work:
            opened = TillOpened(
                public_key=key.public.hex(),
                label=label,
                series=series or _series(key),
                cooperative=cooperative,
                currency=MAD,
                is_example=is_example,
            )
            work.record(opened)
            save_device(work.connection, _TILL, key.till)
            save_device(work.connection, _EXAMPLE, is_example)
        self._is_ready = True
        return key.till

    def start_findings(self) -> list[Finding]:
        """Look at what every start can afford to look at; returns what is not as it should be."""
        return self.read(
            start_checks, self._store.path, ended_uncleanly=self._store.ended_uncleanly
        )

    def full_check(self, progress: Progress = no_progress) -> FullCheck:
        """Check every page, link, signature and table; for closing the day."""
        return self.read(full_check, progress=progress)

    def idle(self) -> None:
        """Do what waits for a quiet moment: move the log into the file."""
        self._store.checkpoint()

    def close(self) -> None:
        """Close the file."""
        self._store.close()


def open_till(
    path: Path,
    keys: Keys,
    clock: Clock = system_clock,
    progress: Progress = no_progress,
) -> Till:
    """Open or make a shop file; raises a `PosError` that says in words why it cannot."""
    return Till(Store(path, clock, progress), keys)


def _unlike(taken: frozenset[str]) -> TillKey:
    """Make a new identity whose receipt numbers no till of this file uses."""
    key = TillKey.generate()
    while _series(key) in taken:
        key = TillKey.generate()
    return key


def _series(key: TillKey) -> str:
    return key.till[:SERIES_LENGTH]


def _known_series(connection: Connection) -> frozenset[str]:
    return frozenset(connection.execute(select(schema.till.c.series)).scalars())


def _own_till(connection: Connection) -> str | None:
    return saved_device(connection, _TILL, str)


def _is_example(connection: Connection) -> bool:
    return saved_device(connection, _EXAMPLE, bool) or False
