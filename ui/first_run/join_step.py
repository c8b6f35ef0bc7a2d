"""A new till joins a cooperative: its invitation, what it says, and reading all of it in.

An invitation is a file on a stick, or a text that leads to a hub.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.exchange.hub.faults import InvitationNamesNobody
from pos.exchange.hub.invitation import HubInvitation, invitation_of
from pos.exchange.joining import Invited, invited_by
from pos.exchange.progress import Progress
from pos.exchange.writing import ENDING
from pos.i18n import gettext as _
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label

# Makes the shop from an invitation, in a language, telling how far it has come.
Join: TypeAlias = Callable[[Path | HubInvitation, str, Progress], None]

_LONGEST: Final = 300_000


class _Told(QObject):
    """Signals: advanced(int done, int total), from the thread that reads."""

    advanced = Signal(int, int)


class JoinStep(QWidget):
    """Signals: joined(): the shop is there and can be opened."""

    joined = Signal()

    def __init__(self, theme: Theme, operations: Operations, join: Join) -> None:
        super().__init__()
        self._theme = theme
        self._operations = operations
        self._join = join
        self._invitation: Path | HubInvitation | None = None
        self._told = _Told(self)
        self._says = label(role="title", wraps=True)
        self._fault = label(role="fault", wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(16)
        self._bar.setAccessibleName(_("Reading the invitation…"))
        self.choose = Button(theme, _("Choose the invitation"), "soft", icon="folder-open")
        self.confirm = Button(theme, _("Join"), "primary", icon="check")
        self.pasted = LineField(theme, _("Or paste an invitation to a hub"), hint="rahba-hub-1:…")
        self.pasted.line.setMaxLength(_LONGEST)
        self.pasted.keep_left_to_right()
        self.pasted.line.textChanged.connect(self._look_at_text)
        self.choose.clicked.connect(self._ask)
        self.confirm.clicked.connect(self._start)
        self._told.advanced.connect(self._advance)
        self._lay_out()
        for part in (self._says, self._fault, self._bar, self.confirm):
            part.hide()

    @property
    def fault(self) -> str:
        """Why the file is no use, or empty."""
        return self._fault.text()

    @property
    def says(self) -> str:
        """What the invitation says, or empty."""
        return self._says.text()

    def focus_first(self) -> None:
        """Put the keyboard on the button that chooses the file."""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_at(self, file: Path) -> None:
        """Read what a file invites to."""
        self._say_fault("")
        show = partial(self._show, file)
        self._operations.run_slow(self, partial(invited_by, file), done=show, failed=self._refuse)

    def _look_at_text(self, text: str) -> None:
        """Read a text that was pasted; one that is emptied again is no fault."""
        self._say_fault("")
        if not text.strip():
            return
        try:
            invitation = invitation_of(text)
        except PosError as error:
            self._refuse(error)
            return
        if not invitation.label:
            self._refuse(InvitationNamesNobody())
            return
        sentence = _("A hub invites this till as {label}. Its receipts are numbered {series}.")
        said = sentence.format(label=isolate(invitation.label), series=isolate(invitation.series))
        self._offer(invitation, said)

    def _show(self, file: Path, invited: Invited) -> None:
        sentence = _("{shop} invites this till as {label}. Its receipts are numbered {series}.")
        said = sentence.format(
            shop=isolate(invited.shop),
            label=isolate(invited.label),
            series=isolate(invited.series),
        )
        self._offer(file, said)

    def _offer(self, invitation: Path | HubInvitation, said: str) -> None:
        """Say what an invitation says, and ask whether to follow it."""
        self._invitation = invitation
        self._say_fault("")
        self._says.setText(said)
        self._says.show()
        self.confirm.show()
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self) -> None:
        assert self._invitation is not None
        for part in (self.choose, self.confirm, self.pasted):
            part.setEnabled(False)
        self._say_fault("")
        self._bar.setRange(0, 0)
        self._bar.show()
        job = partial(self._join, self._invitation, self._theme.language, self._told.advanced.emit)
        self._operations.run_slow(self, job, done=self._finish, failed=self._refuse)

    def _advance(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _finish(self, _none: None) -> None:
        self.joined.emit()

    def _refuse(self, error: PosError) -> None:
        for part in (self.choose, self.confirm, self.pasted):
            part.setEnabled(True)
        self._bar.hide()
        self.confirm.hide()
        self._says.hide()
        self._say_fault(str(error))

    def _say_fault(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _ask(self) -> None:
        kind = _("Files of Rahba tills")
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Choose the invitation"), "", f"{kind} (*{ENDING});;* (*)"
        )
        if path:
            self.look_at(Path(path))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("medium"))
        about = _(
            "On the manager's till, Settings, Other tills, “Invite a till” writes a file onto a "
            "stick. Choose it here: goods, prices and people come with it, and this till can sell."
        )
        column.addWidget(label(about, "caption", wraps=True))
        column.addWidget(self.pasted)
        for part in (self._says, self._fault, self._bar):
            column.addWidget(part)
        column.addSpacing(self._theme.space("large"))
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        row.addWidget(self.confirm)
        column.addLayout(row)
