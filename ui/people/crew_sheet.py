"""Who is it: pick yourself, and prove it with a PIN where there is one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.domain.person import Person, PersonRole
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.pins import PinVerdict
from ui.theme import Theme
from ui.widgets.avatar import avatar
from ui.widgets.button import Button
from ui.widgets.enter import ENTER
from ui.widgets.label import label
from ui.widgets.pin_pad import PinPad
from ui.widgets.sheet import Sheet

_AVATAR_PX = 36
_KEYS_TO_NEIGHBOURS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Asked:
    """Why people are asked who they are.

    action: on the button. can_leave: the sheet can be closed without an answer.
    """

    title: str
    sentence: str
    action: str
    can_leave: bool = True


class CrewSheet(Sheet):
    """Offers people; looks at nothing itself.

    with_pin: ids of those who are asked for a PIN.
    Signals: entered(str person, str pin): to be looked at; answer with `take`.
    judged(PinVerdict): what `take` was given, before the sheet closes on a right one.
    """

    blocks_scans = True
    entered = Signal(str, str)
    judged = Signal(object)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        asked: Asked,
        people: Sequence[Person],
        with_pin: frozenset[str],
    ) -> None:
        super().__init__(theme, window, asked.title, width=760, height=620)
        self._asked = asked
        self._people = tuple(people)
        self._with_pin = with_pin
        self._picked: Person | None = None
        self._group = QButtonGroup(self)
        self._left = QVBoxLayout()
        self._pad = PinPad(theme)
        self._fault = label(role="fault", wraps=True)
        self._go = Button(theme, asked.action, "primary", icon="check")
        self.back.setVisible(asked.can_leave)
        self._lay_out()
        self._pad.typed.connect(self._show)
        self._go.clicked.connect(self._enter)
        # Who is alone in question has picked themselves.
        if len(self._people) == 1:
            self._group.buttons()[0].setChecked(True)
            self._picked = self._people[0]
        self._show()

    def take(self, verdict: PinVerdict) -> None:
        """Close on the right PIN; say on a wrong one how it goes on."""
        self.judged.emit(verdict)
        if verdict.is_right:
            self.close_sheet()
            return
        self._pad.clear()
        self._fault.setText(_wrong(verdict))
        self._fault.show()

    def offer_leaving(self, leave: Callable[[], None]) -> None:
        """Offer to lock the till, for who only steps away from it."""
        button = Button(self.theme, _("Lock the till"), "soft", icon="lock")
        button.clicked.connect(self.close_sheet)
        button.clicked.connect(leave)
        self._left.addWidget(button)

    def _lay_out(self) -> None:
        if self._asked.sentence:
            self.body.addWidget(label(self._asked.sentence, "label", wraps=True))
        sides = QHBoxLayout()
        sides.setSpacing(self.theme.space("wide"))
        self._left.setSpacing(self.theme.space("medium"))
        self._left.addWidget(self._faces(), 1)
        sides.addLayout(self._left, 1)
        right = QVBoxLayout()
        right.setSpacing(self.theme.space("medium"))
        right.addWidget(self._pad, 1)
        right.addWidget(self._fault)
        right.addWidget(self._go)
        sides.addLayout(right, 1)
        self.body.addLayout(sides, 1)
        self._fault.hide()

    def _faces(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setProperty("role", "scrolled")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("small"))
        for person in self._people:
            column.addWidget(self._face(person))
        column.addStretch(1)
        area.setWidget(ground)
        return area

    def _face(self, person: Person) -> Button:
        said = _("{name}, {role}").format(name=isolate(person.name), role=role_text(person.role))
        button = Button(self.theme, "", "method", name=said)
        button.setIcon(avatar(self.theme, person.name, _AVATAR_PX))
        button.setIconSize(QSize(_AVATAR_PX, _AVATAR_PX))
        button.show_text(person.name, said)
        button.setCheckable(True)
        button.clicked.connect(partial(self._pick, person))
        self._group.addButton(button)
        return button

    def _pick(self, person: Person, *_checked: object) -> None:
        self._picked = person
        self._fault.hide()
        self._pad.clear()
        if person.id not in self._with_pin:
            self._enter()

    def _show(self) -> None:
        picked = self._picked
        needs_pin = picked is not None and picked.id in self._with_pin
        self._pad.setEnabled(needs_pin)
        self._go.setEnabled(picked is not None and (bool(self._pad.pin) or not needs_pin))

    def _enter(self) -> None:
        if self._picked is not None:
            self._fault.hide()
            self.entered.emit(self._picked.id, self._pad.pin)

    def _walk(self, steps: int) -> None:
        at = -1 if self._picked is None else self._people.index(self._picked)
        number = (at + steps) % len(self._people) if at >= 0 else 0
        self._group.buttons()[number].setChecked(True)
        self._picked = self._people[number]
        self._pad.clear()

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if self._go.isEnabled():
                self._enter()
        elif event.key() in _KEYS_TO_NEIGHBOURS and self._people:
            self._walk(_KEYS_TO_NEIGHBOURS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and not self._asked.can_leave:
            event.accept()
        elif not (self._pad.isEnabled() and self._pad.take_key(event)):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap beside the card closes it only where it can be left."""
        if self._asked.can_leave:
            super().mousePressEvent(event)
        else:
            event.accept()


def role_text(role: PersonRole) -> str:
    """Name what a person is here for."""
    words: dict[PersonRole, Callable[[], str]] = {
        PersonRole.NOBODY: lambda: "",
        PersonRole.SELLER: lambda: _("Seller at the till"),
        PersonRole.HELPER: lambda: _("Helper"),
        PersonRole.MANAGER: lambda: _("Manager"),
    }
    return words[role]()


def _wrong(verdict: PinVerdict) -> str:
    if not verdict.wait_s:
        return _("This PIN is not right. Type it again.")
    sentence = ngettext(
        "This PIN is not right. Wait {count} second, then type it again.",
        "This PIN is not right. Wait {count} seconds, then type it again.",
        verdict.wait_s,
    )
    return sentence.format(count=verdict.wait_s)
