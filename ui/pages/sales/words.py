"""The list of sales in words: its days, and each sale in one breath."""

from datetime import date, datetime, time

from pos.clock import MOROCCO, local, system_clock
from pos.domain.formatting import isolate, long_date_text, ltr, money_text, time_text
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.sales import DayTotal, SaleRow
from ui.pages.sales.reading import DayHead, Entry
from ui.sale_text import mark_text, paper_mark, tender_text
from ui.screen_language import screen_language


def paid_text(row: SaleRow) -> str:
    """Name the ways a sale was paid."""
    return " + ".join(tender_text(kind) for kind in row.paid_by) or _("Nothing to pay")


def lines_text(row: SaleRow) -> str:
    """Say how many lines a sale has."""
    return ngettext("{count} line", "{count} lines", row.lines).format(count=row.lines)


def day_text(day: date) -> str:
    """Name a day: today, yesterday, or its date."""
    written = long_date_text(datetime.combine(day, time(), MOROCCO), screen_language())
    gone = (local(system_clock()).date() - day).days
    if gone == 0:
        return _("Today, {date}").format(date=isolate(written))
    if gone == 1:
        return _("Yesterday, {date}").format(date=isolate(written))
    return written


def day_total_text(total: DayTotal) -> str:
    """Say what a day brought; a refund is no sale."""
    parts = []
    if total.count:
        sales = ngettext("{count} sale", "{count} sales", total.count)
        parts.append(sales.format(count=total.count))
    if total.refunds:
        refunds = ngettext("{count} refund", "{count} refunds", total.refunds)
        parts.append(refunds.format(count=total.refunds))
    return " · ".join([*parts, isolate(money_text(total.total, screen_language()))])


def spoken(entry: Entry) -> str:
    """Say a row in one breath."""
    if isinstance(entry, DayHead):
        total = [day_total_text(entry.total)] if entry.total else []
        return ", ".join([day_text(entry.day), *total])
    language = screen_language()
    parts = (
        ltr(entry.receipt_number),
        time_text(local(entry.at), language),
        money_text(entry.total, language),
        paid_text(entry),
        *([mark_text(entry)] if mark_text(entry) else []),
        paper_mark(entry.print_state, entry.copies).text,
    )
    return ", ".join(parts)
