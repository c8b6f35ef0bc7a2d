"""A hundred cuts at random bytes: nothing is lost, nothing is there twice, and nobody helps."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest

from pos.exchange.hub.connecting import connect
from pos.exchange.hub.faults import HubFault
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.till import open_till
from tests.conformance.hub.conftest import Hub, exchanged
from tests.conformance.hub.cutting import Cutter
from tests.conformance.hub.server import Server
from tests.conformance.hub.test_exchanging import journal
from tests.factories import MINUTE, SetClock, Shop

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parents[3]
DROPS, KILLS, RESTARTS = 80, 10, 10
# Entries that are new before each cut: so much that most cuts fall within their way.
NEW = 12


@pytest.fixture
def cutter(server: Server) -> Iterator[Cutter]:
    with Cutter(server.port) as between:
        yield between


def through(hub: Hub, shop: Shop, founder: Shop, cutter: Cutter) -> None:
    """Let a till that is in use the line through the cutter from now on."""
    hub.revoke(shop.name)
    invitation = hub.invite(founder, port=cutter.port)
    connect(TillDoor(shop.till), shop.keys.passwords, invitation.address, invitation.password)


def work(shop: Shop, random: Random) -> None:
    for _ in range(NEW):
        shop.clock.now += random.randrange(MINUTE)
        shop.add()


def size_of_an_exchange(shops: list[Shop], cutter: Cutter, random: Random) -> int:
    """Measure how many bytes go to and fro when nothing is cut."""
    cutter.allow(None)
    for shop in shops:
        work(shop, random)
        exchanged(shop)
    return cutter.passed // len(shops)


def require_whole(hub: Hub, shops: list[Shop], cutter: Cutter) -> None:
    cutter.allow(None)
    for _round in range(2):
        for shop in shops:
            exchanged(shop)
    for shop in shops:
        written = journal(shop, shop.name)
        assert hub.entries(shop.name) == written
        assert [row[1] for row in written] == list(range(1, len(written) + 1))
        for reader in shops:
            assert journal(reader, shop.name) == written


def test_a_line_that_drops_and_a_server_that_falls_lose_nothing(
    hub: Hub, server: Server, founder: Shop, other: Shop, cutter: Cutter
) -> None:
    random, shops = Random(1), [founder, other]  # noqa: S311 - a test repeats itself
    for shop in shops:
        through(hub, shop, founder, cutter)
    whole = size_of_an_exchange(shops, cutter, random)

    deeds = [server.restart] * RESTARTS + [None] * DROPS
    random.shuffle(deeds)
    while deeds:
        shop, before = random.choice(shops), cutter.cuts
        work(shop, random)
        cutter.allow(random.randrange(whole), deeds[-1])
        with suppress(HubFault):  # where fewer bytes were enough
            exchanged(shop)
        if cutter.cuts > before:
            deeds.pop()

    require_whole(hub, shops, cutter)


def test_a_process_that_is_killed_loses_nothing(
    hub: Hub, founder: Shop, other: Shop, cutter: Cutter
) -> None:
    random = Random(2)  # noqa: S311 - a test repeats itself
    through(hub, founder, founder, cutter)
    whole = size_of_an_exchange([founder], cutter, random)

    for _ in range(KILLS):
        work(founder, random)
        work(other, random)
        exchanged(other)
        with away(founder), sending(founder) as process:
            cutter.allow(random.randrange(2 * whole), process.kill)
            assert process.stdin is not None
            process.stdin.write(b"exchange\n" * 1000)
            process.stdin.close()
            assert process.wait(60) == -9

    require_whole(hub, [founder, other], cutter)


@contextmanager
def away(shop: Shop) -> Iterator[None]:
    """Hand the file to another process for a while."""
    shop.till.close()
    yield
    clock = SetClock(shop.clock.now)
    shop.clock = clock
    shop.till = open_till(shop.path, Keys(shop.path.parents[1] / "keys", with_keyring=False), clock)


@contextmanager
def sending(shop: Shop) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.conformance.hub.sender", str(shop.path)]
    keys = str(shop.path.parents[1] / "keys")
    with subprocess.Popen(
        [*command, keys], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.kill()
