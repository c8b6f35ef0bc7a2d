"""The people: who sells here, what each may do, and when the till locks itself."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.domain.formatting import isolate
from pos.domain.person import Person, PersonRole
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.device import DeviceSettings, device_settings, save_device_settings
from pos.services.pins import Crew, crew, keep_person
from pos.services.till import Connection
from ui.operations import Operations
from ui.people.crew_sheet import role_text
from ui.people.person_sheet import PersonSheet
from ui.settings.section import Choices, Section
from ui.theme import Theme
from ui.widgets.avatar import avatar
from ui.widgets.button import Button
from ui.widgets.label import label

_AVATAR_PX = 36
_WAITS = (0, 1, 5, 15)


class PeopleSection(Section):
    """Reads and keeps its part itself: it stands on its own."""

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__(
            theme,
            _("People"),
            _("Name them, and each sale says who made it. Alone at your stand you need none."),
        )
        self._operations = operations
        self._crew: Crew | None = None
        self._device = DeviceSettings()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space("small"))
        self.add = Button(theme, _("Add a person"), "soft", icon="user-plus")
        self.wait = Choices(theme, [(minutes, _wait_text(minutes)) for minutes in _WAITS])
        self.column.addLayout(self._rows)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self.column.addLayout(row)
        self._wait = self.add_named(_("Lock the till after"), self.wait)
        self.add.clicked.connect(self._open_new)
        self.wait.picked.connect(self._keep_wait)
        operations.changed.connect(self._follow)
        self._read()

    def show_crew(self, found: Crew, device: DeviceSettings) -> None:
        """Show who works here."""
        self._crew, self._device = found, device
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for person in found.people:
            self._rows.addWidget(self._row(person, has_pin=person.id in found.with_pin))
        self._wait.setVisible(bool(found.with_pin))
        if device.lock_after_minutes in _WAITS:
            self.wait.show_picked(device.lock_after_minutes)

    def _row(self, person: Person, *, has_pin: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.theme.space("medium"))
        face = label()
        face.setPixmap(
            avatar(self.theme, person.name, _AVATAR_PX).pixmap(QSize(_AVATAR_PX, _AVATAR_PX))
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(person.name, "strong"))
        words.addWidget(label(_about(person, has_pin=has_pin), "caption"))
        said = _("Edit {name}").format(name=isolate(person.name))
        change = Button(self.theme, "", "soft", icon="pencil", name=said)
        change.show_text(_("Edit"), said)
        change.clicked.connect(partial(self._open, person, has_pin=has_pin))
        line.addWidget(face)
        line.addLayout(words, 1)
        line.addWidget(change)
        return row

    def _open_new(self) -> None:
        is_first = self._crew is None or not self._crew.people
        role = PersonRole.MANAGER if is_first else PersonRole.SELLER
        self._open(Person("", "", role), has_pin=False)

    def _open(self, person: Person, *_checked: object, has_pin: bool) -> None:
        sheet = PersonSheet(self.theme, self.window(), person, has_pin=has_pin)
        sheet.saved.connect(partial(self._keep, sheet))
        sheet.open_sheet()

    def _keep(self, sheet: PersonSheet, person: Person, pin: str | None) -> None:
        def done(_none: None) -> None:
            sheet.close_sheet()

        def refuse(error: PosError) -> None:
            sheet.refuse(error)

        self._operations.write(sheet, keep_person, person, pin, done=done, failed=refuse)

    def _keep_wait(self, minutes: int) -> None:
        settings = replace(self._device, lock_after_minutes=minutes)
        self._operations.write(self, save_device_settings, settings)

    def _follow(self, changed: Changed) -> None:
        if changed & (Changed.PEOPLE | Changed.DEVICE):
            self._read()

    def _read(self) -> None:
        self._operations.read(self, _crew_and_device, done=self._take)

    def _take(self, found: tuple[Crew, DeviceSettings]) -> None:
        self.show_crew(*found)


def _crew_and_device(connection: Connection) -> tuple[Crew, DeviceSettings]:
    return crew(connection), device_settings(connection)


def _about(person: Person, *, has_pin: bool) -> str:
    said = [role_text(person.role)]
    if person.is_in_training:
        said.append(_("in training"))
    said.append(_("with a PIN") if has_pin else _("without a PIN"))
    return " · ".join(said)


def _wait_text(minutes: int) -> str:
    if not minutes:
        return _("Never")
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
