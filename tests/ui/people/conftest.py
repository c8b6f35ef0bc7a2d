"""A stand where three people work."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pos.domain.person import PersonRole
from pos.services.people import add_person, people
from pos.services.pins import set_pin, switch_to
from pos.services.till import Till
from tests.ui.shops import opened, stand

PINS = {"Fatima": "271828", "Aïcha": "3141"}
ROLES = {
    "Fatima": PersonRole.MANAGER,
    "Aïcha": PersonRole.SELLER,
    "Salma": PersonRole.HELPER,
    "Youssef": PersonRole.HELPER,
}


@pytest.fixture(scope="session")
def crewed_stand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a stand whose people are named; Youssef is in training."""
    folder = tmp_path_factory.mktemp("crew")
    till = stand(folder)
    for name, role in ROLES.items():
        person = till.write(add_person, name, role, is_in_training=name == "Youssef").result
        if name in PINS:
            till.write(set_pin, person, PINS[name])
    till.close()
    return folder


@pytest.fixture
def with_at_till(crewed_stand: Path) -> Callable[[str], Callable[[Path], Till]]:
    """Open the stand with somebody at its till."""

    def opening(name: str) -> Callable[[Path], Till]:
        def open_it(folder: Path) -> Till:
            shutil.copytree(crewed_stand, folder, dirs_exist_ok=True)
            till = opened(folder)
            person = next(person for person in till.read(people) if person.name == name)
            till.write(switch_to, person.id, PINS.get(name, ""))
            return till

        return open_it

    return opening
