"""One server for all; for each test a hub of its own in it, and tills that meet there."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pos.exchange.hub import owner
from pos.exchange.hub.connecting import connect
from pos.exchange.hub.exchanging import HubOutcome, exchange
from pos.exchange.hub.invitation import HubInvitation
from pos.exchange.hub.joining import join_by_hub
from pos.exchange.hub.kept import hub_of
from pos.exchange.hub.wire import opened
from pos.services.device import DeviceSettings
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.till import open_till
from pos.services.tills import admit_till
from tests.conformance.hub.server import PASSWORD, Server, running_server
from tests.factories import HOUR, NOON, SetClock, Shop, open_shop_in


@dataclass
class Hub:
    """A hub as its owner sees it."""

    server: Server

    @contextmanager
    def owned(self) -> Iterator[Any]:
        with contextmanager(owner.owner_wire)(self.server.owner_url, PASSWORD) as wire:
            yield wire

    def invite(self, founder: Shop, *, days: int = 1, port: int = 0, **named: str) -> HubInvitation:
        with self.owned() as wire:
            address = self.server.address(port)
            return owner.invite(wire, address, founder.name, days, **named)

    def connect(self, shop: Shop, founder: Shop | None = None, port: int = 0) -> None:
        invitation = self.invite(founder or shop, port=port)
        connect(TillDoor(shop.till), shop.keys.passwords, invitation.address, invitation.password)

    def join(self, founder: Shop, folder: Path, label: str, series: str) -> Shop:
        """Let a new device join by an invitation and be let in."""
        invitation = self.invite(founder, label=label, series=series)
        newcomer = joining(invitation, folder)
        exchanged(newcomer)
        for applicant in exchanged(founder).waiting:
            founder.till.write(admit_till, applicant)
        exchanged(founder)
        exchanged(newcomer)
        return newcomer

    def revoke(self, name: str, since: datetime | None = None) -> int:
        with self.owned() as wire:
            return owner.revoke(wire, name, since or datetime.now(UTC))

    def entries(self, till: str) -> list[tuple[Any, ...]]:
        """Return what the hub has of a till, as its owner sees it."""
        with self.owned() as wire:
            found: list[tuple[Any, ...]] = wire.execute(
                "SELECT till, seq, at, kind, body, hash, signature FROM rahba.journal "
                "WHERE till = %s ORDER BY seq",
                (till,),
            ).fetchall()
        return found


def joining(invitation: HubInvitation, folder: Path) -> Shop:
    """Make a new device's shop from an invitation."""
    folder.mkdir(parents=True, exist_ok=True)
    clock, keys = SetClock(NOON + HOUR), Keys(folder / "keys", with_keyring=False)
    path = folder / "shop.rahba.db"
    join_by_hub(path, keys, invitation, DeviceSettings(), clock=clock)
    return Shop(open_till(path, keys, clock), keys, clock, path)


def copied(shop: Shop, folder: Path) -> Shop:
    """Copy a till with its key, as whoever copies a whole disk does."""
    folder.mkdir(parents=True)
    shop.till.idle()
    path = Path(shutil.copy(shop.path, folder))
    clock = SetClock(shop.clock.now)
    return Shop(open_till(path, shop.keys, clock), shop.keys, clock, path)


@contextmanager
def line_of(shop: Shop) -> Iterator[Any]:
    """Open the line a till exchanges over, with everything its role may do."""
    address = shop.till.read(hub_of)
    assert address is not None
    with opened(address, shop.keys.passwords.load(address.role)) as wire:
        yield wire


def exchanged(shop: Shop) -> HubOutcome:
    """Exchange once."""
    with line_of(shop) as wire:
        return exchange(TillDoor(shop.till), wire)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    if sys.platform == "win32":
        pytest.skip("the server is started as on Debian and its relatives")
    with running_server() as started:
        yield started


@pytest.fixture
def hub(server: Server) -> Iterator[Hub]:
    made = Hub(server)
    with made.owned() as wire:
        assert owner.set_up(wire)
    yield made
    with server.admin() as admin:
        admin.execute("DROP SCHEMA rahba CASCADE")


@pytest.fixture
def founder(hub: Hub, tmp_path: Path) -> Iterator[Shop]:
    shop = open_shop_in(tmp_path / "founder")
    hub.connect(shop)
    exchanged(shop)
    yield shop
    shop.till.close()


@pytest.fixture
def other(hub: Hub, founder: Shop, tmp_path: Path) -> Iterator[Shop]:
    shop = hub.join(founder, tmp_path / "other", "Stand 25", "B")
    yield shop
    shop.till.close()
