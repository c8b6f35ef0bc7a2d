"""The tables of a report: products, makers, what is missing, closings, payments, other fairs."""

from collections.abc import Iterator, Sequence
from typing import Final

from pos.clock import local
from pos.documents.fair_words import part_text
from pos.documents.shift_words import tender_words
from pos.domain.fair_result import FairCompared, FairResult, GoodsResult, MakerResult
from pos.domain.fair_sums import FairSums, ShiftSum
from pos.domain.formatting import date_text, isolate, ltr, time_text
from pos.domain.money import Money
from pos.domain.stock import Tally
from pos.i18n import gettext as _
from ui.pages.reports.reading import Report
from ui.pages.reports.table_card import Cells, Told
from ui.pages.reports.words import (
    amount_text,
    days_text,
    named,
    number_of,
    quantity_said,
    reason_text,
    share_text,
)
from ui.screen_language import screen_language

# What is told of every product, and what only where some product has it.
_ALWAYS: Final = ("packed", "sold", "missing", "still_there")
RIGHT_TO_LEFT: Final = "\u200f"
_SHOWN: Final = (
    "packed",
    "added",
    "sold",
    "given",
    "broken",
    "returned",
    "missing",
    "still_there",
)


def tables_of(report: Report) -> Iterator[Told]:
    """Return the tables of a report, the most asked for first; none that says nothing."""
    result, sums = report.result, report.sums
    if result is not None:
        yield from _of_goods(result)
    if sums.products:
        yield _best(sums)
    if sums.has_makers and result is None:
        yield _maker_sums(sums)
    if result is not None:
        yield _costs(result)
    if sums.tenders:
        yield _tenders(sums)
    if sums.shifts:
        yield _closings(sums.shifts)
    if len(report.beside) > 1 and result is not None:
        yield _beside(report.beside, result)


def _of_goods(result: FairResult) -> Iterator[Told]:
    if result.goods:
        yield _goods(result)
    if result.missing:
        yield _missing(result)
    if any(maker.maker for maker in result.makers):
        yield _makers(result)


def _parts(tallies: Sequence[Tally]) -> list[str]:
    """Leave out a part that is nothing everywhere."""
    return [
        part for part in _SHOWN if part in _ALWAYS or any(getattr(tally, part) for tally in tallies)
    ]


def _goods(result: FairResult) -> Told:
    """Return what became of every product, and of all that is counted in pieces."""
    parts = _parts([each.tally for each in result.goods])
    heads = (_("Product"), *map(part_text, parts), _("At list price"), _("Got"))
    rows = [_goods_row(each, parts) for each in result.goods]
    tally, got = result.tally, result.sums.net - result.sums.other
    sums = [quantity_said(getattr(tally, part)) for part in parts]
    worth = amount_text(Money(result.worth.sold, got.currency))
    rows.append((_("All pieces"), *sums, worth, amount_text(got)))
    sentence = _("Packed and added = sold, given, broken, returned, missing and still there.")
    spare = len(heads) - 2
    return Told(_("What became of the goods"), sentence, heads, tuple(rows), spare=spare)


def _goods_row(each: GoodsResult, parts: list[str]) -> Cells:
    quantities = [quantity_said(getattr(each.tally, part), each.unit) for part in parts]
    name = named(each.names, each.variant)
    return (name, *quantities, amount_text(each.worth("sold")), amount_text(each.got))


def _missing(result: FairResult) -> Told:
    """Return each product of which less was found, or more, and what explains it."""
    rows = tuple(
        (
            named(each.names, each.variant),
            quantity_said(each.tally.missing, each.unit),
            amount_text(each.worth("missing")),
            _explained(each),
        )
        for each in result.missing
    )
    heads = (_("Product"), _("Missing"), _("At list price"), _("Explained by"))
    sentence = _("What the movements say and nobody found; below zero, what was found beyond.")
    return Told(_("Missing"), sentence, heads, rows, last_is_text=True)


def _explained(each: GoodsResult) -> str:
    said = [(part.quantity, reason_text(part.reason)) for part in each.explained]
    said.append((each.unexplained, _("not explained")))
    return " · ".join(
        _("{reason}: {quantity}").format(
            quantity=isolate(quantity_said(quantity, each.unit)), reason=reason
        )
        for quantity, reason in said
        if quantity
    )


