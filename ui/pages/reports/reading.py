"""What a report reads: day by day on a slow thread, so that a sale can pass between two days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from pos.clock import local, system_clock
from pos.domain.fair import Fair
from pos.domain.fair_result import FairCompared, FairResult, result_of
from pos.domain.fair_sums import DayPart, FairSums, gathered
from pos.domain.money import MAD, Money
from pos.domain.sale_words import Days
from pos.errors import PosError
from pos.services.fair_result import compared, days_sold, goods_at, goods_keys, got_of
from pos.services.fair_sums import day_part, names_of
from pos.services.fairs import fair_of, fairs
from pos.services.maker_sales import days_of
from pos.services.shift_sums import report_of
from pos.services.shop import counter
from pos.services.till import Connection
from ui.background import ProgramFault
from ui.operations import Operations
from ui.pages.reports.table_card import Told
from ui.pages.reports.wish import ReportWish, Span, days_before, days_wished

# Goods read in one go: some milliseconds, so that a sale can pass in between.
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Report:
    """All that one report shows.

    before: what the days before brought, whole; None where nothing is compared. by_now: of
    these only what was sold by the time that it is now. cash: in the drawer now, None where it is
    closed or the report is not about today. result, beside: of a fair, and all fairs.
    """

    wish: ReportWish
    days: Days
    sums: FairSums
    fairs: tuple[Fair, ...]
    before: FairSums | None = None
    by_now: FairSums | None = None
    cash: Money | None = None
    result: FairResult | None = None
    beside: tuple[FairCompared, ...] = ()


class Reading:
    """Reads one report at a time and always the newest that was asked for.

    tell: writes the tables of a report, on the slow thread too: some have thousands of rows.
    """

    def __init__(
        self,
        operations: Operations,
        owner: QObject,
        tell: Callable[[Report], Iterable[Told]],
        done: Callable[[Report, tuple[Told, ...]], None],
    ) -> None:
        self._operations = operations
        self._owner = owner
        self._tell = tell
        self._done = done
        self._is_running = False
        self._next: ReportWish | None = None

    def ask(self, wish: ReportWish) -> None:
        """Read this, now or as soon as what is being read has come."""
        self._next = wish
        if not self._is_running:
            self._run()

    def _run(self) -> None:
        wish, self._next = self._next, None
        if wish is None:
            return
        self._is_running = True
        job = partial(self._read, wish)
        self._operations.run_slow(self._owner, job, done=self._take, failed=self._lose)

    def _read(self, wish: ReportWish) -> tuple[Report, tuple[Told, ...]]:
        report = read_report(self._operations, wish, system_clock())
        return report, tuple(self._tell(report))

    def _take(self, found: tuple[Report, tuple[Told, ...]]) -> None:
        self._is_running = False
        if self._next is None:
            self._done(*found)
        self._run()

    def _lose(self, error: PosError) -> None:
        self._is_running = False
        if not isinstance(error, ProgramFault):
            self._operations.refused.emit(error)
        self._run()


def read_report(operations: Operations, wish: ReportWish, now: int) -> Report:
    """Read a report; for a slow thread. now: microseconds UTC. Raises a `PosError`."""
    known = operations.read_now(fairs)
    if wish.span is Span.FAIR:
        return _of_fair(operations, wish, known)
    days = days_wished(wish, local(now).date())
    compared_with = days_before(wish, days)
    before = by_now = None
    if compared_with is not None:
        before = _sums(operations, days_of(compared_with))
        by_now = _by_now(operations, wish, compared_with, now) or before
    return Report(
        wish,
        days,
        _sums(operations, days_of(days)),
        known,
        before,
        by_now,
        operations.read_now(cash_in_drawer) if wish.span is Span.TODAY else None,
    )


def cash_in_drawer(connection: Connection) -> Money | None:
    """Return the dirham there should be in the drawer of this till now, None while it is closed."""
    shift = counter(connection).shift
    return None if shift is None else report_of(connection, shift).expected(MAD)


def _of_fair(operations: Operations, wish: ReportWish, known: tuple[Fair, ...]) -> Report:
    days = operations.read_now(days_sold, wish.fair)
    parts = [operations.read_now(day_part, day, wish.fair) for day in days]
    keys, got = operations.read_now(goods_keys, wish.fair), got_of(parts)
    goods = [
        each
        for at in range(0, len(keys), _AT_ONCE)
        for each in operations.read_now(goods_at, wish.fair, keys[at : at + _AT_ONCE], got)
    ]
    names = operations.read_now(names_of, parts)
    result = result_of(operations.read_now(fair_of, wish.fair), parts, goods, names)
    beside = operations.read_now(compared)
    whole = _days_of_fair(result.fair, days)
    return Report(wish, whole, result.sums, known, result=result, beside=beside)


def _days_of_fair(fair: Fair, sold: tuple[date, ...]) -> Days:
    """Return the days as planned, and any before or after on which something was sold."""
    known = [day for day in (fair.starts_on, fair.ends_on, *sold[:1], *sold[-1:]) if day]
    today = local(system_clock()).date()
    return Days(min(known, default=today), max(known, default=today))


def _by_now(operations: Operations, wish: ReportWish, days: Days, now: int) -> FairSums | None:
    """Return what the day before had brought by this time; None for days that are over."""
    if wish.span is not Span.TODAY:
        return None
    same_time = now - 24 * 3_600_000_000
    part = operations.read_now(day_part, days.first, "", same_time)
    return _gathered(operations, [part])


def _sums(operations: Operations, days: list[date]) -> FairSums:
    return _gathered(operations, [operations.read_now(day_part, day) for day in days])


def _gathered(operations: Operations, parts: list[DayPart]) -> FairSums:
    return gathered(parts, operations.read_now(names_of, parts))
