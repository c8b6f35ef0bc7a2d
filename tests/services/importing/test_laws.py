"""What holds for any file at all."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.names import Names
from pos.domain.product import Maker, Product
from pos.errors import PosError
from pos.services.importing.amounts import machine_amount
from pos.services.importing.crafts import guess_craft
from pos.services.importing.drafts import Reading
from pos.services.importing.html_text import plain_text
from pos.services.importing.plan import Choices, Known, Plan, plan_import
from pos.services.importing.reading import read_sheet
from pos.services.importing.recognise import read_products
from tests.services.importing.listings import DATA, DAY
from tests.services.importing.test_hostile_files import workbook_bytes

CELLS = st.one_of(
    st.sampled_from(
        ["", "Bol", "vase", "1,5", "1.234", "86.00", "-1", "0", "EUR", "simple", "variable"]
        + ["variation", "grouped", "id:1", "1", "2", "shopify", "Bleu,Ocre", "'10", "=1+1", "<p>x"]
    ),
    st.text(max_size=12),
)
# Made once: a workbook carries the moment it was made.
WORKBOOK = workbook_bytes(["Nom", "Prix"], ["Bol", 5], ["Plat", "=1+1"])
FIXTURES = sorted(path.name for path in DATA.iterdir())


def read_bytes(content: bytes, name: str = "list.csv") -> Reading:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_products(read_sheet(path), "fr", DAY)


def ends_as_promised(content: bytes, name: str = "list.csv") -> bool:
    """Read a file; true when it was read, or refused by a whole sentence."""
    try:
        read_bytes(content, name)
    except PosError as fault:
        return str(fault).endswith(".")
    return True


def headers_of(name: str) -> list[str]:
    return list(read_sheet(DATA / name).headers)


@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    assert ends_as_promised(content)


@given(data=st.data(), name=st.sampled_from(FIXTURES))
def test_a_real_file_with_bytes_changed_is_read_or_refused_in_words(
    data: st.DataObject, name: str
) -> None:
    content = bytearray((DATA / name).read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=6)):
        content[place] = data.draw(st.integers(0, 255))
    assert ends_as_promised(bytes(content))


@given(data=st.data())
def test_a_workbook_with_bytes_changed_is_read_or_refused_in_words(data: st.DataObject) -> None:
    content = bytearray(WORKBOOK)
    for place in data.draw(st.lists(st.integers(4, len(content) - 1), max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    assert ends_as_promised(bytes(content), "list.xlsx")


@given(data=st.data(), name=st.sampled_from(FIXTURES))
def test_every_row_of_data_ends_up_in_one_place(data: st.DataObject, name: str) -> None:
    headers = headers_of(name)
    row = st.lists(CELLS, min_size=len(headers), max_size=len(headers))
    rows = [row for row in data.draw(st.lists(row, max_size=6)) if any(map(str.strip, row))]
    out = io.StringIO()
    csv.writer(out).writerows([headers, *rows])
    try:
        sheet_content = out.getvalue().encode()
        reading = read_bytes(sheet_content)
    except PosError:
        return

    products = {line for draft in reading.drafts for line in draft.lines}
    refused = {refused.line for refused in reading.refused}

    assert len(products) + len(refused) == len(products | refused) == len(rows)


def carried_out(plan: Plan, known: Known) -> Known:
    """Return the catalogue after a plan, as the service would leave it."""
    added = [Maker(f"M-{name}", Names(fr=name)) for name in plan.new_makers]
    products = {product.id: product for product in known.products}
    for number, new in enumerate(plan.new):
        product_id = f"N-{len(products)}-{number}"
        maker = new.product.maker or (f"M-{new.maker_name}" if new.maker_name else "")
        products[product_id] = with_maker(new.product, product_id, maker)
    for change in plan.changed:
        maker = f"M-{change.maker_name}" if change.maker_name else change.after.maker
        products[change.before.id] = with_maker(change.after, change.before.id, maker)
    return Known(list(products.values()), [*known.makers, *added], {})


def with_maker(product: Product, product_id: str, maker: str) -> Product:
    return replace(product, id=product_id, maker=maker)


@given(data=st.data(), name=st.sampled_from(FIXTURES))
def test_a_list_carried_out_leaves_nothing_to_do(data: st.DataObject, name: str) -> None:
    headers = headers_of(name)
    row = st.lists(CELLS, min_size=len(headers), max_size=len(headers))
    out = io.StringIO()
    csv.writer(out).writerows([headers, *data.draw(st.lists(row, max_size=5))])
    try:
        reading = read_bytes(out.getvalue().encode())
    except PosError:
        return
    choices = Choices(reading.currency or "EUR", Decimal("10.8"), date(2026, 11, 23))
    known = carried_out(plan_import(reading, Known(), choices), Known())

    assert plan_import(reading, known, choices).is_empty


@given(text=st.text(alphabet="<>/!-[]&#;pscript=\"' aé\n", max_size=200))
def test_any_html_becomes_text(text: str) -> None:
    assert isinstance(plain_text(text), str)


@pytest.mark.parametrize(
    "piece", ["<", "<a", "<!--", "<![x", "<!", "&", "</", "<a b='", "<script>", "<p>", "&#9999999;"]
)
def test_unclosed_html_does_not_take_long(piece: str) -> None:
    assert len(plain_text(piece * 200_000)) <= len(piece) * 200_000


@given(text=st.text(max_size=40))
def test_any_text_has_some_craft(text: str) -> None:
    assert guess_craft(text) == guess_craft("", text)


def read_or_none(read: Callable[[str], Decimal], text: str) -> Decimal | None:
    try:
        return read(text)
    except PosError:
        return None


@given(amount=st.decimals(0, 10**9, places=2))
def test_a_machine_amount_is_read_exactly_with_either_mark(amount: Decimal) -> None:
    assert read_or_none(machine_amount, f"{amount}") == amount
    assert read_or_none(machine_amount, f"{amount}".replace(".", ",")) == amount
