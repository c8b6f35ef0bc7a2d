"""What is the same for every shop that tests speak to, a fake one or a real one."""

from typing import Any, Protocol

from pos.channels.contract import Connector
from pos.channels.stock import Ref


class Keeper(Protocol):
    """The owner of a shop and its buyers, who know nothing of the connector."""

    def opened(self) -> Connector:
        """Return a connector that may do everything."""

    def stranger(self) -> Connector:
        """Return a connector whose secret, `not-the-secret`, the shop does not know."""

    def listed(
        self, sku: str, stock: int, *, is_shown: bool = True, is_tracked: bool = True
    ) -> Ref:
        """Put a new listing into the shop."""

    def number(self, ref: Ref) -> int:
        """Return the number the shop itself has of it."""

    def held(self, ref: Ref) -> int:
        """Return what of that number the shop's open orders hold."""

    def whole(self, ref: Ref) -> Any:
        """Return all that the shop has of it but its number and its moments."""

    def buy(self, ref: Ref, units: int) -> str:
        """Buy, pay, and return the id of the order."""

    def cancel(self, order: str) -> None:
        """Cancel an order whole; the goods go back."""

    def pay_back(self, order: str) -> None:
        """Give money back and take no goods."""

    def send(self, order: str) -> None:
        """Send the goods of an order off."""
