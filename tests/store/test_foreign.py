"""Entries of other tills: taken in once, in order, unaltered, or refused by name."""

from collections.abc import Callable

import msgspec
import pytest
from sqlalchemy import select

from pos.changed import Changed
from pos.journal.canonical import canonical
from pos.journal.entry import Entry
from pos.services.products import ProductFilter, product_keys
from pos.services.shop import counter, save_seller
from pos.store import schema
from pos.store.foreign import (
    EntryAltered,
    EntryMissing,
    EntryNotUnderstood,
    ForeignEntryRefused,
    Fork,
    append_foreign,
)
from pos.store.keys import entry_key
from tests.factories import HOUR, NOON, Shop, a_chain, a_key, a_seller, an_entry

KEY = a_key()
CHAIN = a_chain(
    KEY,
    [
        ("product_saved", canonical({"changes": {"fr": "Zarbia", "sku": "Z1"}})),
        ("loan_granted", canonical({"maker": "x"})),
        ("setting_saved", canonical({"changes": {"seller.footer": "merci"}})),
    ],
)


def taken(shop: Shop, *arriving: Entry) -> list[Changed]:
    with shop.store.begin() as work:
        return [append_foreign(work.connection, entry) for entry in arriving]


def kept(shop: Shop) -> list[Entry]:
    query = select(schema.journal).where(schema.journal.c.till == KEY.till)
    with shop.store.reading() as connection:
        return [Entry(*row) for row in connection.execute(query.order_by(schema.journal.c.seq))]


def test_a_journal_is_taken_in_and_shown(shop: Shop) -> None:
    changed = taken(shop, *CHAIN)

    assert kept(shop) == CHAIN
    assert changed == [Changed.SETTINGS, Changed.PRODUCTS, Changed.NOTHING, Changed.SETTINGS]
    assert shop.till.read(product_keys, ProductFilter(text="zar")) == [entry_key(KEY.till, 2)]


def test_a_setting_of_another_till_is_used_by_the_next_sale(shop: Shop) -> None:
    assert shop.till.read(counter).seller.footer == ""

    taken(shop, *CHAIN)

    assert shop.till.read(counter).seller.footer == "merci"
    shop.clock.now = NOON + HOUR
    shop.till.write(save_seller, a_seller(footer="au revoir"))
    assert shop.till.read(counter).seller.footer == "au revoir"


def test_taking_it_twice_changes_nothing(shop: Shop) -> None:
    taken(shop, *CHAIN)

    assert taken(shop, *CHAIN) == [Changed.NOTHING] * 4
    assert kept(shop) == CHAIN


FORGED = an_entry(KEY, CHAIN[0], "product_saved", canonical({"changes": {"fr": "Autre"}}))
ALTERED: dict[str, Callable[[Entry], Entry]] = {
    "another body": lambda e: msgspec.structs.replace(e, body=canonical({"changes": {}})),
    "another hash": lambda e: msgspec.structs.replace(e, hash=bytes(32)),
    "an earlier time": lambda e: an_entry(KEY, CHAIN[0], e.kind, e.body, at=CHAIN[0].at),
    "a body of two readings": lambda e: msgspec.structs.replace(e, body=b'{"a":1,"a":2}'),
}


def test_another_entry_under_the_same_name_is_a_fork(shop: Shop) -> None:
    taken(shop, *CHAIN)

    with pytest.raises(Fork, match=KEY.till) as refused:
        taken(shop, FORGED)

    assert (refused.value.till, refused.value.seq) == (KEY.till, 2)
    assert kept(shop) == CHAIN


def test_an_entry_whose_predecessor_is_missing_waits_outside(shop: Shop) -> None:
    with pytest.raises(EntryMissing):
        taken(shop, CHAIN[0], CHAIN[2])

    assert kept(shop) == [], "nothing of the transaction is kept"


@pytest.mark.parametrize("how", ALTERED)
def test_an_altered_entry_is_refused(shop: Shop, how: str) -> None:
    with pytest.raises(EntryAltered):
        taken(shop, CHAIN[0], ALTERED[how](CHAIN[1]))


def test_a_body_that_is_not_of_its_kind_is_refused(shop: Shop) -> None:
    wrong = an_entry(KEY, CHAIN[0], "product_saved", b"{}")

    with pytest.raises(msgspec.DecodeError):
        taken(shop, CHAIN[0], wrong)
    assert issubclass(EntryAltered, ForeignEntryRefused)


def test_a_movement_of_nothing_moves_nothing(shop: Shop) -> None:
    body = canonical({"cause": "received", "lines": []})

    taken(shop, CHAIN[0], an_entry(KEY, CHAIN[0], "stock_moved", body))

    assert shop.till.full_check().findings == ()


def test_an_entry_that_says_what_cannot_be_is_refused_by_name(shop: Shop) -> None:
    body = canonical({"product": "no id", "changes": {"fr": "Zarbia"}})
    chain = a_chain(KEY, [("product_saved", body)])

    with pytest.raises(EntryNotUnderstood, match=f"2.*{KEY.till}"):
        taken(shop, *chain)

    assert kept(shop) == []
