"""The door of the engine to the shop file: services and queries, each in a transaction of its own.

`pos.services.till.Till` fits through `TillDoor`; the screen's door has the same two names.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from pos.services.till import Till

T = TypeVar("T")


class Door(Protocol):
    """Runs what it is given on the thread of the file, and waits for it."""

    def read_now(self, query: Callable[..., T], *args: Any) -> T:
        """Run a query on one consistent state."""

    def write_now(self, service: Callable[..., T], *args: Any) -> T:
        """Run a service: all of it is saved when this returns, or none of it."""


class TillDoor:
    """The door where there is one thread only: a command, a benchmark, a test."""

    def __init__(self, till: Till) -> None:
        self._till = till

    def read_now(self, query: Callable[..., T], *args: Any) -> T:
        """Run a query."""
        return self._till.read(query, *args)

    def write_now(self, service: Callable[..., T], *args: Any) -> T:
        """Run a service."""
        return self._till.write(service, *args).result
