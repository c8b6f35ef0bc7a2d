"""The basket: what is rung up, every change of it undoable."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.basket import Basket, BasketLine, Change, GoodsBack
from pos.domain.measure import Size
from pos.domain.money import MAD, Money
from pos.domain.pricing import PriceReason
from pos.domain.product import Kind, Product
from pos.domain.quantity import Quantity, QuantityNotAccepted, Unit, pieces
from tests.factories import a_product, dh, metres

TAJINE = a_product(price=dh("190"))
SLIPPERS = a_product(price=dh("180"))
CLOTH = a_product(price=dh("90"), unit=Unit.METRE, kind=Kind.MEASURED)


def rung_up(basket: Basket, product: Product, quantity: Quantity | None = None) -> int:
    """Put a product in at its price; return the key of its line."""
    assert product.price is not None
    return basket.add(product, quantity or pieces(1), product.price).key


def test_the_same_piece_twice_is_one_line_of_two() -> None:
    basket = Basket(MAD)

    assert rung_up(basket, TAJINE) == rung_up(basket, TAJINE)

    assert [line.quantity for line in basket.lines] == [pieces(2)]
    assert basket.total == dh("380")


def test_the_same_piece_at_another_price_is_a_line_of_its_own() -> None:
    basket = Basket(MAD)
    basket.add(TAJINE, pieces(1), dh("190"))

    basket.add(TAJINE, pieces(1), dh("170"))

    assert [line.unit_price for line in basket.lines] == [dh("190"), dh("170")]
    assert basket.quantity_of(TAJINE.id) == 2000


def test_two_lengths_of_cloth_are_two_cuts() -> None:
    basket = Basket(MAD)
    rung_up(basket, CLOTH, metres("2.5"))

    rung_up(basket, CLOTH, metres("1"))

    assert [line.quantity for line in basket.lines] == [metres("2.5"), metres("1")]


def test_a_product_that_is_now_measured_does_not_join_its_old_line_of_pieces() -> None:
    basket = Basket(MAD)
    rung_up(basket, CLOTH, metres("2"))
    by_piece = a_product(id=CLOTH.id, price=CLOTH.price)

    rung_up(basket, by_piece)

    assert len(basket.lines) == 2


@pytest.mark.parametrize("quantity", [pieces(0), pieces(-1), metres("0")])
def test_nothing_or_less_is_never_put_in(quantity: Quantity) -> None:
    basket = Basket(MAD)

    with pytest.raises(QuantityNotAccepted):
        basket.add(TAJINE, quantity, dh("190"))

    assert basket.is_empty
    assert basket.last_step is None


def test_a_quantity_of_nothing_takes_the_line_out() -> None:
    basket = Basket(MAD)
    key = rung_up(basket, TAJINE)
    rung_up(basket, SLIPPERS)

    basket.set_quantity(key, pieces(0))

    assert [line.product for line in basket.lines] == [SLIPPERS]
    assert basket.last_step is not None
    assert basket.last_step.change is Change.VOIDED


def test_a_quantity_is_set_on_its_line_alone() -> None:
    basket = Basket(MAD)
    rung_up(basket, TAJINE)
    key = rung_up(basket, SLIPPERS)

    basket.set_quantity(key, pieces(3))

    assert [line.quantity for line in basket.lines] == [pieces(1), pieces(3)]
    assert basket.line(key).total == dh("540")


def test_a_line_that_is_not_there_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        Basket(MAD).line(1)


def test_undo_names_what_it_took_back_and_stops_at_the_beginning() -> None:
    basket = Basket(MAD)
    rung_up(basket, TAJINE)
    basket.empty()

    undone = [basket.undo(), basket.undo(), basket.undo()]

    assert [step and step.change for step in undone] == [Change.EMPTIED, Change.ADDED, None]
    assert basket.is_empty


def test_emptying_an_empty_basket_is_no_change() -> None:
    basket = Basket(MAD)

    basket.empty()

    assert basket.last_step is None


def test_a_basket_taken_up_again_never_uses_the_key_of_a_line_it_holds() -> None:
    first = Basket(MAD)
    rung_up(first, TAJINE)

    again = Basket(MAD, first.lines)

    assert rung_up(again, SLIPPERS) not in {line.key for line in first.lines}


def added(product: Product, quantity: Quantity) -> Callable[[Basket], None]:
    def changed(basket: Basket) -> None:
        rung_up(basket, product, quantity)

    return changed


def on_some_line(change: Callable[[Basket, int], None], at: int) -> Callable[[Basket], None]:
    def changed(basket: Basket) -> None:
        if basket.lines:
            change(basket, basket.lines[at % len(basket.lines)].key)

    return changed


COUNTS = st.integers(1, 9)
CHANGES = st.one_of(
    st.builds(added, st.sampled_from([TAJINE, SLIPPERS]), COUNTS.map(pieces)),
    st.builds(added, st.just(CLOTH), COUNTS.map(lambda n: Quantity(n * 250, Unit.METRE))),
    st.integers(0, 9).map(lambda at: on_some_line(Basket.void, at)),
    st.builds(
        lambda at, count: on_some_line(lambda b, k: b.set_quantity(k, pieces(count)), at),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    st.builds(
        lambda at, price: on_some_line(
            lambda b, k: b.set_price(k, Money(price, MAD), PriceReason.AGREED), at
        ),
        st.integers(0, 9),
        st.integers(0, 10**6),
    ),
    st.integers(0, 10**6).map(lambda sum_: lambda basket: basket.set_total(Money(sum_, MAD))),
    st.just(Basket.empty),
)


@given(st.lists(CHANGES, max_size=30))
def test_undo_restores_every_earlier_state_exactly(changes: list[Callable[[Basket], None]]) -> None:
    basket, states = Basket(MAD), []
    for change in changes:
        before, steps = basket.lines, basket.last_step
        change(basket)
        if basket.last_step is not steps:
            states.append(before)

    for state in reversed(states):
        assert basket.undo() is not None
        assert basket.lines == state
    assert basket.undo() is None


@given(st.lists(CHANGES, max_size=30))
def test_the_total_is_the_sum_of_its_lines_and_keys_name_one_line(
    changes: list[Callable[[Basket], None]],
) -> None:
    basket = Basket(MAD)
    for change in changes:
        change(basket)

    assert basket.total.minor == sum(line.total.minor for line in basket.lines)
    assert len({line.key for line in basket.lines}) == len(basket.lines)
    assert all(line.quantity.thousandths > 0 for line in basket.lines)


def test_a_hundred_changes_can_be_taken_back_and_no_more() -> None:
    basket = Basket(MAD)
    for _ in range(150):
        rung_up(basket, TAJINE)

    undone = sum(basket.undo() is not None for _ in range(200))

    assert undone == 100
    assert basket.lines[0].quantity == pieces(50)


def test_an_agreed_total_is_spread_over_the_lines_as_their_labels_ask() -> None:
    basket = Basket(MAD)
    rung_up(basket, TAJINE)
    rung_up(basket, SLIPPERS)

    basket.set_total(dh("300"))

    assert [line.total for line in basket.lines] == [dh("154.05"), dh("145.95")]
    assert basket.total == dh("300")
    assert {line.reason for line in basket.lines} == {PriceReason.AGREED}


@given(
    st.lists(st.tuples(st.integers(1, 500_000), st.integers(1, 9)), min_size=1, max_size=12),
    st.integers(0, 10**7),
)
def test_whatever_is_agreed_is_what_the_lines_sum_to(
    lines: list[tuple[int, int]], agreed: int
) -> None:
    basket = Basket(MAD)
    for price, count in lines:
        rung_up(basket, a_product(price=Money(price, MAD)), pieces(count))

    basket.set_total(Money(agreed, MAD))

    assert basket.total.minor == agreed


def test_a_gift_stays_a_gift_when_a_total_is_agreed() -> None:
    basket = Basket(MAD)
    gift = rung_up(basket, TAJINE)
    rung_up(basket, SLIPPERS)
    basket.set_price(gift, dh("0"), PriceReason.GIFT)

    basket.set_total(dh("150"))

    assert [line.total for line in basket.lines] == [dh("0"), dh("150")]
    assert basket.line(gift).reason is PriceReason.GIFT


def test_agreeing_on_a_total_of_gifts_changes_nothing() -> None:
    basket = Basket(MAD)
    basket.set_price(rung_up(basket, TAJINE), dh("0"), PriceReason.GIFT)
    before = basket.last_step

    basket.set_total(dh("10"))

    assert basket.last_step is before


def test_a_price_agreed_for_several_is_kept_to_the_centime() -> None:
    basket = Basket(MAD)
    key = rung_up(basket, TAJINE, pieces(3))

    basket.set_price(key, dh("500"), PriceReason.AGREED)

    assert (basket.line(key).total, basket.line(key).unit_price) == (dh("500"), dh("166.67"))


def test_one_more_of_a_line_that_was_agreed_on_costs_what_one_of_them_did() -> None:
    basket = Basket(MAD)
    key = rung_up(basket, TAJINE, pieces(2))
    basket.set_price(key, dh("300"), PriceReason.AGREED)

    basket.set_quantity(key, pieces(3))

    assert basket.line(key).total == dh("450")


GLASS = a_product(price=dh("40"), lot=3, lot_price=dh("100"))


def test_a_price_for_three_comes_with_the_third_and_goes_with_it() -> None:
    basket = Basket(MAD)
    key = rung_up(basket, GLASS, pieces(2))
    assert basket.total == dh("80")

    rung_up(basket, GLASS)
    assert (basket.total, basket.line(key).reason) == (dh("100"), PriceReason.QUANTITY)

    rung_up(basket, GLASS)
    assert basket.total == dh("140")

    basket.set_quantity(key, pieces(1))
    assert (basket.total, basket.line(key).reason) == (dh("40"), PriceReason.LIST)


def test_a_price_under_what_the_maker_accepts_is_marked() -> None:
    basket = Basket(MAD)
    key = rung_up(basket, a_product(price=dh("190"), floor_price=dh("150")))

    basket.set_price(key, dh("149.99"), PriceReason.AGREED)

    assert basket.line(key).is_under_floor
    basket.set_price(key, dh("150"), PriceReason.AGREED)
    assert not basket.line(key).is_under_floor


def a_line_back(count: int = 1) -> BasketLine:
    back = GoodsBack("000000-9", "7K3-000004", line=1)
    return BasketLine(0, TAJINE, pieces(-count), dh("190"), back=back)


def test_goods_that_come_back_are_lines_of_their_own_and_lower_the_total() -> None:
    basket = Basket(MAD)
    rung_up(basket, TAJINE, pieces(2))

    basket.take_back((a_line_back(),))

    assert basket.total == dh("190")
    assert basket.quantity_of(TAJINE.id) == 2000
    assert len({line.key for line in basket.lines}) == 2


def test_goods_that_come_back_keep_their_price_when_a_total_is_agreed() -> None:
    basket = Basket(MAD)
    rung_up(basket, SLIPPERS)
    basket.take_back((a_line_back(),))

    basket.set_total(dh("-40"))

    assert [line.total for line in basket.lines] == [dh("150"), dh("-190")]


def test_what_takes_nothing_back_is_no_refund() -> None:
    with pytest.raises(QuantityNotAccepted):
        Basket(MAD).take_back((BasketLine(0, TAJINE, pieces(1), dh("190")),))


def test_changing_a_line_that_comes_back_takes_it_out() -> None:
    basket = Basket(MAD)
    basket.take_back((a_line_back(2),))

    basket.set_quantity(basket.lines[0].key, pieces(1))

    assert basket.is_empty


def test_a_carpet_keeps_the_size_it_was_measured_at() -> None:
    basket = Basket(MAD)
    size = Size(120, 180)
    rug = a_product(price=dh("450"), unit=Unit.SQUARE_METRE, kind=Kind.MEASURED)

    basket.add(rug, size.area, dh("450"), size)

    assert (basket.lines[0].size, basket.total) == (size, dh("972"))


def test_what_is_asked_knows_labels_and_lots_but_no_bargaining() -> None:
    basket = Basket(MAD)
    rung_up(basket, GLASS, pieces(3))
    tajine = rung_up(basket, TAJINE)

    basket.set_total(dh("200"))
    assert basket.asked == dh("290")

    basket.set_price(tajine, dh("0"), PriceReason.GIFT)
    assert basket.asked == dh("100")


def test_a_price_without_a_label_asks_what_was_typed() -> None:
    basket = Basket(MAD)
    basket.add(a_product(price=None), pieces(2), dh("75"))

    assert basket.asked == dh("150")


def test_the_label_can_be_asked_again_of_one_line_or_of_all_but_gifts() -> None:
    basket = Basket(MAD)
    slippers, tajine = rung_up(basket, SLIPPERS), rung_up(basket, TAJINE)
    gift = rung_up(basket, GLASS)
    basket.set_total(dh("300"))
    basket.set_price(gift, dh("0"), PriceReason.GIFT)

    basket.ask_list(tajine)
    assert basket.line(tajine).total == dh("190")
    assert basket.line(slippers).reason is PriceReason.AGREED

    basket.ask_list()
    assert basket.line(slippers).reason is PriceReason.LIST
    assert basket.line(gift).total == dh("0")

    basket.ask_list(gift)
    assert basket.line(gift).total == dh("40")


def test_asking_what_the_label_asks_already_is_no_step() -> None:
    basket = Basket(MAD)
    rung_up(basket, TAJINE)
    before = basket.last_step

    basket.ask_list()

    assert basket.last_step is before


def test_the_maker_of_a_line_can_be_named_and_taken_back() -> None:
    basket = Basket(MAD)
    key = rung_up(basket, TAJINE)

    basket.set_maker(key, "000000-7")
    assert basket.line(key).product.maker == "000000-7"
    basket.set_maker(key, "000000-7")

    basket.undo()
    assert basket.line(key).product.maker == TAJINE.maker


@given(st.lists(st.integers(1, 500_000), min_size=1, max_size=8), st.integers(0, 10**7))
def test_asking_the_labels_again_takes_back_any_agreed_total(
    prices: list[int], agreed: int
) -> None:
    basket = Basket(MAD)
    for price in prices:
        rung_up(basket, a_product(price=Money(price, MAD)))
    before = basket.lines

    basket.set_total(Money(agreed, MAD))
    basket.ask_list()

    assert basket.lines == before


def test_a_note_is_taken_back_and_leaves_the_lines_alone() -> None:
    basket = Basket(MAD)
    rung_up(basket, TAJINE)
    basket.set_note("Fragile")
    basket.set_note("Fragile")
    rung_up(basket, SLIPPERS)

    basket.undo()
    assert basket.words.note == "Fragile"

    step = basket.undo()
    assert step is not None
    assert step.change is Change.NOTE_SET
    assert (basket.words.note, len(basket.lines)) == ("", 1)
