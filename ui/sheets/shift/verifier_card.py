"""The second person who counted: picked by name, proved by their PIN where they have one."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from pos.domain.formatting import isolate
from pos.domain.person import Person
from pos.i18n import gettext as _
from pos.services.pins import PinVerdict, enter_pin
from ui.operations import Operations
from ui.people.crew_sheet import Asked, CrewSheet
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label, set_state


class VerifierCard(QFrame):
    """Says who verified. verified_by: id of that person, empty for nobody.

    Nobody is a good answer: the paper then has a line to sign.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        people: tuple[Person, ...],
        with_pin: frozenset[str],
    ) -> None:
        super().__init__()
        self.verified_by = ""
        self._theme = theme
        self._operations = operations
        self._people = people
        self._with_pin = with_pin
        self._entered = ""
        self.setProperty("role", "card")
        self._said = label(_("No second person has verified the count."), wraps=True)
        self._ask = Button(theme, _("Have it verified"), "soft", icon="shield-check")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 14)
        row.addWidget(self._said, 1)
        row.addWidget(self._ask)
        self._ask.clicked.connect(self._open)

    def _open(self) -> None:
        asked = Asked(
            _("Who verified the count?"),
            _("Somebody else than the one at the till counts too, then says so here."),
            _("I have verified it"),
        )
        sheet = CrewSheet(self._theme, self.window(), asked, self._people, self._with_pin)
        sheet.entered.connect(self._look)
        sheet.judged.connect(self._judge)
        self._sheet = sheet
        sheet.open_sheet()

    def _look(self, person: str, pin: str) -> None:
        self._entered = person
        self._operations.write(self._sheet, enter_pin, person, pin, done=self._sheet.take)

    def _judge(self, verdict: PinVerdict) -> None:
        if not verdict.is_right:
            return
        self.verified_by = self._entered
        names = {person.id: person.name for person in self._people}
        name = isolate(names[self.verified_by])
        self._said.setText(_("Verified by {name}").format(name=name))
        set_state(self._said, "role", "on-ok")
