"""What lies on the counter: exact until a note or a digit says otherwise, in any mix."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pos.domain.due import ROUNDING_STEPS, DueRules, due_of, goods_paid_in
from pos.domain.money import MAD, Money, total
from pos.domain.shift import ForeignRate
from pos.domain.tender import (
    Foreign,
    NotEnoughTendered,
    Tender,
    TenderKind,
    exact,
    require_paid,
)
from ui.sheets.price.entry import typed_after
from ui.sheets.tender.in_hand import NOTES
from ui.sheets.tender.tendering import Tendering, round_amounts
from ui.sheets.tender.tendering import tendering as begun

STAMPED = DueRules(charges_stamp_duty=True)
EURO = ForeignRate("EUR", Decimal("10.00"))

RULES = some.builds(DueRules, some.sampled_from(ROUNDING_STEPS), some.booleans())
WAYS = some.sampled_from([TenderKind.CASH, TenderKind.CARD, TenderKind.CHEQUE, TenderKind.CREDIT])
RATES = some.builds(ForeignRate, some.just("EUR"), some.decimals("0.5", "20", places=2))


def dirham(amount: int) -> Money:
    return Money(amount * 100, MAD)


def tendering(goods: Money, rules: DueRules = DueRules()) -> Tendering:  # noqa: B008
    return begun(goods, rules)


DUE = tendering(dirham(190))


def with_note(on: Tendering, *values: int) -> Tendering:
    for value in values:
        on = on.holding(on.hand.with_note(value))
    return on


def with_key(on: Tendering, *keys: str) -> Tendering:
    for key in keys:
        on = on.holding(on.hand.with_key(key))
    return on


def test_the_exact_amount_is_proposed_at_once() -> None:
    assert DUE.received == dirham(190)
    assert DUE.tenders() == (exact(TenderKind.CASH, dirham(190)),)


def test_the_first_note_replaces_the_exact_amount_and_the_next_ones_add() -> None:
    assert with_note(DUE, 100).received == dirham(100)
    assert with_note(DUE, 100, 100).received == dirham(200)


def test_the_first_digit_replaces_the_notes() -> None:
    assert with_key(with_note(DUE, 200), "5").received == dirham(5)


def test_taking_back_the_last_note_and_the_last_digit_comes_back_to_exact() -> None:
    assert with_note(DUE, 200).hand.without_last().is_exact
    assert with_key(DUE, "5").hand.without_last().is_exact


def test_too_little_says_how_much_is_missing() -> None:
    too_little = with_note(DUE, 100)

    assert too_little.missing == dirham(90)
    assert (too_little.settles, too_little.is_part) == (False, True)
    with pytest.raises(NotEnoughTendered):
        too_little.tenders()


def test_749_paid_with_a_thousand_keeps_received_and_change_apart() -> None:
    """The case that peers got wrong: the drawer must gain 749, not 1000."""
    paid = with_key(tendering(dirham(749)), "1", "0", "00")

    assert paid.over == dirham(251)
    assert paid.cash == dirham(749)
    assert paid.tenders() == (Tender(TenderKind.CASH, dirham(1000), dirham(251)),)


def test_a_tourist_pays_in_euro_and_change_is_in_dirham() -> None:
    paid = with_note(tendering(dirham(420)).paid_by(TenderKind.CASH, EURO), 50)

    (tender,) = paid.tenders()
    assert (tender.received, tender.change) == (dirham(500), dirham(80))
    assert tender.foreign == Foreign(Money(5000, "EUR"), Decimal("10.00"))


def test_foreign_notes_are_never_guessed() -> None:
    asked = DUE.paid_by(TenderKind.CASH, EURO)

    assert asked.received == dirham(0)
    assert not asked.settles


def test_a_card_pays_exactly_whatever_lay_in_hand_before() -> None:
    (tender,) = with_note(DUE, 20).paid_by(TenderKind.CARD).tenders()

    assert tender == exact(TenderKind.CARD, dirham(190))


def test_a_card_for_more_than_is_due_does_not_settle() -> None:
    too_much = with_key(DUE.paid_by(TenderKind.CARD), "2", "00")

    assert too_much.over == dirham(10)
    assert not too_much.settles


def test_the_rest_of_a_mix_is_asked_in_cash() -> None:
    mixed = with_key(DUE.paid_by(TenderKind.CARD), "1", "00").with_part()

    assert (mixed.hand.kind, mixed.due) == (TenderKind.CASH, dirham(90))
    assert mixed.tenders() == (
        exact(TenderKind.CARD, dirham(100)),
        exact(TenderKind.CASH, dirham(90)),
    )


def test_a_part_that_is_taken_back_is_due_again() -> None:
    mixed = with_key(DUE.paid_by(TenderKind.CARD), "1", "00").with_part()

    assert mixed.without_part(0).due == dirham(190)


def test_stamp_duty_and_rounding_stand_only_while_something_is_paid_in_cash() -> None:
    asked = tendering(Money(100_003, MAD), DueRules(cash_step=10, charges_stamp_duty=True))

    assert (asked.whole.stamp_duty.minor, asked.whole.rounding.minor) == (250, -3)
    by_card = asked.paid_by(TenderKind.CARD)
    assert by_card.whole.total == by_card.due == Money(100_003, MAD)


def test_stamp_duty_is_on_the_cash_part_alone() -> None:
    mixed = with_key(tendering(dirham(1000), STAMPED).paid_by(TenderKind.CARD), *"600").with_part()

    assert mixed.whole.stamp_duty == dirham(1)
    assert mixed.due == dirham(401)


def test_cash_laid_down_first_keeps_its_duty_when_a_card_pays_the_rest() -> None:
    mixed = with_note(tendering(dirham(1000), STAMPED), 200).with_part().paid_by(TenderKind.CARD)

    assert mixed.whole.stamp_duty == Money(50, MAD)
    assert mixed.due == Money(80_050, MAD)
    assert total([tender.paid for tender in mixed.tenders()], MAD) == Money(100_050, MAD)


def test_money_goes_back_exactly() -> None:
    back = tendering(dirham(-120))

    assert with_note(back, 200).tenders() == (exact(TenderKind.CASH, dirham(-120)),)
    assert back.paid_by(TenderKind.CARD).tenders() == (exact(TenderKind.CARD, dirham(-120)),)


def test_what_costs_nothing_is_paid_with_nothing() -> None:
    assert tendering(dirham(0)).tenders() == (exact(TenderKind.CASH, dirham(0)),)


def test_centimes_that_rounding_lets_go_are_paid_by_cash_of_nothing() -> None:
    card = tendering(Money(5, MAD), DueRules(cash_step=20)).paid_by(TenderKind.CARD)
    rest = card.holding(card.hand.with_amount(Money(1, MAD))).with_part()

    tenders = rest.tenders()

    assert [(each.kind, each.paid.minor) for each in tenders] == [
        (TenderKind.CARD, 1),
        (TenderKind.CASH, 0),
    ]
    assert due_of(Money(5, MAD), tenders, rest.rules).rounding == Money(-4, MAD)


@given(some.integers(1, 10**9), some.lists(some.sampled_from(NOTES[MAD]), max_size=30))
def test_received_is_due_less_missing_plus_change(due: int, notes: list[int]) -> None:
    paid = with_note(tendering(Money(due, MAD)), *notes)

    assert paid.received == paid.due - paid.missing + paid.over


@given(
    some.integers(1, 10**8),
    RULES,
    some.lists(some.tuples(WAYS, some.integers(1, 10**6), some.none() | RATES), max_size=5),
    WAYS,
)
def test_tenders_less_change_are_what_is_due_in_any_mix(
    goods: int,
    rules: DueRules,
    parts: list[tuple[TenderKind, int, ForeignRate | None]],
    last: TenderKind,
) -> None:
    mixed = tendering(Money(goods, MAD), rules)
    for kind, amount, rate in parts:
        in_notes = rate if kind is TenderKind.CASH else None
        held = mixed.paid_by(kind, in_notes)
        held = held.holding(held.hand.with_amount(Money(amount, MAD)))
        mixed = held.with_part() if held.is_part else mixed
    mixed = mixed.paid_by(last)
    asked = mixed.whole

    tenders = mixed.tenders()

    require_paid(due_of(Money(goods, MAD), tenders, rules).total, tenders)
    received = total([tender.received for tender in tenders], MAD)
    change = total([tender.change for tender in tenders], MAD)
    assert received - change == asked.total
    cash = [tender.paid for tender in tenders if tender.kind is TenderKind.CASH]
    assert total(cash, MAD) == asked.cash or not cash


@given(some.integers(0, 10**8), RULES)
def test_the_goods_that_cash_pays_never_ask_for_more_cash(minor: int, rules: DueRules) -> None:
    in_cash = Money(minor, MAD)

    goods = goods_paid_in(in_cash, rules)

    asked = due_of(goods, (exact(TenderKind.CASH, in_cash),), rules).cash
    step = rules.cash_step or 1
    assert in_cash.minor - step - 1 < asked.minor <= in_cash.minor


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
