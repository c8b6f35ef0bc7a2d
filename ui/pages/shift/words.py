"""How the till stands, and past shifts, in words."""

from pos.clock import local, system_clock
from pos.domain.formatting import isolate, long_date_text, ltr, money_text, time_text
from pos.domain.money import Money, zero
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.receipts import PrintState
from pos.services.shift_sums import Turnover
from pos.services.shifts import ShiftRow
from ui.pages.shift.reading import Standing
from ui.row_painter import Pill
from ui.sale_text import paper_mark
from ui.screen_language import screen_language


def since_text(standing: Standing) -> str:
    """Say since when the till is open, and by whom."""
    assert standing.opened is not None
    language = screen_language()
    moment = local(standing.opened.shift.opened_at)
    date, time = long_date_text(moment, language), time_text(moment, language)
    if moment.date() == local(system_clock()).date():
        text = _("Open since {time}").format(time=isolate(time))
    else:
        text = _("Open since {date}, {time}").format(date=isolate(date), time=isolate(time))
    by = isolate(standing.opened_by)
    return _("{since}, by {name}").format(since=text, name=by) if standing.opened_by else text


def float_text(standing: Standing) -> str:
    """Say with what the till was opened."""
    assert standing.opened is not None
    floats = [count.amount for count in standing.opened.shift.floats if count.amount.minor]
    language = screen_language()
    amounts = " + ".join(isolate(money_text(amount, language)) for amount in floats)
    if not amounts:
        return _("Opened with an empty drawer")
    return _("Opened with {amount}").format(amount=amounts)


def sold_text(sold: Turnover) -> str:
    """Say what was sold so far."""
    text = ngettext("{count} sale · {amount}", "{count} sales · {amount}", sold.sales)
    amount = isolate(money_text(sold.net, screen_language()))
    return text.format(count=sold.sales, amount=amount)


def unopened_text(sold: Turnover) -> str:
    """Say what was sold while the till was not open."""
    text = ngettext(
        "{count} sale was made while the till was not open: {amount}. It is counted in the "
        "perpetual total, and in no drawer.",
        "{count} sales were made while the till was not open: {amount}. They are counted in the "
        "perpetual total, and in no drawer.",
        sold.sales,
    )
    amount = isolate(money_text(sold.net, screen_language()))
    return text.format(count=sold.sales, amount=amount)


def difference_pill(difference: Money) -> Pill:
    """Say whether the drawer was right."""
    if difference.is_zero:
        return Pill(_("Right"), "check", "ok_ink", "ok", "ok_edge")
    sign = "+" if difference > zero(difference.currency) else ""
    amount = money_text(difference, screen_language())
    return Pill(f"{sign}{amount}", "alert-triangle", "warn_ink", "warn", "warn_edge")


def closed_text(row: ShiftRow) -> str:
    """Say when a shift was closed."""
    language, moment = screen_language(), local(row.closed_at)
    return f"{isolate(long_date_text(moment, language))} · {isolate(time_text(moment, language))}"


def spoken(row: ShiftRow, paper: PrintState | None) -> str:
    """Say a closed shift in one breath."""
    parts = (
        ltr(row.report_number),
        closed_text(row),
        money_text(row.net, screen_language()),
        difference_pill(row.difference).text,
        paper_mark(paper).text,
    )
    return ", ".join(parts)
