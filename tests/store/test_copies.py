"""Copies of the file: verified before they count, the newest kept, none lost for a bad one."""

from pathlib import Path

import pytest

from pos.services.day_end import end_day, file_of
from pos.services.sales import sales
from pos.store.copies import KEPT, CopyNotKept, copies_in, keep_verified_copy
from pos.verify import GOOD, verify_file
from tests.factories import HOUR, NOON, Shop
from tests.test_verify import changed


def test_a_copy_holds_everything_and_is_good(shop: Shop, tmp_path: Path) -> None:
    shop.sell(shop.add())

    copy = keep_verified_copy(shop.path, tmp_path / "copies", "1")

    assert verify_file(copy) == GOOD
    assert copies_in(tmp_path / "copies", shop.path) == [copy]


def test_a_copy_is_made_while_the_till_sells(shop: Shop, tmp_path: Path) -> None:
    product = shop.add()
    shop.sell(product)
    keep_verified_copy(shop.path, tmp_path / "copies", "1")

    shop.sell(product)

    assert len(shop.till.read(sales)) == 2


def test_the_newest_copies_are_kept(shop: Shop, tmp_path: Path) -> None:
    folder, product, made = tmp_path / "copies", shop.add(), []
    for day in range(KEPT + 2):
        shop.sell(product)
        # The clock runs backwards: the newest copy is the one that holds most.
        made.append(end_day(shop.path, folder, NOON - day * 24 * HOUR))

    kept = copies_in(folder, shop.path)

    assert kept == [end.copies[0] for end in reversed(made[2:])]
    assert all(end.is_good for end in made)
    assert not list(folder.glob(".*"))


def test_a_copy_goes_to_the_stick_too(shop: Shop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    end = end_day(shop.path, tmp_path / "copies", NOON, stick)

    assert [copy.parent.name for copy in end.copies] == ["copies", "stick"]
    assert [verify_file(copy) for copy in end.copies] == [GOOD, GOOD]
    assert end.away is None


def test_a_stick_that_is_not_there_is_said_and_no_folder_is_made_for_it(
    shop: Shop, tmp_path: Path
) -> None:
    stick = tmp_path / "media" / "stick"

    end = end_day(shop.path, tmp_path / "copies", NOON, stick)

    assert [copy.parent.name for copy in end.copies] == ["copies"]
    assert (end.away, end.faults, end.is_good) == (stick, (), True)
    assert not stick.parent.exists()


def test_a_folder_that_takes_no_copy_keeps_the_other_from_nothing(
    shop: Shop, tmp_path: Path
) -> None:
    (tmp_path / "copies").write_text("a file where a folder should be")

    end = end_day(shop.path, tmp_path / "copies", NOON, tmp_path)

    assert [copy.parent for copy in end.copies] == [tmp_path]
    assert "copies" in end.faults[0]
    assert not end.is_good


def test_a_copy_that_cannot_be_written_leaves_the_older_ones(shop: Shop, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    first = keep_verified_copy(shop.path, folder, "1")

    with pytest.raises(CopyNotKept):
        keep_verified_copy(tmp_path / "gone.db", folder, "2")

    assert copies_in(folder, shop.path) == [first]


def test_a_doubtful_file_is_copied_and_told_and_no_good_copy_goes_for_it(
    shop: Shop, tmp_path: Path
) -> None:
    folder, product = tmp_path / "copies", shop.add()
    for _day in range(KEPT):
        shop.sell(product)
        end_day(shop.path, folder, NOON)
    shop.till.close()
    changed(shop.path, "UPDATE journal SET signature = zeroblob(64) WHERE seq = 2")

    end = end_day(shop.path, folder, NOON)

    assert [finding.reason for finding in end.check.findings] == ["chain"]
    assert len(copies_in(folder, shop.path)) == KEPT + 1


def test_the_file_is_found_from_its_connection(shop: Shop) -> None:
    assert shop.till.read(file_of) == shop.path


def test_the_file_is_found_beside_what_sqlite_keeps_for_a_moment(shop: Shop) -> None:
    shop.store.connection.exec_driver_sql("CREATE TEMP TABLE passing (number)")
    shop.store.connection.rollback()

    assert shop.till.read(file_of) == shop.path
