"""People at the till: who may do what, and whose name stands on it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from pos.domain.basket import GoodsBack
from pos.domain.person import NOBODY, OWNER, Act, Person, PersonRole
from pos.domain.pricing import PriceReason
from pos.domain.quantity import pieces
from pos.errors import FieldNotAccepted
from pos.services.buyers import name_buyer
from pos.services.people import (
    ManagerNeeded,
    NotAllowed,
    add_person,
    approved,
    at_till,
    edit_person,
    people,
    person_of,
)
from pos.services.pins import lock, switch_to
from pos.services.sales import sales
from pos.services.selling import check_out
from pos.services.shop import counter, save_seller
from pos.store import schema
from pos.store.work_in_hand import InTraining
from tests.factories import MINUTE, Shop, a_line, a_product, a_seller, dh, exact_cash, open_shop_in


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A shop where Fatima manages and Aïcha sells; Fatima stands at the till."""
    shop = open_shop_in(tmp_path)
    name(shop, "Fatima", PersonRole.MANAGER)
    name(shop, "Aïcha", PersonRole.SELLER)
    yield shop
    shop.till.close()


def name(shop: Shop, name: str, role: PersonRole, *, is_in_training: bool = False) -> str:
    made: str = shop.till.write(add_person, name, role, is_in_training=is_in_training).result
    return made


def known(shop: Shop, name: str) -> Person:
    return next(person for person in shop.till.read(people) if person.name == name)


def let_stand(shop: Shop, name: str) -> None:
    shop.till.write(switch_to, known(shop, name).id, "")


def last_body(shop: Shop) -> dict[str, object]:
    with shop.store.reading() as connection:
        journal = schema.journal.c
        query = select(journal.body).order_by(journal.seq.desc()).limit(1)
        body: dict[str, object] = json.loads(connection.execute(query).scalar_one())
        return body


def test_until_people_are_named_the_owner_does_everything(tmp_path: Path) -> None:
    shop = open_shop_in(tmp_path)

    assert shop.till.read(at_till) == OWNER
    assert shop.till.read(counter).person == OWNER
    shop.till.close()


def test_the_first_person_named_is_a_manager_and_stands_at_the_till(tmp_path: Path) -> None:
    shop = open_shop_in(tmp_path)
    with pytest.raises(ManagerNeeded):
        name(shop, "Aïcha", PersonRole.SELLER)

    fatima = name(shop, "Fatima", PersonRole.MANAGER)

    assert shop.till.read(at_till).id == fatima
    shop.till.close()


def test_who_did_it_stands_on_every_entry_and_on_the_receipt(shop: Shop) -> None:
    product = shop.add()
    let_stand(shop, "Aïcha")

    sold = shop.sell(product)

    assert sold.sale.served_by == "Aïcha"
    assert last_body(shop)["by"] == known(shop, "Aïcha").id
    assert shop.reopened().till.read(at_till).name == "Aïcha"


def test_a_helper_sells_and_needs_the_manager_for_anything_else(shop: Shop) -> None:
    product = shop.add()
    name(shop, "Salma", PersonRole.HELPER)
    let_stand(shop, "Salma")

    shop.sell(product)

    for refused in (
        lambda: shop.till.write(save_seller, a_seller(footer="!")),
        lambda: shop.add(a_product()),
        lambda: name(shop, "Youssef", PersonRole.SELLER),
    ):
        with pytest.raises(NotAllowed):
            refused()


@pytest.mark.parametrize("reason", [PriceReason.AGREED, PriceReason.DISCOUNT, PriceReason.GIFT])
def test_a_helper_does_not_give_in_on_a_price_alone(shop: Shop, reason: PriceReason) -> None:
    line = a_line(shop.add(), unit_price=dh("10"), reason=reason)
    name(shop, "Salma", PersonRole.HELPER)
    let_stand(shop, "Salma")

    with pytest.raises(NotAllowed) as refusal:
        shop.till.write(check_out, (line,), (exact_cash(dh("10")),))

    assert refusal.value.act is Act.DISCOUNT


