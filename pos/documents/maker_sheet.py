"""The sheet of a maker: who made the pieces of a dossier, on one page in one language.

It goes with the goods to who lists them: name, craft, place, a story where there is one, and the
pieces with their photos. A quality mark stands on it while it holds, and no day longer. No phone
and no address: it may end on a public page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pos.documents.craft_words import craft_name
from pos.documents.document import (
    Block,
    Cells,
    Document,
    Line,
    Photo,
    Photos,
    Role,
    Row,
    Rule,
    Table,
    TableColumn,
    TableGroup,
    as_typed,
    paragraphs,
    said,
)
from pos.documents.goods import designation, typed_cell
from pos.documents.list_head import names_wording
from pos.documents.mark_words import mark_text
from pos.domain.formatting import count_text, isolate
from pos.domain.mark import QualityMark
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.text import drawable
from pos.i18n import active_language, language, ngettext
from pos.i18n import gettext as _

# What has room on one page.
MOST_PIECES: Final = 10
MOST_PHOTOS: Final = 6
MOST_MARKS: Final = 4
_MOST_STORY: Final = 8
_PHOTO_MM: Final = 62


@dataclass(frozen=True, slots=True)
class MadePiece:
    """One piece as the sheet names it."""

    names: Names
    variant: str
    sku: str
    materials: str
    dimensions: str


@dataclass(frozen=True, slots=True)
class MakerFacts:
    """A maker and what they made. place: town or region, empty where nobody said. story: as typed.

    photos: of some of the pieces. count: how many pieces are in the dossier, all of them.
    marks: quality marks of this maker that hold on the day of the sheet.
    """

    names: Names
    crafts: tuple[Craft, ...]
    place: str
    pieces: tuple[MadePiece, ...]
    count: int
    photos: tuple[Photo, ...] = ()
    story: str = ""
    marks: tuple[QualityMark, ...] = ()


def maker_sheet(facts: MakerFacts, code: str) -> Document:
    """Write the sheet in one language."""
    languages = (code,)
    name = names_wording(facts.names, languages) or said(languages, lambda: _("Maker not named"))
    blocks: list[Block] = [
        Line(said(languages, lambda: _("The maker")), Role.SMALL),
        Line(name, Role.TITLE),
        *_about(facts, code),
        *(Line(as_typed(mark_text(mark, code), code)) for mark in facts.marks[:MOST_MARKS]),
        Rule(),
    ]
    if facts.photos:
        blocks.append(Photos(facts.photos[:3], _PHOTO_MM))
    blocks += [Row(as_typed(part, code)) for part in paragraphs(facts.story)[:_MOST_STORY]]
    if facts.pieces:
        blocks += _pieces(facts, code)
    with language(code):
        title = f"{_('The maker')} – {drawable(facts.names.within(code))}"
    return Document(title, languages, tuple(blocks))


def _about(facts: MakerFacts, code: str) -> Iterable[Line]:
    with language(code):
        crafts = [craft_name(craft) for craft in facts.crafts if craft is not Craft.OTHER]
    parts = [*crafts, *([isolate(drawable(facts.place))] if drawable(facts.place) else [])]
    if parts:
        yield Line(as_typed(" · ".join(parts), code), Role.STRONG)


def _pieces(facts: MakerFacts, code: str) -> list[Block]:
    languages = (code,)

    def heading() -> str:
        words = ngettext("{count} piece", "{count} pieces", facts.count)
        return words.format(count=isolate(count_text(facts.count, active_language())))

    columns = (
        TableColumn(said(languages, lambda: _("Piece")), weight=3),
        TableColumn(said(languages, lambda: _("Materials")), weight=2),
        TableColumn(said(languages, lambda: _("Dimensions")), weight=2),
    )
    rows = tuple(_cells(piece, languages) for piece in facts.pieces[:MOST_PIECES])
    blocks: list[Block] = [Table(columns, (TableGroup(said(languages, heading), rows),))]
    if len(facts.photos) > 3:
        blocks.append(Photos(facts.photos[3:MOST_PHOTOS], _PHOTO_MM // 2))
    return blocks


def _cells(piece: MadePiece, languages: tuple[str, ...]) -> Cells:
    return (
        designation(piece.names, piece.variant, piece.sku, languages),
        typed_cell(piece.materials, languages),
        typed_cell(piece.dimensions, languages),
    )
