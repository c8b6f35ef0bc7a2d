"""What stands at the head of every list: its title, whose it is, when and where it was made."""

from collections.abc import Callable
from dataclasses import dataclass

from pos.clock import wall_clock
from pos.documents.document import (
    Beside,
    Block,
    Line,
    Role,
    Row,
    Wording,
    as_typed,
    paragraphs,
    said,
)
from pos.documents.receipt_sections import stamp_blocks
from pos.domain.formatting import (
    NO_BREAK_SPACE,
    date_of_day_text,
    date_text,
    isolate,
    ltr,
    time_text,
)
from pos.domain.names import Names
from pos.domain.sale_words import Days
from pos.domain.seller import Seller
from pos.domain.text import drawable
from pos.i18n import active_language, language
from pos.i18n import gettext as _

Languages = tuple[str, ...]
Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class ListFacts:
    """Who made a list, where and when.

    at: microseconds UTC; ahead: how many minutes the wall clock was ahead of UTC.
    is_example: marked as worth nothing, for the sample fair.
    """

    seller: Seller
    place: Names
    at: int
    ahead: int
    is_example: bool = False


def head_blocks(
    title: Words,
    facts: ListFacts,
    languages: Languages,
    rows: tuple[Row, ...] = (),
    *,
    copy: bool = False,
) -> list[Block]:
    """Write the head. rows: what is particular to this list, under place and date.

    copy: marked as a duplicate.
    """
    seller = _seller_rows(facts.seller, languages)
    about = (*_place_rows(facts, languages), _made_row(facts, languages), *rows)
    return [
        *stamp_blocks(languages, copy=copy, example=facts.is_example),
        Line(said(languages, title), Role.TITLE),
        Beside(seller, about),
    ]


def running_head(
    title: Words, facts: ListFacts, languages: Languages, about: Names | None = None
) -> Wording:
    """Say title, whose it is and the day once more, for the top of every page after the first.

    about: whom the list is about; the seller where it is about nobody in particular.
    """
    day = wall_clock(facts.at, facts.ahead)

    def words() -> str:
        named = drawable((about or facts.seller.names).within(active_language()))
        parts = (title(), isolate(named) if named else "", date_text(day, active_language()))
        return " · ".join(part for part in parts if part)

    return said(languages, words)


def names_wording(names: Names, languages: Languages) -> Wording:
    """Say a name in each language, isolated; nothing where it has none."""

    def words() -> str:
        name = drawable(names.within(active_language()))
        return isolate(name) if name else ""

    return said(languages, words)


def fact_row(words: Words, value: str, languages: Languages) -> Row:
    """Put a fact that was typed across from what it is called."""
    return Row(said(languages, words), isolate(drawable(value)))


def period_row(days: Days, languages: Languages) -> Row:
    """Say which days a paper is about."""

    def words() -> str:
        first, last = (
            isolate(date_of_day_text(day, active_language())) for day in (days.first, days.last)
        )
        if days.first == days.last:
            return _("Sales of {day}").format(day=first)
        return _("Sales from {first} to {last}").format(first=first, last=last)

    return Row(said(languages, words))


def _seller_rows(seller: Seller, languages: Languages) -> tuple[Row, ...]:
    main = languages[0]
    typed = [*paragraphs(seller.address), *_numbers(seller)]
    names = names_wording(seller.names, languages)
    first = (Row(names, role=Role.STRONG),) if names else ()
    return (*first, *(Row(as_typed(text, main)) for text in typed))


def _numbers(seller: Seller) -> list[str]:
    given = [drawable(seller.phone)]
    given += [f"ICE{NO_BREAK_SPACE}{drawable(seller.ice)}" if drawable(seller.ice) else ""]
    return [ltr(text) for text in given if text]


def _place_rows(facts: ListFacts, languages: Languages) -> tuple[Row, ...]:
    place = names_wording(facts.place, languages)
    return (Row(place, role=Role.STRONG),) if place else ()


def _made_row(facts: ListFacts, languages: Languages) -> Row:
    moment, main = wall_clock(facts.at, facts.ahead), languages[0]
    made = f"{date_text(moment, main)} {time_text(moment, main)}"
    return Row(said(languages, lambda: _("Made on")), made)


def title_of(words: Words, languages: Languages) -> str:
    """Return what names the file, in the main language."""
    with language(languages[0]):
        return words()
