"""One person: name, what they are here for, whether they are learning, and their PIN."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.person import Person, PersonRole
from pos.errors import PosError
from pos.i18n import gettext as _
from ui.people.crew_sheet import role_text
from ui.settings.section import Choices, SwitchRow
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import ENTER
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.pin_pad import PinPad
from ui.widgets.sheet import Sheet

_ROLES = (PersonRole.SELLER, PersonRole.HELPER, PersonRole.MANAGER)


class PersonSheet(Sheet):
    """Edits a person; an empty id is somebody new.

    Signals: saved(Person, str | None): with the new PIN, empty to take it away, None to leave it;
    answer with `close_sheet` or `refuse`.
    """

    saved = Signal(object, object)

    def __init__(self, theme: Theme, window: QWidget, person: Person, *, has_pin: bool) -> None:
        title = _("Somebody new") if not person.id else person.name
        super().__init__(theme, window, title, width=880, height=640)
        self._person = person
        self._takes_pin_away = False
        self.name = LineField(theme, _("Name"))
        self.name.show_text(person.name)
        self.roles = Choices(theme, [(role, role_text(role)) for role in _ROLES])
        self.roles.show_picked(person.role)
        self.training = SwitchRow(
            theme, _("Training"), _("Sales are shown to the end, and nothing is recorded.")
        )
        self.training.switch.setChecked(person.is_in_training)
        self._pin_words = label(role="label", wraps=True)
        self.pad = PinPad(theme)
        self.no_pin = Button(theme, _("Take the PIN away"), "quiet", icon="lock-open")
        self.leaves = Button(theme, _("No longer works here"), "danger", icon="logout")
        self._fault = label(role="fault", wraps=True)
        self._save = Button(theme, _("Save the person"), "primary", icon="check")
        self._say_pin(has_pin=has_pin)
        self._lay_out()
        # Only once they stand in the sheet: before, each would show as a window of its own, and the
        # keyboard would go with it.
        self.no_pin.setVisible(has_pin)
        self.leaves.setVisible(bool(person.id))
        self._connect()

    def open_sheet(self) -> None:
        """Open with the keyboard in the name of somebody new."""
        super().open_sheet()
        if not self._person.id:
            self.name.take_focus()

    def refuse(self, error: PosError) -> None:
        """Say why it could not be kept; nothing typed is lost."""
        self._fault.setText(str(error))
        self._fault.show()

    def _connect(self) -> None:
        self.roles.picked.connect(self._take_role)
        self.no_pin.clicked.connect(self._take_pin_away)
        self.leaves.clicked.connect(self._leave)
        self._save.clicked.connect(self._keep)
        self.name.entered.connect(self._keep)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(self.theme.space("medium"))
        left.addWidget(self.name)
        left.addWidget(self.roles)
        left.addWidget(self.training)
        left.addStretch(1)
        left.addWidget(self.leaves, 0, Qt.AlignmentFlag.AlignLeading)
        right = QVBoxLayout()
        right.setSpacing(self.theme.space("small"))
        right.addWidget(self._pin_words)
        right.addWidget(self.pad, 1)
        right.addWidget(self.no_pin, 0, Qt.AlignmentFlag.AlignLeading)
        right.addWidget(self._fault)
        right.addWidget(self._save)
        sides = QHBoxLayout()
        sides.setSpacing(self.theme.space("wide"))
        sides.addLayout(left, 11)
        sides.addLayout(right, 9)
        self.body.addLayout(sides, 1)
        self._fault.hide()

    def _say_pin(self, *, has_pin: bool) -> None:
        self._pin_words.setText(
            _("A new PIN, 4 to 8 digits; leave it empty to keep the old one.")
            if has_pin
            else _("A PIN, 4 to 8 digits; without one nobody is asked.")
        )

    def _take_role(self, role: PersonRole) -> None:
        self._person = replace(self._person, role=role)

    def _take_pin_away(self) -> None:
        self._takes_pin_away = True
        self.pad.clear()
        self.no_pin.hide()
        self._say_pin(has_pin=False)

    def _leave(self) -> None:
        self._person = replace(self._person, has_left=True)
        self._keep()
        self._person = replace(self._person, has_left=False)

    def _keep(self) -> None:
        self._fault.hide()
        person = replace(
            self._person,
            name=self.name.text,
            is_in_training=self.training.switch.isChecked(),
        )
        pin = self.pad.pin or ("" if self._takes_pin_away else None)
        self.saved.emit(person, pin)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._keep()
        elif not self.pad.take_key(event):
            super().keyPressEvent(event)
