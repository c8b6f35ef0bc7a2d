"""Orders and stock of another shop, from files."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.channels.feeds.coming_in import NotSuchFile, read_orders, read_stock_file
from pos.channels.orders import OrderState

ORDERS = """\ufefforder;line;sku;quantity;held;state;price;currency;number;title;modified
A1;1;TAJ-1;2;;paid;380.00;MAD;#1001;Tajine;2026-11-25T14:00:00+01:00
A1;2;'=BOL;1;0;paid;90;MAD;#1001;Bol;2026-11-25T14:00:00+01:00
A2;1;TAJ-1;1;;cancelled;;MAD;;;
A3;1;TAJ-1;1.5x;;paid;;MAD;;;
A3;2;TAJ-2;1;;paid;;MAD;;;
"""


def test_orders_come_in_with_what_each_line_holds() -> None:
    read = read_orders(ORDERS.encode())
    first, second = read.orders

    assert (first.remote, first.number, first.state) == ("A1", "#1001", OrderState.PAID)
    assert first.modified == 1795611600000000
    assert [(line.sku, line.quantity, line.committed) for line in first.lines] == [
        ("TAJ-1", 2, 2),
        ("=BOL", 1, 0),
    ]
    assert first.lines[0].price == Decimal("380.00")
    assert second.number == "A2"


def test_whether_goods_of_a_cancelled_order_came_back_is_asked_where_the_file_does_not_say() -> (
    None
):
    cancelled = read_orders(ORDERS.encode()).orders[1]

    assert cancelled.lines[0].committed == 1
    assert cancelled.lines[0].is_unsure


def test_an_order_with_a_line_that_cannot_be_read_is_broken_whole() -> None:
    read = read_orders(ORDERS.encode())

    assert [(order.remote, order.why) for order in read.broken] == [
        ("A3", "line 5: the quantity is no whole number")
    ]


@pytest.mark.parametrize("missing", [b"", b"order,sku\n1,2\n", b"\xff\xfe", b"\x00"])
def test_another_file_is_told_apart(missing: bytes) -> None:
    with pytest.raises(NotSuchFile):
        read_orders(missing)


def test_a_sku_that_is_said_twice_has_no_number() -> None:
    read = read_stock_file(b"SKU,Stock\nA,3\nB,1\nB,2\nC,many\nD,2.9\n")

    assert read.numbers == {"A": 3, "D": 2}
    assert read.bad_lines == (5,)


@settings(max_examples=80)
@given(st.binary(max_size=300))
def test_no_file_makes_the_program_fall_over(content: bytes) -> None:
    for head in (b"order,line,sku,quantity,held,state,price,modified\n", b"sku,stock\n"):
        for read in (read_orders, read_stock_file):
            with suppress(NotSuchFile):
                read(head + content)
