"""What does not agree, in words: the same on the screen and on paper, in the active language."""

from collections.abc import Callable
from typing import Final

from pos.clock import local
from pos.domain.discrepancy import (
    Answer,
    Answered,
    Discrepancy,
    DiscrepancyKind,
    Measured,
    Witness,
)
from pos.domain.formatting import (
    date_text,
    isolate,
    ltr,
    money_text,
    quantity_text,
    time_text,
)
from pos.domain.money import MAD, Money
from pos.domain.quantity import Quantity, Unit
from pos.domain.text import drawable
from pos.i18n import DEFAULT_LANGUAGE, LANGUAGES, active_language
from pos.i18n import gettext as _

_BESIDE: Final = " · "


def kind_text(kind: DiscrepancyKind) -> str:
    """Name what does not agree."""
    return {
        DiscrepancyKind.SOLD_TWICE: _("Sold twice"),
        DiscrepancyKind.BELOW_ZERO: _("Stock below zero"),
        DiscrepancyKind.UNKNOWN_ITEM: _("Sold without a card"),
        DiscrepancyKind.UNKNOWN_CODE: _("Unknown code in a count"),
        DiscrepancyKind.NO_MAKER: _("No maker named"),
        DiscrepancyKind.PRICE_DIFFERS: _("Another price was asked"),
        DiscrepancyKind.CLOCK_WRONG: _("A clock is wrong"),
        DiscrepancyKind.COUNT_DIFFERS: _("A count differs"),
        DiscrepancyKind.CASH_DIFFERS: _("The cash differs"),
        DiscrepancyKind.REFUNDED_BEYOND: _("Came back too often"),
        DiscrepancyKind.SETTLED_TWICE: _("Settled twice"),
    }[kind]


def answer_text(answer: Answer) -> str:
    """Name what was done about it."""
    return {
        Answer.SEEN: _("Right as it is"),
        Answer.STOCK_CORRECTED: _("Stock corrected"),
        Answer.MAKER_NAMED: _("Maker named"),
        Answer.PRICE_ACCEPTED: _("Price accepted"),
        Answer.LINKED: _("Linked to a product"),
        Answer.EXPLAINED: _("Explained"),
    }[answer]


def subject_text(row: Discrepancy | Answered) -> str:
    """Name what it is about: a product, a line, a code, a closing or a till; isolated."""
    name = drawable(row.names.within(_language()))
    return isolate(name) if name else ltr(drawable(row.code))


def title_text(row: Discrepancy | Answered) -> str:
    """Name a discrepancy and what it is about."""
    return _("{what}: {name}").format(what=kind_text(row.kind), name=subject_text(row))


def compared_text(row: Discrepancy | Answered) -> str:
    """Say both numbers in one sentence."""
    words = _SENTENCES.get(row.kind, _usual)
    return words().format(
        expected=isolate(number_text(row.expected, row.measured, row.unit)),
        found=isolate(number_text(row.found, row.measured, row.unit)),
    )


def number_text(number: int, measured: Measured, unit: Unit = Unit.PIECE) -> str:
    """Write one of the two numbers."""
    if measured is Measured.MONEY:
        return money_text(Money(number, MAD), _language())
    if measured is Measured.TIME:
        return moment_text(number)
    return quantity_text(Quantity(number, unit), _language())


def moment_text(at: int) -> str:
    """Write a moment: its day and its time. at: microseconds UTC."""
    moment = local(at)
    return f"{date_text(moment, _language())} {time_text(moment, _language())}"


def witness_text(witness: Witness) -> str:
    """Say who, when and where in one line."""
    place = drawable(witness.place.within(_language()))
    parts = [
        isolate(moment_text(witness.at)),
        isolate(drawable(witness.till)),
        isolate(drawable(witness.person)) if witness.person else "",
        isolate(place) if place else "",
        _("receipt {number}").format(number=ltr(witness.receipt)) if witness.receipt else "",
    ]
    return _BESIDE.join(part for part in parts if part)


def answered_text(row: Answered) -> str:
    """Say what was done about it, and why."""
    note = drawable(row.note)
    parts = (answer_text(row.answer), isolate(note) if note else "")
    return _BESIDE.join(part for part in parts if part)


def answered_by_text(row: Answered) -> str:
    """Say who answered, when and where."""
    return witness_text(Witness(row.at, row.till, row.by))


def _language() -> str:
    """Return the language of names and numbers: the stretched one of layouts has words alone."""
    return code if (code := active_language()) in LANGUAGES else DEFAULT_LANGUAGE


def _usual() -> str:
    return _("Expected {expected}, found {found}.")


_SENTENCES: Final[dict[DiscrepancyKind, Callable[[], str]]] = {
    DiscrepancyKind.SOLD_TWICE: lambda: _("There was {expected}, and {found} were sold."),
    DiscrepancyKind.BELOW_ZERO: lambda: _("{found} on hand: more was sold than was there."),
    DiscrepancyKind.UNKNOWN_ITEM: lambda: _("Sold for {found}; no stock was moved."),
    DiscrepancyKind.UNKNOWN_CODE: lambda: _("Counted {found}; no product has this code."),
    DiscrepancyKind.NO_MAKER: lambda: _("Sold for {found}; nobody can be paid for it yet."),
    DiscrepancyKind.PRICE_DIFFERS: lambda: _("{found} was asked, the price is {expected}."),
    DiscrepancyKind.CLOCK_WRONG: lambda: _("It showed {found} when it was {expected}."),
    DiscrepancyKind.COUNT_DIFFERS: lambda: _("{expected} by the book, {found} found."),
    DiscrepancyKind.CASH_DIFFERS: lambda: _("{expected} expected, {found} counted."),
    DiscrepancyKind.REFUNDED_BEYOND: lambda: _("{expected} sold, {found} came back."),
    DiscrepancyKind.SETTLED_TWICE: lambda: _(
        "{expected} was due, {found} was settled. The next statement takes off what is too much."
    ),
}
