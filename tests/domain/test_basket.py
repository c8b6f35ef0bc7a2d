"""The basket: what is rung up, every change of it undoable."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.basket import Basket, Change
from pos.domain.money import MAD
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
