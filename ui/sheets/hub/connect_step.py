"""Getting a hub: the invitation that was sent, or the address and password of one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos.exchange.hub.invitation import is_invitation
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label

# An invitation carries a certificate: thousands of letters.
_LONGEST = 300_000


class ConnectStep(QWidget):
    """Signals: confirmed(str typed, str password)."""

    confirmed = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.typed = LineField(theme, _("Invitation or address"), hint="rahba-hub-1:…")
        self.password = LineField(theme, _("Password"))
        self.connect_button = Button(theme, _("Connect"), "main", icon="link")
        self.typed.line.setMaxLength(_LONGEST)
        self.password.line.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self.typed, self.password):
            field.keep_left_to_right()
            field.entered.connect(self._confirm)
        self.typed.line.textChanged.connect(self._look)
        self.connect_button.clicked.connect(self._confirm)
        self._lay_out(theme)
        self._look("")

    def begin(self) -> None:
        """Ask anew."""
        self.typed.show_text("")
        self.password.show_text("")
        self.typed.take_focus()

    def refuse(self, sentence: str) -> None:
        """Say why there is no hub now; what was typed stays."""
        self.set_busy(is_busy=False)
        self.typed.refuse(sentence)
        self.typed.take_focus()

    def set_busy(self, *, is_busy: bool) -> None:
        """Wait for the network; the word on the button says so."""
        text = _("Connecting…") if is_busy else _("Connect")
        self.connect_button.show_text(text, text)
        self.connect_button.setEnabled(not is_busy and bool(self.typed.text.strip()))

    def _look(self, text: str) -> None:
        # An invitation brings its own password.
        self.password.setVisible(bool(text.strip()) and not is_invitation(text))
        self.set_busy(is_busy=False)

    def _confirm(self) -> None:
        if self.connect_button.isEnabled():
            self.typed.clear_note()
            self.set_busy(is_busy=True)
            self.confirmed.emit(self.typed.text, self.password.text)

    def _lay_out(self, theme: Theme) -> None:
        says = (
            _(
                "A hub is a database that somebody you trust keeps on the network. The tills of "
                "one cooperative see each other's sales there within a second."
            ),
            _(
                "Paste the invitation you were sent for this till. It is good once. Without a "
                "network every till goes on selling, and sends later."
            ),
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.connect_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        for sentence in says:
            column.addWidget(label(sentence, wraps=True))
        column.addSpacing(theme.space("small"))
        column.addWidget(self.typed)
        column.addWidget(self.password)
        column.addStretch(1)
        column.addLayout(row)
