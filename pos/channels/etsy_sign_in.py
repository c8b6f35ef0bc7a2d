"""Signing in at Etsy once: the browser is sent there, and its answer is caught on this device."""

from collections.abc import Callable
from typing import Final

from pos.channels.etsy_session import PATH, PORT, EtsyKeys, EtsySession, sign_in_address
from pos.channels.loopback import Loopback, new_challenge

# So long somebody may look for a password.
_SECONDS: Final = 300.0


def sign_in(
    keys: EtsyKeys,
    session: EtsySession,
    open_browser: Callable[[str], object],
    is_given_up: Callable[[], bool],
    page: str,
) -> None:
    """Send a person to Etsy and keep the tokens that come of it; for a slow thread.

    open_browser: opens an address, on whichever thread may. page: what the browser shows at the
    end, as HTML. Raises `Passing` when nobody comes back, `SignInRefused` when the person said no.
    """
    loopback = Loopback(PORT, PATH, page)
    try:
        challenge = new_challenge()
        open_browser(sign_in_address(keys, loopback.redirect, challenge))
        code = loopback.wait(challenge.state, _SECONDS, is_given_up)
        session.exchange(code, challenge.verifier, loopback.redirect)
    finally:
        loopback.close()
