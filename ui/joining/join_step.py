"""A till joins a cooperative: who it will be, its invitation, and reading all of it in.

An invitation is a file on a stick, or a text that leads to a hub.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.exchange.hub.invitation import HubInvitation
from pos.exchange.joining import Invited, invited_by
from pos.i18n import gettext as _
from ui.exchange_files import file_kinds
from ui.file_dialog import ask_for_file
from ui.joining.asking import Asking
from ui.joining.code_card import CodeCard
from ui.joining.join_ways import JoinWays
from ui.joining.pasted import PastedInvitation
from ui.operations import Operations
from ui.sticks import stick
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class _Told(QObject):
    """Signals: advanced(int done, int total), from the thread that reads."""

    advanced = Signal(int, int)


class JoinStep(QWidget):
    """Signals: joined(): the shop is there and can be opened."""

    joined = Signal()

    def __init__(self, theme: Theme, operations: Operations, ways: JoinWays) -> None:
        super().__init__()
        self._theme = theme
        self._operations = operations
        self._ways = ways
        self._invitation: Path | HubInvitation | None = None
        self._told = _Told(self)
        self._says = label(role="title", wraps=True)
        self._fault = label(role="fault", wraps=True)
        self._bar = QProgressBar()
        self.code = CodeCard(theme)
        self.asking = Asking(self.code, operations, ways)
        self.choose = Button(theme, _("Choose the invitation"), "soft", icon="folder-open")
        self.confirm = Button(theme, _("Join"), "primary", icon="check")
        self.pasted = PastedInvitation(theme)
        self.pasted.offered.connect(self._offer)
        self.pasted.unusable.connect(self._refuse)
        self.asking.failed.connect(self._refuse)
        self.choose.clicked.connect(self._ask)
        self.confirm.clicked.connect(self._start)
        self._told.advanced.connect(self._advance)
        self._lay_out()
        for part in (self._says, self._fault, self._bar, self.confirm):
            part.hide()
        self.asking.begin()

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
        self.code.hide()
        self.confirm.show()
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self) -> None:
        assert self._invitation is not None
        for part in (self.choose, self.confirm, self.pasted):
            part.setEnabled(False)
        self._say_fault("")
        self._bar.setRange(0, 0)
        self._bar.show()
        tell = self._told.advanced.emit
        job = partial(self._ways.join, self._invitation, self._theme.language, tell)
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
        self.code.show()
        self._say_fault(str(error))

    def _say_fault(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _ask(self) -> None:
        file = ask_for_file(self, _("Choose the invitation"), file_kinds(), stick())
        if file is not None:
            self.look_at(file)

    def _lay_out(self) -> None:
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(16)
        self._bar.setAccessibleName(_("Reading the invitation…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("medium"))
        about = _(
            "On the manager's till, Settings, Other tills, “Invite a till” writes a file onto a "
            "stick. Choose it here: goods, prices and people come with it, and this till can sell."
        )
        column.addWidget(self.code)
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
