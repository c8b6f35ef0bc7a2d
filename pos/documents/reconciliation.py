"""What an evening came to, on paper: the tills, what does not agree, and what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from pos.documents.discrepancy_words import (
    answered_by_text,
    answered_text,
    compared_text,
    kind_text,
    moment_text,
    subject_text,
    title_text,
    witness_text,
)
from pos.documents.document import (
    Block,
    Document,
    Line,
    Role,
    Row,
    Signing,
    Table,
    TableColumn,
    TableGroup,
    Wording,
    said,
)
from pos.documents.list_head import (
    Languages,
    ListFacts,
    Words,
    head_blocks,
    running_head,
    title_of,
)
from pos.domain.discrepancy import Answered, Discrepancy
from pos.domain.formatting import isolate, ltr
from pos.domain.text import drawable
from pos.i18n import gettext as _
from pos.i18n import ngettext

# So many facts of one discrepancy stand on the paper; the screen has all.
_MOST_WITNESSES = 4


@dataclass(frozen=True, slots=True)
class ReconciledTill:
    """A till of the cooperative. until: up to when its work is here, microseconds UTC; 0 never."""

    label: str
    series: str
    until: int
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class ReconciliationFacts:
    """All that stands on the paper. facts: who made it, where and when."""

    facts: ListFacts
    tills: tuple[ReconciledTill, ...]
    open: tuple[Discrepancy, ...]
    answered: tuple[Answered, ...]


def reconciliation(found: ReconciliationFacts, languages: Languages) -> Document:
    """Write the paper. languages: one or two of fr, ar, en; the first decides its direction."""
    about = (Row(said(languages, lambda: _open_text(len(found.open)))),)
    frames = (
        said(languages, lambda: _("Made by (name and signature)")),
        said(languages, lambda: _("Seen by (name and signature)")),
    )
    blocks: tuple[Block, ...] = (
        *head_blocks(_title, found.facts, languages, about),
        *_part(lambda: _("Tills"), _tills(found.tills, languages), languages),
        *_part(lambda: _("To look at"), _open(found.open, languages), languages),
        *_part(lambda: _("Answered"), _answered(found.answered, languages), languages),
        Signing(frames),
    )
    running = running_head(_title, found.facts, languages)
    return Document(title_of(_title, languages), languages, blocks, running=running)


def _title() -> str:
    return _("Reconciliation")


def _open_text(count: int) -> str:
    if not count:
        return _("Everything agrees")
    text = ngettext("{count} thing to look at", "{count} things to look at", count)
    return text.format(count=count)


def _part(title: Words, block: Block, languages: Languages) -> tuple[Block, ...]:
    return Line(said(languages, title), Role.STRONG), block


def _tills(tills: Iterable[ReconciledTill], languages: Languages) -> Table:
    columns = (
        TableColumn(said(languages, lambda: _("Till")), weight=3),
        TableColumn(said(languages, lambda: _("Receipts"))),
        TableColumn(said(languages, lambda: _("Work is here up to")), weight=2),
    )
    rows = tuple(
        (
            said(languages, partial(_label, till)),
            said(languages, partial(_series, till)),
            said(languages, partial(_until, till)),
        )
        for till in tills
    )
    return Table(columns, (TableGroup((), rows),))


def _label(till: ReconciledTill) -> str:
    return isolate(drawable(till.label))


def _series(till: ReconciledTill) -> str:
    return ltr(drawable(till.series))


def _what(row: Answered) -> str:
    return f"{title_text(row)}. {compared_text(row)}"


def _until(till: ReconciledTill) -> str:
    if till.is_own:
        return _("This till")
    return moment_text(till.until) if till.until else _("Not reported yet")


def _open(rows: tuple[Discrepancy, ...], languages: Languages) -> Block:
    if not rows:
        return Line(said(languages, lambda: _("Everything agrees")))
    columns = (
        TableColumn(said(languages, lambda: _("What")), weight=2),
        TableColumn(said(languages, lambda: _("What does not agree")), weight=3),
        TableColumn(said(languages, lambda: _("Who, when and where")), weight=4),
    )
    groups = tuple(
        TableGroup(
            said(languages, partial(kind_text, kind)),
            tuple(_open_row(row, languages) for row in of_kind),
        )
        for kind, of_kind in groupby(rows, key=lambda row: row.kind)
    )
    return Table(columns, groups)


def _open_row(row: Discrepancy, languages: Languages) -> tuple[Wording, ...]:
    return (
        said(languages, lambda: subject_text(row)),
        said(languages, lambda: compared_text(row)),
        said(languages, lambda: _witnesses(row)),
    )


def _witnesses(row: Discrepancy) -> str:
    return "; ".join(witness_text(witness) for witness in row.witnesses[:_MOST_WITNESSES])


def _answered(rows: tuple[Answered, ...], languages: Languages) -> Block:
    if not rows:
        return Line(said(languages, lambda: _("Nothing was answered yet")))
    columns = (
        TableColumn(said(languages, lambda: _("What")), weight=3),
        TableColumn(said(languages, lambda: _("Answer")), weight=3),
        TableColumn(said(languages, lambda: _("Who, when and where")), weight=3),
    )
    cells = tuple(
        (
            said(languages, partial(_what, row)),
            said(languages, partial(answered_text, row)),
            said(languages, partial(answered_by_text, row)),
        )
        for row in rows
    )
    return Table(columns, (TableGroup((), cells),))
