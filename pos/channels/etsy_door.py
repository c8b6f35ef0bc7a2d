"""Opening a shop at Etsy with the merchant's own key, and with the tokens Etsy gave since."""

from collections.abc import Mapping

import httpx

from pos.channels.etsy import EtsyShop
from pos.channels.etsy_drafts import EtsyTerms
from pos.channels.etsy_session import EtsyKeys, EtsySession, EtsyTokens
from pos.channels.etsy_sign_in import sign_in
from pos.channels.shops import Asked, Browser, Keep
from pos.clock import Clock, system_clock


def connected(
    said: Mapping[str, str],
    keep: Keep,
    *,
    transport: httpx.BaseTransport | None = None,
    clock: Clock = system_clock,
) -> EtsyShop:
    """Return the shop; each token that Etsy gives is kept before it is used."""
    return EtsyShop(_session(said, keep, transport, clock), EtsyTerms())


def signed_in(
    said: Mapping[str, str],
    keep: Keep,
    browser: Browser,
    *,
    transport: httpx.BaseTransport | None = None,
    clock: Clock = system_clock,
) -> None:
    """Send the person to Etsy and keep the tokens that come of it; for a slow thread.

    Raises as `sign_in` does.
    """
    session = _session(said, keep, transport, clock)
    try:
        sign_in(_keys(said), session, browser.open, browser.is_given_up, browser.page)
    finally:
        session.close()


def _keys(said: Mapping[str, str]) -> EtsyKeys:
    return EtsyKeys(said[Asked.CLIENT], said[Asked.SECRET])


def _session(
    said: Mapping[str, str], keep: Keep, transport: httpx.BaseTransport | None, clock: Clock
) -> EtsySession:
    def keep_tokens(tokens: EtsyTokens) -> None:
        turned = {"access": tokens.access, "ends_at": str(tokens.ends_at)}
        keep({**said, **turned, str(Asked.TOKEN): tokens.refresh})

    tokens = EtsyTokens(
        said.get("access", ""), said.get(Asked.TOKEN, ""), int(said.get("ends_at", "0"))
    )
    return EtsySession(_keys(said), tokens, keep_tokens, transport=transport, clock=clock)
