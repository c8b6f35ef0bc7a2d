"""What the server itself refuses, whatever program logs in with a till's name and password."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest

from pos.exchange.hub.faults import HubRefusesLogin, InvitationExpired, InvitationUsed
from pos.exchange.hub.invitation import HubInvitation
from pos.exchange.hub.wire import fault_of
from pos.journal.entry import Entry, entry_hash
from pos.journal.identity import TillKey
from pos.store.replay import entries
from tests.conformance.hub.conftest import Hub, exchanged, joining, line_of
from tests.factories import MINUTE, Shop, an_entry, open_shop_in

pytestmark = pytest.mark.conformance

INSERT = "INSERT INTO rahba.journal VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
# What a guard raises, by the number of the rule in schema.sql.
NOT_YOURS, FORK, NOT_WHOLE, NO_SHAPE = "RH001", "RH005", "RH006", "23514"


def last_of(shop: Shop) -> Entry:
    return shop.till.read(lambda c: list(entries(c, shop.name)))[-1]


def row_of(cooperative: str, entry: Entry, **other: Any) -> tuple[Any, ...]:
    columns = {
        "cooperative": cooperative,
        **{name: getattr(entry, name) for name in entry.__struct_fields__},
        **other,
    }
    return tuple(columns.values())


def following(shop: Shop, seq: int = 0, at: int = MINUTE, kind: str = "noted") -> Entry:
    """Write what could come next: well hashed, and signed by nobody."""
    last = last_of(shop)
    seq, at = seq or last.seq + 1, last.at + at
    digest = entry_hash(last.hash, shop.name, seq, at, kind, b"{}")
    return Entry(shop.name, seq, at, kind, b"{}", digest, bytes(64))


def refused(wire: Any, query: str, values: Sequence[Any] = ()) -> str:
    """Ask for something the server refuses; returns the code of its refusal."""
    with pytest.raises(psycopg.Error) as caught:
        wire.execute(query, values)
    return caught.value.sqlstate or ""


def test_what_follows_and_hashes_is_taken(hub: Hub, founder: Shop) -> None:
    with line_of(founder) as wire:
        wire.execute(INSERT, row_of(founder.name, following(founder)))

    assert hub.entries(founder.name)[-1][1] == last_of(founder).seq + 1


def test_a_till_cannot_write_for_another(founder: Shop, other: Shop) -> None:
    with line_of(other) as wire:
        assert refused(wire, INSERT, row_of(founder.name, following(founder))) == NOT_YOURS


def test_a_till_cannot_write_into_another_cooperative(other: Shop) -> None:
    with line_of(other) as wire:
        assert refused(wire, INSERT, row_of("000000", following(other))) == NOT_YOURS
        assert refused(wire, "INSERT INTO rahba.photo VALUES ('000000', 'a', 'b')") == NOT_YOURS


@pytest.mark.parametrize("setting", ["app.till", "rahba.till", "role", "session_authorization"])
def test_no_setting_makes_one_till_of_another(founder: Shop, other: Shop, setting: str) -> None:
    with line_of(other) as wire:
        with suppress(psycopg.Error):  # some are refused, the others have no effect
            wire.execute("SELECT set_config(%s, %s, false)", (setting, founder.name))
        assert refused(wire, INSERT, row_of(founder.name, following(founder))) == NOT_YOURS


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rahba.journal SET at = at + 1",
        "DELETE FROM rahba.journal",
        "TRUNCATE rahba.journal",
        "UPDATE rahba.photo SET digest = ''",
        "DELETE FROM rahba.photo",
        "TRUNCATE rahba.photo",
        "SELECT * FROM rahba.member",
        "UPDATE rahba.member SET till = NULL",
        "INSERT INTO rahba.member (role, cooperative, expires_at) VALUES ('x', 'A', now())",
        "ALTER TABLE rahba.journal DISABLE TRIGGER ALL",
        "ALTER TABLE rahba.journal DISABLE ROW LEVEL SECURITY",
        "DROP POLICY writing ON rahba.journal",
        "DROP TABLE rahba.journal",
        "CREATE OR REPLACE FUNCTION rahba.my_till() RETURNS text LANGUAGE sql AS 'SELECT 1'",
        "CREATE TABLE rahba.mine (a integer)",
        "SET ROLE hub_owner",
        "SET session_replication_role = replica",
        "CREATE ROLE another",
        "COPY rahba.journal TO PROGRAM 'cat'",
        "SELECT secret FROM rahba.hub",
        "SELECT * FROM rahba.hub",
        "DO $$ BEGIN LOCK TABLE rahba.journal IN SHARE MODE; END $$",
        "DO $$ BEGIN LOCK TABLE rahba.member IN ACCESS SHARE MODE; END $$",
        "INSERT INTO rahba.journal SELECT * FROM rahba.journal LIMIT 1 "
        "ON CONFLICT (cooperative, till, seq) DO UPDATE SET body = ''",
        "SELECT 1 FROM rahba.journal FOR UPDATE",
        "CREATE VIEW rahba.all_of_it AS SELECT * FROM rahba.journal",
        "CREATE TRIGGER mine BEFORE INSERT ON rahba.journal EXECUTE FUNCTION rahba.refuse()",
        "CREATE RULE mine AS ON INSERT TO rahba.journal DO INSTEAD NOTHING",
        "SELECT rahba.name_of('')",
        "CREATE FUNCTION public.session_user() RETURNS name LANGUAGE sql AS 'SELECT ''x''::name'",
        "SELECT pg_read_file('/etc/passwd')",
        "ALTER FUNCTION rahba.my_till() RESET search_path",
        "ALTER ROLE CURRENT_USER VALID UNTIL 'infinity'",
        "ALTER ROLE CURRENT_USER CONNECTION LIMIT 1000",
        "ALTER ROLE CURRENT_USER BYPASSRLS",
    ],
)
def test_a_till_has_no_right_to(founder: Shop, statement: str) -> None:
    with line_of(founder) as wire:
        assert refused(wire, statement) == "42501"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rahba.journal SET at = at + 1",
        "DELETE FROM rahba.journal",
        "TRUNCATE rahba.journal",
        "TRUNCATE rahba.photo",
        "DELETE FROM rahba.photo",
    ],
)
def test_even_the_owner_only_adds(hub: Hub, founder: Shop, statement: str) -> None:
    assert hub.entries(founder.name)
    with hub.owned() as wire:
        assert refused(wire, statement) == NOT_YOURS


def test_the_owner_writes_for_no_till(hub: Hub, founder: Shop) -> None:
    with hub.owned() as wire:
        assert refused(wire, INSERT, row_of(founder.name, following(founder))) == NOT_YOURS


@pytest.mark.parametrize(
    "change",
    [{"body": b'{"amount":1}'}, {"hash": bytes(32)}, {"kind": "invented"}, {"seq": 0}, {"at": -1}],
)
def test_an_entry_that_is_not_whole_is_refused(founder: Shop, change: dict[str, Any]) -> None:
    row = row_of(founder.name, following(founder), **change)
    with line_of(founder) as wire:
        assert refused(wire, INSERT, row) == NOT_WHOLE


def test_an_entry_of_another_shape_is_refused_though_it_hashes(founder: Shop) -> None:
    with line_of(founder) as wire:
        row = row_of(founder.name, following(founder, kind="a\nb"))
        assert refused(wire, INSERT, row) == NO_SHAPE
        assert refused(wire, INSERT, row_of(founder.name, following(founder), signature=b"")) == (
            NO_SHAPE
        )


def test_a_gap_is_refused(founder: Shop) -> None:
    with line_of(founder) as wire:
        entry = following(founder, last_of(founder).seq + 2)
        assert refused(wire, INSERT, row_of(founder.name, entry)) == NOT_WHOLE


def test_time_that_runs_backwards_is_refused(founder: Shop) -> None:
    with line_of(founder) as wire:
        assert refused(wire, INSERT, row_of(founder.name, following(founder, at=0))) == NOT_WHOLE


def test_a_second_opening_is_refused(founder: Shop) -> None:
    with line_of(founder) as wire:
        entry = following(founder, kind="till_opened")
        assert refused(wire, INSERT, row_of(founder.name, entry)) == NOT_WHOLE


def test_a_fork_is_refused_also_where_conflicts_are_passed_over(founder: Shop) -> None:
    founder.add()
    fork = following(founder)
    founder.add()
    exchanged(founder)

    with line_of(founder) as wire:
        passing_over = f"{INSERT} ON CONFLICT DO NOTHING"
        assert refused(wire, passing_over, row_of(founder.name, fork)) == FORK


def test_the_same_entry_again_changes_nothing(hub: Hub, founder: Shop) -> None:
    before = hub.entries(founder.name)
    with line_of(founder) as wire:
        wire.execute(INSERT, row_of(founder.name, last_of(founder), signature=bytes(64)))

    assert hub.entries(founder.name) == before


def test_a_till_opens_under_the_name_of_its_own_key(hub: Hub, founder: Shop) -> None:
    invitation = hub.invite(founder, label="Stand 30", series="D")
    stolen = TillKey.generate()
    with logged_in(invitation) as wire:
        claim(wire, invitation, "7K3Q2M")
        opening = an_entry(stolen, None, "till_opened", b'{"public_key":"00"}')
        digest = entry_hash(bytes(32), "7K3Q2M", 1, opening.at, opening.kind, opening.body)
        forged = row_of(founder.name, opening, till="7K3Q2M", hash=digest)
        assert refused(wire, INSERT, forged) == NOT_WHOLE


@pytest.mark.usefixtures("founder")
def test_a_till_reads_its_own_cooperative_alone(hub: Hub, tmp_path: Any) -> None:
    stranger = open_shop_in(tmp_path / "stranger")
    hub.connect(stranger)
    exchanged(stranger)

    with line_of(stranger) as wire:
        seen = wire.execute("SELECT DISTINCT cooperative FROM rahba.journal").fetchall()
        heads = wire.execute("SELECT till FROM rahba.heads()").fetchall()

    assert seen == [(stranger.name,)]
    assert heads == [(stranger.name,)]
    stranger.till.close()


def test_a_photo_is_what_its_name_says(founder: Shop) -> None:
    with line_of(founder) as wire:
        photo = "INSERT INTO rahba.photo VALUES (%s, %s, %s)"
        assert refused(wire, photo, (founder.name, "a" * 64, b"no picture")) == NOT_WHOLE


def test_a_used_invitation_lets_nobody_else_in(hub: Hub, founder: Shop, tmp_path: Any) -> None:
    invitation = hub.invite(founder, label="Stand 25", series="B")
    first = joining(invitation, tmp_path / "first")

    with pytest.raises(HubRefusesLogin):
        joining(invitation, tmp_path / "second")

    assert not (tmp_path / "second" / "shop.rahba.db").exists()
    first.till.close()


def test_an_open_line_cannot_use_an_invitation_twice(hub: Hub, founder: Shop) -> None:
    invitation = hub.invite(founder)
    with logged_in(invitation) as first, logged_in(invitation) as second:
        claim(first, invitation, "7K3Q2M")
        with pytest.raises(psycopg.Error) as caught:
            claim(second, invitation, "8K3Q2M")

    assert caught.value.sqlstate == "RH002"
    assert isinstance(fault_of(caught.value, invitation.address), InvitationUsed)


def test_an_expired_invitation_lets_nobody_in(hub: Hub, founder: Shop, tmp_path: Any) -> None:
    invitation = hub.invite(founder, label="Stand 25", series="B", days=-1)

    with pytest.raises(HubRefusesLogin):
        joining(invitation, tmp_path / "late")


def test_an_open_line_cannot_use_an_expired_invitation(hub: Hub, founder: Shop) -> None:
    invitation = hub.invite(founder)
    with logged_in(invitation) as wire:
        with hub.owned() as owned:
            owned.execute("UPDATE rahba.member SET expires_at = now() WHERE till IS NULL")
        assert wire.execute("SELECT count(*) FROM rahba.journal").fetchone() == (0,)
        with pytest.raises(psycopg.Error) as caught:
            claim(wire, invitation, "7K3Q2M")

    assert caught.value.sqlstate == "RH003"
    assert isinstance(fault_of(caught.value, invitation.address), InvitationExpired)


def test_an_invitation_reads_and_writes_nothing_of_its_own(hub: Hub, founder: Shop) -> None:
    invitation = hub.invite(founder)
    with logged_in(invitation) as wire:
        assert wire.execute("SELECT count(*) > 0 FROM rahba.journal").fetchone() == (True,)
        assert refused(wire, INSERT, row_of(founder.name, following(founder))) == NOT_YOURS


def test_nobody_takes_the_name_of_a_till_that_is_in(hub: Hub, founder: Shop) -> None:
    invitation = hub.invite(founder)
    with logged_in(invitation) as wire, pytest.raises(psycopg.Error) as caught:
        claim(wire, invitation, founder.name)

    assert caught.value.sqlstate == "RH004"


def test_shutting_out_cuts_a_line_that_is_open(hub: Hub, other: Shop) -> None:
    with line_of(other) as wire:
        hub.revoke(other.name)
        with pytest.raises(psycopg.OperationalError):
            wire.execute("SELECT 1")


def test_a_line_that_stays_open_sees_and_writes_nothing_once_shut_out(
    hub: Hub, founder: Shop, other: Shop
) -> None:
    with line_of(other) as wire:
        with hub.owned() as owned:  # as an owner without the right to cut lines
            owned.execute(
                "UPDATE rahba.member SET revoked_from = now() WHERE till = %s", (other.name,)
            )
        assert wire.execute("SELECT count(*) FROM rahba.journal").fetchone() == (0,)
        assert refused(wire, INSERT, row_of(founder.name, following(other))) == NOT_YOURS


def test_a_till_is_shut_out_from_a_day_on(hub: Hub, other: Shop) -> None:
    hub.revoke(other.name, datetime.now(UTC) + timedelta(days=1))

    assert exchanged(other).refused == ()


def logged_in(invitation: HubInvitation) -> AbstractContextManager[Any]:
    """Log in by an invitation with another program than ours."""
    address = invitation.address
    with address.parameters(invitation.password) as parameters:
        return psycopg.connect(**parameters, autocommit=True)


def claim(wire: Any, invitation: HubInvitation, till: str) -> None:
    role = invitation.address.role.encode()
    verifier = wire.pgconn.encrypt_password(b"new", role, b"scram-sha-256").decode()
    wire.execute("SELECT rahba.claim(%s, %s)", (till, verifier))


@pytest.mark.parametrize(
    "trick",
    [
        # Tables, functions and operators of its own, before those of the hub.
        "SET search_path = pg_temp, rahba, public; "
        "CREATE TEMPORARY TABLE member (role name, cooperative text, till text, "
        "revoked_from timestamptz, expires_at timestamptz); "
        "INSERT INTO member VALUES (session_user, '{founder}', '{founder}', NULL, 'infinity')",
        "CREATE FUNCTION pg_temp.session_user() RETURNS name LANGUAGE sql AS "
        "$$SELECT 'hub_owner'::name$$; SET search_path = pg_temp",
        "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'; "
        "SET search_path = pg_temp, pg_catalog",
        "CREATE FUNCTION pg_temp.same(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'; "
        "CREATE OPERATOR pg_temp.= (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.same); "
        "SET search_path = pg_temp, pg_catalog",
        "SET default_transaction_isolation = 'repeatable read'",
        "SET transform_null_equals = on",
    ],
    ids=["member", "session_user", "sha256", "operator", "isolation", "nulls"],
)
def test_nothing_a_till_makes_for_itself_stands_before_the_hub(
    founder: Shop, other: Shop, trick: str
) -> None:
    with line_of(other) as wire:
        with suppress(psycopg.Error):  # what it may not even make is refused already
            wire.execute(trick.replace("{founder}", founder.name))
        assert refused(wire, INSERT, row_of(founder.name, following(founder))) == NOT_YOURS
        forged = row_of(founder.name, following(other), hash=bytes(32))
        assert refused(wire, INSERT, forged) == NOT_WHOLE


@pytest.mark.usefixtures("founder")
def test_a_function_in_a_question_sees_no_row_of_another_cooperative(
    hub: Hub, tmp_path: Any
) -> None:
    stranger = open_shop_in(tmp_path / "stranger")
    hub.connect(stranger)
    exchanged(stranger)

    with line_of(stranger) as wire:
        wire.execute("CREATE TEMPORARY TABLE seen (cooperative text)")
        wire.execute(
            "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS "
            "$$BEGIN INSERT INTO pg_temp.seen VALUES ($1); RETURN true; END$$"
        )
        wire.execute("SELECT count(*) FROM rahba.journal WHERE pg_temp.leak(cooperative)")
        wire.execute("CREATE TEMPORARY VIEW all_of_it AS SELECT * FROM rahba.journal")
        wire.execute("SELECT count(*) FROM all_of_it WHERE pg_temp.leak(cooperative)")
        seen = wire.execute("SELECT DISTINCT cooperative FROM seen").fetchall()

    assert seen == [(stranger.name,)]
    stranger.till.close()


def test_what_is_beyond_every_limit_is_refused_before_anything_is_worked_out(
    founder: Shop,
) -> None:
    with line_of(founder) as wire:
        entry = following(founder)
        huge = (
            "INSERT INTO rahba.journal SELECT %s, %s, %s, %s, %s, "
            "convert_to(repeat('x', 200000000), 'UTF8'), %s, %s"
        )
        row = (founder.name, entry.till, entry.seq, entry.at, entry.kind)
        assert refused(wire, huge, (*row, entry.hash, entry.signature)) == NOT_WHOLE
        photo = "INSERT INTO rahba.photo VALUES (%s, 'a', convert_to(repeat('x', 5000000), 'UTF8'))"
        assert refused(wire, photo, (founder.name,)) == NOT_WHOLE


@pytest.mark.parametrize("body", [bytes(1), b'{"a":"\\u0000"}', bytes([255, 254]), b"[" * 100_000])
def test_an_opening_that_is_no_text_is_refused(hub: Hub, founder: Shop, body: bytes) -> None:
    invitation = hub.invite(founder, label="Stand 30", series="D")
    stolen = TillKey.generate()
    with logged_in(invitation) as wire:
        claim(wire, invitation, stolen.till)
        digest = entry_hash(bytes(32), stolen.till, 1, 5, "till_opened", body)
        row = (founder.name, stolen.till, 1, 5, "till_opened", body, digest, bytes(64))
        assert refused(wire, INSERT, row)

    assert hub.entries(stolen.till) == []


@pytest.mark.parametrize("nothing", ["NULL, 'SCRAM-SHA-256$x'", "'7K3Q2M', NULL"])
def test_an_invitation_is_used_with_a_name_and_a_password(
    hub: Hub, founder: Shop, nothing: str
) -> None:
    with logged_in(hub.invite(founder)) as wire:
        assert refused(wire, f"SELECT rahba.claim({nothing})") == NOT_YOURS


def test_one_till_has_one_role(hub: Hub, founder: Shop) -> None:
    first, second = hub.invite(founder), hub.invite(founder)
    naming = "UPDATE rahba.member SET till = '7K3Q2M' WHERE role = %s"
    with hub.owned() as owned:
        owned.execute(naming, (first.address.role,))
        assert refused(owned, naming, (second.address.role,)) == "23505"
    with logged_in(second) as wire, pytest.raises(psycopg.Error) as caught:
        claim(wire, second, "7K3Q2M")

    assert caught.value.sqlstate == "RH004"


def test_a_till_has_no_more_lines_than_it_needs(hub: Hub, founder: Shop) -> None:
    invitation = hub.invite(founder)
    with ExitStack() as lines:
        for _line in range(5):
            lines.enter_context(logged_in(invitation))
        with pytest.raises(psycopg.OperationalError, match="too many connections"):
            lines.enter_context(logged_in(invitation))


def test_nobody_knows_where_another_cooperative_calls(
    hub: Hub, founder: Shop, tmp_path: Any
) -> None:
    stranger = open_shop_in(tmp_path / "stranger")
    hub.connect(stranger)

    with line_of(founder) as wire, line_of(stranger) as other_wire:
        ours = wire.execute("SELECT rahba.my_channel()").fetchone()
        theirs = other_wire.execute("SELECT rahba.my_channel()").fetchone()

    assert ours is not None
    assert ours != theirs
    assert founder.name.lower() not in ours[0]
    stranger.till.close()
