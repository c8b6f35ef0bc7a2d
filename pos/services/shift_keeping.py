"""Opening the till, putting cash in and taking it out, counting and closing.

A count is always accepted: what differs is kept for ever beside what was expected, with a reason.
Nothing here ever keeps somebody from selling.
"""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from pos.changed import Changed
from pos.clock import utc_offset_minutes
from pos.domain.money import Money, zero
from pos.domain.person import Act
from pos.domain.shift import (
    CashCount,
    CashReason,
    Difference,
    ForeignRate,
    HeldAtClose,
    HeldOutcome,
    Shift,
    ShiftReport,
)
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.journal.kinds import CashMoved, ShiftClosed, ShiftOpened
from pos.services.held import HeldBasket, baskets_in_hand
from pos.services.people import require
from pos.services.receipts import queue_receipt
from pos.services.shift_sums import report_of, since_closing, turnover, unopened_turnover
from pos.services.shifts import Closed, closing_of, last_closing, open_shift
from pos.services.shop import counter
from pos.store import work_in_hand
from pos.store.unit_of_work import UnitOfWork


class TillIsOpen(PosError):
    """A shift is open already."""


class TillIsClosed(PosError):
    """No shift is open."""


@dataclass(frozen=True, slots=True)
class Closing:
    """How a person wants to close.

    counts: as counted, one for each currency; one that is missing was counted as nothing.
    reasons: why it differs, in words, by currency.
    cancelled: why a basket that is not paid is given up, by slot; the others are carried over.
    verified_by: id of the second person who counted, or empty.
    recounts: how often it was counted again after the result had been seen.
    """

    counts: tuple[CashCount, ...]
    reasons: dict[str, str] = field(default_factory=dict)
    cancelled: dict[int, str] = field(default_factory=dict)
    note: str = ""
    verified_by: str = ""
    recounts: int = 0


def open_shift_with(
    work: UnitOfWork, floats: tuple[CashCount, ...], rates: tuple[ForeignRate, ...] = ()
) -> str:
    """Open the till with the cash that was counted; returns the id of the shift.

    Raises `TillIsOpen`.
    """
    require(work, Act.SELL)
    if open_shift(work.connection, work.till) is not None:
        raise TillIsOpen(_("The till is open already. Nothing was changed."))
    offset = utc_offset_minutes(work.now)
    return work.record(ShiftOpened(floats=floats, rates=rates, utc_offset_minutes=offset)).id


def pay_in(work: UnitOfWork, amount: Money, reason: CashReason, note: str = "") -> None:
    """Put cash into the drawer; raises `TillIsClosed` or `FieldNotAccepted`."""
    _move(work, amount, reason, note)


def pay_out(work: UnitOfWork, amount: Money, reason: CashReason, note: str = "") -> None:
    """Take cash out of the drawer, given as a positive amount; raises as `pay_in` does."""
    require(work, Act.PAY_OUT)
    _move(work, amount, reason, note, sign=-1)


def close_shift(work: UnitOfWork, closing: Closing) -> Closed:
    """Close the open shift with what was counted, under the next number of this till.

    The report is queued for printing in the same transaction where this device prints.
    Raises `TillIsClosed`.
    """
    require(work, Act.CLOSE_SHIFT)
    shift = _open(work)
    report = report_of(work.connection, shift)
    entry = work.record(_closed(work, shift, report, closing))
    for slot in closing.cancelled:
        work_in_hand.forget_basket(work.connection, slot)
        is_open = slot == work_in_hand.OPEN_BASKET
        work.note_changed(Changed.BASKET | (Changed.GIVEN_UP if is_open else Changed.HELD))
    if counter(work.connection).prints:
        queue_receipt(work, entry.id)
    return closing_of(work.connection, entry.id)


def differences(report: ShiftReport, closing: Closing) -> tuple[Difference, ...]:
    """Set what was counted against what there should be, dirham first."""
    counted = {count.amount.currency: count.amount for count in closing.counts}
    currencies = dict.fromkeys([drawer.currency for drawer in report.drawers] + list(counted))
    return tuple(
        Difference(
            report.expected(currency),
            counted.get(currency, zero(currency)),
            clean_name(closing.reasons.get(currency, "")),
        )
        for currency in currencies
    )


def _move(work: UnitOfWork, amount: Money, reason: CashReason, note: str, *, sign: int = 1) -> None:
    shift = _open(work)
    if amount <= zero(amount.currency):
        raise FieldNotAccepted(_("Type an amount above zero."))
    moved = CashMoved(shift=shift.id, amount=amount * sign, reason=reason, note=clean_name(note))
    work.record(moved)


def _open(work: UnitOfWork) -> Shift:
    shift = open_shift(work.connection, work.till)
    if shift is None:
        raise TillIsClosed(_("The till is not open. Open it first, with the cash in the drawer."))
    return shift


def _closed(work: UnitOfWork, shift: Shift, report: ShiftReport, closing: Closing) -> ShiftClosed:
    connection = work.connection
    before = last_closing(connection, work.till)
    sold = turnover(connection, work.till, since_closing(connection, work.till))
    unopened = unopened_turnover(connection, work.till)
    nothing = zero(report.sold.currency)
    return ShiftClosed(
        shift=shift.id,
        number=1 if before is None else before.body.number + 1,
        counts=closing.counts,
        report=report,
        differences=differences(report, closing),
        perpetual=sold.net + (nothing if before is None else before.body.perpetual),
        perpetual_absolute=sold.absolute
        + (nothing if before is None else before.body.perpetual_absolute),
        held=_held(connection, closing),
        note=clean_name(closing.note),
        verified_by=closing.verified_by,
        utc_offset_minutes=utc_offset_minutes(work.now),
        recounts=closing.recounts,
        seller=counter(connection).seller,
        unopened=unopened.sales,
        unopened_net=unopened.net if unopened.sales else None,
    )


def _held(connection: Connection, closing: Closing) -> tuple[HeldAtClose, ...]:
    return tuple(_at_close(basket, closing) for basket in baskets_in_hand(connection))


def _at_close(basket: HeldBasket, closing: Closing) -> HeldAtClose:
    reason = closing.cancelled.get(basket.slot)
    outcome = HeldOutcome.CARRIED_OVER if reason is None else HeldOutcome.CANCELLED
    return HeldAtClose(basket.total, basket.lines, outcome, clean_name(reason or ""))
