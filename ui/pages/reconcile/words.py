"""The steps of the evening and the lists beside them, in words."""

from enum import StrEnum
from typing import Final

from pos.documents.discrepancy_words import moment_text
from pos.domain.discrepancy import Answer, DiscrepancyKind
from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.pages.reconcile.reading import Evening


class EveningStep(StrEnum):
    """What is done in the evening, in this order."""

    CASH = "cash"
    STOCK = "stock"
    DIFFERENCES = "differences"
    PAYOUT = "payout"


class View(StrEnum):
    """Which list is shown."""

    OPEN = "open"
    DIFFERENCES = "differences"
    ANSWERED = "answered"
    TILLS = "tills"


STEP_ICONS: Final = {
    EveningStep.CASH: "cash",
    EveningStep.STOCK: "packages",
    EveningStep.DIFFERENCES: "scale",
    EveningStep.PAYOUT: "heart-handshake",
}

KIND_ICONS: Final = {
    DiscrepancyKind.SOLD_TWICE: "copy",
    DiscrepancyKind.BELOW_ZERO: "packages",
    DiscrepancyKind.UNKNOWN_ITEM: "help",
    DiscrepancyKind.UNKNOWN_CODE: "barcode",
    DiscrepancyKind.NO_MAKER: "user",
    DiscrepancyKind.PRICE_DIFFERS: "tag",
    DiscrepancyKind.CLOCK_WRONG: "clock",
    DiscrepancyKind.COUNT_DIFFERS: "checklist",
    DiscrepancyKind.CASH_DIFFERS: "cash",
    DiscrepancyKind.REFUNDED_BEYOND: "receipt-refund",
    DiscrepancyKind.SETTLED_TWICE: "coins",
}


def step_title(step: EveningStep) -> str:
    """Name a step."""
    return {
        EveningStep.CASH: _("Count the cash"),
        EveningStep.STOCK: _("Count the goods"),
        EveningStep.DIFFERENCES: _("Explain what differs"),
        EveningStep.PAYOUT: _("Pay the makers"),
    }[step]


def step_state(step: EveningStep, found: Evening) -> str:
    """Say how a step stands."""
    if step is EveningStep.CASH:
        return _("The till is still open") if found.counter.shift else _("The till is closed")
    if step is EveningStep.STOCK:
        return _stock_state(found)
    if step is EveningStep.DIFFERENCES:
        return _to_explain(len(found.differences))
    return _("What each is owed, a statement to sign, and the payment")


def is_done(step: EveningStep, found: Evening) -> bool:
    """Tell whether nothing waits at a step."""
    if step is EveningStep.CASH:
        return found.counter.shift is None
    if step is EveningStep.STOCK:
        return bool(found.counts) and not found.under_way
    return step is EveningStep.DIFFERENCES and not found.differences


def view_text(view: View, found: Evening) -> str:
    """Name a list, and how many stand in it."""
    counts = {
        View.OPEN: (_("To look at"), len(found.open.rows)),
        View.DIFFERENCES: (_("Cash and goods"), len(found.differences)),
        View.ANSWERED: (_("Answered"), len(found.answered)),
        View.TILLS: (_("Tills"), len(found.tills)),
    }
    name, count = counts[view]
    return _("{name} ({count})").format(name=name, count=count) if count else name


def tills_text(found: Evening) -> str:
    """Say whether all tills have reported; empty for a till that works alone."""
    others = [till for till in found.tills if not till.is_own and till.revoked_from is None]
    if not others:
        return ""
    if not found.silent:
        return ngettext(
            "{count} other till has reported.", "{count} other tills have reported.", len(others)
        ).format(count=len(others))
    names = ", ".join(isolate(till.label or till.till) for till in found.silent)
    return _("Not reported yet: {tills}").format(tills=names)


def deed_text(answer: Answer) -> str:
    """Name an answer as what a button does."""
    return {
        Answer.SEEN: _("It is right as it is"),
        Answer.STOCK_CORRECTED: _("Correct the stock"),
        Answer.MAKER_NAMED: _("Who made it?"),
        Answer.PRICE_ACCEPTED: _("Accept this price"),
        Answer.LINKED: _("Choose the product"),
        Answer.EXPLAINED: _("Say why"),
    }[answer]


def _stock_state(found: Evening) -> str:
    if found.under_way:
        return _("A count is under way")
    if not found.counts:
        return _("Never counted here")
    return _("Counted on {moment}").format(moment=isolate(moment_text(found.counts[0].count.at)))


def _to_explain(count: int) -> str:
    if not count:
        return _("Nothing differs without a reason")
    text = ngettext("{count} without a reason", "{count} without a reason", count)
    return text.format(count=count)
