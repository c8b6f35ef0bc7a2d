"""Makers' accounts: what was entered into them, what was paid, and which lines that settled."""

from typing import Final

from sqlalchemy import Connection, insert

from pos.domain.account import AccountKind, PayoutKind
from pos.domain.shift import CashReason
from pos.journal.entry import Entry
from pos.journal.kinds import AccountEntered, Settled, SettlementMade
from pos.store import schema
from pos.store.keys import entry_key, key_of
from pos.store.prepared import Prepared
from pos.store.projections.money import keep_cash

_LINES: Final = Prepared(insert(schema.account_line))
_SETTLED: Final = Prepared(insert(schema.settled))


def apply_account_entered(connection: Connection, entry: Entry, body: AccountEntered) -> None:
    """Keep lines that a person wrote into accounts, and the cash that moved for them."""
    key = entry_key(entry.till, entry.seq)
    rows = [
        {
            "entry": key,
            "line": number,
            "at": entry.at,
            "maker": line.maker,
            "kind": body.what.value,
            "amount_minor": line.amount.minor,
            "fair": key_of(body.fair) if body.fair else 0,
            "note": body.note,
            "undoes": key_of(body.undoes) if body.undoes else 0,
        }
        for number, line in enumerate(body.lines, 1)
    ]
    _LINES.run_all(connection, rows)
    if body.shift:
        is_advance = body.what is AccountKind.ADVANCE
        reason = CashReason.ADVANCE if is_advance else CashReason.SETTLEMENT
        keep_cash(connection, entry, body.shift, reason, [line.amount for line in body.lines])


def apply_settlement_made(connection: Connection, entry: Entry, body: SettlementMade) -> None:
    """Keep what makers were paid, and for which lines."""
    key = entry_key(entry.till, entry.seq)
    fair = key_of(body.fair) if body.fair else 0
    connection.execute(insert(schema.settlement), _settlement_row(entry, body, key, fair))
    paid = [
        {
            "entry": key,
            "line": number,
            "at": entry.at,
            "maker": each.maker,
            "kind": AccountKind.PAYOUT.value,
            "amount_minor": -each.paid.minor,
            "fair": fair,
            "note": each.reference,
            "undoes": 0,
        }
        for number, each in enumerate(body.statements, 1)
    ]
    _LINES.run_all(connection, paid)
    _SETTLED.run_all(connection, [row for each in body.statements for row in _rows(each, key)])
    cash = [-each.paid for each in body.statements if each.how is PayoutKind.CASH]
    if body.shift:
        keep_cash(connection, entry, body.shift, CashReason.SETTLEMENT, cash)


def _settlement_row(entry: Entry, body: SettlementMade, key: int, fair: int) -> dict[str, object]:
    return {
        "key": key,
        "at": entry.at,
        "till": entry.till,
        "number": body.number,
        "fair": fair,
        "fr": body.place.fr,
        "ar": body.place.ar,
        "en": body.place.en,
        "first_on": "" if body.first_on is None else body.first_on.isoformat(),
        "last_on": "" if body.last_on is None else body.last_on.isoformat(),
        "makers": len(body.statements),
        "paid_minor": sum(each.paid.minor for each in body.statements),
        "by": body.by,
    }


def _rows(each: Settled, settlement: int) -> list[dict[str, object]]:
    return [
        {
            "entry": key_of(line.entry),
            "line": line.line,
            "maker": each.maker,
            "settlement": settlement,
            "amount_minor": line.amount_minor,
        }
        for line in each.lines
    ]
