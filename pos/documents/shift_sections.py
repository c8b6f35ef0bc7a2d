"""The sections of the papers of a shift, each from the sums that it shows."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pos.clock import wall_clock
from pos.documents.document import Block, Role, Row, Rule, Wording, as_typed, said
from pos.documents.shift_story import MovedCash, ShiftStory
from pos.documents.shift_words import (
    drawer_words,
    held_words,
    reason_words,
    tax_words,
    tender_words,
)
from pos.domain.formatting import TIMES, isolate, ltr, money_text, time_text
from pos.domain.money import MAD, Money
from pos.domain.shift import CashCount, Difference, DrawerSum, HeldAtClose, ShiftReport, TenderSum
from pos.domain.tax import Exemption
from pos.domain.text import drawable
from pos.i18n import active_language, ngettext
from pos.i18n import gettext as _

Languages = tuple[str, ...]


def sales_blocks(report: ShiftReport, languages: Languages) -> list[Block]:
    """Say what was sold and taken back, and what was given away."""
    sales, refunds = ltr(str(report.sales)), ltr(str(report.refunds))
    rows: list[Block] = [
        _row(lambda: _("Sales ({count})").format(count=sales), report.sold, languages)
    ]
    if report.refunds or not report.refunded.is_zero:
        rows.append(
            _row(lambda: _("Refunds ({count})").format(count=refunds), report.refunded, languages)
        )
    total = said(languages, lambda: _("Net of the shift"))
    rows.append(Row(total, money_text(report.net, languages[0]), Role.TOTAL))
    if not report.list_gap.is_zero:
        rows.append(_row(_reductions, report.list_gap, languages, Role.SMALL))
    if report.gifts:
        rows.append(Row(said(languages, partial(_gifts, report.gifts)), role=Role.SMALL))
    return rows


def money_blocks(report: ShiftReport, languages: Languages) -> list[Block]:
    """Say how it was paid, received and change apart, and what was asked beside the goods."""
    rows: list[Block] = []
    for tender in report.tenders:
        rows += _tender_rows(tender, languages, has_refunds=report.refunds > 0)
    for words, amount in (
        (lambda: _("Deposits on orders"), report.deposits),
        (lambda: _("Debts and cheques settled"), report.settled),
    ):
        if not amount.is_zero:
            rows.append(_row(words, amount, languages))
    rows += [_beside_row(tender, languages) for tender in report.beside]
    if not report.rounding.is_zero:
        rows.append(_row(lambda: _("Rounding of cash"), report.rounding, languages))
    if report.stamped:
        rows.append(_row(partial(_stamp_duty, report), report.stamp_duty, languages))
    return _titled(lambda: _("Payments"), rows, languages)


def tax_sum_blocks(report: ShiftReport, languages: Languages) -> list[Block]:
    """Show tax for each rate, and the amount under each exemption."""
    exempt = set(Exemption)
    rows: list[Block] = [
        _row(
            partial(tax_words, tax), tax.gross if tax.rule in exempt else tax.tax, languages,
            Role.SMALL,
        )
        for tax in report.taxes
    ]  # fmt: skip
    return _titled(lambda: _("Taxes"), rows, languages)


def move_blocks(story: ShiftStory, languages: Languages) -> list[Block]:
    """List what was paid in and out, with its reason."""
    rows: list[Block] = []
    for moved in story.moves:
        words = partial(_move, moved, story.ahead)
        rows.append(_row(words, moved.amount, languages, Role.SMALL))
        if drawable(moved.note):
            rows.append(Row(as_typed(drawable(moved.note), languages[0]), role=Role.SMALL))
    return _titled(lambda: _("Cash in and out"), rows, languages)


def drawer_blocks(story: ShiftStory, languages: Languages) -> list[Block]:
    """Say for each currency what there should be, and once counted what there is."""
    if not story.shows_drawer and story.end is None:
        return []
    blocks: list[Block] = []
    for drawer in story.report.drawers:
        blocks += [Rule()] if blocks else []
        blocks += _drawer_rows(drawer, languages)
        if story.end is not None:
            for difference in story.end.differences:
                if difference.expected.currency == drawer.currency:
                    blocks += _difference_rows(difference, story.end.counts, languages)
    return blocks


def end_blocks(story: ShiftStory, languages: Languages) -> list[Block]:
    """Say what else a closing keeps: baskets on hold, remarks, the totals that never go back."""
    end = story.end
    if end is None:
        return []
    rows: list[Block] = [_held_row(held, languages) for held in end.held]
    if end.recounts:
        rows.append(Row(said(languages, partial(_recounts, end.recounts)), role=Role.SMALL))
    if end.unopened and end.unopened_net is not None:
        words = partial(_unopened, end.unopened)
        rows.append(_row(words, end.unopened_net, languages, Role.SMALL))
    if drawable(end.note):
        rows.append(Row(as_typed(drawable(end.note), languages[0])))
    rows.append(_row(lambda: _("Perpetual total"), end.perpetual, languages, Role.STRONG))
    rows.append(_row(_absolute, end.perpetual_absolute, languages, Role.SMALL))
    return rows


def _row(
    words: Callable[[], str], amount: Money, languages: Languages, role: Role = Role.NORMAL
) -> Row:
    return Row(said(languages, words), money_text(amount, languages[0]), role)


def _titled(title: Callable[[], str], rows: list[Block], languages: Languages) -> list[Block]:
    return [Row(said(languages, title), role=Role.STRONG), *rows] if rows else []


def _reductions() -> str:
    return _("Reductions on the labels, gifts included")


def _absolute() -> str:
    return _("Perpetual total without signs")


def _gifts(count: int) -> str:
    return ngettext("{count} gift", "{count} gifts", count).format(count=ltr(str(count)))


def _recounts(count: int) -> str:
    message = ngettext(
        "Counted again {count} time after the result was seen",
        "Counted again {count} times after the result was seen",
        count,
    )
    return message.format(count=ltr(str(count)))


def _unopened(count: int) -> str:
    message = ngettext(
        "{count} sale made while the till was not opened",
        "{count} sales made while the till was not opened",
        count,
    )
    return message.format(count=ltr(str(count)))


def _stamp_duty(report: ShiftReport) -> str:
    message = ngettext(
        "Stamp duty: {count} sale, {cash} in cash",
        "Stamp duty: {count} sales, {cash} in cash",
        report.stamped,
    )
    cash = isolate(money_text(report.cash_stamped, active_language()))
    return message.format(count=ltr(str(report.stamped)), cash=cash)


def _tender_rows(tender: TenderSum, languages: Languages, *, has_refunds: bool) -> Iterator[Row]:
    """Write received and change on two rows where any went back, and what that leaves."""

    def words() -> str:
        name = _tender_name(tender)
        return _("{tender}, refunds taken off").format(tender=name) if has_refunds else name

    if tender.count:
        yield _row(words, tender.received, languages)
    if not tender.change.is_zero:
        yield _row(lambda: _("Change given back"), -tender.change, languages)
        yield _row(lambda: _("Cash kept"), tender.net, languages, Role.STRONG)


def _tender_name(tender: TenderSum) -> str:
    name = tender_words(tender.kind)
    if not tender.change.is_zero:
        name = _("Cash received")
    if tender.currency != MAD:
        name = f"{name} {isolate(drawable(tender.currency))}"
    return f"{name} ({ltr(str(tender.count))})"


def _beside_row(tender: TenderSum, languages: Languages) -> Row:
    def words() -> str:
        return _("of these in {tender}").format(tender=isolate(_tender_name(tender)))

    return _row(words, tender.received, languages, Role.SMALL)


def _move(moved: MovedCash, ahead: int) -> str:
    time = time_text(wall_clock(moved.at, ahead), active_language())
    return f"{ltr(time)} {reason_words(moved.reason)}"


def _drawer_rows(drawer: DrawerSum, languages: Languages) -> Iterable[Row]:
    name = said(languages, partial(drawer_words, drawer.currency))
    yield Row(name, role=Role.STRONG)
    for words, amount in (
        (lambda: _("Float"), drawer.float),
        (lambda: _("Cash of sales, change taken off"), drawer.sales),
        (lambda: _("Cash in and out"), drawer.moved),
        (lambda: _("Deposits and debts in cash"), drawer.other),
    ):
        if not amount.is_zero:
            yield _row(words, amount, languages)
    yield _row(lambda: _("Expected"), drawer.expected, languages, Role.STRONG)


def _difference_rows(
    difference: Difference, counts: tuple[CashCount, ...], languages: Languages
) -> Iterator[Row]:
    yield _row(lambda: _("Counted"), difference.counted, languages, Role.STRONG)
    for count in counts:
        if count.amount.currency == difference.counted.currency:
            yield from _pieces(count, languages[0])
    yield _row(lambda: _("Difference"), difference.amount, languages, Role.STRONG)
    reason = drawable(difference.reason)
    if reason:
        yield Row(as_typed(reason, languages[0]), role=Role.SMALL)
    elif not difference.amount.is_zero:
        yield Row(said(languages, lambda: _("No reason was given.")), role=Role.SMALL)


def _pieces(count: CashCount, language: str) -> Iterator[Row]:
    currency = count.amount.currency
    for pieces in count.pieces:
        if pieces.count:
            value = isolate(money_text(Money(pieces.value_minor, currency), language))
            text = f"{ltr(str(pieces.count))} {TIMES} {value}"
            amount = money_text(Money(pieces.value_minor * pieces.count, currency), language)
            yield Row(_plain(text, language), amount, Role.SMALL)


def _plain(text: str, language: str) -> Wording:
    return said((language,), lambda: text)


def _held_row(held: HeldAtClose, languages: Languages) -> Row:
    def words() -> str:
        message = ngettext(
            "Basket of {count} line: {outcome}", "Basket of {count} lines: {outcome}", held.lines
        )
        outcome = held_words(held.outcome)
        if drawable(held.reason):
            outcome = f"{outcome}, {isolate(drawable(held.reason))}"
        return message.format(count=ltr(str(held.lines)), outcome=outcome)

    return _row(words, held.total, languages, Role.SMALL)
