"""In which languages a paper speaks, and on what it is printed."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from pos.printing.paper import A4, A5, ROLL_58_MM, ROLL_80_MM
from pos.printing.paper import Sheet as PaperSize
from ui.papers.named_rows import NamedRows
from ui.screen_language import screen_language
from ui.settings.device_section import OWN_NAMES
from ui.theme import Theme
from ui.widgets.pill_flow import PillFlow


@dataclass(frozen=True, slots=True)
class PaperLook:
    """languages: one or two, the first leads."""

    languages: tuple[str, ...]
    sheet: PaperSize


class PaperChoices(QObject):
    """Three rows at the end of a form. look: what is chosen."""

    def __init__(self, theme: Theme, rows: NamedRows) -> None:
        super().__init__(rows)
        self.look = PaperLook((screen_language(),), A4)
        self.first = PillFlow(theme)
        self.second = PillFlow(theme)
        self.sheets = PillFlow(theme)
        rows.add(_("Language"), self.first)
        rows.add(_("Second language"), self.second)
        rows.add(_("Paper"), self.sheets)
        # Names of papers are the same in every language.
        rolls = [(ROLL_80_MM, ltr("80 mm")), (ROLL_58_MM, ltr("58 mm"))]
        sizes = [(A4, "A4"), (A5, "A5"), *rolls]
        self.first.set_pills(OWN_NAMES, self.look.languages[0])
        self.sheets.set_pills(sizes, self.look.sheet)
        self._offer_second("")
        self.first.picked.connect(self._lead_with)
        self.second.picked.connect(self._follow_with)
        self.sheets.picked.connect(self._take_sheet)

    def _offer_second(self, picked: str) -> None:
        first = self.look.languages[0]
        others = [(code, name) for code, name in OWN_NAMES if code != first]
        self.second.set_pills([("", _("None")), *others], picked)

    def _lead_with(self, code: str) -> None:
        others = tuple(other for other in self.look.languages[1:] if other != code)
        self.look = PaperLook((code, *others), self.look.sheet)
        self._offer_second(next(iter(others), ""))

    def _follow_with(self, code: str) -> None:
        first = self.look.languages[0]
        self.look = PaperLook((first, code) if code else (first,), self.look.sheet)

    def _take_sheet(self, sheet: PaperSize) -> None:
        self.look = PaperLook(self.look.languages, sheet)
