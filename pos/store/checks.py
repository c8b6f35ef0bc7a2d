"""Is the file whole? Little at each start, everything when the day is closed or when asked.

Neither SQLite's own check nor the chain sees enough alone: of single flipped bits one finds half,
the other half of the rest. Findings are sentences for the seller.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import Connection, Table, create_engine, func, select
from sqlalchemy.pool import StaticPool

from pos.i18n import gettext as _
from pos.journal.closings import false_closings
from pos.journal.entry import Entry
from pos.journal.verification import Fault, Verdict, verify, verify_tail
from pos.store import schema
from pos.store.driver import dbapi
from pos.store.faults import FileDamaged, told_plainly
from pos.store.file import ddl
from pos.store.replay import Progress, entries, no_progress, replay

# What every start can afford: 1,000 links take a few milliseconds.
TAIL: Final = 1000
LOW_BYTES: Final = 200 * 2**20

_J: Final = schema.journal.c


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    reason: one word for programs: chain, damaged, tables, closing, disk.
    sentence: what it means and what to do, translated.
    """

    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FullCheck:
    """What a look at the whole file found.

    verdicts: one for each till, in the order of their names.
    unknown: entries of kinds that only a newer program knows.
    findings: empty when all is well.
    """

    verdicts: tuple[Verdict, ...]
    unknown: int
    findings: tuple[Finding, ...]


def start_checks(connection: Connection, path: Path, *, ended_uncleanly: bool) -> list[Finding]:
    """Look at the end of each journal, the free disk, and after an unclean end at the pages."""
    tails = (_tail_fault(connection, till) for till in tills(connection))
    findings = [_broken(fault) for fault in tails if fault is not None]
    if ended_uncleanly:
        findings += _page_findings(connection, "quick_check")
    return findings + _disk_findings(path)


def full_check(
    connection: Connection, *, with_tables: bool = True, progress: Progress = no_progress
) -> FullCheck:
    """Check every page, link and signature, and that the tables say what the journal says.

    with_tables: no for a file of an older version, whose tables are replayed anyway.
    Raises `FileDamaged` when pages cannot even be read.
    """
    with told_plainly():
        return _full_check(connection, progress, with_tables=with_tables)


def _full_check(connection: Connection, progress: Progress, *, with_tables: bool) -> FullCheck:
    findings = _page_findings(connection, "integrity_check")
    verdicts = [verify(till, entries(connection, till)) for till in tills(connection)]
    findings += [_broken(verdict.fault) for verdict in verdicts if verdict.fault is not None]
    unknown = 0
    if with_tables and not findings:  # a broken journal is nothing to compare with
        differing, unknown = _tables_differing(connection, progress)
        findings += [_differing(name) for name in differing]
    if not findings:
        findings += _false_closings(connection)
    return FullCheck(tuple(verdicts), unknown, tuple(findings))


def _false_closings(connection: Connection) -> list[Finding]:
    """Add up every shift again from the journal, and compare with what its closing says."""
    sentence = _(
        "Closing {number} of till {till} does not say what its entries say. The entries count; "
        "keep this file and show it to whoever keeps your books."
    )
    try:
        return [
            Finding("closing", sentence.format(number=false.number, till=false.till))
            for till in tills(connection)
            for false in false_closings(entries(connection, till))
        ]
    except msgspec.DecodeError as error:
        raise FileDamaged from error


def tills(connection: Connection) -> list[str]:
    """Return the name of every till with a journal in the file."""
    return list(connection.execute(select(_J.till).distinct().order_by(_J.till)).scalars())


def fault_sentence(fault: Fault) -> str:
    """Say which entry is the first bad one, and what is wrong with it."""
    return {
        "gap": _("Entry {seq} of till {till} is missing or out of its place."),
        "shape": _("Entry {seq} of till {till} is not written as Rahba writes."),
        "link": _("Entry {seq} of till {till} was changed, or does not follow the one before."),
        "time": _("Entry {seq} of till {till} bears a time before that of the entry before."),
        "opening": _("Entry {seq} of till {till} does not say rightly who writes this journal."),
        "signature": _("Entry {seq} of till {till} was not signed by that till."),
    }[fault.reason].format(seq=fault.seq, till=fault.till)


def _broken(fault: Fault) -> Finding:
    advice = _("Everything before it is good. Keep this file and restore the last copy.")
    return Finding("chain", f"{fault_sentence(fault)} {advice}")


def _tail_fault(connection: Connection, till: str) -> Fault | None:
    last = connection.execute(select(func.max(_J.seq)).where(_J.till == till)).scalar_one()
    query = select(schema.journal).where(_J.till == till, _J.seq >= last - TAIL)
    tail = [Entry(*row) for row in connection.execute(query.order_by(_J.seq))]
    begins_here = last <= TAIL
    return verify_tail(None, tail) if begins_here else verify_tail(tail[0], tail[1:])


def _page_findings(connection: Connection, check: str) -> list[Finding]:
    found = connection.exec_driver_sql(f"PRAGMA {check}(1)").scalar_one()
    return [] if found == "ok" else [Finding("damaged", str(FileDamaged()))]


def _disk_findings(path: Path) -> list[Finding]:
    free = shutil.disk_usage(path.parent).free
    if free >= LOW_BYTES:
        return []
    sentence = _("Only {megabytes} MB are left on this disk. Delete files you do not need.")
    return [Finding("disk", sentence.format(megabytes=free // 2**20))]


def _differing(table: str) -> Finding:
    sentence = _(
        "The table {table} does not say what the journal says. The journal counts: let Rahba "
        "build its tables again."
    )
    return Finding("tables", sentence.format(table=table))


def _tables_differing(connection: Connection, progress: Progress) -> tuple[list[str], int]:
    """Build the tables anew from the journal, beside the file, and compare them row by row.

    Returns the names of the tables that differ, and how many entries are of unknown kinds.
    """
    # An empty name is a database that SQLite keeps in memory while it is small.
    engine = create_engine(
        "sqlite://", module=dbapi(), creator=lambda: dbapi().connect(""), poolclass=StaticPool
    )
    try:
        with engine.connect() as fresh:
            for statement in ddl().values():
                fresh.exec_driver_sql(statement)
            unknown = replay(connection, progress, into=fresh)
            wrong = [t.name for t in schema.PROJECTIONS if not same_rows(connection, fresh, t)]
    finally:
        engine.dispose()
    return wrong, unknown


def same_rows(one: Connection, other: Connection, table: Table) -> bool:
    """Tell whether a table holds the same rows in two databases."""
    pairs = zip_longest(_rows(one, table), _rows(other, table))
    return all(left == right for left, right in pairs)


def _rows(connection: Connection, table: Table) -> Iterator[tuple[object, ...]]:
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=TAIL).execute(query):
        yield tuple(row)
