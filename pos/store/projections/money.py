"""Shifts, and money that moved in no sale: paid in, paid out, deposits, debts settled."""

from collections import Counter
from typing import Final

from sqlalchemy import Connection, insert, update

from pos.domain.money import MAD, Money
from pos.domain.shift import CashReason
from pos.domain.tender import Tender, TenderKind, TenderOf
from pos.journal.entry import Entry
from pos.journal.kinds import CashMoved, ShiftClosed, ShiftOpened
from pos.store import schema
from pos.store.keys import entry_key, key_of

_MOVE: Final = insert(schema.cash_move)


def apply_shift_opened(connection: Connection, entry: Entry, body: ShiftOpened) -> None:
    """Keep that a till was opened."""
    row = {
        "key": entry_key(entry.till, entry.seq),
        "till": entry.till,
        "opened_at": entry.at,
        "opened_by": body.by,
        "closed_at": None,
        "closing": None,
        "number": 0,
        "net_minor": 0,
        "difference_minor": 0,
        "is_explained": 0,
        "perpetual_minor": 0,
        "perpetual_absolute_minor": 0,
    }
    connection.execute(insert(schema.shift), row)


def apply_shift_closed(connection: Connection, entry: Entry, body: ShiftClosed) -> None:
    """Keep how a shift ended; it was opened by an earlier entry of the same till."""
    in_dirham = [d.amount.minor for d in body.differences if d.counted.currency == MAD]
    row = {
        "closed_at": entry.at,
        "closing": entry_key(entry.till, entry.seq),
        "number": body.number,
        "net_minor": body.report.net.minor,
        "difference_minor": sum(in_dirham),
        "is_explained": int(all(d.reason for d in body.differences if d.amount.minor)),
        "perpetual_minor": body.perpetual.minor,
        "perpetual_absolute_minor": body.perpetual_absolute.minor,
    }
    shifts = schema.shift
    connection.execute(update(shifts).where(shifts.c.key == key_of(body.shift)), row)


def apply_cash_moved(connection: Connection, entry: Entry, body: CashMoved) -> None:
    """Keep cash that was put in or taken out."""
    connection.execute(_MOVE, _cash_row(entry, 1, body.shift, body.reason, body.amount))


def keep_cash(
    connection: Connection, entry: Entry, shift: str, reason: CashReason, amounts: list[Money]
) -> None:
    """Keep cash that several makers were paid, or paid, out of one drawer."""
    moved = [amount for amount in amounts if not amount.is_zero]
    rows = [_cash_row(entry, n, shift, reason, amount) for n, amount in enumerate(moved, 1)]
    if rows:
        connection.execute(_MOVE, rows)


def keep_tenders(
    connection: Connection, entry: Entry, cause: str, shift: str, tenders: tuple[Tender, ...]
) -> None:
    """Keep money that came, or went back, without a sale.

    Foreign notes and the change for them are two rows, because they are of two currencies. The
    line of a tender is its number; change stands after all of them.
    """
    touched = [_amounts(tender) for tender in tenders]
    amounts = [each[0] for each in touched] + [more for each in touched for more in each[1:]]
    if not amounts:
        return
    rows = [
        _row(entry, number, shift, cause)
        | {"kind": kind, "currency": currency, "amount_minor": minor, "reason": ""}
        for number, (kind, currency, minor) in enumerate(amounts, 1)
    ]
    connection.execute(_MOVE, rows)


def lower_debts(connection: Connection, entry: Entry, tenders: tuple[Tender, ...]) -> None:
    """Keep what money that went back took off debts; how these stand is not said by that."""
    lowered = Counter[TenderOf]()
    for tender in tenders:
        if tender.lowers is not None:
            lowered[tender.lowers] -= tender.paid.minor
    for debt, minor in lowered.items():
        row = {
            "sale": key_of(debt.entry),
            "line": debt.number,
            "entry": entry_key(entry.till, entry.seq),
            "at": entry.at,
            "state": "",
            "paid_minor": minor,
        }
        connection.execute(insert(schema.tender_step), row)


def _amounts(tender: Tender) -> list[tuple[str, str, int]]:
    """Return kind, currency and minor units for each currency a tender touches."""
    kind = tender.kind.value
    if tender.foreign is None:
        return [(kind, tender.paid.currency, tender.paid.minor)]
    notes = tender.foreign.amount
    touched = [(kind, notes.currency, notes.minor)]
    if not tender.change.is_zero:
        touched.append((kind, tender.change.currency, -tender.change.minor))
    return touched


def _cash_row(
    entry: Entry, line: int, shift: str, reason: CashReason, amount: Money
) -> dict[str, object]:
    return _row(entry, line, shift, "pay_in" if amount.minor >= 0 else "pay_out") | {
        "kind": TenderKind.CASH.value,
        "currency": amount.currency,
        "amount_minor": amount.minor,
        "reason": reason.value,
    }


def _row(entry: Entry, line: int, shift: str, cause: str) -> dict[str, object]:
    return {
        "entry": entry_key(entry.till, entry.seq),
        "line": line,
        "at": entry.at,
        "shift": shift,
        "cause": cause,
    }
