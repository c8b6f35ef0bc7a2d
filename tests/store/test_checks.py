"""Looking the file over: little at each start, everything when asked, in words each time."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from sqlalchemy import text

from pos.domain.quantity import pieces
from pos.i18n import language
from pos.journal.canonical import canonical
from pos.journal.verification import Fault
from pos.store import checks
from pos.store.checks import fault_sentence, full_check, start_checks
from pos.store.driver import dbapi
from pos.store.store import Store
from tests.factories import SetClock, Shop, a_chain, a_key, open_shop_in
from tests.laws.fair import take_in

Usage = namedtuple("Usage", "total used free")
BODIES = [("product_saved", canonical({"changes": {"fr": f"Zarbia {n}"}})) for n in range(6)]


def reasons(found: list[checks.Finding]) -> list[str]:
    assert all(finding.sentence.endswith(".") for finding in found)
    return [finding.reason for finding in found]


def tampered(shop: Shop, *statements: str) -> None:
    """Change the file past its triggers, as who has the file and a tool can."""
    with shop.store.begin() as work:
        work.connection.execute(text("DROP TRIGGER journal_not_updated"))
        work.connection.execute(text("DROP TRIGGER journal_not_deleted"))
        for statement in statements:
            work.connection.execute(text(statement))


def test_a_good_file_has_no_findings(shop: Shop) -> None:
    shop.sell(shop.add(on_hand=pieces(3)))
    take_in(shop.store, a_chain(a_key(), BODIES))

    assert shop.till.start_findings() == []
    check = shop.till.full_check()
    assert check.findings == ()
    assert {verdict.till: verdict.entries for verdict in check.verdicts} == {
        shop.name: 6,
        a_key().till: 7,
    }


@pytest.mark.parametrize("seen", [1000, 3])
def test_a_changed_entry_at_the_end_of_a_journal_is_found_at_every_start(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, seen: int
) -> None:
    monkeypatch.setattr(checks, "TAIL", seen)
    take_in(shop.store, a_chain(a_key(), BODIES))
    tampered(shop, "UPDATE journal SET at = at + 1 WHERE till = 'AS3NN9' AND seq = 6")

    (finding,) = shop.till.start_findings()

    assert finding.reason == "chain"
    assert f"6 de la caisse {a_key().till}" in finding.sentence


def test_what_lies_further_back_is_left_to_the_full_check(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "TAIL", 3)
    take_in(shop.store, a_chain(a_key(), BODIES))
    tampered(shop, "UPDATE journal SET kind = 'x' WHERE till = 'AS3NN9' AND seq = 2")

    assert shop.till.start_findings() == []
    assert reasons(list(shop.till.full_check().findings)) == ["chain"]


def test_a_changed_table_is_found_and_named(shop: Shop) -> None:
    shop.sell(shop.add(on_hand=pieces(3)))
    with shop.store.begin() as work:
        work.connection.execute(text("UPDATE sale SET total_minor = 1"))
        work.connection.execute(text("DELETE FROM movement"))

    findings = shop.till.full_check().findings

    assert reasons(list(findings)) == ["tables", "tables"]
    assert "movement" in findings[0].sentence
    assert "sale" in findings[1].sentence


def test_tables_of_an_older_version_are_not_compared(shop: Shop) -> None:
    with shop.store.begin() as work:
        work.connection.execute(text("DELETE FROM setting"))
    with shop.store.reading() as connection:
        assert full_check(connection, with_tables=False).findings == ()


def test_entries_of_newer_kinds_are_counted(shop: Shop) -> None:
    take_in(shop.store, a_chain(a_key(), [("loan_granted", b"{}")]))

    assert shop.till.full_check().unknown == 1


def test_a_nearly_full_disk_is_told_before_it_is_full(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**9, 10**9, 50 * 2**20))

    (finding,) = shop.till.start_findings()

    assert finding.reason == "disk"
    assert "50" in finding.sentence


def test_pages_are_looked_at_after_an_unclean_end_only(tmp_path: Path) -> None:
    shop = open_shop_in(tmp_path)
    assert not shop.store.ended_uncleanly
    killed = tmp_path / "killed.db"
    for suffix in ("", "-wal"):
        shutil.copy(f"{shop.path}{suffix}", f"{killed}{suffix}")
    shop.till.close()

    after_kill = Store(killed, SetClock())
    assert after_kill.ended_uncleanly
    after_kill.close()
    after_close = Store(killed, SetClock())
    assert not after_close.ended_uncleanly
    after_close.close()


def test_a_lost_page_is_found_by_the_check_after_an_unclean_end(shop: Shop) -> None:
    shop.add()
    shop.till.close()
    lose_page(shop.path, "product_sorted")

    shop.till = shop.reopened().till
    with shop.store.reading() as connection:
        calm = start_checks(connection, shop.path, ended_uncleanly=False)
        alarmed = start_checks(connection, shop.path, ended_uncleanly=True)

    assert reasons(calm) == []
    assert reasons(alarmed) == ["damaged"]


def lose_page(path: Path, index: str) -> None:
    """Fill the first page of an index with zeros."""
    raw = dbapi().connect(str(path))
    query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
    (page,), (size,) = (
        raw.execute(query, (index,)).fetchone(),
        raw.execute("PRAGMA page_size").fetchone(),
    )
    raw.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(content)


@pytest.mark.parametrize("reason", ["gap", "shape", "link", "time", "opening", "signature"])
@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_every_fault_is_said_with_its_till_and_entry(reason: str, code: str) -> None:
    with language(code):
        sentence = fault_sentence(Fault("7K3Q2M", 142, reason))

    assert "7K3Q2M" in sentence
    assert "142" in sentence
