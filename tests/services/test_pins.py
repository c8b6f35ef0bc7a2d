"""PINs: proved, slow to guess, and never in the journal."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from pos.domain.person import PersonRole
from pos.services.people import NotAllowed, add_person, at_till
from pos.services.pins import (
    PinNotAccepted,
    PinVerdict,
    crew,
    enter_pin,
    lock,
    set_pin,
    switch_to,
)
from pos.store import schema
from tests.factories import HOUR, open_shop_in

SECOND = 1_000_000


class Stand:
    """A shop with a manager and a seller, who have PINs."""

    def __init__(self, folder: Path) -> None:
        self.shop = open_shop_in(folder)
        self.fatima = self.shop.till.write(add_person, "Fatima", PersonRole.MANAGER).result
        self.aicha = self.shop.till.write(add_person, "Aïcha", PersonRole.SELLER).result
        self.shop.till.write(set_pin, self.fatima, "271828")
        self.shop.till.write(set_pin, self.aicha, "3141")

    def enter(self, pin: str) -> PinVerdict:
        verdict: PinVerdict = self.shop.till.write(switch_to, self.aicha, pin).result
        return verdict

    def wait(self, seconds: int) -> None:
        self.shop.clock.now += seconds * SECOND

    @property
    def at_till(self) -> str:
        return self.shop.till.read(at_till).name


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    """A stand, Fatima at the till."""
    stand = Stand(tmp_path)
    yield stand
    stand.shop.till.close()


def test_the_right_pin_lets_its_owner_to_the_till(stand: Stand) -> None:
    assert stand.enter("3141") == PinVerdict(is_right=True)
    assert stand.at_till == "Aïcha"


def test_a_wrong_pin_changes_nothing(stand: Stand) -> None:
    assert not stand.enter("3142").is_right
    assert stand.at_till == "Fatima"


@pytest.mark.parametrize("typed", ["٣١٤١", "\"&'&"])
def test_a_pin_is_digits_whatever_the_keyboard_makes_of_them(stand: Stand, typed: str) -> None:
    assert stand.enter(typed).is_right


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "12 4"])
def test_a_pin_is_four_to_eight_digits(stand: Stand, pin: str) -> None:
    with pytest.raises(PinNotAccepted):
        stand.shop.till.write(set_pin, stand.aicha, pin)


def test_guessing_gets_slower_and_survives_a_restart(stand: Stand) -> None:
    waits = []
    for _ in range(6):
        waits.append(stand.enter("0000").wait_s)
        stand.shop = stand.shop.reopened()
        stand.wait(waits[-1])

    assert waits == [0, 0, 5, 10, 20, 40]


def test_while_a_wait_runs_even_the_right_pin_is_not_looked_at(stand: Stand) -> None:
    for _ in range(3):
        stand.enter("0000")

    refused = stand.enter("3141")
    stand.wait(6)

    assert not refused.is_right
    assert refused.wait_s > 0
    assert stand.enter("3141").is_right


def test_a_clock_set_back_ends_no_wait(stand: Stand) -> None:
    for _ in range(3):
        stand.enter("0000")

    stand.shop.clock.now -= HOUR

    assert stand.enter("3141").wait_s == 5


def test_the_right_pin_forgets_the_wrong_ones(stand: Stand) -> None:
    stand.enter("0000")
    stand.enter("0000")

    stand.enter("3141")

    assert [stand.enter("0000").wait_s for _ in range(2)] == [0, 0]


def test_a_wait_is_never_longer_than_five_minutes(stand: Stand) -> None:
    for _ in range(40):
        wait = stand.enter("0000").wait_s
        stand.wait(wait)

    assert wait == 300


def test_somebody_without_a_pin_is_believed(stand: Stand) -> None:
    stand.shop.till.write(set_pin, stand.aicha, "")

    assert stand.enter("").is_right
    assert stand.shop.till.read(crew).with_pin == {stand.fatima}


def test_everybody_changes_their_own_pin_and_a_manager_any(stand: Stand) -> None:
    stand.shop.till.write(set_pin, stand.aicha, "1234")
    stand.enter("1234")

    stand.shop.till.write(set_pin, stand.aicha, "4321")
    with pytest.raises(NotAllowed):
        stand.shop.till.write(set_pin, stand.fatima, "1111")

    stand.shop.till.write(lock)
    assert stand.enter("4321").is_right


def test_no_pin_and_no_hash_of_one_is_in_the_journal(stand: Stand) -> None:
    with stand.shop.store.reading() as connection:
        bodies = connection.execute(select(schema.journal.c.body)).scalars().all()
        kept = connection.execute(select(schema.pin.c.hash)).scalars().all()

    assert all(hash_.startswith("$argon2id$") for hash_ in kept)
    written = b"".join(bodies)
    assert b"271828" not in written
    assert b"argon2" not in written


def test_a_damaged_hash_opens_nothing(stand: Stand) -> None:
    with stand.shop.store.begin() as work:
        work.connection.execute(schema.pin.update().values(hash="3141"))

    assert not stand.enter("3141").is_right
    assert stand.shop.till.write(enter_pin, stand.fatima, "x").result.is_right is False
