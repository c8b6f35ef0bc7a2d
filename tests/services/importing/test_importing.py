"""Carrying out an import on a real shop file: all or nothing, and twice is once."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Connection, func, select

from pos.domain.money import Money
from pos.domain.person import PersonRole
from pos.domain.product import Product
from pos.services.catalogue import edit_product, makers
from pos.services.importing.drafts import Reading
from pos.services.importing.importing import import_products, known_products, preview_import
from pos.services.importing.plan import Choices
from pos.services.people import NotAllowed, add_person
from pos.services.pins import switch_to
from pos.services.products import products_by_code
from pos.services.shop import counter
from pos.services.till import Till
from pos.store import schema
from tests.services.importing.listings import reading_of

EUROS = Choices("EUR", Decimal("10.8"))
FILES = [
    ("woocommerce-fr.csv", Choices()),
    ("shopify.csv", EUROS),
    ("etsy-fr.csv", EUROS),
    ("liste-cooperative.csv", Choices()),
]


def entries(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(schema.journal)).scalar_one()


def products(till: Till) -> Sequence[Product]:
    return till.read(known_products).products


@pytest.mark.parametrize(("name", "choices"), FILES)
def test_every_draft_becomes_a_product(till: Till, name: str, choices: Choices) -> None:
    reading = reading_of(name)

    till.write(import_products, reading, choices)

    stored = {product.origin: product for product in products(till)}
    assert stored.keys() == {draft.origin for draft in reading.drafts}
    for draft in reading.drafts:
        product = stored[draft.origin]
        assert (product.names, product.variant) == (draft.names, draft.variant)
        assert (product.sku, product.description) == (draft.sku, draft.description)


@pytest.mark.parametrize(("name", "choices"), FILES)
def test_the_same_file_twice_changes_nothing(till: Till, name: str, choices: Choices) -> None:
    till.write(import_products, reading_of(name), choices)
    before = till.read(entries)

    plan = till.write(import_products, reading_of(name), choices).result

    assert plan.is_empty
    assert till.read(entries) == before


def test_counted_goods_are_on_hand_and_not_counted_ones_are_unknown(till: Till) -> None:
    till.write(import_products, reading_of("woocommerce-fr.csv"), Choices())

    here = till.read(counter).here.id
    (brown,) = till.read(products_by_code, "POUF-F", here)
    (black,) = till.read(products_by_code, "POUF-N", here)
    (dish,) = till.read(products_by_code, "6111234567895", here)

    assert (brown.on_hand, brown.is_counted) == (4000, True)
    assert (black.on_hand, black.is_counted) == (0, True)
    assert not dish.is_counted


def test_makers_of_the_list_become_makers(till: Till) -> None:
    till.write(import_products, reading_of("shopify.csv"), EUROS)

    names = {maker.id: maker.names.fr for maker in till.read(makers)}

    assert sorted(names.values()) == ["Bois du Rif", "Nahass Fès"]
    assert {names[product.maker] for product in products(till)} == set(names.values())


def test_a_preview_writes_nothing(till: Till) -> None:
    before = till.read(entries)

    plan = till.read(preview_import, reading_of("shopify.csv"), EUROS)

    assert len(plan.new) == 3
    assert till.read(entries) == before


def test_a_price_changed_in_the_shop_changes_here_and_leaves_the_rest(till: Till) -> None:
    reading = reading_of("liste-cooperative.csv")
    till.write(import_products, reading, Choices())
    saffron = next(product for product in products(till) if product.sku == "SF")
    till.write(edit_product, replace(saffron, description="Taliouine", dimensions="1 g"))

    till.write(import_products, _with_price(reading, "list:sku:sf", Decimal(50)), Choices())

    after = next(product for product in products(till) if product.sku == "SF")
    assert (after.price, after.description) == (Money(5000, "MAD"), "Taliouine")


def test_an_import_stopped_in_the_middle_leaves_nothing(till: Till) -> None:
    before = till.read(entries)

    def stop(done: int, total: int) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        till.write(import_products, reading_of("etsy-fr.csv"), EUROS, stop)

    assert till.read(entries) == before
    assert products(till) == []


def test_progress_counts_every_product(till: Till) -> None:
    told: list[tuple[int, int]] = []

    till.write(import_products, reading_of("shopify.csv"), EUROS, lambda *at: told.append(at))

    assert told == [(1, 3), (2, 3), (3, 3)]


def _with_price(reading: Reading, origin: str, price: Decimal) -> Reading:
    drafts = tuple(
        replace(draft, price=price) if draft.origin == origin else draft for draft in reading.drafts
    )
    return replace(reading, drafts=drafts)


def test_who_may_not_change_stock_imports_nothing(till: Till) -> None:
    till.write(add_person, "Khadija", PersonRole.MANAGER)
    helper = till.write(add_person, "Idir", PersonRole.HELPER).result
    till.write(switch_to, helper, "")

    with pytest.raises(NotAllowed):
        till.write(import_products, reading_of("liste-cooperative.csv"), Choices())

    assert products(till) == []
