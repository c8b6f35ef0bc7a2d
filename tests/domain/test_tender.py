"""Money handed over, and what goes back: two facts, never one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import MAD, CurrencyMismatch, Money, total
from pos.domain.tender import (
    ChangeWithoutCash,
    Cheque,
    Foreign,
    NotEnoughTendered,
    Tender,
    TenderKind,
    TenderOf,
    cash,
    exact,
    foreign_cash,
    require_paid,
    taken_back,
)
from pos.i18n import language
from tests.factories import dh

MINOR = st.integers(0, 10**9)


@given(MINOR, MINOR)
def test_received_minus_change_is_what_was_due(due: int, more: int) -> None:
    tender = cash(Money(due, MAD), Money(due + more, MAD))

    assert tender.received.minor == due + more
    assert tender.change.minor == more
    assert tender.paid.minor == due


def test_a_note_of_a_thousand_for_749_gives_251_back() -> None:
    tender = cash(dh("749"), dh("1000"))

    assert (tender.received, tender.change, tender.paid) == (dh("1000"), dh("251"), dh("749"))


def test_too_little_is_refused_and_the_missing_amount_is_said() -> None:
    with language("fr"), pytest.raises(NotEnoughTendered, match="249\u00a0DH") as refusal:
        cash(dh("749"), dh("500"))

    assert refusal.value.missing == dh("249")


@pytest.mark.parametrize("kind", [TenderKind.CARD, TenderKind.TRANSFER])
def test_no_change_is_given_on_a_card_or_a_transfer(kind: TenderKind) -> None:
    with pytest.raises(ValueError, match="cash only"):
        Tender(kind, dh("100"), dh("1"))

    assert exact(kind, dh("100"), "slip 7").change.is_zero


@pytest.mark.parametrize("change", ["-1", "101"])
def test_change_lies_between_nothing_and_what_was_received(change: str) -> None:
    with pytest.raises(ValueError, match="between"):
        Tender(TenderKind.CASH, dh("100"), dh(change))


def test_change_is_of_the_currency_received() -> None:
    with pytest.raises(CurrencyMismatch):
        Tender(TenderKind.CASH, dh("100"), Money(0, "EUR"))


@given(st.lists(MINOR, min_size=1, max_size=5))
def test_several_tenders_together_pay_exactly_what_is_due(parts: list[int]) -> None:
    tenders = tuple(exact(TenderKind.CARD, Money(part, MAD)) for part in parts)

    require_paid(total([tender.paid for tender in tenders], MAD), tenders)


def test_a_sale_partly_paid_is_refused() -> None:
    with pytest.raises(NotEnoughTendered):
        require_paid(dh("100"), (exact(TenderKind.CARD, dh("60")),))
    with pytest.raises(NotEnoughTendered):
        require_paid(dh("100"), ())


def test_more_than_is_due_without_change_is_refused() -> None:
    with pytest.raises(ChangeWithoutCash):
        require_paid(dh("100"), (exact(TenderKind.CARD, dh("100.01")),))


def test_fifty_euro_at_ten_pay_five_hundred_and_change_is_in_dirham() -> None:
    tender = foreign_cash(dh("420"), Money(5000, "EUR"), Decimal("10"))

    assert (tender.received, tender.change, tender.paid) == (dh("500"), dh("80"), dh("420"))
    assert tender.foreign == Foreign(Money(5000, "EUR"), Decimal("10"))


def test_foreign_notes_may_pay_a_part() -> None:
    tender = foreign_cash(dh("420"), Money(2000, "EUR"), Decimal("10.50"))

    assert (tender.paid, tender.change) == (dh("210"), dh("0"))


def test_money_given_back_is_received_the_other_way_round() -> None:
    back = exact(TenderKind.CASH, dh("-120"))

    assert back.paid == dh("-120")
    with pytest.raises(ValueError, match="between"):
        Tender(TenderKind.CASH, dh("-120"), dh("1"))


def test_only_cash_is_foreign_notes_and_only_a_cheque_has_a_drawer() -> None:
    with pytest.raises(ValueError, match="foreign"):
        Tender(TenderKind.CARD, dh("1"), dh("0"), foreign=Foreign(dh("1"), Decimal(1)))
    with pytest.raises(ValueError, match="cheque"):
        Tender(TenderKind.CARD, dh("1"), dh("0"), cheque=Cheque("BMCE"))


def test_what_is_owed_is_lowered_by_what_goes_back_and_by_nothing_else() -> None:
    of = TenderOf("7K3Q2M-4", 1)

    with pytest.raises(ValueError, match="owed"):
        Tender(TenderKind.CASH, dh("-1"), dh("0"), lowers=of)
    with pytest.raises(ValueError, match="owed"):
        Tender(TenderKind.CREDIT, dh("1"), dh("0"), lowers=of)


def test_a_cheque_that_is_taken_back_is_named() -> None:
    of = TenderOf("7K3Q2M-4", 1)

    (back,) = taken_back(exact(TenderKind.CHEQUE, dh("300")), of)

    assert (back.paid, back.lowers) == (dh("-300"), of)


@given(MINOR, MINOR, MINOR)
def test_what_is_taken_back_leaves_nothing(due: int, more: int, euro: int) -> None:
    by_note = cash(Money(due, MAD), Money(due + more, MAD))
    by_euro = foreign_cash(Money(due, MAD), Money(euro, "EUR"), Decimal("10"))
    for tender in (by_note, by_euro):
        back = taken_back(tender, TenderOf("7K3Q2M-4", 1))

        assert total([each.paid for each in (tender, *back)], MAD).is_zero
        notes = [each.foreign.amount for each in (tender, *back) if each.foreign is not None]
        assert total(notes, "EUR").is_zero
