"""One answer of a browser, caught on this device."""

from concurrent.futures import Future, ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from pos.channels.faults import Passing, SignInRefused
from pos.channels.loopback import Loopback, new_challenge


def knock(loopback: Loopback, path: str) -> int:
    address = loopback.redirect.replace("localhost", "127.0.0.1").removesuffix("/back") + path
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own
            return int(answer.status)
    except HTTPError as refused:
        return refused.code


def waiting(loopback: Loopback, state: str, pool: ThreadPoolExecutor) -> "Future[str]":
    return pool.submit(loopback.wait, state, 10.0, lambda: False)


def test_only_the_answer_with_our_state_is_taken() -> None:
    loopback, challenge = Loopback(0, "/back", "<p>Merci"), new_challenge()

    with ThreadPoolExecutor(1) as pool:
        code = waiting(loopback, challenge.state, pool)
        assert knock(loopback, "/favicon.ico") == 404
        assert knock(loopback, "/back?code=evil&state=other") == 404
        assert knock(loopback, f"/other?code=evil&state={challenge.state}") == 404
        assert knock(loopback, f"/back?code=good&state={challenge.state}") == 200

        assert code.result(10) == "good"
    loopback.close()


def test_a_person_who_says_no_is_heard() -> None:
    loopback, challenge = Loopback(0, "/back", ""), new_challenge()

    with ThreadPoolExecutor(1) as pool:
        code = waiting(loopback, challenge.state, pool)
        knock(loopback, f"/back?error=access_denied&state={challenge.state}")

        with pytest.raises(SignInRefused):
            code.result(10)
    loopback.close()


def test_nobody_is_waited_for_for_ever() -> None:
    loopback = Loopback(0, "/back", "")

    with pytest.raises(Passing):
        loopback.wait("state", 0.0, lambda: False)
    with pytest.raises(Passing):
        loopback.wait("state", 60.0, lambda: True)
    loopback.close()


def test_a_port_that_is_taken_is_said() -> None:
    loopback = Loopback(0, "/back", "")
    port = int(loopback.redirect.rpartition(":")[2].removesuffix("/back"))

    with pytest.raises(Passing):
        Loopback(port, "/back", "")
    loopback.close()


def test_a_challenge_is_never_the_same_and_is_told_by_its_digest() -> None:
    first, second = new_challenge(), new_challenge()

    assert len({first.state, second.state, first.verifier, second.verifier}) == 4
    assert first.code != first.verifier
    assert "=" not in first.code
