"""A drawer held more or less than it should when its shift was closed."""

from typing import Any, Final

from sqlalchemy import Connection, text

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind, Measured
from pos.domain.money import MAD
from pos.domain.names import Names
from pos.services.discrepancies.witnesses import MOST, Witnesses
from pos.services.shifts import closing_of, report_number
from pos.store.keys import id_of, parts_of

_DIFFERING: Final = text(
    "SELECT closing, number, difference_minor FROM shift WHERE difference_minor <> 0"
    " AND is_explained = 0 AND NOT EXISTS (SELECT 1 FROM answered_fact AS said"
    " WHERE said.kind = 'cash_differs' AND said.subject = shift.closing)"
    " ORDER BY closed_at DESC LIMIT :most"
)


def cash_differs(connection: Connection, witnesses: Witnesses) -> list[Discrepancy]:
    """Return the shifts whose drawer did not agree and of which nobody said why at the closing."""
    rows = connection.execute(_DIFFERING, {"most": MOST}).all()
    return [_told(connection, witnesses, row) for row in rows]


def _told(connection: Connection, witnesses: Witnesses, row: Any) -> Discrepancy:
    closing = id_of(row.closing)
    closed = closing_of(connection, closing)
    in_dirham = [d for d in closed.body.differences if d.counted.currency == MAD]
    counted = sum(difference.counted.minor for difference in in_dirham)
    series = witnesses.series(parts_of(row.closing)[0])
    return Discrepancy(
        kind=DiscrepancyKind.CASH_DIFFERS,
        subject=closing,
        part="",
        facts=(closing,),
        names=Names(),
        expected=counted - row.difference_minor,
        found=counted,
        measured=Measured.MONEY,
        witnesses=witnesses.of_entries({row.closing: counted}),
        code=report_number(series, row.number),
    )
