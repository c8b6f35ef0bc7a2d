"""A till's work at another till: whole, or a clean beginning; twice is once."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.quantity import pieces
from pos.errors import PosError
from pos.exchange.faults import (
    AnotherCooperative,
    ExampleStays,
    FileNotWritten,
    PartForked,
    PartMissing,
)
from pos.exchange.part import BATCH
from pos.exchange.reading import read_exchange
from pos.exchange.words import missing_text
from pos.exchange.writing import write_exchange
from pos.services.beginning import begin_example
from pos.services.catalogue import save_photo
from pos.services.device import DeviceSettings
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.products import photo
from pos.services.sales import sales
from pos.services.till import open_till
from pos.services.tills import Applicant, admit_till, known_tills
from pos.store.aside import Why, aside
from tests.exchange.cooperative import admitted, brought, carried, joined, joining, read
from tests.exchange.files import a_picture, members_of, rewritten
from tests.factories import Shop, a_product, a_seller, open_shop_in
from tests.laws.fair import journal_of
from tests.store.snapshot import snapshot


def test_what_one_till_sold_is_seen_at_the_other(founder: Shop, other: Shop, stick: Path) -> None:
    tajine = other.add(a_product())
    other.sell(tajine)
    other.sell(tajine)

    outcome = brought(other, founder, stick)

    (taken,) = outcome.taken
    assert (taken.till, taken.label) == (other.name, "Stand 1")
    assert (taken.sales, taken.products) == (2, 1)
    assert outcome.is_whole
    assert len(founder.till.read(sales)) == 2
    assert snapshot(founder.store) == snapshot(other.store)


def test_reading_it_twice_is_reading_it_once(founder: Shop, other: Shop, stick: Path) -> None:
    other.sell(other.add())
    file = carried(other, stick)
    read(founder, file)
    once = snapshot(founder.store)

    outcome = read(founder, file)

    assert (outcome.taken, outcome.is_whole) == ((), True)
    assert snapshot(founder.store) == once


def test_a_file_for_a_till_carries_what_it_has_not_reported_to_have(
    founder: Shop, other: Shop, stick: Path
) -> None:
    tajine = other.add()
    brought(other, founder, stick)
    brought(founder, other, stick)  # it says what it has now
    other.sell(tajine)

    written = write_exchange(TillDoor(other.till), stick, for_tills=(founder.name,))

    assert (written.entries, written.tills) == (1, 1)
    assert read(founder, written.file).taken[0].sales == 1


def test_the_file_of_another_business_is_refused(founder: Shop, tmp_path: Path) -> None:
    stranger = open_shop_in(tmp_path / "stranger")
    file = carried(stranger, tmp_path)
    before = journal_of(founder.store)

    with pytest.raises(AnotherCooperative, match="Atelier Zellij"):
        read(founder, file)

    assert journal_of(founder.store) == before
    stranger.till.close()


def test_a_gap_is_named_and_a_whole_file_fills_it(
    founder: Shop, other: Shop, tmp_path: Path, stick: Path
) -> None:
    tajine = other.add()
    brought(other, founder, stick)
    third = joined(founder, tmp_path / "third", "Stand 26", "C")
    brought(founder, other, stick)
    other.sell(tajine)
    other.sell(tajine)
    brought(other, founder, stick)
    brought(founder, other, stick)
    other.sell(tajine)

    outcome = read(third, carried(other, stick, founder))

    (refused,) = outcome.refused
    assert isinstance(refused, PartMissing)
    assert (refused.till, refused.seq) == (other.name, 3)
    assert "3" in str(refused)
    assert "4" in str(refused)
    assert brought(other, third, stick).is_whole
    assert len(third.till.read(sales)) == 3
    third.till.close()


def test_a_copied_till_is_named_and_its_other_half_is_kept(
    founder: Shop, other: Shop, tmp_path: Path, stick: Path
) -> None:
    tajine = other.add()
    other.till.close()
    shutil.copytree(other.path.parent, tmp_path / "copy")
    twin_path, twin_keys = tmp_path / "copy" / "shop.rahba.db", other.keys
    first = other.reopened()
    twin = replace(other, till=open_till(twin_path, twin_keys, other.clock), path=twin_path)
    first.sell(tajine)
    twin.sell(tajine, pieces(3))
    brought(first, founder, stick)
    known = journal_of(founder.store)

    outcome = brought(twin, founder, stick)

    (refused,) = outcome.refused
    assert isinstance(refused, PartForked)
    assert (refused.till, refused.seq) == (first.name, 3)
    assert journal_of(founder.store) == known
    (half,) = founder.till.read(aside)
    assert (half.till, half.why, half.first, half.entries) == (first.name, Why.FORK, 3, 1)
    first.till.close()
    twin.till.close()


def test_a_till_that_lost_its_last_day_gets_it_back(
    founder: Shop, other: Shop, tmp_path: Path, stick: Path
) -> None:
    tajine = other.add()
    other.till.close()
    older = Path(shutil.copy(other.path, tmp_path / "older.db"))
    first = other.reopened()
    first.sell(tajine)
    brought(first, founder, stick)
    first.till.close()
    restored = replace(other, till=open_till(older, other.keys, other.clock), path=older)

    brought(founder, restored, stick)

    assert len(restored.till.read(sales)) == 1
    restored.sell(tajine)
    assert brought(restored, founder, stick).is_whole
    assert len(founder.till.read(sales)) == 2
    restored.till.close()


def test_a_till_nobody_let_in_waits_with_its_work(
    founder: Shop, tmp_path: Path, stick: Path
) -> None:
    newcomer = joining(founder, tmp_path / "new", "Stand 27", "D")
    newcomer.sell(newcomer.add())

    outcome = brought(newcomer, founder, stick)

    (applicant,) = outcome.waiting
    assert (applicant.till, applicant.label, applicant.series) == (newcomer.name, "Stand 27", "D")
    assert founder.till.read(sales) == []
    founder.till.write(admit_till, applicant)
    assert brought(newcomer, founder, stick).taken[0].sales == 1
    newcomer.till.close()


def test_a_till_that_was_invited_twice_under_one_series_is_let_in_all_the_same(
    founder: Shop, other: Shop, tmp_path: Path, stick: Path
) -> None:
    twins = [joining(founder, tmp_path / "one", "Stand 30", "X")]
    twins.append(joining(other, tmp_path / "two", "Stand 31", "X"))
    for twin in twins:
        twin.sell(twin.add())
        admitted(founder, twin, stick)

    assert len(founder.till.read(sales)) == 2
    for twin in twins:
        twin.till.close()


def test_who_was_let_in_elsewhere_comes_with_the_file_that_says_so(
    founder: Shop, other: Shop, tmp_path: Path, stick: Path
) -> None:
    third = joined(founder, tmp_path / "third", "Stand 26", "C")
    third.sell(third.add())
    brought(third, founder, stick)

    outcome = brought(founder, other, stick)

    assert outcome.is_whole
    assert len(other.till.read(sales)) == 1
    third.till.close()


def test_photos_travel_with_the_products_that_name_them(
    founder: Shop, other: Shop, stick: Path
) -> None:
    digest = other.till.write(save_photo, a_picture()).result
    other.add(a_product(photo=digest))

    outcome = brought(other, founder, stick)

    assert outcome.photos == 1
    assert founder.till.read(photo, digest) == other.till.read(photo, digest)
    assert brought(other, founder, stick).photos == 0


def test_a_picture_that_is_none_stays_outside(founder: Shop, other: Shop, stick: Path) -> None:
    digest = other.till.write(save_photo, a_picture()).result
    other.add(a_product(photo=digest))
    file = rewritten(carried(other, stick), {f"photos/{digest}.jpg": b"<html>"})

    outcome = read(founder, file)

    assert (outcome.photos, outcome.bad_photos, outcome.is_whole) == (0, 1, False)
    assert founder.till.read(photo, digest) is None
    assert outcome.taken[0].products == 1


@pytest.mark.parametrize("name", ["work (1).rahba.zip", "WORK.RAHBA", "document.bin", "عمل"])
def test_a_file_is_known_by_what_is_in_it_whatever_a_phone_called_it(
    name: str, founder: Shop, other: Shop, stick: Path
) -> None:
    other.sell(other.add())
    file = carried(other, stick).rename(stick / name)

    assert read(founder, file).is_whole
    assert len(founder.till.read(sales)) == 1


def test_a_file_that_was_packed_anew_with_other_capitals_is_read(
    founder: Shop, other: Shop, stick: Path
) -> None:
    digest = other.till.write(save_photo, a_picture()).result
    other.sell(other.add(a_product(photo=digest)))
    file = carried(other, stick)
    members = members_of(file)
    with zipfile.ZipFile(file, "w") as packed:
        for member, content in members.items():
            packed.writestr(member.swapcase(), content)

    outcome = read(founder, file)

    assert (outcome.is_whole, outcome.photos) == (True, 1)


def test_a_sale_passes_between_two_batches(founder: Shop, other: Shop, stick: Path) -> None:
    tajine, local = other.add(), founder.add()
    for _number in range(BATCH + 1):
        other.sell(tajine)
    file = carried(other, stick)

    def sell_here(done: int, _total: int) -> None:
        if done < BATCH * 2:
            founder.sell(local)

    outcome = read_exchange(TillDoor(founder.till), file, sell_here)

    assert outcome.is_whole
    assert len(founder.till.read(sales)) > BATCH + 1
    assert founder.till.full_check().findings == ()


def test_stopping_keeps_what_came_and_reading_again_brings_the_rest(
    founder: Shop, other: Shop, stick: Path
) -> None:
    tajine = other.add()
    for _number in range(BATCH + 1):
        other.sell(tajine)
    file = carried(other, stick)

    def stop(done: int, _total: int) -> None:
        if done >= BATCH:
            raise PosError("stopped")

    with pytest.raises(PosError, match="stopped"):
        read_exchange(TillDoor(founder.till), file, stop)

    assert len(journal_of(founder.store, other.name)) >= BATCH
    assert read(founder, file).is_whole
    assert snapshot(founder.store) == snapshot(other.store)


def test_it_is_known_which_tills_have_reported_and_up_to_when(
    founder: Shop, other: Shop, stick: Path
) -> None:
    silent = Applicant("000000", "00" * 32, "Stand 99", "Z")
    founder.till.write(admit_till, silent)
    other.sell(other.add())
    written_at = other.clock.now
    brought(other, founder, stick)

    rows = founder.till.read(known_tills)

    found = {till.till: till for till in rows}
    assert found["000000"].known_until == 0
    assert found[other.name].known_until >= written_at
    assert found[other.name].has_of_ours > 0
    assert found[founder.name].is_own
    assert "Stand 99" in missing_text(rows)


def test_a_write_that_fails_leaves_nothing_behind(founder: Shop, stick: Path) -> None:
    with pytest.raises(FileNotWritten):
        write_exchange(TillDoor(founder.till), stick / "missing" / "file.rahba")

    def stop(_done: int, _total: int) -> None:
        raise PosError("stopped")

    with pytest.raises(PosError, match="stopped"):
        write_exchange(TillDoor(founder.till), stick, progress=stop)

    assert list(stick.iterdir()) == []


def test_nothing_of_the_sample_fair_goes_to_another_till(tmp_path: Path, stick: Path) -> None:
    till = open_till(tmp_path / "example.db", Keys(tmp_path / "keys", with_keyring=False))
    begin_example(till, a_seller(), DeviceSettings())

    with pytest.raises(ExampleStays):
        write_exchange(TillDoor(till), stick)

    assert list(stick.iterdir()) == []
    till.close()
