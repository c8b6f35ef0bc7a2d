"""Tables made of entries: last writer wins, field by field, and nothing half known is shown."""

from itertools import permutations

import pytest

from pos.journal.canonical import canonical
from pos.journal.entry import Entry
from pos.journal.identity import TillKey
from pos.services.catalogue import makers
from pos.services.products import ProductFilter, product_keys, product_of
from pos.services.shop import counter
from pos.store.keys import entry_key
from tests.factories import HOUR, MINUTE, NOON, Shop, a_chain, an_entry
from tests.laws.fair import merged, take_in
from tests.store.snapshot import snapshot

WORKSHOP = TillKey.from_seed(bytes(32))
STAND = TillKey.from_seed(bytes([1]) * 32)
CREATED_AT = NOON + HOUR
PRODUCT = f"{WORKSHOP.till}-2"


def saved(
    key: TillKey, at: int, previous: Entry | None, named: str = "", **changes: object
) -> Entry:
    body = {"changes": changes, "product": named}
    return an_entry(key, previous, "product_saved", canonical(body), at)


OPENED = a_chain(WORKSHOP, [])[0]
CREATED = saved(WORKSHOP, CREATED_AT, OPENED, fr="Zarbia", sku="Z1", price_minor=100)
STAND_OPENED = a_chain(STAND, [])[0]


@pytest.mark.parametrize(
    ("edited_at", "name", "price"),
    [
        (CREATED_AT + MINUTE, "Tapis", 200),
        (CREATED_AT - MINUTE, "Zarbia", 100),
    ],
    ids=["later wins", "a clock behind the creation loses"],
)
def test_an_edit_counts_by_its_time_whether_it_arrives_first_or_last(
    shop: Shop, edited_at: int, name: str, price: int
) -> None:
    edit = saved(STAND, edited_at, STAND_OPENED, PRODUCT, fr="Tapis", sku="T1", price_minor=200)
    first, last = [STAND_OPENED, edit], [OPENED, CREATED]

    take_in(shop.store, [*first, *last])
    with merged([*last, *first]) as other:
        there = snapshot(other)

    product = shop.till.read(product_of, PRODUCT)
    assert product is not None
    assert product.price is not None
    assert (product.names.fr, product.price.minor) == (name, price)
    found = shop.till.read(product_keys, ProductFilter(text=name))
    assert found == [entry_key(WORKSHOP.till, 2)]
    assert shop.till.read(product_keys, ProductFilter(text="Tapis" if price == 100 else "Z1")) == []
    here = snapshot(shop.store)
    assert (here["product"], here["product_search"]) == (there["product"], there["product_search"])
    assert here["code"] == there["code"]


def test_a_price_changed_at_the_stand_survives_a_name_changed_later_at_the_workshop() -> None:
    priced = saved(STAND, CREATED_AT + MINUTE, STAND_OPENED, PRODUCT, price_minor=250)
    renamed = saved(WORKSHOP, CREATED_AT + 2 * MINUTE, CREATED, PRODUCT, fr="Grande zarbia")

    with merged([OPENED, CREATED, renamed, STAND_OPENED, priced]) as store:
        (row,) = snapshot(store)["product"]

    assert {"Grande zarbia", 250} <= set(row)


def test_a_product_known_only_by_its_edits_is_shown_and_found_nowhere(shop: Shop) -> None:
    take_in(shop.store, [STAND_OPENED, saved(STAND, CREATED_AT, STAND_OPENED, PRODUCT, fr="Tapis")])

    assert shop.till.read(product_keys, ProductFilter()) == []
    assert shop.till.read(product_keys, ProductFilter(text="tapis")) == []
    assert shop.till.read(product_of, PRODUCT) is None


def test_what_an_edit_leaves_alone_is_still_found_and_what_it_replaces_is_not(shop: Shop) -> None:
    other = saved(STAND, CREATED_AT, STAND_OPENED, fr="Plat", sku="Z1")
    edit = saved(STAND, CREATED_AT + 1, other, f"{STAND.till}-2", price_minor=5)
    renamed = saved(STAND, CREATED_AT + 2, edit, f"{STAND.till}-2", fr="Assiette", sku="Z2")

    take_in(shop.store, [OPENED, CREATED, STAND_OPENED, other, edit])
    shared = shop.till.read(product_keys, ProductFilter(text="z1"))
    take_in(shop.store, [renamed])

    ours, theirs = entry_key(WORKSHOP.till, 2), entry_key(STAND.till, 2)
    assert set(shared) == {ours, theirs}
    assert shop.till.read(product_keys, ProductFilter(text="z1")) == [ours]
    assert shop.till.read(product_keys, ProductFilter(text="z2")) == [theirs]
    assert shop.till.read(product_keys, ProductFilter(text="assiette")) == [theirs]
    assert shop.till.read(product_keys, ProductFilter(text="plat")) == []


def test_two_edits_at_the_same_moment_are_ordered_by_till_alike_everywhere() -> None:
    at = CREATED_AT + MINUTE
    here = saved(WORKSHOP, at, CREATED, PRODUCT, fr="ici")
    there = saved(STAND, at, STAND_OPENED, PRODUCT, fr="là")
    orders = [
        order
        for order in permutations([OPENED, CREATED, here, STAND_OPENED, there])
        if order.index(OPENED) < order.index(CREATED) < order.index(here)
        and order.index(STAND_OPENED) < order.index(there)
    ]
    names = set()
    for order in orders:
        with merged(order) as store:
            (row,) = snapshot(store)["product"]
            names.add("ici" if "ici" in row else "là")

    assert names == {"ici" if WORKSHOP.till > STAND.till else "là"}


def test_fields_of_a_newer_program_are_passed_over(shop: Shop) -> None:
    newer = saved(WORKSHOP, CREATED_AT, OPENED, fr="Zarbia", colour="red", sort_name="zz")

    take_in(shop.store, [OPENED, newer])

    assert shop.till.read(product_keys, ProductFilter(text="zarbia"))


def test_a_place_and_a_maker_are_edited_by_any_till(shop: Shop) -> None:
    place = an_entry(WORKSHOP, OPENED, "place_saved", canonical({"changes": {"fr": "Atelier"}}))
    maker = an_entry(WORKSHOP, place, "maker_saved", canonical({"changes": {"fr": "Fatima"}}))
    edits = [
        STAND_OPENED,
        an_entry(STAND, STAND_OPENED, "maker_saved",
                 canonical({"changes": {"phone": "06"}, "maker": maker.id}), NOON + HOUR),
    ]  # fmt: skip

    take_in(shop.store, [*edits, OPENED, place, maker])

    assert [(m.names.fr, m.phone) for m in shop.till.read(makers)] == [("Fatima", "06")]
    assert shop.till.read(counter).here.names.fr == "Foire de Safi"


def test_a_later_setting_wins_and_an_earlier_one_that_arrives_late_does_not(shop: Shop) -> None:
    def said(key: TillKey, footer: str, at: int) -> list[Entry]:
        first = a_chain(key, [])[0]
        body = canonical({"changes": {"seller.footer": footer}})
        return [first, an_entry(key, first, "setting_saved", body, at)]

    take_in(shop.store, said(WORKSHOP, "later", NOON + 2 * HOUR))
    take_in(shop.store, said(STAND, "earlier", NOON + HOUR))

    assert shop.till.read(counter).seller.footer == "later"
