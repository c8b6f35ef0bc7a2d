"""A till that was lost or stolen is shut out from a moment on: its later work counts nowhere."""

from pathlib import Path

import pytest

from pos.exchange.reading import read_exchange
from pos.exchange.words import taken_text
from pos.services.door import TillDoor
from pos.services.sales import sales
from pos.services.tills import FounderStays, admit_again, known_tills, revoke_till
from pos.store.own_journal import TillShutOut
from pos.store.replay import rebuild
from tests.exchange.cooperative import brought, carried, joined, read
from tests.factories import HOUR, Shop
from tests.laws.fair import journal_of
from tests.store.snapshot import snapshot


def sold_before_and_after(till: Shop) -> int:
    """Sell once, and once more an hour later; returns a moment in between."""
    tajine = till.add()
    till.sell(tajine)
    till.clock.now += HOUR
    between = till.clock.now
    till.sell(tajine)
    return between


def test_what_it_sold_afterwards_stays_in_the_journal_and_counts_nowhere(
    founder: Shop, other: Shop, stick: Path
) -> None:
    between = sold_before_and_after(other)
    founder.clock.now = other.clock.now + HOUR
    founder.till.write(revoke_till, other.name, between, "volé")

    outcome = brought(other, founder, stick)

    assert (outcome.taken[0].sales, outcome.taken[0].set_aside) == (2, 1)
    assert "1 vente faite après" in taken_text(outcome.taken[0])
    assert len(journal_of(founder.store, other.name)) == len(journal_of(other.store, other.name))
    assert len(founder.till.read(sales)) == 1
    row = next(t for t in founder.till.read(known_tills) if t.till == other.name)
    assert (row.revoked_from, row.set_aside) == (between, 1)


def test_shutting_out_before_its_work_came_or_after_says_the_same(
    founder: Shop, other: Shop, tmp_path: Path, stick: Path
) -> None:
    third = joined(founder, tmp_path / "third", "Stand 26", "C")
    brought(founder, third, stick)
    between = sold_before_and_after(other)
    file = carried(other, stick)
    read(third, file)
    assert len(third.till.read(sales)) == 2
    founder.clock.now = other.clock.now + HOUR
    founder.till.write(revoke_till, other.name, between)
    read(founder, file)

    brought(founder, third, stick)

    assert len(third.till.read(sales)) == 1
    assert snapshot(third.store) == snapshot(founder.store)
    with third.store.begin() as work:
        rebuild(work.connection)
    assert snapshot(third.store) == snapshot(founder.store)
    assert third.till.full_check().findings == ()
    third.till.close()


def test_a_till_that_was_found_again_counts_again(founder: Shop, other: Shop, stick: Path) -> None:
    between = sold_before_and_after(other)
    founder.clock.now = other.clock.now + HOUR
    founder.till.write(revoke_till, other.name, between)
    brought(other, founder, stick)

    founder.till.write(admit_again, other.name)

    assert len(founder.till.read(sales)) == 2
    assert founder.till.full_check().findings == ()


def test_the_till_itself_stops_when_it_hears_of_it(founder: Shop, other: Shop, stick: Path) -> None:
    between = sold_before_and_after(other)
    founder.clock.now = other.clock.now + HOUR
    founder.till.write(revoke_till, other.name, between)
    brought(founder, other, stick)

    with pytest.raises(TillShutOut):
        other.add()

    assert len(other.till.read(sales)) == 1
    founder.till.write(admit_again, other.name)
    brought(founder, other, stick)
    other.add()
    assert len(other.till.read(sales)) == 2


def test_the_till_the_cooperative_began_on_stays(founder: Shop, other: Shop, stick: Path) -> None:
    with pytest.raises(FounderStays):
        founder.till.write(revoke_till, founder.name, 0)
    with pytest.raises(FounderStays):
        other.till.write(revoke_till, founder.name, 0)

    assert read_exchange(TillDoor(other.till), carried(founder, stick)).is_whole
