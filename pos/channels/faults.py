"""What can go wrong between the till and an online shop: five faults, and no sixth.

They are for the engine, which decides what waits, what a person is asked and what is tried again.
Their text is for the log: never a secret, never an address with one.
"""

from typing import Final

# The code of a refusal that leads to another address.
MOVED: Final = "moved"


class ChannelFault(Exception):
    """Base of what goes wrong on the way to a shop or there."""


class SignInRefused(ChannelFault):
    """The shop does not know these credentials, or no longer. The connection stops once."""


class Throttled(ChannelFault):
    """Too much was asked. retry_after: seconds to wait, None when the shop did not say."""

    def __init__(self, why: str, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


class Passing(ChannelFault):
    """Nothing reached the shop, or it said that it cannot now; trying again later is safe."""


class Refused(ChannelFault):
    """The shop will not, now or later. code: its own word for why, on which code may branch."""

    def __init__(self, why: str, code: str = "") -> None:
        super().__init__(why)
        self.code = code

    @property
    def is_of_all(self) -> bool:
        """True where it says nothing of the one row sent: somebody else answers for the shop.

        So does a Wi-Fi that wants a sign-in, in the middle of a fair.
        """
        return self.code == MOVED


class OutcomeUnknown(ChannelFault):
    """Something was sent and no answer came: it may have been done. Read before trying again."""
