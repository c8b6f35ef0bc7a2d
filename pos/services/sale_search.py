"""Finding sales among a million, without ever holding up the till.

A receipt number is looked up at once. Everything else walks back from the newest sale and looks at
so many at a time: each look is a few milliseconds, needs no index that every sale would have to
keep, and lets a sale that is being rung up pass in between. What is common is found in the first
look; what is rare appears while the walk goes on.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, or_, select, tuple_

from pos.clock import day_bounds
from pos.domain.barcode import normal_code
from pos.domain.names import Names
from pos.domain.sale_words import Days, SaleWords, read_sale_words
from pos.i18n import LANGUAGES
from pos.services.products import ProductFilter, product_keys
from pos.services.receipts import ENTRY, PrintState
from pos.services.returns import taken_twice
from pos.services.sales import SaleRow, sale_rows
from pos.store import schema
from pos.store.folding import folded
from pos.store.keys import id_of, key_of

# So many are looked at in 6 to 25 ms, among a million as among a few, on the database thread.
LOOKED_AT: Final = 5_000

_S: Final = schema.sale.c
_L: Final = schema.sale_line.c
_SOLD: Final = _S.key == _L.sale
_NOT_OUT: Final = (PrintState.MAYBE.value, PrintState.FAILED.value)
_MOST_NAMES: Final = 500


@dataclass(frozen=True, slots=True)
class SaleWish:
    """Which sales a list shows: those that meet all of it.

    text: what was typed, read by `pos.domain.sale_words`.
    days: None for any. person, maker: ids, empty for any.
    needs_paper: its receipt did not come out, or nobody knows. only_backs: refunds and exchanges.
    only_twice: more came back than was sold, with the refunds that did it.
    """

    text: str = ""
    days: Days | None = None
    person: str = ""
    maker: str = ""
    needs_paper: bool = False
    only_backs: bool = False
    only_twice: bool = False

    @property
    def hides_some(self) -> bool:
        """True when a day shows not all of its sales, so that it has no total."""
        return bool(
            self.text.strip()
            or self.person
            or self.maker
            or self.needs_paper
            or self.only_backs
            or self.only_twice
        )


class Mark(NamedTuple):
    """How far a walk has come: everything newer than this sale was looked at, and it too."""

    at: int
    key: int


@dataclass(frozen=True, slots=True)
class Found:
    """Sales, newest first. further: where the walk goes on, None at its end."""

    rows: tuple[SaleRow, ...]
    further: Mark | None


def found_sales(
    connection: Connection,
    wish: SaleWish,
    today: date,
    count: int,
    after: Mark | None = None,
    looked_at: int = LOOKED_AT,
) -> Found:
    """Return at most `count` sales that meet a wish, out of the next `looked_at`.

    after: where an earlier call said that it goes further; None begins with the newest.
    """
    typed = read_sale_words(wish.text, today)
    if typed.series and _is_series(connection, typed.series):
        return Found(tuple(sale_rows(connection, _numbered(connection, typed))), None)
    first = _numbered(connection, typed) if after is None and not typed.series else []
    meeting = _conditions(connection, wish, typed)
    walked = _of_days(_both(wish.days, typed.days))
    if after is not None:
        walked.append(tuple_(_S.at, _S.key) < tuple_(after.at, after.key))
    bound = _bound(connection, walked, looked_at) if meeting else None
    if bound is not None:
        walked.append(tuple_(_S.at, _S.key) >= tuple_(bound.at, bound.key))
    newest = select(schema.sale).where(*walked, *meeting).order_by(_S.at.desc(), _S.key.desc())
    rows = connection.execute(newest.limit(count)).all()
    further = Mark(rows[-1].at, rows[-1].key) if len(rows) == count else bound
    return Found(tuple(sale_rows(connection, [*first, *rows])), further)


def _bound(
    connection: Connection, walked: list[ColumnElement[bool]], looked_at: int
) -> Mark | None:
    """Return the last sale of this look, None when fewer are left."""
    query = select(_S.at, _S.key).where(*walked).order_by(_S.at.desc(), _S.key.desc())
    row = connection.execute(query.limit(1).offset(looked_at - 1)).first()
    return None if row is None else Mark(row.at, row.key)


def _is_series(connection: Connection, series: str) -> bool:
    till = schema.till.c
    return connection.execute(select(till.till).where(till.series == series)).first() is not None


def _numbered(connection: Connection, typed: SaleWords) -> list[Row[*tuple[Any, ...]]]:
    """Return the sales with a receipt number, by the index of till and number."""
    if typed.number is None:
        return []
    till = schema.till.c
    tills = select(till.till)
    if typed.series:
        tills = tills.where(till.series == typed.series)
    query = select(schema.sale).where(_S.till.in_(tills), _S.number == typed.number)
    return list(connection.execute(query.order_by(_S.at.desc(), _S.key.desc())))


def _both(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    return Days(max(one.first, other.first), min(one.last, other.last))


def _of_days(days: Days | None) -> list[ColumnElement[bool]]:
    if days is None:
        return []
    begins, (_last, ends) = day_bounds(days.first)[0], day_bounds(days.last)
    return [_S.at >= begins, _S.at < ends]


def _conditions(
    connection: Connection, wish: SaleWish, typed: SaleWords
) -> list[ColumnElement[bool]]:
    is_named = bool(typed.words) or typed.amount is not None
    meeting = [_any_meaning(connection, typed)] if is_named else []
    if wish.person:
        meeting.append(_S.person == wish.person)
    if wish.maker:
        meeting.append(_made_by([wish.maker]))
    if wish.needs_paper:
        jobs = schema.print_job.c
        is_waiting = jobs.state.in_(_NOT_OUT) & (jobs.paper == ENTRY)
        waiting = select(jobs.sale).where(is_waiting).distinct()
        meeting.append(_among([key_of(sale) for sale in connection.execute(waiting).scalars()]))
    if wish.only_backs:
        meeting.append(exists().where(_SOLD, _L.refunds.is_not(None)))
    if wish.only_twice:
        meeting.append(_among(_twice(connection)))
    return meeting


def _any_meaning(connection: Connection, typed: SaleWords) -> ColumnElement[bool]:
    """Meet any of the meanings; a sale with that number is shown before the walk begins."""
    meanings: list[ColumnElement[bool]] = []
    if typed.amount is not None:
        meanings.append(_S.total_minor.in_((typed.amount.minor, -typed.amount.minor)))
    if typed.words:
        meanings += _by_names(connection, typed.words)
    is_any = or_(*meanings) if meanings else _S.key < 0
    if typed.number is None or typed.series:
        return is_any
    return and_(_S.number != typed.number, is_any)


def _by_names(connection: Connection, words: str) -> list[ColumnElement[bool]]:
    meanings: list[ColumnElement[bool]] = []
    if products := _products_called(connection, words):
        meanings.append(exists().where(_SOLD, _L.product.in_(_given(products))))
    if makers := _makers_called(connection, words):
        meanings.append(_made_by(makers))
    if customers := _customers_called(connection, words):
        meanings.append(_S.customer.in_(_given(customers)))
    return meanings


def _products_called(connection: Connection, words: str) -> list[int]:
    """Return products on offer or put away; digits alone are a whole code, not its beginning."""
    if words.isdecimal():
        code = schema.code.c
        query = select(code.product).where(code.code == normal_code(words))
        return list(connection.execute(query).scalars())
    filters = [ProductFilter(text=words, is_archived=away) for away in (False, True)]
    return [key for wanted in filters for key in product_keys(connection, wanted)]


def _made_by(makers: list[str]) -> ColumnElement[bool]:
    """Meet sales with a line of one of these makers, said at the sale or afterwards."""
    named = schema.line_maker.c
    return or_(
        exists().where(_SOLD, _L.maker.in_(_given(makers))),
        exists().where(named.sale == _S.key, named.maker.in_(_given(makers))),
    )


def _makers_called(connection: Connection, words: str) -> list[str]:
    table, wanted = schema.maker.c, folded(words)
    rows = connection.execute(select(table.key, table.fr, table.ar, table.en))
    return [
        id_of(row.key)
        for row in rows
        if any(wanted in folded(getattr(row, code)) for code in LANGUAGES)
    ][:_MOST_NAMES]


def _customers_called(connection: Connection, words: str) -> list[str]:
    contact = schema.contact.c
    rows = connection.execute(select(contact.customer, contact.name, contact.phone))
    wanted = folded(words)
    return [id_of(row.customer) for row in rows if wanted in folded(f"{row.name} {row.phone}")][
        :_MOST_NAMES
    ]


def _twice(connection: Connection) -> list[int]:
    found = taken_twice(connection)
    return [key_of(sale) for one in found for sale in (one.sale, *one.refunds)]


def _among(keys: list[int]) -> ColumnElement[bool]:
    return _S.key.in_(_given(keys))


def _given(values: list[int] | list[str]) -> Any:
    return select(func.json_each(json.dumps(values)).table_valued("value").c.value)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a list of sales can be narrowed down to.

    people, makers: ids and names of those there are. waits_for_paper: some receipt did not come
    out. has_twice: some goods came back twice.
    """

    people: tuple[tuple[str, str], ...]
    makers: tuple[tuple[str, Names], ...]
    waits_for_paper: bool
    has_twice: bool


def choices(connection: Connection) -> Choices:
    """Return what it is worth to offer."""
    person, maker, jobs = schema.person.c, schema.maker.c, schema.print_job.c
    people = select(person.key, person.name).where(person.created_at.is_not(None))
    makers = select(maker.key, maker.fr, maker.ar, maker.en).where(maker.created_at.is_not(None))
    waiting = select(jobs.id).where(jobs.state.in_(_NOT_OUT)).limit(1)
    return Choices(
        people=tuple((id_of(row.key), row.name) for row in connection.execute(people)),
        makers=tuple(
            (id_of(row.key), Names(row.fr, row.ar, row.en)) for row in connection.execute(makers)
        ),
        waits_for_paper=connection.execute(waiting).first() is not None,
        has_twice=bool(taken_twice(connection)),
    )


def last_days(today: date, count: int) -> Days:
    """Return `count` days up to and with today."""
    return Days(today - timedelta(days=count - 1), today)
