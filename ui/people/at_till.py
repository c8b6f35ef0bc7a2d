"""Who stands at the till of one window: shown on the rail, changed there, asked for when needed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pos.changed import Changed
from pos.domain.formatting import isolate
from pos.domain.person import NOBODY, Person, PersonRole
from pos.i18n import gettext as _
from pos.services.device import device_settings
from pos.services.people import NotAllowed
from pos.services.pins import Crew, PinVerdict, crew, enter_pin, lock, switch_to
from pos.services.till import Connection
from ui.operations import ManagerQuestion, Operations
from ui.people.crew_sheet import Asked, CrewSheet
from ui.people.idleness import Idleness
from ui.rail import Rail
from ui.theme import Theme
from ui.widgets.strip import Notice, Strip


class AtTill(QObject):
    """Joins the rail, the lock and the question to a manager for one window.

    crew: as last read, None before. locked: the sheet of a till that was left, or None.
    """

    def __init__(
        self, theme: Theme, operations: Operations, rail: Rail, strip: Strip, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._operations = operations
        self._rail = rail
        self._strip = strip
        self._window = window
        self.crew: Crew | None = None
        self.locked: CrewSheet | None = None
        self._training = Notice(_("Training: nothing is recorded."), "info")
        self._idleness = Idleness(self)
        self._idleness.passed.connect(self.leave)
        rail.person_tapped.connect(self.open_switch)
        operations.changed.connect(self._follow)
        operations.ask_managers_with(self._ask_manager)
        self._read()

    def watch(self) -> None:
        """Begin to watch for idleness, when the window has one of the system's."""
        if (handle := self._window.windowHandle()) is not None:
            self._idleness.watch(handle)

    def touch(self) -> None:
        """Somebody scans: the till is not idle."""
        self._idleness.touch()

    def open_switch(self) -> None:
        """Let somebody else take over, or the one who is there leave."""
        if self.crew is None or not self.crew.people or self.locked is not None:
            return
        others = [p for p in self.crew.people if p.id != self.crew.at_till.id]
        asked = Asked(_("Who is at the till?"), "", _("Take over"))
        sheet = self._sheet(asked, others, switch_to)
        sheet.offer_leaving(self.leave)
        sheet.open_sheet()

    def leave(self) -> None:
        """Lock the till, where there is somebody with a PIN to open it again."""
        if self.crew is not None and self.crew.at_till.id in self.crew.with_pin:
            self._operations.write(self, lock)

    def _read(self) -> None:
        self._operations.read(self, _crew_and_wait, done=self._show)

    def _follow(self, changed: Changed) -> None:
        if changed & (Changed.PEOPLE | Changed.DEVICE):
            self._read()

    def _show(self, found: tuple[Crew, int]) -> None:
        self.crew, minutes = found
        person = self.crew.at_till
        sentence = _("At the till: {name}").format(name=isolate(person.name))
        self._rail.show_person(person.name, sentence, is_shown=bool(self.crew.people))
        self._idleness.wait(minutes if person.id in self.crew.with_pin else 0)
        if person.is_in_training:
            self._strip.add(self._training)
        else:
            self._strip.drop(self._training)
        if person == NOBODY:
            self._lock()
        elif self.locked is not None:
            self.locked.close_sheet()

    def _lock(self) -> None:
        if self.crew is None or self.locked is not None:
            return
        asked = Asked(_("Who is at the till?"), "", _("Open the till"), can_leave=False)
        self.locked = self._sheet(asked, self.crew.people, switch_to)
        self.locked.closed.connect(self._unlock)
        self.locked.open_sheet()

    def _unlock(self) -> None:
        self.locked = None

    def _ask_manager(self, question: ManagerQuestion) -> None:
        managers = [] if self.crew is None else _managers(self.crew.people)
        if not managers:
            question.refuse()
            return
        asked = Asked(_("The manager allows it"), act_text(question.error), _("Allow it once"))
        sheet = self._sheet(asked, managers, enter_pin)
        answer = _Answer(question)
        sheet.entered.connect(answer.note_manager)
        sheet.closed.connect(answer.give)
        answer.setParent(sheet)
        sheet.judged.connect(answer.note_verdict)
        sheet.open_sheet()

    def _sheet(
        self, asked: Asked, people: Sequence[Person], service: Callable[..., PinVerdict]
    ) -> CrewSheet:
        assert self.crew is not None
        sheet = CrewSheet(self._theme, self._window, asked, people, self.crew.with_pin)
        sheet.entered.connect(partial(self._look, sheet, service))
        return sheet

    def _look(
        self, sheet: CrewSheet, service: Callable[..., PinVerdict], person: str, pin: str
    ) -> None:
        self._operations.write(sheet, service, person, pin, done=sheet.take)


class _Answer(QObject):
    """Remembers which manager proved themselves, and answers once the sheet has closed."""

    def __init__(self, question: ManagerQuestion) -> None:
        super().__init__()
        self._question = question
        self._manager = ""
        self._is_allowed = False

    def note_manager(self, person: str, _pin: str) -> None:
        """Remember who is being looked at."""
        self._manager = person

    def note_verdict(self, verdict: PinVerdict) -> None:
        """Remember what came of it."""
        self._is_allowed = verdict.is_right

    def give(self) -> None:
        """Run it after all, or tell who asked that it was refused."""
        if self._is_allowed:
            self._question.allow(self._manager)
        else:
            self._question.refuse()


def act_text(error: NotAllowed) -> str:
    """Say what the manager is asked to allow."""
    return {
        "sell": _("Selling needs somebody at the till."),
        "discount": _("A lower price or a gift needs the manager’s PIN."),
        "refund": _("Giving money back needs the manager’s PIN."),
        "pay_out": _("Taking cash out needs the manager’s PIN."),
        "close_shift": _("Closing the till needs the manager’s PIN."),
        "verify_shift": _("Checking the count needs the manager’s PIN."),
        "change_stock": _("Changing products or stock needs the manager’s PIN."),
        "change_settings": _("Changing settings needs the manager’s PIN."),
        "manage_people": _("Naming people needs the manager’s PIN."),
    }[error.act.value]


def _managers(people: Sequence[Person]) -> list[Person]:
    return [person for person in people if person.role is PersonRole.MANAGER]


def _crew_and_wait(connection: Connection) -> tuple[Crew, int]:
    return crew(connection), device_settings(connection).lock_after_minutes
