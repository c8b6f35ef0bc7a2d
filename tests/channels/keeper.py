"""Who keeps a shop that tests speak to, in memory or real, and buys there: no word of connectors.

What a real shop cannot be made to do is left as it is here, and its tests are passed over.
"""

from abc import ABC, abstractmethod
from typing import Any

import httpx
import pytest

from pos.channels.contract import Connector
from pos.channels.stock import Ref
from tests.channels.way import Way

WRONG_SECRET = "not-the-secret"  # noqa: S105 - nobody's


def cannot() -> Any:
    pytest.skip("this shop cannot be made to do that")


class Keeper(ABC):
    """The owner of a shop and its buyers.

    way: what lies between a connector and the shop; None before a real one.
    secrets: what no fault, log or address may spell.
    """

    way: Way | None = None
    secrets: tuple[str, ...] = ()

    @abstractmethod
    def opened(self) -> Connector:
        """Return a new connector that may do everything."""

    @abstractmethod
    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        """Put a new listing into the shop."""

    @abstractmethod
    def number(self, ref: Ref) -> int:
        """Return the number the shop itself has of it: the one that a write sets."""

    @abstractmethod
    def whole(self, ref: Ref) -> Any:
        """Return all that the shop has of it but its number and its moments."""

    def held(self, _ref: Ref) -> int:
        """Return what of the number the shop's open orders hold; nothing where it is sellable."""
        return 0

    def stranger(self) -> Connector:
        """Return a connector whose secret, `WRONG_SECRET`, the shop does not know."""
        return cannot()  # type: ignore[no-any-return]

    def varied(self, _sku: str, _stocks: dict[str, int]) -> dict[str, Ref]:
        """Put a product with variations into the shop, by the SKU of each."""
        return cannot()  # type: ignore[no-any-return]

    def binned(self, _sku: str) -> Ref:
        """Put a listing into the shop and throw it into its bin."""
        return cannot()  # type: ignore[no-any-return]

    def set_number(self, _ref: Ref, _value: int) -> None:
        """Change the number as somebody at the shop does."""
        cannot()

    def rename(self, _ref: Ref, _sku: str) -> None:
        """Give a listing another SKU."""
        cannot()

    def remove(self, _ref: Ref) -> None:
        """Delete a listing for good."""
        cannot()

    def buy(self, _ref: Ref, _units: int) -> str:
        """Buy, pay, and return the id of the order."""
        return cannot()  # type: ignore[no-any-return]

    def edit(self, _order: str, _units: int) -> None:
        """Let the first line of an order be of so many units."""
        cannot()

    def cancel(self, _order: str) -> None:
        """Cancel an order whole; the goods go back."""
        cannot()

    def pay_back(self, _order: str) -> None:
        """Give money back and take no goods."""
        cannot()

    def give_back(self, _order: str, _units: int) -> None:
        """Take so many units of the first line back into the shop's stock, and pay them back."""
        cannot()

    def send(self, _order: str) -> None:
        """Send the goods of an order off."""
        cannot()

    def touch(self, _order: str) -> None:
        """Change something of an order that moves no goods, such as a note."""
        cannot()

    def throw_away(self, _order: str) -> None:
        """Throw an order away, so that the shop has it no more."""
        cannot()

    def wait(self, _seconds: int) -> None:
        """Let time pass at the shop."""
        cannot()

    def turn_clock(self, _seconds: int) -> None:
        """Set the shop's clock forward, or back."""
        cannot()

    def live_in(self, _zone: str, _moment: int) -> None:
        """Let the shop's wall clock be that of a zone, and its clock show microseconds UTC."""
        cannot()

    def is_write(self, request: httpx.Request) -> bool:
        """Tell whether a request writes a number of stock; narrower where POST also reads."""
        return request.method in {"POST", "PUT", "PATCH"}
