"""What the owner of a hub does: sets it up, invites, shuts out, and looks how it stands."""

import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from pos.clock import to_microseconds
from pos.domain.formatting import isolate
from pos.domain.text import clean_name
from pos.exchange.hub.address import HubAddress, owner_parameters
from pos.exchange.hub.faults import OwnerFault
from pos.exchange.hub.invitation import HubInvitation
from pos.i18n import gettext as _
from pos.journal.identity import is_till_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.exchange.hub.wire import Wire

VERSION: Final = 1
_GROUP: Final = "rahba_till"
_SERIES: Final = re.compile(r"[A-Z0-9]{1,6}")
_LONGEST_LABEL: Final = 40
_LINES_A_TILL: Final = 5
_CUT_WITHIN_MS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Membership:
    """One role of a hub. till: empty for an invitation that nobody used. last_seq: 0 for none."""

    role: str
    cooperative: str
    till: str
    label: str
    series: str
    expires_at: datetime
    revoked_from: datetime | None
    last_seq: int


def set_up(wire: "Wire") -> bool:
    """Make the hub in the owner's database; False when it is there already."""
    with wire.transaction():
        if version(wire):
            return False
        if not wire.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (_GROUP,)).fetchone():
            wire.execute(f"CREATE ROLE {_GROUP} NOLOGIN")
        script = resources.files("pos.exchange.hub").joinpath("schema.sql")
        wire.execute(script.read_text("utf-8").encode())
        from psycopg import sql

        grant = sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}")
        name = sql.Identifier(wire.info.dbname)
        wire.execute(grant.format(name, sql.Identifier(_GROUP)))
    return True


def version(wire: "Wire") -> int:
    """Return which version of the hub is in this database, 0 for none."""
    if _one(wire, "SELECT to_regclass('rahba.hub') IS NOT NULL", ()) is not True:
        return 0
    return int(_one(wire, "SELECT version FROM rahba.hub", ()))


def invite(
    wire: "Wire",
    address: HubAddress,
    cooperative: str,
    days: int,
    *,
    label: str = "",
    series: str = "",
) -> HubInvitation:
    """Let one till in, once, within so many days; raises `OwnerFault` for what cannot be.

    address: where tills reach the hub; its role is made here. label, series: for a new till.
    """
    from psycopg import sql

    _require_hub(wire)
    label, series = _named(wire, cooperative, label, series)
    role, password = f"rahba_{secrets.token_hex(8)}", secrets.token_urlsafe(32)
    verifier = wire.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    with wire.transaction():
        expires = _one(wire, "SELECT clock_timestamp() + make_interval(days => %s)", (days,))
        create = sql.SQL(
            "CREATE ROLE {} LOGIN INHERIT NOCREATEDB NOCREATEROLE CONNECTION LIMIT {} "
            "PASSWORD {} VALID UNTIL {}"
        )
        parts = (_LINES_A_TILL, verifier.decode(), expires.isoformat())
        wire.execute(create.format(sql.Identifier(role), *map(sql.Literal, parts)))
        wire.execute(sql.SQL("GRANT {} TO {}").format(*map(sql.Identifier, (_GROUP, role))))
        # Whoever belongs to a role may cut its lines: the owner will, to shut the till out.
        wire.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(role)))
        wire.execute(
            "INSERT INTO rahba.member (role, cooperative, label, series, expires_at) "
            "VALUES (%s, %s, %s, %s, %s)",
            (role, cooperative, label, series, expires),
        )
    return HubInvitation(
        address=HubAddress(
            host=address.host,
            port=address.port,
            database=address.database,
            role=role,
            ca=address.ca,
        ),
        password=password,
        cooperative=cooperative,
        expires_at=to_microseconds(expires),
        label=label,
        series=series,
    )


def revoke(wire: "Wire", till: str, since: datetime) -> int:
    """Shut a till out from a moment on, or take an invitation back by its role.

    Returns how many roles that were. A line that is open then is cut; what is there stays.
    """
    from psycopg import sql

    _require_hub(wire)
    rows = wire.execute(
        "SELECT role FROM rahba.member WHERE (till = %s OR role = %s) AND revoked_from IS NULL",
        (till, till),
    ).fetchall()
    for (role,) in rows:
        with wire.transaction():
            wire.execute("UPDATE rahba.member SET revoked_from = %s WHERE role = %s", (since, role))
            is_over = _one(wire, "SELECT %s::timestamptz <= clock_timestamp()", (since,))
            until = sql.SQL("ALTER ROLE {} VALID UNTIL {}")
            wire.execute(until.format(sql.Identifier(role), sql.Literal(since.isoformat())))
            if is_over:
                wire.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(role)))
        if is_over:
            _cut(wire, role)
    return len(rows)


