"""What a shift brought, by SQL over its own entries: never a day, never a running total.

Entries of one till lie in one range of keys in the order they were made, so the entries of a shift
are a short piece of each table, whatever else other tills sold meanwhile.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, and_, case, exists, func, select

from pos.domain.money import MAD, Money, zero
from pos.domain.pricing import PriceReason
from pos.domain.shift import DrawerSum, Shift, ShiftReport, TaxSum, TenderSum
from pos.domain.tender import TenderKind
from pos.store import schema
from pos.store.keys import entry_key, key_of

_SALE: Final = schema.sale.c
_LINE: Final = schema.sale_line.c
_TENDER: Final = schema.tender.c
_MOVE: Final = schema.cash_move.c
_CASH: Final = TenderKind.CASH.value
_LAST_SEQ: Final = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Turnover:
    """What a till sold and took back. sales: how many; refunded: negative."""

    sales: int
    sold: Money
    refunded: Money

    @property
    def net(self) -> Money:
        """Sold, with what came back taken off."""
        return self.sold + self.refunded

    @property
    def absolute(self) -> Money:
        """Sold and refunded, without sign."""
        return self.sold - self.refunded


def report_of(connection: Connection, shift: Shift, until: int | None = None) -> ShiftReport:
    """Sum up a shift; until: key of the entry that closed it, None for so far."""
    span = _Span(key_of(shift.id), until or entry_key(shift.till, _LAST_SEQ), shift.id)
    sales, refunds = _sales(connection, span), _refunds(connection, span)
    lines = _lines(connection, span)
    sold = sum(row.sold for row in lines)
    tenders, moves = _tenders(connection, span), _moves(connection, span)
    return ShiftReport(
        sales=sales.sales - refunds,
        refunds=refunds,
        first_number=sales.first_number or 0,
        last_number=sales.last_number or 0,
        sold=_dirham(sold),
        refunded=_dirham(sum(row.gross for row in lines) - sold),
        list_gap=_dirham(sum(row.list_gap for row in lines)),
        gifts=sum(row.gifts for row in lines),
        rounding=_dirham(sales.rounding),
        stamp_duty=_dirham(sales.stamp_duty),
        cash_stamped=_dirham(_cash_stamped(connection, span)),
        paid_in=_dirham(_minor(moves, "pay_in")),
        paid_out=_dirham(_minor(moves, "pay_out")),
        deposits=_dirham(_worth(connection, span, "deposit")),
        settled=_dirham(_worth(connection, span, "settled")),
        tenders=_tender_sums(
            [(r.kind, r.currency, r.times, r.received, r.change) for r in tenders]
        ),
        taxes=_taxes(lines),
        drawers=_drawers(shift, tenders, moves),
        stamped=sales.stamped or 0,
        beside=_beside(moves),
    )


def turnover(
    connection: Connection, till: str, after: int, *, shift: str | None = None
) -> Turnover:
    """Return what a till sold after the entry of key `after`; shift: only what names it."""
    wanted = and_(_SALE.key > after, _SALE.key <= entry_key(till, _LAST_SEQ))
    if shift is not None:
        wanted = and_(wanted, _SALE.shift == shift)
    joined = schema.sale_line.join(schema.sale, _SALE.key == _LINE.sale)
    query = select(
        func.count(_LINE.sale.distinct()),
        func.coalesce(func.sum(case((_LINE.refunds.is_(None), _LINE.total_minor), else_=0)), 0),
        func.coalesce(func.sum(case((_LINE.refunds.is_(None), 0), else_=_LINE.total_minor)), 0),
    )
    count, sold, refunded = connection.execute(query.select_from(joined).where(wanted)).one()
    return Turnover(count, _dirham(sold), _dirham(refunded))


def turnover_of(connection: Connection, shift: Shift) -> Turnover:
    """Return what an open shift has sold so far."""
    return turnover(connection, shift.till, key_of(shift.id), shift=shift.id)


def unopened_turnover(connection: Connection, till: str) -> Turnover:
    """Return what was sold with no shift open since the last closing."""
    return turnover(connection, till, since_closing(connection, till), shift="")


def since_closing(connection: Connection, till: str) -> int:
    """Return the key of the last closing of a till, or one before its first entry."""
    closing = schema.shift.c.closing
    query = select(func.max(closing)).where(schema.shift.c.till == till)
    return connection.execute(query).scalar() or entry_key(till, 0)


@dataclass(frozen=True, slots=True)
class _Span:
    """The entries of one shift: after `begins`, before `ends`, and naming it."""

    begins: int
    ends: int
    shift: str

    def of_sales(self, query: Any) -> Any:
        return query.where(
            _SALE.key > self.begins, _SALE.key < self.ends, _SALE.shift == self.shift
        )

    def of_moves(self, query: Any) -> Any:
        return query.where(
            _MOVE.entry > self.begins, _MOVE.entry < self.ends, _MOVE.shift == self.shift
        )


def _sales(connection: Connection, span: _Span) -> Any:
    query = select(
        func.count().label("sales"),
        func.min(_SALE.number).label("first_number"),
        func.max(_SALE.number).label("last_number"),
        func.sum(_SALE.rounding_minor).label("rounding"),
        func.sum(_SALE.stamp_minor).label("stamp_duty"),
        func.sum(case((_SALE.stamp_minor != 0, 1), else_=0)).label("stamped"),
    )
    return connection.execute(span.of_sales(query)).one()


def _lines(connection: Connection, span: _Span) -> list[Any]:
    """Sum up lines by rate or exemption, in one pass over them."""
    is_out = _LINE.refunds.is_(None)
    gap = func.coalesce(_LINE.list_minor, _LINE.total_minor) - _LINE.total_minor
    is_gift = and_(is_out, _LINE.reason == PriceReason.GIFT.value)
    query = (
        span.of_sales(
            select(
                _LINE.tax_rule.label("rule"),
                func.sum(_LINE.total_minor).label("gross"),
                func.sum(_LINE.tax_minor).label("tax"),
                func.sum(case((is_out, _LINE.total_minor), else_=0)).label("sold"),
                func.sum(case((is_out, gap), else_=0)).label("list_gap"),
                func.sum(case((is_gift, 1), else_=0)).label("gifts"),
            ).select_from(schema.sale.join(schema.sale_line, _LINE.sale == _SALE.key))
        )
        .group_by(_LINE.tax_rule)
        .order_by(_LINE.tax_rule)
    )
    return list(connection.execute(query))


def _refunds(connection: Connection, span: _Span) -> int:
    """Count the sales that only take back; an exchange is a sale. Looks at refunds alone."""
    out = schema.sale_line.alias()
    sells = exists().where(out.c.sale == _SALE.key, out.c.refunds.is_(None))
    takes_back = schema.sale.join(schema.sale_line, _LINE.sale == _SALE.key)
    query = select(func.count(_SALE.key.distinct())).select_from(takes_back)
    wanted = span.of_sales(query).where(_LINE.refunds.is_not(None), ~sells)
    return int(connection.execute(wanted).scalar_one())


def _taxes(lines: list[Any]) -> tuple[TaxSum, ...]:
    return tuple(TaxSum(row.rule, _dirham(row.gross), _dirham(row.tax)) for row in lines)


def _tenders(connection: Connection, span: _Span) -> list[Any]:
    query = (
        span.of_sales(
            select(
                _TENDER.kind.label("kind"),
                _TENDER.notes_currency.label("currency"),
                func.count().label("times"),
                func.sum(_TENDER.notes_minor).label("received"),
                func.sum(_TENDER.change_minor).label("change"),
            ).select_from(schema.sale.join(schema.tender, _TENDER.sale == _SALE.key))
        )
        .group_by(_TENDER.kind, _TENDER.notes_currency)
        .order_by(_TENDER.kind, _TENDER.notes_currency)
    )
    return list(connection.execute(query))


def _cash_stamped(connection: Connection, span: _Span) -> int:
    """Return the cash that was paid on stamped sales, without the stamp and the rounding."""
    paid = (
        select(func.sum(_TENDER.received_minor - _TENDER.change_minor))
        .where(_TENDER.sale == _SALE.key, _TENDER.kind == _CASH)
        .scalar_subquery()
    )
    base = func.sum(paid - _SALE.stamp_minor - _SALE.rounding_minor)
    query = span.of_sales(select(func.coalesce(base, 0))).where(_SALE.stamp_minor != 0)
    return int(connection.execute(query).scalar_one())


def _moves(connection: Connection, span: _Span) -> list[Any]:
    query = (
        span.of_moves(
            select(
                _MOVE.cause,
                _MOVE.kind,
                _MOVE.currency,
                func.count().label("times"),
                func.sum(_MOVE.amount_minor).label("minor"),
            )
        )
        .group_by(_MOVE.cause, _MOVE.kind, _MOVE.currency)
        .order_by(_MOVE.kind, _MOVE.currency)
    )
    return list(connection.execute(query))


def _minor(moves: list[Any], cause: str) -> int:
    return sum(row.minor for row in moves if row.cause == cause and row.currency == MAD)


def _worth(connection: Connection, span: _Span, cause: str) -> int:
    """Return what deposits or debts brought in dirham, foreign notes at the rate of the day."""
    steps = schema.order_step if cause == "deposit" else schema.tender_step
    entries = span.of_moves(select(_MOVE.entry)).where(_MOVE.cause == cause)
    query = select(func.coalesce(func.sum(steps.c.paid_minor), 0))
    return int(connection.execute(query.where(steps.c.entry.in_(entries))).scalar_one())


def _tender_sums(rows: list[tuple[str, str, int, int, int]]) -> tuple[TenderSum, ...]:
    """Put kinds together; the change for foreign notes stands with the dirham that it was.

    rows: kind, currency, count, received, change.
    """
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for kind, currency, count, received, change in rows:
        sums[kind, currency][0] += count
        sums[kind, currency][1] += received
        if change:
            sums[kind, MAD][2] += change
    return tuple(
        TenderSum(
            TenderKind(kind), currency, count, Money(received, currency), Money(change, currency)
        )
        for (kind, currency), (count, received, change) in sorted(sums.items(), key=_in_order)
    )


def _in_order(item: tuple[tuple[str, str], list[int]]) -> tuple[int, bool, str]:
    """Sort as tenders are offered, dirham before other notes."""
    kind, currency = item[0]
    return list(TenderKind).index(TenderKind(kind)), currency != MAD, currency


def _beside(moves: list[Any]) -> tuple[TenderSum, ...]:
    brought = [row for row in moves if row.cause in {"deposit", "settled"}]
    return _tender_sums([(r.kind, r.currency, r.times, r.minor, 0) for r in brought])


def _drawers(shift: Shift, tenders: list[Any], moves: list[Any]) -> tuple[DrawerSum, ...]:
    """Return the drawer of each currency there was any of, dirham first."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for count in shift.floats:
        sums[count.amount.currency][0] += count.amount.minor
    for row in tenders:
        if row.kind == _CASH:
            sums[row.currency][1] += row.received
            sums[MAD][1] -= row.change
    for row in moves:
        if row.kind == _CASH:
            sums[row.currency][2 if row.cause in {"pay_in", "pay_out"} else 3] += row.minor
    sums.setdefault(MAD, [0, 0, 0, 0])
    return tuple(
        DrawerSum(currency, *(Money(minor, currency) for minor in sums[currency]))
        for currency in sorted(sums, key=lambda code: (code != MAD, code))
    )


def _dirham(minor: int | None) -> Money:
    return Money(minor, MAD) if minor else zero(MAD)
