"""What cannot be taken in yet waits on the device, and comes in by itself."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pos.documents.shift_words import tender_words
from pos.domain.person import PersonRole
from pos.exchange.second_half import second_half, second_half_table
from pos.exchange.words import outcome_lines, waiting_text
from pos.i18n import language
from pos.services.people import NotAllowed, add_person
from pos.services.pins import switch_to
from pos.services.sales import sales
from pos.services.till import open_till
from pos.services.tills import (
    KnownTill,
    forget_what_waits,
    known_tills,
    note_dealt_with,
    revoke_till,
)
from pos.store import aside as aside_module
from pos.store.aside import Why, aside
from tests.exchange.cooperative import brought, carried, joined, joining, read
from tests.exchange.damage import without_isolates
from tests.factories import HOUR, Shop, dh
from tests.laws.fair import journal_of
from tests.store.snapshot import snapshot


@dataclass
class Apart:
    """Two files of the other till that follow each other, and a third till that knows neither."""

    third: Shop
    earlier: Path
    later: Path


@pytest.fixture
def apart(founder: Shop, other: Shop, tmp_path: Path, stick: Path) -> Iterator[Apart]:
    tajine = other.add()
    brought(other, founder, stick)
    third = joined(founder, tmp_path / "third", "Stand 26", "C")
    brought(founder, third, stick)
    brought(founder, other, stick)
    other.sell(tajine)
    other.sell(tajine)
    earlier = carried(other, stick, founder)
    read(founder, earlier)
    brought(founder, other, stick)
    other.sell(tajine)
    found = Apart(third, earlier, carried(other, stick, founder))
    yield found
    found.third.till.close()


def about(shop: Shop, till: str) -> KnownTill:
    return next(known for known in shop.till.read(known_tills) if known.till == till)


def test_what_comes_after_a_gap_waits_and_comes_in_with_what_was_missing(
    other: Shop, apart: Apart
) -> None:
    read(apart.third, apart.later)
    assert len(apart.third.till.read(sales)) == 0
    assert about(apart.third, other.name).missing_to == 4

    outcome = read(apart.third, apart.earlier)

    assert outcome.is_whole
    assert [taken.sales for taken in outcome.taken if taken.till == other.name] == [3]
    assert snapshot(apart.third.store) == snapshot(other.store)
    assert apart.third.till.read(aside) == []


def test_what_waits_outlives_a_restart(other: Shop, apart: Apart) -> None:
    read(apart.third, apart.later)
    apart.third = apart.third.reopened()

    read(apart.third, apart.earlier)

    assert len(apart.third.till.read(sales)) == 3
    assert about(apart.third, other.name).missing_to == 0


def test_it_is_said_that_it_waits(other: Shop, apart: Apart) -> None:
    with language("en"):
        (refused,) = read(apart.third, apart.later).refused

    assert str(refused) == (
        f"Of till {other.name}, entries 3 to 4 are missing. What comes after them is kept aside on "
        "this device and comes in by itself once they are here. Let the other till write "
        "everything, and read that file."
    )


def test_reading_it_twice_keeps_it_once(apart: Apart) -> None:
    read(apart.third, apart.later)
    read(apart.third, apart.later)

    (kept,) = apart.third.till.read(aside)
    assert (kept.why, kept.first, kept.last, kept.entries) == (Why.GAP, 5, 5, 1)


def test_what_waits_can_be_thrown_away_by_the_manager(other: Shop, apart: Apart) -> None:
    read(apart.third, apart.later)
    with apart.third.store.begin() as work:
        manager = add_person(work, "Aïcha", PersonRole.MANAGER)
        seller = add_person(work, "Omar", PersonRole.SELLER)
    apart.third.till.write(switch_to, seller, "")
    with pytest.raises(NotAllowed):
        apart.third.till.write(forget_what_waits, other.name)
    apart.third.till.write(switch_to, manager, "")

    apart.third.till.write(forget_what_waits, other.name)

    assert apart.third.till.read(aside) == []
    read(apart.third, apart.earlier)
    read(apart.third, apart.later)
    assert len(apart.third.till.read(sales)) == 3


def test_where_there_is_no_room_nothing_waits_and_it_is_said(
    other: Shop, apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside_module, "MOST_BYTES", 100)

    with language("en"):
        (refused,) = read(apart.third, apart.later).refused

    assert "kept aside" not in str(refused)
    assert str(refused) == (
        f"Of till {other.name}, entries 3 to 4 are missing between what is here and this file. Let "
        "the other till write everything, and read that file."
    )
    assert apart.third.till.read(aside) == []


@pytest.fixture
def twins(other: Shop, tmp_path: Path) -> Iterator[tuple[Shop, Shop]]:
    """Return one till on two devices: its folder was copied, with its key."""
    tajine = other.add()
    other.till.close()
    shutil.copytree(other.path.parent, tmp_path / "copy")
    path = tmp_path / "copy" / "shop.rahba.db"
    first = other.reopened()
    second = replace(other, till=open_till(path, other.keys, other.clock), path=path)
    first.sell(tajine)
    for _number in range(4):
        second.sell(tajine)
    yield first, second
    first.till.close()
    second.till.close()


def test_the_other_half_of_a_copied_till_is_kept_whole(
    founder: Shop, twins: tuple[Shop, Shop], stick: Path
) -> None:
    first, second = twins
    brought(first, founder, stick)
    before = journal_of(founder.store)

    with language("en"):
        (refused,) = brought(second, founder, stick).refused

    assert str(refused) == (
        f"Till {first.name} wrote two different entries 3: it was copied, and two devices went on "
        "with it. Nothing of the second was taken in. Its work is kept aside on this device; show "
        "it to the manager."
    )
    assert journal_of(founder.store) == before
    assert about(founder, first.name).other_half == 4
    founder.till.write(forget_what_waits, first.name)
    assert about(founder, first.name).other_half == 4


def test_what_the_second_device_sold_is_told_and_can_be_entered_from_a_list(
    founder: Shop, twins: tuple[Shop, Shop], stick: Path
) -> None:
    first, second = twins
    brought(first, founder, stick)
    brought(second, founder, stick)

    told = founder.till.read(second_half, first.name)
    with language("en"):
        head, rows = founder.till.read(second_half_table, first.name, tender_words)

    assert (told.sales, told.total) == (4, dh("760"))
    assert told.first_at < told.last_at
    assert head == [
        *("Date", "Receipt", "Code", "Product", "Maker", "Quantity", "Amount", "Paid by"),
    ]
    assert [row[1] for row in rows] == [f"S1-{number:06d}" for number in range(1, 5)]
    assert {(row[5], row[6], row[7]) for row in rows} == {("1", "190.00", "Cash")}


def test_a_copied_till_is_dealt_with_until_more_of_its_second_half_comes(
    founder: Shop, twins: tuple[Shop, Shop], stick: Path
) -> None:
    first, second = twins
    brought(first, founder, stick)
    brought(second, founder, stick)
    assert about(founder, first.name).other_half_left == 4

    founder.till.write(note_dealt_with, first.name)
    assert about(founder, first.name).other_half_left == 0
    second.sell(second.add())
    brought(second, founder, stick)

    assert about(founder, first.name).other_half_left == 2
    assert about(founder, first.name).other_half == 6


def test_a_till_nobody_let_in_is_named_with_its_series(
    founder: Shop, tmp_path: Path, stick: Path
) -> None:
    newcomer = joining(founder, tmp_path / "new", "Stand 27", "D")

    with language("en"):
        outcome = brought(newcomer, founder, stick)
        (applicant,) = outcome.waiting
        said = without_isolates(waiting_text(applicant))

    assert said == (
        f"Stand 27 (till {newcomer.name}, receipts D) is not let in yet. Its work waits in the "
        "file."
    )
    newcomer.till.close()


def test_of_a_till_that_was_shut_out_it_is_said_what_counts_nowhere(
    founder: Shop, other: Shop, stick: Path
) -> None:
    tajine = other.add()
    other.clock.now += HOUR
    founder.clock.now = other.clock.now
    founder.till.write(revoke_till, other.name, founder.clock.now)
    other.sell(tajine)

    with language("en"):
        lines = [without_isolates(line) for line in outcome_lines(brought(other, founder, stick))]

    assert lines == ["Stand 1: 1 sale · 1 new product · 1 later sale counts nowhere."]