def test_what_a_manager_allows_is_done_once_and_says_who_allowed_it(shop: Shop) -> None:
    product, fatima = shop.add(), known(shop, "Fatima").id
    sold = shop.sell(product)
    name(shop, "Salma", PersonRole.HELPER)
    let_stand(shop, "Salma")
    back = GoodsBack(sold.id, sold.sale.receipt_number, 1)
    line = a_line(product, pieces(-1), back=back)
    money = (exact_cash(line.total),)

    shop.till.write(approved, fatima, check_out, (line,), money)

    body = last_body(shop)
    assert (body["by"], body["approved_by"]) == (known(shop, "Salma").id, fatima)
    with pytest.raises(NotAllowed):
        shop.till.write(check_out, (line,), money)


def test_the_word_of_somebody_who_is_no_manager_allows_nothing(shop: Shop) -> None:
    aicha = known(shop, "Aïcha").id
    name(shop, "Salma", PersonRole.HELPER)
    let_stand(shop, "Salma")

    with pytest.raises(NotAllowed):
        shop.till.write(approved, aicha, save_seller, a_seller(footer="!"))


def test_a_till_that_was_left_waits_for_somebody_and_sells_nothing(shop: Shop) -> None:
    product = shop.add()

    shop.till.write(lock)

    assert shop.till.read(at_till) == NOBODY
    with pytest.raises(NotAllowed):
        shop.sell(product)


def test_leaving_a_till_without_people_locks_nobody_out(tmp_path: Path) -> None:
    shop = open_shop_in(tmp_path)

    shop.till.write(lock)

    assert shop.till.read(at_till) == OWNER
    shop.till.close()


def test_what_somebody_in_training_does_is_shown_and_never_recorded(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(3))
    name(shop, "Salma", PersonRole.HELPER, is_in_training=True)
    entries = count(shop)
    let_stand(shop, "Salma")

    sold = shop.sell(product)

    assert (sold.id, sold.sale.total) == ("", dh("190"))
    assert shop.till.read(sales) == []
    assert count(shop) == entries


def test_somebody_in_training_can_sell_on_credit_to_a_name_that_is_not_kept(shop: Shop) -> None:
    name(shop, "Salma", PersonRole.HELPER, is_in_training=True)
    let_stand(shop, "Salma")

    assert shop.till.write(name_buyer, "Hôtel Riad", "").result == ""


def test_nothing_else_is_recorded_in_training_either(shop: Shop) -> None:
    name(shop, "Youssef", PersonRole.MANAGER, is_in_training=True)
    let_stand(shop, "Youssef")

    with pytest.raises(InTraining):
        shop.add(a_product())


def count(shop: Shop) -> int:
    with shop.store.reading() as connection:
        return len(connection.execute(select(schema.journal.c.seq)).all())


def test_there_is_always_a_manager(shop: Shop) -> None:
    fatima = known(shop, "Fatima")

    with pytest.raises(ManagerNeeded):
        shop.till.write(edit_person, replace(fatima, role=PersonRole.SELLER))
    with pytest.raises(ManagerNeeded):
        shop.till.write(edit_person, replace(fatima, has_left=True))


def test_who_has_left_is_not_offered_and_keeps_their_name_on_what_they_did(shop: Shop) -> None:
    aicha = known(shop, "Aïcha")

    shop.till.write(edit_person, replace(aicha, has_left=True))

    assert [person.name for person in shop.till.read(people)] == ["Fatima"]
    assert shop.till.read(person_of, aicha.id).name == "Aïcha"
    shop.till.write(switch_to, aicha.id, "")
    assert shop.till.read(at_till).name == "Fatima"


def test_saving_a_person_as_they_are_writes_nothing(shop: Shop) -> None:
    entries = count(shop)

    shop.till.write(edit_person, known(shop, "Aïcha"))

    assert count(shop) == entries


def test_a_person_has_a_name(shop: Shop) -> None:
    with pytest.raises(FieldNotAccepted):
        name(shop, "  ", PersonRole.SELLER)


def test_a_sale_keeps_its_seller_when_the_next_one_takes_over(shop: Shop) -> None:
    product = shop.add()
    let_stand(shop, "Aïcha")
    first = shop.sell(product)
    shop.clock.now += MINUTE
    let_stand(shop, "Fatima")

    second = shop.sell(product)

    assert (first.sale.served_by, second.sale.served_by) == ("Aïcha", "Fatima")
