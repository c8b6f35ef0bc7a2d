"""The words of orders on screen."""

from datetime import date, datetime

from pos.documents.order_words import state_words
from pos.domain.formatting import date_text, isolate, ltr, money_text
from pos.domain.order import OrderState, Standing
from pos.domain.tender import Cheque
from pos.i18n import gettext as _
from pos.services.followed import Owed
from pos.services.orders import OrderRow
from ui.sale_text import tender_state_text
from ui.screen_language import screen_language

# The colour a state is told in, beside its word and its icon.
STATE_ROLES = {
    OrderState.ORDERED: "info",
    OrderState.STARTED: "info",
    OrderState.READY: "ok",
    OrderState.DELIVERED: "ok",
    OrderState.CANCELLED: "bad",
}
STATE_ICONS = {
    OrderState.ORDERED: "writing",
    OrderState.STARTED: "hammer",
    OrderState.READY: "package",
    OrderState.DELIVERED: "checks",
    OrderState.CANCELLED: "x",
}


def day_text(day: date) -> str:
    """Write a day in figures."""
    return date_text(datetime(day.year, day.month, day.day), screen_language())  # noqa: DTZ001


def promise_text(standing: Standing) -> str:
    """Say for when a piece is promised."""
    if standing.promised_on is None:
        return _("No day promised")
    return _("Promised for {day}").format(day=isolate(day_text(standing.promised_on)))


def cheque_text(owed: Owed) -> str:
    """Say of a cheque that paid a deposit what stands on it, and where it is."""
    cheque = owed.cheque or Cheque()
    written = [isolate(text) for text in (cheque.bank, cheque.number, cheque.drawer) if text]
    amount = isolate(money_text(owed.left, screen_language()))
    said = _("Cheque of {amount}: {state}").format(
        amount=amount, state=tender_state_text(owed.state)
    )
    return " · ".join((said, *written))


def row_remark(row: OrderRow) -> str:
    """Say in one line which order it is, whose, and for when."""
    parts = [ltr(row.order_number)]
    if row.customer:
        parts.append(isolate(row.customer))
    if row.standing.promised_on is not None:
        parts.append(isolate(day_text(row.standing.promised_on)))
    return " · ".join(parts)


def row_name(row: OrderRow, *, is_late: bool) -> str:
    """Say everything about a row in one sentence, for a screen reader."""
    language = screen_language()
    return _("{name}, {state}, {promise}, {due} left to pay").format(
        name=isolate(row.names.within(language)),
        state=_("Late") if is_late else state_words(row.standing.state),
        promise=promise_text(row.standing),
        due=isolate(money_text(row.due, language)),
    )
