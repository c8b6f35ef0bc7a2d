"""Makers and what was agreed for all of them, from the settings."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt

from pos.changed import Changed
from pos.domain.terms import Level, Terms, agreed
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.terms import cooperative_terms, save_cooperative_terms
from ui.operations import Operations
from ui.settings.section import Section
from ui.settling.terms_fields import TermsFields
from ui.settling.words import agreed_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class MakersSection(Section):
    """Reads and keeps its part itself. terms: of the cooperative. open: the list of makers.

    marks: the quality marks of the house.
    """

    def __init__(self, theme: Theme, operations: Operations, papers: Path) -> None:
        super().__init__(
            theme,
            _("Makers and their accounts"),
            _("What was agreed with makers, what each is owed, and paying them after a fair."),
        )
        self._operations = operations
        self._papers = papers
        self.open = Button(theme, _("Makers and their accounts"), "soft", icon="users")
        self.marks = Button(theme, _("Quality marks of the house"), "soft", icon="shield-check")
        self.terms = TermsFields(theme, silent=_("Not agreed"))
        self.sentence = label(role="caption", wraps=True)
        # One above the other: both names are long, and longer still in some languages.
        for button in (self.open, self.marks):
            self.column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.terms)
        self.column.addWidget(self.sentence)
        self.open.clicked.connect(self._open)
        self.marks.clicked.connect(self._open_marks)
        self.terms.changed.connect(self._tell)
        self.terms.bargains.picked.connect(lambda _key: self.keep())
        self.terms.cash.picked.connect(lambda _key: self.keep())
        self.terms.commission.line.editingFinished.connect(self.keep)
        operations.changed.connect(self._follow)
        self._read()

    def keep(self) -> None:
        """Keep what is filled in."""
        try:
            terms = self.terms.read()
        except FieldNotAccepted:
            return
        self._operations.write(self, save_cooperative_terms, terms, failed=self._refuse)

    def _refuse(self, error: PosError) -> None:
        self.terms.commission.refuse(str(error))

    def _open(self) -> None:
        # The sheets of accounts are loaded when somebody looks at one.
        from ui.settling.makers_sheet import MakersSheet

        window = self.window()
        MakersSheet(self.theme, self._operations, window, self._papers).open_sheet()

    def _open_marks(self) -> None:
        from ui.sheets.marks.marks_sheet import MarksSheet

        MarksSheet(self.theme, self._operations, self.window()).open_sheet()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.SETTINGS and not self.terms.commission.line.hasFocus():
            self._read()

    def _read(self) -> None:
        self._operations.read(self, cooperative_terms, done=self._show)

    def _show(self, terms: Terms) -> None:
        self.terms.fill(terms)
        self._tell()

    def _tell(self) -> None:
        levels: Mapping[Level, Terms] = {Level.COOPERATIVE: self.terms.so_far()}
        self.sentence.setText(agreed_text(agreed(levels.items())))
