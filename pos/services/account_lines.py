"""Every line of makers' accounts, as one union over what is derived of the journals.

A line of a sale stands in the account of its maker, named then or afterwards; where a piece has
several makers each has a part. What was entered and what was paid out stand beside them.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    select,
    union_all,
)

from pos.domain.account import AccountKind
from pos.domain.money import MAD, Money, zero
from pos.domain.terms import WHOLE
from pos.store import schema
from pos.store.keys import id_of

_SALE: Final = schema.sale.c
_LINE: Final = schema.sale_line.c
_PART: Final = schema.line_part.c
_OTHER: Final = schema.account_line.c
_SETTLED: Final = schema.settled.c
_NAMED: Final = schema.line_maker.alias("named")
_NOTHING: Final = zero(MAD)
_KINDS: Final = {kind.value: kind for kind in AccountKind}
# Lines follow each other in sales, and all of a fair name it.
_id_of: Final = lru_cache(64)(id_of)


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One line of a maker's account.

    entry, line: where it stands in the journal; 1 for the first of an entry. at: microseconds UTC.
    fair: id of the place it was sold at, or of the fair it belongs to; or empty.
    gross, net: their part of what the customer paid, and what they get of it; zero for what is no
    sale. amount: what it moves, above zero when the cooperative owes them more by it.
    receipt_number: of a sale; note: why, or the reference of a payment.
    quantity: thousandths, their share of it, negative for what came back. refunds: the line taken
    back, as (id of the sale, line), None for others. is_settled: a settlement names it.
    """

    maker: str
    kind: AccountKind
    entry: str
    line: int
    at: int
    fair: str
    gross: Money
    net: Money
    amount: Money
    receipt_number: str = ""
    note: str = ""
    quantity: int = 0
    refunds: tuple[str, int] | None = None
    is_settled: bool = False

    @property
    def commission(self) -> Money:
        """What the cooperative keeps of a sale."""
        return self.gross - self.net


def rows_where(connection: Connection, lines: Any, wanted: ColumnElement[bool]) -> list[AccountRow]:
    """Return lines of the union of accounts that a condition picks, oldest first."""
    query = select(lines, is_settled(lines.c).label("is_settled")).where(wanted)
    order = (lines.c.at, lines.c.entry, lines.c.line)
    return [_row(*row) for row in connection.execute(query.order_by(*order)).all()]


def all_lines() -> Any:
    """Return the union of everything that moves an account, for `rows_where`."""
    return _lines().subquery()


def is_settled(line: Any) -> ColumnElement[bool]:
    """Tell, in a query, whether a settlement names a line of the union."""
    return exists().where(
        _SETTLED.entry == line.entry,
        _SETTLED.line == line.line,
        _SETTLED.maker == line.maker,
    )


def _lines() -> Any:
    return union_all(_of_one_maker(), _of_several(), _entered())


def named_last() -> ColumnElement[bool]:
    """Join a line of a sale that had no maker with the last naming of one."""
    later = schema.line_maker.alias("later")
    last = (
        select(later.c.entry)
        .where(later.c.sale == _LINE.sale, later.c.line == _LINE.line)
        .order_by(later.c.at.desc(), later.c.entry.desc())
        .limit(1)
        .scalar_subquery()
    )
    return and_(
        _LINE.maker == "",
        _NAMED.c.sale == _LINE.sale,
        _NAMED.c.line == _LINE.line,
        _NAMED.c.entry == last,
    )


def _of_one_maker() -> Select[Any]:
    """Lines with one maker: where nothing was agreed they get what was paid."""
    said = _LINE.maker != ""
    net = case((said, _LINE.net_minor), else_=_NAMED.c.net_minor)
    owed = case((said, _LINE.owed_minor), else_=_NAMED.c.owed_minor)
    joined = schema.sale_line.join(schema.sale, _SALE.key == _LINE.sale).outerjoin(
        _NAMED, named_last()
    )
    maker = case((said, _LINE.maker), else_=func.coalesce(_NAMED.c.maker, ""))
    return (
        _sold(
            maker,
            _LINE.total_minor,
            func.coalesce(net, _LINE.total_minor),
            func.coalesce(owed, _LINE.total_minor),
            _LINE.quantity,
        )
        .select_from(joined)
        .where(_LINE.parts < 2)
    )


def _of_several() -> Select[Any]:
    """The parts of lines with several makers."""
    joined = schema.line_part.join(
        schema.sale_line, (_LINE.sale == _PART.sale) & (_LINE.line == _PART.line)
    ).join(schema.sale, _SALE.key == _PART.sale)
    quantity = _LINE.quantity * _PART.share // WHOLE
    query = _sold(_PART.maker, _PART.gross_minor, _PART.net_minor, _PART.owed_minor, quantity)
    return query.select_from(joined)


def _sold(maker: Any, gross: Any, net: Any, owed: Any, quantity: Any) -> Select[Any]:
    is_sold = _LINE.refunds.is_(None)
    kind = case((is_sold, AccountKind.SALE.value), else_=AccountKind.REFUND.value)
    return select(
        maker.label("maker"),
        kind.label("kind"),
        _LINE.sale.label("entry"),
        _LINE.line.label("line"),
        _SALE.at.label("at"),
        _SALE.place.label("fair"),
        gross.label("gross"),
        net.label("net"),
        owed.label("amount"),
        _SALE.series.label("series"),
        _SALE.number.label("number"),
        literal("").label("note"),
        quantity.label("quantity"),
        _LINE.refunds.label("refunds"),
        _LINE.refunds_line.label("refunds_line"),
    )


def _entered() -> Select[Any]:
    nothing = literal(0)
    return select(
        _OTHER.maker,
        _OTHER.kind,
        _OTHER.entry,
        _OTHER.line,
        _OTHER.at,
        _OTHER.fair,
        nothing.label("gross"),
        nothing.label("net"),
        _OTHER.amount_minor.label("amount"),
        literal("").label("series"),
        nothing.label("number"),
        _OTHER.note,
        nothing.label("quantity"),
        literal(None).label("refunds"),
        literal(None).label("refunds_line"),
    )


def _row(  # noqa: PLR0913 - the columns of `_sold` and `is_settled`, by place: rows by thousands
    maker: str,
    kind: str,
    entry: int,
    line: int,
    at: int,
    fair: int,
    gross: int,
    net: int,
    amount: int,
    series: str,
    number: int,
    note: str,
    quantity: int,
    refunds: int | None,
    refunds_line: int,
    settled: int,
) -> AccountRow:
    return AccountRow(
        maker=maker,
        kind=_KINDS[kind],
        entry=_id_of(entry),
        line=line,
        at=at,
        fair=_id_of(fair) if fair else "",
        gross=Money(gross, MAD) if gross else _NOTHING,
        net=Money(net, MAD) if net else _NOTHING,
        amount=Money(amount, MAD),
        receipt_number=f"{series}-{number:06d}" if number else "",
        note=note,
        quantity=quantity,
        refunds=None if refunds is None else (_id_of(refunds), refunds_line),
        is_settled=bool(settled),
    )
