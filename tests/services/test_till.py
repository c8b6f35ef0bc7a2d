"""The open till: who writes in a file, and never two devices in one journal."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from pos.journal.entry import Entry
from pos.journal.identity import TillKey
from pos.journal.verification import verify
from pos.services.keys import Keys
from pos.services.sales import sales
from pos.services.selling import check_out
from pos.services.shop import counter
from pos.services.till import open_till
from pos.store.replay import entries
from tests.factories import MINUTE, SetClock, Shop, a_line, exact_cash


def test_a_file_without_a_shop_is_new(tmp_path: Path) -> None:
    till = open_till(tmp_path / "shop.db", Keys(tmp_path / "keys", with_keyring=False))

    assert till.is_new
    till.prepare()
    assert till.is_new
    assert till.path == tmp_path / "shop.db"
    till.close()


def test_a_shop_is_continued_by_the_same_till(shop: Shop) -> None:
    name = shop.name
    shop.till = shop.reopened().till

    shop.sell(shop.add())

    assert not shop.till.is_new
    assert shop.name == name
    assert [row.receipt_number[-1] for row in shop.till.read(sales)] == ["1"]


def test_a_copied_folder_without_its_key_opens_a_till_of_its_own(
    shop: Shop, tmp_path: Path
) -> None:
    product = shop.add()
    shop.sell(product)
    first = shop.name
    shop.till.close()
    copy = tmp_path / "elsewhere.db"
    shutil.copy(shop.path, copy)

    there = open_till(copy, Keys(tmp_path / "other keys", with_keyring=False), shop.clock)
    line = a_line(product)
    sold = there.write(check_out, (line,), (exact_cash(line.total),)).result

    assert there.read(counter).till != first
    assert sold.sale.number == 1
    assert sold.sale.series != first[:3]
    assert len(there.read(sales)) == 2, "what was sold before is still shown"
    for till in (first, there.read(counter).till):
        assert verify(till, there.read(journal_of, till)).fault is None
    there.close()


def journal_of(connection: Connection, till: str) -> list[Entry]:
    return list(entries(connection, till))


def test_two_tills_of_one_file_never_share_a_series(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = shop.store.key
    offered = iter([mine, TillKey.from_seed(bytes(32))])
    monkeypatch.setattr(TillKey, "generate", classmethod(lambda _cls: next(offered)))

    opened = shop.till.open_identity(label="again", is_example=False)

    assert opened[:3] != mine.till[:3]


def test_a_service_that_fails_leaves_nothing(shop: Shop) -> None:
    def failing(work: object) -> None:
        raise InterruptedError(work)

    with pytest.raises(InterruptedError):
        shop.till.write(failing)

    assert shop.till.full_check().findings == ()


def test_resting_moves_the_log_into_the_file(shop: Shop) -> None:
    before = shop.path.stat().st_size
    for _ in range(5):
        shop.sell(shop.add())

    shop.till.idle()
    shop.till.idle()

    assert shop.path.stat().st_size > before


def test_steady_selling_moves_the_log_now_and_then(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.store.store._MOST_COMMITS", 3)
    before = shop.path.stat().st_size
    product = shop.add()

    for _ in range(6):
        shop.sell(product)

    assert shop.path.stat().st_size > before


def test_the_time_of_a_sale_keeps_the_offset_of_its_wall_clock(shop: Shop) -> None:
    product = shop.add()
    ramadan = 1_771_930_800_000_000  # 2026-02-24 11:00 UTC, when Morocco is at UTC+0
    summer = ramadan + 60 * 24 * 60 * MINUTE
    shop.till.close()
    offsets = []
    for now in (ramadan, summer):
        again = replace(shop, clock=SetClock(now)).reopened()
        offsets.append(again.sell(product).sale.utc_offset_minutes)
        again.till.close()

    assert offsets == [0, 60]
