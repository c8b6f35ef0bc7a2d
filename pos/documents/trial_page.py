"""The test page: what a printer can do, and what it says of itself, on one paper.

Whoever helps a seller asks for a photo of it: three scripts, symbols of each kind, a ruler that
shows whether a dot is an eighth of a millimetre, and the printer's own answers.
"""

from dataclasses import dataclass
from typing import Final

from pos.documents.document import (
    Block,
    Code,
    CodeKind,
    Document,
    Line,
    Role,
    Row,
    Rule,
    Ruler,
    as_typed,
    said,
)
from pos.domain.formatting import ltr
from pos.domain.text import drawable
from pos.i18n import gettext as _

_SCRIPTS: Final = (
    as_typed("Ça coûte 1\u202f234,50 DH – « œuvre »", "fr"),
    as_typed("رحبة: المجموع \u20661 234,50\u2069 درهم", "ar"),
    as_typed("ⴰⵣⵓⵍ · ⵜⵉⴼⵉⵏⴰⵖ", "fr"),
)
_NUMBER: Final = "TEST-000001"
_PRODUCT: Final = "6111234567895"
_LINK: Final = "https://rahba.example/test"


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """What is known of the printer. answers: its state as hexadecimal; empty where it is mute."""

    place: str
    width_dots: int
    name: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class TrialPage(Document):
    """The document of a test; nothing of it is recorded."""

    @property
    def file_name(self) -> str:
        """A name without ending, the same for every test."""
        return "test-page"


def trial_page(facts: PrinterFacts, languages: tuple[str, ...]) -> TrialPage:
    """Write the test page for a printer, in the languages of its papers."""
    answers = facts.answers or _("none")
    rows = (
        (lambda: _("Printer"), facts.name or "?"),
        (lambda: _("Connected to"), facts.place),
        (lambda: _("Dots across"), str(facts.width_dots)),
        (lambda: _("Answers"), answers),
    )
    blocks: list[Block] = [
        Line(said(languages, lambda: _("Test page")), Role.TITLE),
        Rule(),
        *(Line(script) for script in _SCRIPTS),
        Rule(),
        *(Row(said(languages, words), ltr(drawable(value))) for words, value in rows),
        Rule(),
        Line(said(languages, lambda: _("Ruler, in millimetres")), Role.SMALL),
        Ruler(),
        Rule(),
        Code(_NUMBER),
        Line(as_typed(_NUMBER, languages[0]), Role.SMALL),
        Code(_PRODUCT, CodeKind.EAN_13),
        Line(as_typed(_PRODUCT, languages[0]), Role.SMALL),
        Code(_LINK, CodeKind.QR),
        Line(as_typed(_LINK, languages[0]), Role.SMALL),
    ]
    return TrialPage(_("Test page"), languages, tuple(blocks))
