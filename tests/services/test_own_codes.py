"""Codes given to products without one: recorded, never twice, and never over a code there is."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from pos.domain.barcode import is_gtin
from pos.domain.own_code import PREFIXES, own_code
from pos.domain.product import Product
from pos.domain.scanner import ScannerSettings
from pos.journal.canonical import decoded
from pos.journal.kinds import ProductSaved
from pos.services.catalogue import add_product, edit_product
from pos.services.own_codes import NoCodeLeft, code_to_come, give_codes
from pos.services.products import (
    ProductFilter,
    ProductRow,
    product_keys,
    product_of,
    product_rows,
    products_by_code,
)
from pos.services.scanner import save_scanner_settings
from pos.services.shop import counter
from pos.store import schema
from tests.factories import Shop, a_product, open_shop_for


def added(shop: Shop, **named: str) -> str:
    return shop.till.write(add_product, a_product(**named)).result


def last_fact(shop: Shop) -> ProductSaved:
    def newest(connection: Connection) -> bytes:
        body = select(schema.journal.c.body).order_by(schema.journal.c.seq.desc()).limit(1)
        written: bytes = connection.execute(body).scalar_one()
        return written

    return decoded(shop.till.read(newest), ProductSaved)


def everything(shop: Shop) -> list[ProductRow]:
    keys = shop.till.read(product_keys, ProductFilter())
    return shop.till.read(product_rows, keys, shop.till.read(counter).here.id)


def product(shop: Shop, product_id: str) -> Product:
    found = shop.till.read(product_of, product_id)
    assert found is not None
    return found


def test_a_product_without_a_code_gets_one_that_finds_it(shop: Shop) -> None:
    tajine = added(shop)

    count = shop.till.write(give_codes, [tajine]).result

    code = product(shop, tajine).barcode
    here = shop.till.read(counter).here.id
    assert count == 1
    assert is_gtin(code)
    assert code.startswith("20")
    assert [row.product.id for row in shop.till.read(products_by_code, code, here)] == [tajine]
    assert last_fact(shop) == ProductSaved(changes={"barcode": code}, product=tajine)


def test_a_product_with_a_code_keeps_it_and_nothing_is_recorded(shop: Shop) -> None:
    kept = [added(shop, barcode="6111234567895"), added(shop, sku="ARG-7")]
    before = last_fact(shop)

    assert shop.till.write(give_codes, kept).result == 0
    assert last_fact(shop) == before


def test_asked_again_the_code_stays(shop: Shop) -> None:
    tajine = added(shop)
    shop.till.write(give_codes, [tajine])
    code = product(shop, tajine).barcode

    shop.till.write(give_codes, [tajine])

    assert product(shop, tajine).barcode == code


def test_a_code_that_was_taken_off_a_product_is_not_given_again(shop: Shop) -> None:
    tajine = added(shop)
    shop.till.write(give_codes, [tajine])
    first = product(shop, tajine)
    shop.till.write(edit_product, replace(first, barcode="6111234567895"))

    other = added(shop)
    shop.till.write(give_codes, [other])

    assert product(shop, other).barcode != first.barcode


def test_a_code_somebody_typed_is_passed_over(shop: Shop) -> None:
    given_first = added(shop)
    shop.till.write(give_codes, [given_first])
    till = int(product(shop, given_first).barcode[2:7])
    typed = own_code("20", till, 2)
    added(shop, barcode=typed)

    third = added(shop)
    shop.till.write(give_codes, [third])

    assert product(shop, third).barcode == own_code("20", till, 3)


def test_the_owners_own_patterns_are_left_alone(shop: Shop) -> None:
    patterns = ScannerSettings(patterns=("20IIIIIWWWWWC", "29IIIIIPPPPPC"))
    shop.till.write(save_scanner_settings, patterns)
    tajine = added(shop)

    shop.till.write(give_codes, [tajine])

    assert product(shop, tajine).barcode.startswith("28")


def test_the_code_to_come_is_the_one_that_is_given(shop: Shop) -> None:
    tajine = added(shop)
    to_come = shop.till.read(code_to_come)

    shop.till.write(give_codes, [tajine])

    assert product(shop, tajine).barcode == to_come
    assert shop.till.read(code_to_come) != to_come


def test_when_patterns_take_everything_it_is_said_in_words(shop: Shop) -> None:
    patterns = ScannerSettings(patterns=("2IIIIIIWWWWWC", "0IIIIIIWWWWWC"))
    shop.till.write(save_scanner_settings, patterns)
    tajine = added(shop)

    with pytest.raises(NoCodeLeft, match="Tapez"):
        shop.till.write(give_codes, [tajine])

    assert product(shop, tajine).barcode == ""
    assert shop.till.read(code_to_come) == ""


@given(st.lists(st.integers(1, 4), min_size=2, max_size=3))
@settings(max_examples=6)
def test_tills_that_never_met_give_different_codes(counts: list[int]) -> None:
    codes: dict[str, list[str]] = {}
    for count in counts:
        with TemporaryDirectory() as folder, open_shop_for(Path(folder)) as shop:
            shop.till.write(give_codes, [added(shop) for _each in range(count)])
            series = shop.till.read(counter).series
            codes[series] = [row.product.barcode for row in everything(shop)]

    flat = [code for of_till in codes.values() for code in of_till]
    assert len(set(flat)) == len(flat)
    assert all(code[:2] in PREFIXES for code in flat)
