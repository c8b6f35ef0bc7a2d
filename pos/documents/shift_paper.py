"""The papers of a shift: the report so far (X), and the one of its closing (Z).

A closing is drawn from the values of its own entry, so that a copy made years later says what was
printed. It bears the last hash: whoever keeps the paper keeps an anchor of the whole journal.
"""

from dataclasses import dataclass
from datetime import datetime

from pos.clock import wall_clock
from pos.documents.document import (
    Block,
    Code,
    Document,
    Line,
    Role,
    Row,
    Rule,
    Said,
    Wording,
    as_typed,
    said,
)
from pos.documents.receipt_sections import seller_blocks, stamp_blocks
from pos.documents.shift_sections import (
    drawer_blocks,
    end_blocks,
    money_blocks,
    move_blocks,
    sales_blocks,
    tax_sum_blocks,
)
from pos.documents.shift_story import ShiftStory
from pos.domain.formatting import NO_BREAK_SPACE, date_text, isolate, ltr, time_text
from pos.domain.text import drawable
from pos.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class ShiftPaper(Document):
    """The document of one shift.

    number: as printed, `Z-7K3-0007`; `X-7K3` for a report so far.
    entry_id: the closing it was made from, empty for a report so far.
    is_copy: printed again, and marked so.
    """

    number: str
    entry_id: str
    is_copy: bool

    @property
    def file_name(self) -> str:
        """A name without ending: the same paper always gets the same, two papers never."""
        name = f"{self.number}_{self.entry_id}" if self.entry_id else self.number
        return f"{name}_copy" if self.is_copy else name


def shift_paper(
    story: ShiftStory, languages: tuple[str, ...], *, copy: bool = False, example: bool = False
) -> ShiftPaper:
    """Write the paper of a shift: its closing when it has ended, else the report so far.

    languages: one or two of fr, ar, en; the first decides direction and the writing of amounts.
    copy: marked as a duplicate; example: marked as worth nothing, for the sample fair.
    """
    blocks: list[Block] = [
        *stamp_blocks(languages, copy=copy, example=example),
        *seller_blocks(story.seller, languages),
        Rule(),
        *_heading(story, languages),
        Rule(is_heavy=True),
        *sales_blocks(story.report, languages),
    ]
    for section in (
        money_blocks(story.report, languages),
        tax_sum_blocks(story.report, languages),
        move_blocks(story, languages),
        drawer_blocks(story, languages),
        end_blocks(story, languages),
        _signatures(story, languages),
    ):
        blocks += [Rule(), *section] if section else []
    blocks += _trace(story, languages)
    entry = "" if story.end is None else story.end.entry_id
    return ShiftPaper(story.number, languages, tuple(blocks), story.number, entry, copy)


def _heading(story: ShiftStory, languages: tuple[str, ...]) -> list[Block]:
    number = ltr(drawable(story.number))

    def title() -> str:
        sentence = _("Report so far {number}") if story.end is None else _("Closing {number}")
        return sentence.format(number=number)

    till = " · ".join(part for part in (drawable(story.till), drawable(story.label)) if part)
    main = languages[0]
    opened = _moment(story.opened_at, story.opened_ahead, main)
    ended = _moment(story.at, story.ahead, main)
    rows: list[Block] = [
        Row(said(languages, title), role=Role.STRONG),
        Row(said(languages, lambda: _("Till")), isolate(till)),
        Row(said(languages, lambda: _("Opened")), opened),
        Row(said(languages, lambda: _("Until now") if story.end is None else _("Closed")), ended),
    ]
    first, last = story.report.first_number, story.report.last_number
    if last:
        numbers = f"{story.series}-{first:06d} – {last:06d}"
        rows.append(Row(said(languages, lambda: _("Receipts")), ltr(drawable(numbers))))
    people = [(lambda: _("Opened by"), story.opened_by)]
    if story.end is not None:
        people.append((lambda: _("Closed by"), story.end.closed_by))
    rows += [
        Row(said(languages, words), isolate(drawable(name)))
        for words, name in people
        if drawable(name)
    ]
    return rows


def _moment(at: int, ahead: int, language: str) -> str:
    moment: datetime = wall_clock(at, ahead)
    return f"{date_text(moment, language)} {time_text(moment, language)}"


def _signatures(story: ShiftStory, languages: tuple[str, ...]) -> list[Block]:
    """Leave room for two people to sign what they counted."""
    if story.end is None:
        return []
    verified = drawable(story.end.verified_by)

    def second() -> str:
        if not verified:
            return _("Verified by (name and signature)")
        return _("Verified by {name} (signature)").format(name=isolate(verified))

    room = Line(_blank(languages), Role.TITLE)
    counted = said(languages, lambda: _("Counted by (signature)"))
    return [Row(counted), room, Rule(), Row(said(languages, second)), room, Rule()]


def _blank(languages: tuple[str, ...]) -> Wording:
    return (Said(NO_BREAK_SPACE, languages[0]),)


def _trace(story: ShiftStory, languages: tuple[str, ...]) -> list[Block]:
    """Print what matches the paper with its entry: short to compare, whole to prove."""
    end = story.end
    if end is None:
        words = said(languages, lambda: _("This report closes nothing: selling goes on."))
        return [Rule(), Line(words, Role.SMALL)]
    number = drawable(story.number)
    parts = [ltr(drawable(part)) for part in (number, end.entry_id, end.check)]
    halves = [drawable(end.hash[start : start + 32]) for start in (0, 32)]
    return [
        Code(number),
        Line(as_typed(" · ".join(parts), languages[0]), Role.SMALL),
        Line(said(languages, lambda: _("Last hash of the journal")), Role.SMALL),
        *(Line((Said(ltr(half), languages[0]),), Role.SMALL) for half in halves),
    ]
