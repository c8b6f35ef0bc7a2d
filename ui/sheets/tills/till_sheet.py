"""One other till: what is known of it, shutting it out, and letting it in again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.clock import day_bounds, local, system_clock
from pos.exchange.words import aside_text, moment_text, reported_text
from pos.i18n import gettext as _
from pos.services.tills import KnownTill, admit_again, forget_what_waits, revoke_till
from ui.operations import Operations
from ui.settings.section import Choices
from ui.sheets.tills.copied_sheet import CopiedSheet
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet


class TillSheet(Sheet):
    """Signals: settled(): something about the till was decided."""

    settled = Signal()

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, till: KnownTill
    ) -> None:
        super().__init__(theme, window, till.label or till.till, width=860)
        self._operations = operations
        self._till = till
        self.body.addWidget(label(reported_text(till), wraps=True))
        if said := aside_text(till):
            self.body.addWidget(label(said, wraps=True))
        if till.missing_to:
            self._offer_to_forget()
        if till.other_half:
            self.copied = Button(theme, _("What to do about the copy"), "main", icon="copy")
            self.copied.clicked.connect(self._open_copied)
            self._add_button(self.copied)
        if till.is_founder:
            founder = _("The cooperative began on this till. It cannot be shut out.")
            self.body.addWidget(label(founder, "caption", wraps=True))
        elif till.revoked_from is None:
            self._offer_to_shut_out()
        else:
            self._offer_to_let_in(till.revoked_from)
        self.body.addStretch(1)

    def _offer_to_forget(self) -> None:
        self.forget = Button(self.theme, _("Throw away what waits"), "quiet", icon="trash")
        self.forget.clicked.connect(lambda: self._decide(forget_what_waits, self._till.till))
        sentence = _("A file with everything of that till brings it again.")
        self.body.addWidget(label(sentence, "caption", wraps=True))
        self._add_button(self.forget)

    def _offer_to_shut_out(self) -> None:
        self._moments = _moments(self._till)
        self.since = Choices(
            self.theme, [(key, text) for key, (text, _at) in self._moments.items()]
        )
        self.since.picked.connect(self._pick)
        self._picked = next(iter(self._moments))
        self.since.show_picked(self._picked)
        self.shut_out = Button(self.theme, _("Shut this till out"), "danger", icon="lock")
        self.shut_out.clicked.connect(self._shut_out)
        sentence = _(
            "Lost, stolen or given up: shut it out. What it sells from then on is kept and counts "
            "nowhere, on any till that hears of it. A till that was found again can be let in."
        )
        self.body.addWidget(label(sentence, wraps=True))
        self.body.addWidget(label(_("From when?"), "label"))
        self.body.addWidget(self.since)
        self._add_button(self.shut_out)

    def _offer_to_let_in(self, revoked_from: int) -> None:
        self.let_in = Button(self.theme, _("Let it in again"), "main", icon="lock-open")
        self.let_in.clicked.connect(lambda: self._decide(admit_again, self._till.till))
        sentence = _("It is shut out since {moment}. Let in again, all its work counts.")
        text = sentence.format(moment=moment_text(revoked_from))
        self.body.addWidget(label(text, wraps=True))
        self._add_button(self.let_in)

    def _open_copied(self) -> None:
        sheet = CopiedSheet(self.theme, self._operations, self._window, self._till)
        sheet.settled.connect(self._settle)
        sheet.open_sheet()

    def _add_button(self, button: Button) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button)
        self.body.addLayout(row)

    def _pick(self, key: object) -> None:
        self._picked = str(key)

    def _shut_out(self) -> None:
        _text, moment = self._moments[self._picked]
        self._decide(revoke_till, self._till.till, moment)

    def _decide(self, service: Callable[..., None], *args: object) -> None:
        done = partial(self._settle)
        self._operations.write(self, service, *args, done=done, failed=lambda e: self.tell(str(e)))

    def _settle(self, _none: None = None) -> None:
        self.settled.emit()
        self.close_sheet()


def _moments(till: KnownTill) -> dict[str, tuple[str, int]]:
    """Return from when it can be shut out, by key: the words and the moment."""
    now = system_clock()
    this_morning, _evening = day_bounds(local(now).date())
    yesterday, _night = day_bounds(local(this_morning - 1).date())
    found = {
        "now": (_("Now"), now),
        "today": (_("This morning"), this_morning),
        "yesterday": (_("Yesterday morning"), yesterday),
    }
    if till.last_at:
        found["reported"] = (_("Since it reported"), till.known_until + 1)
    return found
