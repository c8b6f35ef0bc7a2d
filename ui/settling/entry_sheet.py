"""Writing one line into a maker's account: an advance, rent, materials, an adjustment."""

from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos.documents.account_statement import KIND_WORDS
from pos.domain.account import ENTERED, AccountKind
from pos.domain.money import MAD
from pos.domain.parsing import parse_money
from pos.domain.product import Maker
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.entering import ReasonMissing, enter
from ui.operations import Operations
from ui.settings.section import SwitchRow
from ui.settling.words import maker_name
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import saves_form
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.pill_flow import PillFlow
from ui.widgets.sheet import Sheet


class EntrySheet(Sheet):
    """kinds, sides: the pills. amount, note: the fields. drawer: it is handed over now.

    An adjustment goes either way: sides says for whom.
    """

    def __init__(self, theme: Theme, operations: Operations, window: QWidget, maker: Maker) -> None:
        title = _("Write into the account")
        super().__init__(theme, window, title, width=640, height=590)
        self._operations = operations
        self._maker = maker
        self._kind = AccountKind.ADVANCE
        self._is_against = True
        self.kinds, self.sides = PillFlow(theme), PillFlow(theme)
        self.amount = LineField(theme, _("Amount in dirham"), hint="0", line=NumberLine())
        self.note = LineField(theme, _("Remark, if you like"))
        self.drawer = SwitchRow(
            theme,
            _("Handed over now, out of this till’s drawer"),
            _("It stands on the closing report as a pay-out."),
        )
        self._fault = label(role="fault", wraps=True)
        self._save = Button(theme, _("Write it down"), "primary", icon="check")
        self._lay_out()
        self.kinds.picked.connect(self._take_kind)
        self.sides.picked.connect(self._take_side)
        self.amount.entered.connect(self.note.take_focus)
        self.note.entered.connect(self.save)
        self._save.clicked.connect(self.save)
        self._take_kind(self._kind)

    def save(self) -> None:
        """Keep what is filled in."""
        try:
            amount = self.amount.parsed(lambda text: parse_money(text, MAD))
        except FieldNotAccepted:
            return
        if self._kind is AccountKind.ADJUSTMENT and self._is_against:
            amount = -amount
        is_advance = self._kind is AccountKind.ADVANCE
        from_drawer = is_advance and self.drawer.switch.isChecked()
        service = partial(enter, note=self.note.text, from_drawer=from_drawer)
        asked = (self._maker.id, self._kind, amount)
        self._fault.clear()
        self._save.setEnabled(False)
        self._operations.write(self, service, *asked, done=self._finish, failed=self._refuse)

    def _finish(self, _entry: str) -> None:
        self.close_sheet()

    def _refuse(self, error: PosError) -> None:
        self._save.setEnabled(True)
        say = self.note.refuse if isinstance(error, ReasonMissing) else self._fault.setText
        say(str(error))

    def _take_kind(self, kind: object) -> None:
        assert isinstance(kind, AccountKind)
        self._kind = kind
        is_adjustment = kind is AccountKind.ADJUSTMENT
        self.sides.setVisible(is_adjustment)
        self.drawer.setVisible(kind is AccountKind.ADVANCE)
        self.note.show_title(_("Why?") if is_adjustment else _("Remark, if you like"))

    def _take_side(self, is_against: object) -> None:
        self._is_against = bool(is_against)

    def _lay_out(self) -> None:
        self.kinds.set_pills([(kind, KIND_WORDS[kind]()) for kind in ENTERED], self._kind)
        sides = [(True, _("The maker gets less")), (False, _("The maker gets more"))]
        self.sides.set_pills(sides, self._is_against)
        self.kinds.setAccessibleName(_("What is it?"))
        self.sides.setAccessibleName(_("For whom?"))
        self.amount.keep_left_to_right()
        self.body.addWidget(label(maker_name(self._maker), "strong", wraps=True))
        for part in (self.kinds, self.sides, self.amount, self.note, self.drawer):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(self._fault)
        self.body.addWidget(self._save)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)
