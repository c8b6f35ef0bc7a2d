"""What a sale needs of the settings is read once, and never older than they are."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.names import Names
from pos.domain.seller import Seller
from pos.errors import PosError
from pos.services.keys import Keys
from pos.services.shop import counter, open_shop, rename_place, save_seller, seller_of
from pos.services.till import Till, UnitOfWork, open_till

SELLER = Seller(Names(fr="Atelier"))


class ChangedMind(PosError):
    """Somebody gave up in the middle."""


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    till = open_till(tmp_path / "shop.db", Keys(tmp_path / "keys", with_keyring=False))
    till.open_identity(label="", is_example=False)
    till.write(open_shop, SELLER, Names(fr="Salon"))
    yield till
    till.close()


def test_it_is_read_once(till: Till) -> None:
    assert till.read(counter) is till.read(counter)


def test_a_changed_setting_is_seen_by_the_next_sale(till: Till) -> None:
    till.read(counter)

    till.write(save_seller, replace(SELLER, phone="0522"))

    assert till.read(counter).seller.phone == "0522"


def test_a_renamed_place_is_seen_by_the_next_sale(till: Till) -> None:
    till.read(counter)

    till.write(rename_place, Names(fr="Foire"))

    assert till.read(counter).here.names.fr == "Foire"


def test_a_changed_setting_is_seen_inside_its_own_transaction(till: Till) -> None:
    def change(work: UnitOfWork) -> str:
        counter(work.connection)
        save_seller(work, replace(SELLER, phone="0522"))
        return counter(work.connection).seller.phone

    assert till.write(change).result == "0522"


def test_what_was_read_in_a_transaction_that_failed_is_forgotten(till: Till) -> None:
    def change_and_fail(work: UnitOfWork) -> None:
        save_seller(work, replace(SELLER, phone="0522"))
        counter(work.connection)
        raise ChangedMind

    with pytest.raises(ChangedMind):
        till.write(change_and_fail)

    assert till.read(counter).seller == till.read(seller_of) == SELLER


def test_a_new_identity_is_seen_by_the_next_sale(till: Till) -> None:
    first = till.read(counter).till

    second = till.open_identity(label="", is_example=False)

    assert till.read(counter).till == second != first
