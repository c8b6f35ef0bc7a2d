"""100,000 entries sent to a hub on PostgreSQL, and what is new fetched from a large one.

    python -m benchmarks.hub [--small] [--folder DIR]

Ours is all of `push`: reading the till's file, COPY, and the guard of the hub over each entry; the
floor is COPY of the same rows into a table without any rule. The large hub is simulated in SQL:
ten million entries of a thousand tills; what a delta costs there stands beside the same delta in a
hub that has nothing else. PostgreSQL is started for the purpose; without it nothing is measured.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import insert

from benchmarks.measure import Figure, figure, milliseconds, run_from_command_line
from benchmarks.shop import make_shop
from pos.exchange.hub import owner
from pos.exchange.hub.connecting import connect
from pos.exchange.hub.invitation import HubInvitation
from pos.exchange.hub.joining import join_by_hub
from pos.exchange.hub.kept import hub_of
from pos.exchange.hub.pulling import heads_at, pull
from pos.exchange.hub.pushing import push
from pos.exchange.hub.wire import opened
from pos.journal.entry import Entry, entry_hash
from pos.services.device import DeviceSettings
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.till import Till, open_till
from pos.services.tills import admit_till, own_till
from pos.store import schema
from pos.store.replay import entries
from tests.conformance.hub.server import PASSWORD, Server, known_programs, running_server

_DELTA: Final = 500
_TILLS: Final = 1_000
_BODY: Final = b'{"lines":[{"price_minor":12000,"product":"AS3NN9-4","quantity":1000}],"number":1}'

_MANY_TILLS: Final = """
INSERT INTO rahba.member (role, cooperative, till, expires_at)
SELECT 'made_' || n, %(c)s, 'Z' || lpad(n::text, 5, '0'), now()
FROM generate_series(1, %(tills)s) AS n
"""
_MANY_ENTRIES: Final = """
INSERT INTO rahba.journal
SELECT %(c)s, 'Z' || lpad(n::text, 5, '0'), seq, seq, 'made', %(body)s,
  decode(repeat('00', 32), 'hex'), decode(repeat('00', 64), 'hex')
FROM generate_series(1, %(tills)s) AS n, generate_series(1, %(each)s) AS seq
"""


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Send, then fetch from a hub without and with many others' entries."""
    if known_programs() is None:
        print("hub: PostgreSQL is not installed, nothing was measured")
        return []
    sent, others = (5_000, 100_000) if small else (100_000, 10_000_000)
    with tempfile.TemporaryDirectory(dir=folder) as name, running_server() as server:
        with _owned(server) as wire:
            owner.set_up(wire)
        first, keys = _founder(server, Path(name))
        second = _joined(server, first, keys, Path(name) / "second")
        _write(first, keys, sent)
        ours, floor = _push(first, keys, server)
        small_ms = _fetch(first, second, keys)
        with server.admin() as admin:
            _simulate(admin, first.read(own_till), others)
        large_ms = _fetch(first, second, keys)
        first.close()
        second.close()
    rate = round(sent / ours * 1000)
    print(f"hub: {sent:,} entries sent in {ours:,.0f} ms: {rate:,} rows/s")
    label = f"fetch {_DELTA} at {others:,} of {_TILLS:,} tills beside an empty hub, ms"
    return [
        figure(f"send {sent:,} entries beside plain COPY, ms", ours, floor, 20.0),
        figure(label, large_ms, small_ms, 2.0),
    ]


def _founder(server: Server, home: Path) -> tuple[Till, Keys]:
    (home / "first").mkdir()
    first = make_shop(home / "first", products=20)
    keys = first._keys
    invitation = _invited(server, first.read(own_till))
    connect(TillDoor(first), keys.passwords, invitation.address, invitation.password)
    with _line(first, keys) as wire:
        push(TillDoor(first), wire, 0)
    return first, keys


def _joined(server: Server, first: Till, keys: Keys, home: Path) -> Till:
    home.mkdir()
    invitation = _invited(server, first.read(own_till), label="Stand 2", series="B2")
    join_by_hub(home / "shop.db", keys, invitation, DeviceSettings())
    second = open_till(home / "shop.db", keys)
    with _line(second, keys) as wire:
        push(TillDoor(second), wire, 0)
    with _line(first, keys) as wire:
        for applicant in pull(TillDoor(first), wire, heads_at(wire)).waiting:
            first.write(admit_till, applicant)
    return second


def _push(first: Till, keys: Keys, server: Server) -> tuple[float, float]:
    own = first.read(own_till)
    with _line(first, keys) as wire:
        at_hub = heads_at(wire)[own]
        ours = milliseconds(lambda: push(TillDoor(first), wire, at_hub))
    rows = first.read(lambda c: list(entries(c, own)))[at_hub:]
    with server.admin() as admin:
        admin.execute("CREATE TEMPORARY TABLE plain (LIKE rahba.journal)")
        floor = milliseconds(lambda: _copy(admin, own, rows))
    return ours, floor


def _copy(admin: Any, cooperative: str, rows: list[Entry]) -> None:
    with admin.cursor().copy("COPY plain FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(["text", "text", "int8", "int8", "text", "bytea", "bytea", "bytea"])
        for e in rows:
            row = (cooperative, e.till, e.seq, e.at, e.kind, e.body, e.hash, e.signature)
            copy.write_row(row)


def _fetch(first: Till, second: Till, keys: Keys) -> float:
    """Let the second till write something, and measure how the first one gets it."""
    own = second.read(own_till)
    _write(second, keys, _DELTA)
    with _line(second, keys) as wire:
        push(TillDoor(second), wire, heads_at(wire)[own])
    with _line(first, keys) as wire:
        # A till that knows the others is not made here: their heads are asked for all the same.
        return milliseconds(lambda: pull(TillDoor(first), wire, {own: heads_at(wire)[own]}))


def _simulate(admin: Any, cooperative: str, count: int) -> None:
    """Put entries of a thousand others there, past every guard, as only a superuser can."""
    named = {"c": cooperative, "tills": _TILLS, "each": count // _TILLS, "body": _BODY}
    admin.execute("SET session_replication_role = replica")
    admin.execute(_MANY_TILLS, named)
    admin.execute(_MANY_ENTRIES, named)
    admin.execute("VACUUM ANALYZE rahba.journal")


def _write(till: Till, keys: Keys, count: int) -> None:
    """Write entries of a kind that is shown nowhere: what is measured is their way."""
    own = till.read(own_till)
    key = keys.load(own)
    assert key is not None
    last = till.read(lambda c: list(entries(c, own)))[-1]
    rows = []
    for _ in range(count):
        seq, at = last.seq + 1, last.at + 1
        digest = entry_hash(last.hash, own, seq, at, "measured", _BODY)
        last = Entry(own, seq, at, "measured", _BODY, digest, key.sign(digest))
        rows.append({name: getattr(last, name) for name in last.__struct_fields__})
    with till._store.begin() as work:
        work.connection.execute(insert(schema.journal), rows)


def _invited(server: Server, cooperative: str, **named: str) -> HubInvitation:
    with _owned(server) as wire:
        return owner.invite(wire, server.address(), cooperative, 1, **named)


@contextmanager
def _owned(server: Server) -> Iterator[Any]:
    with contextmanager(owner.owner_wire)(server.owner_url, PASSWORD) as wire:
        yield wire


@contextmanager
def _line(till: Till, keys: Keys) -> Iterator[Any]:
    address = till.read(hub_of)
    assert address is not None
    with opened(address, keys.passwords.load(address.role)) as wire:
        yield wire


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
