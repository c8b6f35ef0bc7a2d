"""The second person who counted: picked by name, proved by their PIN where they have one."""

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from pos.domain.person import Person
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.pins import PinVerdict, enter_pin
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.pill_flow import PillFlow


class VerifierCard(QFrame):
    """Asks who verified. verified_by: id of that person, empty for nobody (yet).

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
        self._operations = operations
        self._with_pin = with_pin
        self._picked = ""
        self.setProperty("role", "card")
        self._people = PillFlow(theme)
        names = [("", _("Nobody")), *((person.id, person.name) for person in people)]
        self._people.set_pills(names, "")
        line = NumberLine()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin = LineField(theme, _("Their PIN"), line=line)
        self._said = label(role="on-ok", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(theme.space("small"))
        column.addWidget(label(_("Who verified the count?"), "title", wraps=True))
        parts: tuple[QWidget, ...] = (self._people, self.pin, self._said)
        for part in parts:
            column.addWidget(part)
        self.pin.hide()
        self._said.hide()
        self._people.picked.connect(self._pick)
        self.pin.entered.connect(self._prove)
        self.pin.edited.connect(self._forget)

    @property
    def is_waiting(self) -> bool:
        """True while somebody is picked who has not proved who they are."""
        return bool(self._picked) and not self.verified_by

    def _pick(self, person: object) -> None:
        self._picked = str(person)
        needs_pin = self._picked in self._with_pin
        self.verified_by = "" if needs_pin else self._picked
        self.pin.setVisible(needs_pin)
        self.pin.show_text("")
        self.pin.clear_note()
        self._show()
        if needs_pin:
            self.pin.take_focus()

    def prove(self) -> None:
        """Look at the PIN that was typed."""
        self._prove()

    def _prove(self) -> None:
        if self._picked and self.pin.text:
            self._operations.write(self, enter_pin, self._picked, self.pin.text, done=self._judge)

    def _judge(self, verdict: PinVerdict) -> None:
        if verdict.is_right:
            self.verified_by = self._picked
            self.pin.hide()
        elif verdict.wait_s:
            message = ngettext(
                "Wait {count} second, then type the PIN again.",
                "Wait {count} seconds, then type the PIN again.",
                verdict.wait_s,
            )
            self.pin.refuse(message.format(count=verdict.wait_s))
        else:
            self.pin.refuse(_("This is not their PIN."))
        self._show()

    def _forget(self, _text: str) -> None:
        self.verified_by = ""

    def _show(self) -> None:
        self._said.setText(_("Verified.") if self.verified_by else "")
        self._said.setVisible(bool(self.verified_by))
