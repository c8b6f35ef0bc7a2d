"""The door of slow work to an open shop: short reads and writes, one after the other.

`ui.operations.Operations` is such a door, used from its slow threads: between two steps of a long
exchange or of a round to an online shop, a sale passes. `TillDoor` is one where there is one thread
only: a command, a tour, a benchmark, a test.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from pos.services.till import Till

T = TypeVar("T")


class Door(Protocol):
    """Runs a query or a service to its end, and returns what it returned."""

    def read_now(self, query: Callable[..., T], *args: Any) -> T:
        """Run `query(connection, *args)` on one state."""

    def write_now(self, service: Callable[..., T], *args: Any) -> T:
        """Run `service(work, *args)` in a unit of work of its own: all of it is saved, or none."""


class TillDoor:
    """The door of a till that this thread has open."""

    def __init__(self, till: Till) -> None:
        self._till = till

    def read_now(self, query: Callable[..., T], *args: Any) -> T:
        """Run a query on one state."""
        return self._till.read(query, *args)

    def write_now(self, service: Callable[..., T], *args: Any) -> T:
        """Run a service in a unit of work of its own."""
        return self._till.write(service, *args).result
