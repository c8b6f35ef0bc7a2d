"""In which languages a paper speaks, and on what it is printed."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from pos.printing.paper import A4, A5, ROLL_58_MM, ROLL_80_MM
from pos.printing.paper import Sheet as PaperSize
from ui.papers.named_rows import NamedRows, side_by_side
from ui.screen_language import screen_language
from ui.settings.device_section import OWN_NAMES
from ui.theme import Theme
from ui.widgets.picker import Picker
from ui.widgets.pill_flow import PillFlow


@dataclass(frozen=True, slots=True)
class PaperLook:
    """languages: one or two, the first leads."""

    languages: tuple[str, ...]
    sheet: PaperSize


class PaperChoices(QObject):
    """Two rows at the end of a form. look: what is chosen.

    first, second: the languages. sheets: the papers.
    """

    def __init__(self, theme: Theme, rows: NamedRows) -> None:
        super().__init__(rows)
        self.look = PaperLook((screen_language(),), A4)
        self.first = Picker(theme, _("Main language"))
        self.second = Picker(theme, _("Second language"))
        self.sheets = PillFlow(theme)
        rows.add(_("Languages"), side_by_side(theme, self.first, self.second))
        rows.add(_("Paper"), self.sheets)
        # Names of papers are the same in every language.
        rolls = [(ROLL_80_MM, ltr("80 mm")), (ROLL_58_MM, ltr("58 mm"))]
        self.sheets.set_pills([(A4, "A4"), (A5, "A5"), *rolls], self.look.sheet)
        self._show_languages()
        self.first.activated.connect(self._lead)
        self.second.activated.connect(self._follow)
        self.sheets.picked.connect(self._take_sheet)

    def _show_languages(self) -> None:
        """Offer as second what the first is not."""
        first, second = [*self.look.languages, ""][:2]
        self.first.set_choices(OWN_NAMES, first)
        others = [(code, name) for code, name in OWN_NAMES if code != first]
        self.second.set_choices([("", _("No second language")), *others], second)

    def _lead(self, _number: int) -> None:
        first = str(self.first.picked)
        others = tuple(code for code in self.look.languages[1:] if code != first)
        self.look = replace(self.look, languages=(first, *others))
        self._show_languages()

    def _follow(self, _number: int) -> None:
        second = str(self.second.picked or "")
        first = self.look.languages[0]
        self.look = replace(self.look, languages=(first, second) if second else (first,))

    def _take_sheet(self, sheet: PaperSize) -> None:
        self.look = replace(self.look, sheet=sheet)
