"""What lies on the counter: exact until a note or a digit says otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pos.domain.money import MAD, Money
from pos.domain.tender import NotEnoughTendered, TenderKind
from ui.sheets.entry import typed_after
from ui.sheets.tendering import NOTES, Tendering, round_amounts


def dirham(amount: int) -> Money:
    return Money(amount * 100, MAD)


DUE = Tendering(dirham(190))


def test_the_exact_amount_is_proposed_at_once() -> None:
    assert DUE.received == dirham(190)
    assert DUE.tender().change == dirham(0)


def test_the_first_note_replaces_the_exact_amount_and_the_next_ones_add() -> None:
    assert DUE.with_note(100).received == dirham(100)
    assert DUE.with_note(100).with_note(100).received == dirham(200)


def test_the_first_digit_replaces_the_notes() -> None:
    assert DUE.with_note(200).with_key("5").received == dirham(5)


def test_taking_back_the_last_note_and_the_last_digit_comes_back_to_exact() -> None:
    assert DUE.with_note(200).without_last().is_exact
    assert DUE.with_key("5").without_last().is_exact


def test_too_little_says_how_much_is_missing() -> None:
    too_little = DUE.with_note(100)

    assert too_little.missing == dirham(90)
    with pytest.raises(NotEnoughTendered):
        too_little.tender()


def test_a_card_pays_exactly_whatever_lay_there_before() -> None:
    tender = DUE.with_note(20).paid_by(TenderKind.CARD).tender()

    assert (tender.kind, tender.received, tender.change) == (
        TenderKind.CARD,
        dirham(190),
        dirham(0),
    )


@given(some.integers(1, 10**9), some.lists(some.sampled_from(NOTES), max_size=30))
def test_received_is_due_less_missing_plus_change(due: int, notes: list[int]) -> None:
    tendering = Tendering(Money(due, MAD))
    for note in notes:
        tendering = tendering.with_note(note)

    assert tendering.received == tendering.due - tendering.missing + tendering.change


@given(some.integers(1, 10**9))
def test_round_amounts_lie_above_what_is_due_in_rising_order(due: int) -> None:
    amounts = round_amounts(Money(due, MAD))

    assert len(amounts) <= 2
    assert [amount.minor for amount in amounts] == sorted({amount.minor for amount in amounts})
    assert all(amount.minor > due for amount in amounts)


@given(some.text("0123456789,", max_size=20))
def test_whatever_is_typed_stays_a_number(keys: str) -> None:
    text = ""
    for key in keys:
        text = typed_after(text, key, 2)

    whole, _comma, part = text.partition(",")
    assert len(part) <= 2
    assert whole == (str(int(whole)) if whole else "")
