"""Opening a seller's shop at Jumia with what was typed, and with what Jumia gave since."""

from collections.abc import Callable, Mapping
from threading import Event
from typing import Final

import httpx

from pos.channels.jumia import JumiaShop
from pos.channels.jumia_catalogue import JumiaTerms
from pos.channels.jumia_pace import Pace
from pos.channels.jumia_session import JumiaSession, JumiaTokens
from pos.channels.shops import Asked, Keep
from pos.clock import Clock, system_clock

# Between two looks at a feed: four calls a second are allowed, for all of the seller's programs.
_LOOK_S: Final = 1.0


def _waited(seconds: float) -> None:
    Event().wait(seconds)


def connected(
    said: Mapping[str, str],
    keep: Keep,
    *,
    transport: httpx.BaseTransport | None = None,
    clock: Clock = system_clock,
    pause: Callable[[float], None] = _waited,
) -> JumiaShop:
    """Return the shop; each token that Jumia gives is kept before it is used.

    pause: waits so many seconds.
    """

    def keep_tokens(tokens: JumiaTokens) -> None:
        turned = {"access": tokens.access, "ends_at": str(tokens.ends_at)}
        keep({**said, **turned, str(Asked.TOKEN): tokens.refresh})

    tokens = JumiaTokens(
        said[Asked.CLIENT],
        said[Asked.TOKEN],
        said.get("access", ""),
        int(said.get("ends_at", "0")),
    )
    session = JumiaSession(
        tokens, keep_tokens, transport=transport, clock=clock, in_turn=Pace(pause)
    )
    return JumiaShop(session, JumiaTerms(), lambda: pause(_LOOK_S))
