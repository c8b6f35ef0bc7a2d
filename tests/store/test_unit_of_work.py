"""One user action, one transaction: all of it is kept, or none, and never a doubt about which."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from pos.changed import Changed
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.errors import PosError
from pos.journal.kinds import ClockJumped, SettingSaved
from pos.services.sales import sales
from pos.services.selling import NothingToSell, check_out
from pos.store import schema
from pos.store.faults import DiskFault, DiskFull, FileBusy, FileDamaged, FileGone, OutcomeUnknown
from pos.store.file import RESERVE_BYTES
from pos.store.own_journal import JUMP_MICROSECONDS
from pos.store.unit_of_work import UnitOfWork
from tests.factories import HOUR, NOON, Shop, a_line, exact_cash, open_shop_in
from tests.store.faulty import CORRUPT, FULL, Disk, failing_disk


@pytest.fixture
def disk() -> Iterator[Disk]:
    with failing_disk() as disk:
        yield disk


def kinds(shop: Shop) -> list[str]:
    with shop.store.reading() as connection:
        return list(connection.execute(select(schema.journal.c.kind)).scalars())


def times(shop: Shop) -> list[int]:
    with shop.store.reading() as connection:
        return list(connection.execute(select(schema.journal.c.at)).scalars())


def numbers(shop: Shop) -> list[str]:
    return sorted(row.receipt_number[-3:] for row in shop.till.read(sales))


def sell_and(product: Product, work: UnitOfWork, then: Callable[[], None]) -> None:
    """Sell a product, then do something else in the same unit of work."""
    line = a_line(product)
    check_out(work, (line,), (exact_cash(line.total),))
    then()


def interrupt() -> None:
    raise InterruptedError


HOLD_FOR_WRITING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


def test_a_file_that_another_program_holds_is_told_and_sells_again_afterwards(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(5))
    shop.store.connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    shop.store.connection.rollback()
    line = a_line(product)

    with subprocess.Popen(
        [sys.executable, "-c", HOLD_FOR_WRITING, str(shop.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(FileBusy):
            shop.till.write(check_out, (line,), (exact_cash(line.total),))
        other.communicate(b"\n")
    shop.till.write(check_out, (line,), (exact_cash(line.total),))

    assert numbers(shop) == ["001"]


def test_an_error_takes_back_everything(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(5))
    before = kinds(shop)

    with pytest.raises(InterruptedError), shop.store.begin() as work:
        sell_and(product, work, interrupt)

    assert kinds(shop) == before
    assert numbers(shop) == []
    assert shop.till.read(lambda c: c.execute(select(schema.stock.c.on_hand)).scalar()) == 5000


def test_a_refused_sale_uses_no_number(shop: Shop) -> None:
    product = shop.add()
    shop.sell(product)

    with pytest.raises(NothingToSell):
        shop.till.write(check_out, (), ())
    shop.sell(product)

    assert numbers(shop) == ["001", "002"]


def test_a_unit_of_work_tells_what_it_changed(shop: Shop) -> None:
    line = a_line(shop.add())

    done = shop.till.write(check_out, (line,), (exact_cash(line.total),))

    wanted = Changed.SALES | Changed.STOCK | Changed.BASKET | Changed.PRINTING
    assert done.changed == wanted


def test_a_sale_that_reached_the_disk_is_sold_though_the_disk_complained(
    disk: Disk, tmp_path: Path
) -> None:
    shop = open_shop_in(tmp_path)
    product = shop.add()
    disk.after = True

    sold = shop.sell(product)
    disk.mend()

    assert disk.failed == 1
    assert [row.id for row in shop.till.read(sales)] == [sold.id]
    assert shop.sell(product).sale.number == 2, "selling goes on"
    shop.till.close()


@pytest.mark.parametrize(
    ("code", "fault"), [(10, DiskFault), (FULL, DiskFull), (CORRUPT, FileDamaged), (1, DiskFault)]
)
def test_a_sale_that_did_not_reach_the_disk_is_not_sold_and_said_so(
    disk: Disk, tmp_path: Path, code: int, fault: type[PosError]
) -> None:
    shop = open_shop_in(tmp_path)
    product = shop.add()
    disk.before, disk.code = True, code

    with pytest.raises(fault):
        shop.sell(product)
    disk.mend()

    assert numbers(shop) == []
    assert shop.sell(product).sale.number == 1, "its number is not lost"
    shop.till.close()


def test_a_basket_that_may_not_have_been_saved_is_said_not_to_be(
    disk: Disk, tmp_path: Path
) -> None:
    shop = open_shop_in(tmp_path)
    disk.after = True

    with pytest.raises(DiskFault), shop.store.begin() as work:
        work.note_changed(Changed.BASKET)

    disk.mend()
    shop.till.close()


def test_when_nobody_can_ask_the_disk_the_outcome_is_unknown_until_it_answers(
    disk: Disk, tmp_path: Path
) -> None:
    shop = open_shop_in(tmp_path)
    product = shop.add()
    disk.after = disk.opening = True

    with pytest.raises(OutcomeUnknown):
        shop.sell(product)
    with pytest.raises(DiskFault):
        shop.till.read(sales)
    disk.mend()

    assert numbers(shop) == ["001"]
    assert shop.sell(product).sale.number == 2
    shop.till.close()


def test_a_file_that_is_gone_after_a_failed_commit_is_not_made_anew(
    disk: Disk, tmp_path: Path
) -> None:
    shop = open_shop_in(tmp_path)
    product = shop.add()
    disk.before = True

    with pytest.raises(OutcomeUnknown), shop.store.begin() as work:
        sell_and(product, work, shop.path.unlink)

    disk.mend()
    assert not shop.path.exists()
    shop.till.close()


def test_a_full_disk_gets_the_reserve_back(disk: Disk, tmp_path: Path) -> None:
    shop = open_shop_in(tmp_path)
    reserve = shop.path.with_name(shop.path.name + "-reserve")
    assert reserve.stat().st_size == RESERVE_BYTES
    product = shop.add()
    disk.before, disk.code = True, FULL

    with pytest.raises(DiskFull):
        shop.sell(product)

    assert not reserve.exists()
    disk.mend()
    shop.till.close()


@pytest.mark.parametrize("suffix", ["", "-wal"])
@pytest.mark.parametrize("replaced", [True, False], ids=["replaced", "deleted"])
def test_a_file_deleted_or_replaced_underneath_is_noticed_before_a_sale(
    shop: Shop, suffix: str, replaced: bool
) -> None:
    product = shop.add()
    victim = shop.path.with_name(shop.path.name + suffix)
    content = victim.read_bytes()
    victim.unlink()
    if replaced:
        victim.with_name("new").write_bytes(content)
        victim.with_name("new").rename(victim)

    with pytest.raises(FileGone):
        shop.sell(product)


def test_a_clock_set_back_is_written_down_once_and_times_never_run_back(shop: Shop) -> None:
    product = shop.add()
    shop.clock.now = NOON - 3 * HOUR

    shop.sell(product)
    shop.sell(product)

    assert kinds(shop)[-3:] == ["clock_jumped", "sale_made", "sale_made"]
    assert times(shop) == sorted(set(times(shop)))


def test_a_second_jump_is_written_down_again(shop: Shop) -> None:
    product = shop.add()
    for now in (NOON - HOUR, NOON + HOUR, NOON - HOUR):
        shop.clock.now = now
        shop.sell(product)

    assert kinds(shop).count("clock_jumped") == 2
    assert times(shop) == sorted(set(times(shop)))


def test_a_clock_that_drifts_is_no_jump(shop: Shop) -> None:
    product = shop.add()
    shop.clock.now -= JUMP_MICROSECONDS - 10_000

    shop.sell(product)

    assert "clock_jumped" not in kinds(shop)


def test_a_jump_that_is_itself_recorded_is_not_recorded_twice(shop: Shop) -> None:
    shop.clock.now = NOON - HOUR

    with shop.store.begin() as work:
        work.record(ClockJumped(clock_at=work.now))

    assert kinds(shop).count("clock_jumped") == 1


def test_an_entry_that_does_not_fit_the_form_is_a_mistake_that_leaves_nothing(shop: Shop) -> None:
    before = kinds(shop)

    def record_two(work: UnitOfWork) -> None:
        work.record(SettingSaved({"seller.footer": "fine"}))
        work.record(SettingSaved({"seller.footer": "a\x1bb"}))

    with pytest.raises(ValueError, match="NFC"):
        shop.till.write(record_two)

    assert kinds(shop) == before


def test_a_checkpoint_that_fails_is_no_failed_sale(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullDisk:
        def execute(self, _statement: str) -> None:
            with failing_disk() as disk:
                disk.code = FULL
                disk.fail()

    product = shop.add()
    with monkeypatch.context() as patch:
        patch.setattr(shop.store, "_raw", FullDisk())
        patch.setattr("pos.store.store._MOST_COMMITS", 1)
        sold = shop.sell(product)

    assert sold.sale.number == 1
    shop.till.idle()
    assert numbers(shop) == ["001"]


@pytest.mark.parametrize(("code", "fault"), [(FULL, DiskFull), (10, DiskFault)])
def test_a_disk_that_fails_in_the_middle_of_an_action_is_told_in_words(
    shop: Shop, code: int, fault: type[PosError]
) -> None:
    product = shop.add()
    disk = Disk()
    disk.code = code

    with pytest.raises(fault), shop.store.begin() as work:
        sell_and(product, work, disk.fail)

    reserve = shop.path.with_name(shop.path.name + "-reserve")
    assert reserve.exists() == (code != FULL)
    assert shop.sell(product).sale.number == 1


def test_a_connection_that_cannot_even_roll_back_is_thrown_away(
    disk: Disk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shop = open_shop_in(tmp_path)
    product = shop.add()

    def break_for_good() -> None:
        disk.broken = shop.store._raw
        interrupt()

    with pytest.raises(InterruptedError), shop.store.begin() as work:
        sell_and(product, work, break_for_good)
    disk.mend()

    assert "reset" in caplog.text, "the library says it in the log, too"
    assert numbers(shop) == []
    assert shop.sell(product).sale.number == 1
    shop.till.close()
