"""One maker: who they are, how they are paid, and what was agreed with them."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.names import Names
from pos.domain.product import Maker
from pos.domain.terms import Level, Terms, agreed
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.catalogue import NameMissing
from pos.services.known_makers import save_maker
from pos.services.terms import cooperative_terms
from ui.operations import Operations
from ui.settling.terms_fields import TermsFields
from ui.settling.words import agreed_text
from ui.sheets.marks.marks_sheet import MarksSheet
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import saves_form
from ui.widgets.field import LineField
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_NOBODY: Final = Maker("", Names())


class MakerSheet(Sheet):
    """Adds a maker, or changes one. Signals: saved(str): the id; the sheet has closed by then.

    french, arabic, english, phone, number, bank: the fields. terms: what was agreed.
    marks_button: to the quality marks of one that is there.
    """

    saved = Signal(str)

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, maker: Maker = _NOBODY
    ) -> None:
        title = _("Change the maker") if maker.id else _("New maker")
        super().__init__(theme, window, title, width=940, height=660)
        self._operations = operations
        self._maker = maker
        self._cooperative = Terms()
        self.french = LineField(theme, _("Name in French"))
        self.arabic = LineField(theme, _("Name in Arabic"))
        self.english = LineField(theme, _("Name in English"))
        self.phone = LineField(theme, _("Phone"))
        self.number = LineField(theme, _("Number in the cooperative, if any"))
        self.bank = LineField(theme, _("Bank account (RIB), for transfers"))
        self.terms = TermsFields(theme, silent=_("As for all"))
        self.sentence = label(role="strong", wraps=True)
        self._fault = label(role="fault", wraps=True)
        self.marks_button = Button(theme, _("Quality marks"), "soft", icon="shield-check")
        if not maker.id:
            self.marks_button.hide()
        self._save = Button(theme, _("Save the maker"), "primary", icon="check")
        self._lay_out()
        self._fill(maker)
        self.terms.changed.connect(self._tell)
        self._save.clicked.connect(self.save)
        self.marks_button.clicked.connect(self._open_marks)
        operations.read(self, cooperative_terms, done=self._take_cooperative)

    def save(self) -> None:
        """Keep what is filled in."""
        try:
            terms = self.terms.read()
        except FieldNotAccepted:
            return
        wanted = replace(
            self._maker,
            names=Names(self.french.text, self.arabic.text, self.english.text),
            phone=self.phone.text,
            number=self.number.text,
            bank=self.bank.text,
            terms=terms,
        )
        self._save.setEnabled(False)
        self._operations.write(self, save_maker, wanted, done=self._finish, failed=self._refuse)

    def _open_marks(self) -> None:
        window = self.window()
        MarksSheet(self.theme, self._operations, window, maker=self._maker.id).open_sheet()

    def _finish(self, maker: str) -> None:
        self.close_sheet()
        self.saved.emit(maker)

    def _refuse(self, error: PosError) -> None:
        self._save.setEnabled(True)
        say = self.french.refuse if isinstance(error, NameMissing) else self._fault.setText
        say(str(error))

    def _take_cooperative(self, terms: Terms) -> None:
        self._cooperative = terms
        self._tell()

    def _tell(self) -> None:
        own = self.terms.so_far()
        levels = ((Level.MAKER, own), (Level.COOPERATIVE, self._cooperative))
        self.sentence.setText(agreed_text(agreed(levels)))

    def _fill(self, maker: Maker) -> None:
        self.french.show_text(maker.names.fr)
        self.arabic.show_text(maker.names.ar)
        self.english.show_text(maker.names.en)
        self.phone.show_text(maker.phone)
        self.number.show_text(maker.number)
        self.bank.show_text(maker.bank)
        self.terms.fill(maker.terms)
        self._tell()

    def _lay_out(self) -> None:
        space = self.theme.space
        fields = (self.french, self.arabic, self.english, self.phone, self.number, self.bank)
        for field in (self.phone, self.bank):
            field.keep_left_to_right()
        for field, after in zip(fields, fields[1:], strict=False):
            field.entered.connect(after.take_focus)
        form = QWidget()
        left = QVBoxLayout(form)
        left.setContentsMargins(0, 0, space("small"), 0)
        left.setSpacing(space("small"))
        for field in fields:
            left.addWidget(field)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(space("wide"))
        row.addWidget(finger_scroll(form), 1)
        row.addWidget(finger_scroll(self._agreement()), 1)
        self.body.addLayout(row, 1)
        self.body.addWidget(self._fault)
        self.body.addWidget(self._save)

    def _agreement(self) -> QWidget:
        agreement = QWidget()
        right = QVBoxLayout(agreement)
        right.setContentsMargins(0, 0, self.theme.space("small"), 0)
        right.setSpacing(self.theme.space("small"))
        right.addWidget(label(_("What was agreed"), "title"))
        right.addWidget(self.terms)
        right.addWidget(self.sentence)
        right.addWidget(self.marks_button, 0, Qt.AlignmentFlag.AlignLeading)
        right.addStretch(1)
        return agreement

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)