def members(wire: "Wire") -> list[Membership]:
    """Return every role of the hub, by cooperative."""
    _require_hub(wire)
    rows = wire.execute(
        "SELECT m.role, m.cooperative, coalesce(m.till, ''), m.label, m.series, m.expires_at, "
        "m.revoked_from, coalesce((SELECT j.seq FROM rahba.journal j WHERE j.till = m.till AND "
        "j.cooperative = m.cooperative ORDER BY j.seq DESC LIMIT 1), 0) "
        "FROM rahba.member m ORDER BY m.cooperative, m.invited_at"
    )
    return [Membership(*row) for row in rows]


def owner_wire(url: str, password: str) -> "Iterator[Wire]":
    """Connect as the owner, for a `with` statement made of this (`contextlib.contextmanager`)."""
    import psycopg

    said = owner_parameters(url)
    try:
        with psycopg.connect(
            **(said | ({"password": password} if password else {})), autocommit=True
        ) as wire:
            yield wire
    except psycopg.OperationalError as error:
        sentence = _("The hub cannot be reached as its owner: {why}")
        raise OwnerFault(sentence.format(why=_first_line(error))) from error
    except psycopg.errors.InsufficientPrivilege as error:
        sentence = _(
            "The owner of a hub needs the right to make roles and a schema (CREATEROLE, and CREATE "
            "on the database): {why}"
        )
        raise OwnerFault(sentence.format(why=_first_line(error))) from error


def _require_hub(wire: "Wire") -> None:
    if version(wire) != VERSION:
        raise OwnerFault(_("There is no hub in this database yet: run hub init first."))


def _named(wire: "Wire", cooperative: str, label: str, series: str) -> tuple[str, str]:
    """Return label and series tidied; raises `OwnerFault` for what no till can be called."""
    if not is_till_name(cooperative):
        raise OwnerFault(
            _(
                "A cooperative is named by six letters and digits: the till that founded it, as "
                "Settings, Other tills shows it."
            )
        )
    label, series = clean_name(label, _LONGEST_LABEL), clean_name(series).upper()
    if bool(label) != bool(series):
        raise OwnerFault(_("A new till needs both a name and a series of receipts."))
    if series and not _SERIES.fullmatch(series):
        raise OwnerFault(_("Type one to six letters and digits, such as B or F24."))
    if series and series in _series_of(wire, cooperative):
        raise OwnerFault(_("Another till numbers its receipts so. Choose another series."))
    return label, series


def _series_of(wire: "Wire", cooperative: str) -> set[str]:
    """Return the series that tills in the hub have, and invitations that are still good."""
    rows = wire.execute(
        "SELECT convert_from(j.body, 'UTF8')::jsonb ->> 'series' FROM rahba.journal j "
        "WHERE j.cooperative = %(c)s AND j.seq = 1 AND j.till IN "
        "(SELECT till FROM rahba.member WHERE cooperative = %(c)s) "
        "UNION SELECT series FROM rahba.member WHERE cooperative = %(c)s "
        "AND revoked_from IS NULL AND (till IS NOT NULL OR expires_at > clock_timestamp())",
        {"c": cooperative},
    )
    return {row[0] for row in rows if row[0]}


def _cut(wire: "Wire", role: str) -> None:
    """End the lines of a role; without the right to, its next statement finds it shut out."""
    from psycopg.errors import InsufficientPrivilege

    with suppress(InsufficientPrivilege):
        wire.execute(
            "SELECT pg_terminate_backend(pid, %s) FROM pg_stat_activity WHERE usename = %s",
            (_CUT_WITHIN_MS, role),
        )


def _one(wire: "Wire", query: str, values: tuple[Any, ...]) -> Any:
    row = wire.execute(query.encode(), values).fetchone()
    assert row is not None
    return row[0]


def _first_line(error: Exception) -> str:
    return isolate(str(error).splitlines()[0])
