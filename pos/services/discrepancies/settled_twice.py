"""A line of a maker's account was paid by two settlements: neither till knew of the other's."""

from sqlalchemy import Connection

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind, Measured
from pos.domain.names import Names
from pos.services.catalogue import makers
from pos.services.discrepancies.witnesses import MOST, Witnesses
from pos.services.settled_lines import SettledTwice
from pos.services.settled_lines import settled_twice as lines_settled_twice
from pos.store.keys import key_of


def settled_twice(connection: Connection, witnesses: Witnesses) -> list[Discrepancy]:
    """Return the lines that several settlements name, the newest first."""
    lines = lines_settled_twice(connection)[::-1][:MOST]
    named = {maker.id: maker.names for maker in makers(connection)} if lines else {}
    return [_told(witnesses, line, named.get(line.maker, Names())) for line in lines]


def _told(witnesses: Witnesses, line: SettledTwice, names: Names) -> Discrepancy:
    amount = line.amount.minor
    return Discrepancy(
        kind=DiscrepancyKind.SETTLED_TWICE,
        subject=line.entry,
        part=f"{line.line} {line.maker}",
        facts=tuple(sorted(line.settlements)),
        names=names,
        expected=amount,
        found=amount * len(line.settlements),
        measured=Measured.MONEY,
        witnesses=witnesses.of_entries({key_of(each): amount for each in line.settlements}),
    )