def _makers(result: FairResult) -> Told:
    parts = _parts([maker.tally for maker in result.makers])
    heads = (_("Maker"), *map(part_text, parts), _("Share sold"), _("Got"))
    rows = tuple(_maker_row(maker, parts) for maker in result.makers)
    return Told(_("By maker"), _("Goods that are counted in pieces."), heads, rows)


def _maker_row(maker: MakerResult, parts: list[str]) -> Cells:
    quantities = [quantity_said(getattr(maker.tally, part)) for part in parts]
    return (
        named(maker.names),
        *quantities,
        share_text(maker.share_sold),
        amount_text(maker.got),
    )


def _best(sums: FairSums) -> Told:
    rows = tuple(
        (named(each.names, each.variant), number_of(each.pieces), amount_text(each.net))
        for each in sums.best
    )
    return Told(_("Best sellers"), "", (_("Product"), _("Pieces"), _("Turnover")), rows)


def _maker_sums(sums: FairSums) -> Told:
    rows = tuple(
        (named(each.names), number_of(each.pieces), amount_text(each.net)) for each in sums.makers
    )
    return Told(_("By maker"), "", (_("Maker"), _("Pieces"), _("Turnover")), rows)


def _tenders(sums: FairSums) -> Told:
    rows = tuple((tender_words(kind), amount_text(amount)) for kind, amount in sums.tenders)
    return Told(_("Paid by"), "", (_("Paid by"), _("Amount")), rows)


def _closings(shifts: Sequence[ShiftSum]) -> Told:
    """Return the cash of each closing, expected against counted, a row for each currency."""
    rows = tuple(
        (
            f"{ltr(shift.number)} · {_moment(shift.closed_at)}",
            amount_text(drawer.expected),
            amount_text(drawer.counted),
            amount_text(drawer.amount),
        )
        for shift in shifts
        for drawer in shift.drawers
    )
    heads = (_("Closing"), _("Expected"), _("Counted"), _("Difference"))
    return Told(_("Cash at each closing"), "", heads, rows)


def _moment(at: int) -> str:
    moment, language = local(at), screen_language()
    return f"{date_text(moment, language)} {time_text(moment, language)}"


def _costs(result: FairResult) -> Told:
    """Return the way from the turnover to what is left."""
    costs, cost_of_goods = result.fair.costs, result.goods_cost
    named_costs = [
        (_("Stand and fees"), costs.fees),
        (_("Transport"), costs.transport),
        (_("Lodging"), costs.lodging),
        (_("Meals"), costs.meals),
        (_("Other costs"), costs.other),
    ]
    rows = [(_("Turnover"), amount_text(result.sums.net))]
    rows += [(name, amount_text(-cost)) for name, cost in named_costs if not cost.is_zero]
    if cost_of_goods is not None:
        rows.append((_("Cost of the goods sold"), amount_text(-cost_of_goods)))
    rows.append((_("Left"), amount_text(result.left)))
    sentence = (
        _("The cost of the goods is not known for all that was sold: it is not taken off.")
        if cost_of_goods is None
        else ""
    )
    return Told(_("Costs and what is left"), sentence, ("", _("Amount")), tuple(rows))


def _beside(fairs: Sequence[FairCompared], result: FairResult) -> Told:
    """Return the fairs beside each other; this one is marked."""
    rows = tuple(_fair_row(row, is_this=row.fair.id == result.fair.id) for row in fairs)
    heads = (
        _("Fair"),
        _("Sales"),
        _("Days"),
        _("Turnover"),
        _("A day"),
        _("Costs"),
        _("Left"),
        _("Visitors"),
    )
    sentence = _("Left: turnover less the costs of the fair.")
    return Told(_("Beside other fairs"), sentence, heads, rows)


def _fair_row(row: FairCompared, *, is_this: bool) -> Cells:
    name = named(row.fair.names)
    return (
        f"● {name}" if is_this else name,
        number_of(row.sales),
        number_of(row.days),
        amount_text(row.net),
        amount_text(row.a_day),
        amount_text(row.fair.costs.total),
        amount_text(row.left),
        number_of(row.fair.visitors) if row.fair.visitors else "",
    )


def fair_text(report: Report) -> str:
    """Say when and where a report's fair was; the days of any other report."""
    result = report.result
    if result is None:
        return days_text(report.days)
    typed = (result.fair.city, result.fair.stand)
    parts = [days_text(report.days), *(isolate(text) for text in typed if text)]
    # Without a letter of its own at the front an Arabic line would run from left to right.
    mark = RIGHT_TO_LEFT if screen_language() == "ar" else ""
    return mark + " · ".join(parts)
