"""The facts that are handed on as a table file: one fact a row, for a spreadsheet.

As spreadsheets in Morocco read it at a double tap: UTF-8 with a mark, semicolons, decimal commas.
A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
"""

import csv
from collections.abc import Collection, Iterator, Sequence
from io import StringIO
from typing import Final

from pos.documents.bilan import Bilan, Part, facts_of, goods_parts
from pos.documents.fair_words import part_text
from pos.documents.shift_words import tender_words
from pos.domain.fair_sums import FairSums, NamedSum
from pos.domain.formatting import END_ISOLATE, FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE
from pos.domain.money import MINOR_DIGITS, Money
from pos.domain.names import Names
from pos.domain.text import drawable
from pos.i18n import active_language, language
from pos.i18n import gettext as _

# What makes a cell a formula in one spreadsheet or another, at its beginning.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARKS: Final = dict.fromkeys(map(ord, FIRST_STRONG_ISOLATE + END_ISOLATE + LEFT_TO_RIGHT_ISOLATE))
_ENCODING: Final = "utf-8-sig"

# Key, what it is called, of what (a day, a name, or empty), value, unit.
Cells = tuple[str, str, str, str, str]


def bilan_table(bilan: Bilan, parts: Collection[Part], code: str) -> bytes:
    """Write the ticked parts as a table file. code: the language of its words."""
    output = StringIO(newline="")
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    with language(code):
        writer.writerow([_("Key"), _("What"), _("Of"), _("Value"), _("Unit")])
        writer.writerows(rows_of(bilan, parts))
    return output.getvalue().encode(_ENCODING)


def rows_of(bilan: Bilan, parts: Collection[Part]) -> Iterator[Cells]:
    """Return the rows, in the active language."""
    if bilan.result is not None:
        yield _row("fair", _("Fair"), "", _called(bilan.result.fair.names))
    first, last = bilan.days.first.isoformat(), bilan.days.last.isoformat()
    yield ("first_day", _("First day"), "", first, "")
    yield ("last_day", _("Last day"), "", last, "")
    for fact in facts_of(bilan):
        if fact.part in parts:
            value = fact.text(active_language()) if callable(fact.value) else fact.value
            yield _row(fact.key, fact.words(), "", value)
    yield from _tables(bilan.sums, parts)
    if bilan.result is not None and Part.GOODS in parts:
        for part in goods_parts(bilan.result):
            yield _row(f"goods_{part.key}", part_text(part.key), "", part.pieces)
            yield _row(f"worth_{part.key}", part_text(part.key), _("At list price"), part.worth)


def _tables(sums: FairSums, parts: Collection[Part]) -> Iterator[Cells]:
    has_turnover = Part.TURNOVER in parts
    if Part.DAYS in parts:
        days = [(day.on.isoformat(), day.sales, day.net) for day in sums.days]
        yield from _in_time("day", _("Sales by day"), days, has_turnover=has_turnover)
    if Part.HOURS in parts:
        hours = [(str(hour.hour), hour.sales, hour.net) for hour in sums.hours]
        yield from _in_time("hour", _("Sales by hour"), hours, has_turnover=has_turnover)
    if Part.BEST in parts:
        yield from _named("product", _("Best sellers"), sums.best)
    if Part.BY_MAKER in parts and sums.has_makers:
        yield from _named("maker", _("Maker"), sums.makers)
    if Part.TENDERS in parts:
        for kind, amount in sums.tenders:
            yield _row("paid", _("Paid by"), tender_words(kind), amount)


def _in_time(
    key: str, words: str, parts: Sequence[tuple[str, int, Money]], *, has_turnover: bool
) -> Iterator[Cells]:
    for of, sales, net in parts:
        yield _row(f"{key}_sales", words, of, sales)
        if has_turnover:
            yield _row(f"{key}_turnover", words, of, net)


def _named(key: str, words: str, named: tuple[NamedSum, ...]) -> Iterator[Cells]:
    for each in named:
        called = ", ".join(part for part in (_called(each.names), each.variant) if part)
        yield _row(f"{key}_pieces", words, called, each.pieces)
        yield _row(f"{key}_turnover", words, called, each.net)


def _called(names: Names) -> str:
    return _("Not named") if names.is_empty else names.within(active_language())


def _row(key: str, words: str, of: str, value: Money | int | str) -> Cells:
    """Write a row; numbers are ours and may begin with a minus, texts may not."""
    if isinstance(value, Money):
        return key, _safe(words), _safe(of), _number(value), value.currency
    text = str(value) if isinstance(value, int) else _safe(value)
    return key, _safe(words), _safe(of), text, ""


def _number(amount: Money) -> str:
    digits = MINOR_DIGITS[amount.currency]
    whole, part = divmod(abs(amount.minor), 10**digits)
    sign = "-" if amount.minor < 0 else ""
    return f"{sign}{whole},{part:0{digits}d}"


def _safe(text: str) -> str:
    plain = drawable(text).translate(_MARKS)
    return f"'{plain}" if plain.lstrip(" ").startswith(FORMULA) else plain
