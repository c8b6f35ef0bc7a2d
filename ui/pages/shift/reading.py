"""What the shift page reads, on one state of the data."""

from dataclasses import dataclass
from decimal import Decimal

from pos.clock import system_clock
from pos.domain.trade import TradeRules
from pos.services.copies import SecondFolder, second_folder
from pos.services.people import person_of
from pos.services.receipts import PrintState, print_states
from pos.services.shift_sums import Turnover, turnover_of, unopened_turnover
from pos.services.shifts import (
    Opened,
    ShiftRow,
    is_of_another_day,
    last_rates,
    open_shift,
    shift_of,
    shifts,
)
from pos.services.shop import counter
from pos.services.till import Connection


@dataclass(frozen=True, slots=True)
class Standing:
    """How the till stands.

    opened: None while it is not open. is_old: it was opened on another day than today.
    sold: in this shift. unopened: since the last closing, with no shift open.
    rows: closed shifts, newest first, each with the state of its paper or None.
    copies: where second copies go.
    """

    opened: Opened | None
    opened_by: str
    is_old: bool
    sold: Turnover | None
    unopened: Turnover
    rules: TradeRules
    rates: dict[str, Decimal]
    rows: tuple[tuple[ShiftRow, PrintState | None], ...]
    copies: SecondFolder = SecondFolder()


def standing(connection: Connection) -> Standing:
    """Read how the till stands now."""
    at_counter = counter(connection)
    till = at_counter.till
    shift = open_shift(connection, till)
    opened = None if shift is None else shift_of(connection, shift.id)
    rows = shifts(connection, till)
    papers = print_states(connection, [row.closing for row in rows])
    return Standing(
        opened=opened,
        opened_by="" if opened is None else person_of(connection, opened.by).name,
        is_old=shift is not None and is_of_another_day(shift.opened_at, system_clock()),
        sold=None if shift is None else turnover_of(connection, shift),
        unopened=unopened_turnover(connection, till),
        rules=at_counter.rules,
        rates=last_rates(connection, till),
        rows=tuple((row, papers.get(row.closing)) for row in rows),
        copies=second_folder(connection),
    )
