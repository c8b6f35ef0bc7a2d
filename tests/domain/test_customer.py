"""Customers: never needed, always erasable."""

from pos.domain.customer import pseudonym, reaches_ceiling
from tests.factories import dh


def test_an_erased_person_keeps_the_name_of_their_entry() -> None:
    assert pseudonym("7K3Q2M-142") == "C-7K3Q2M-142"


def test_the_law_watches_twenty_thousand_dirham_in_cash() -> None:
    assert reaches_ceiling(dh("20000"))
    assert not reaches_ceiling(dh("19999.99"))
