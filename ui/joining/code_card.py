"""Who this till will be: a code for the manager's scanner, its letters, and a file that asks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos.domain.formatting import ltr
from pos.exchange.request import fingerprint, grouped, key_of_code, till_of
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.qr_picture import QrPicture


class CodeCard(QFrame):
    """Signals: asking(): write a file that asks."""

    asking = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.picture = QrPicture(_("Code of this till, to be scanned"))
        self._letters = label(role="strong", wraps=True)
        self._name = label(wraps=True)
        self._note = label(role="caption", wraps=True)
        self._note.hide()
        self.write = Button(theme, _("Write a request onto a stick"), "soft", icon="usb")
        self.write.clicked.connect(self.asking)
        about = label(
            _(
                "The manager's till scans this code under “Invite a till”, or somebody types it. "
                "Far away, bring a request on a stick instead."
            ),
            "caption",
            wraps=True,
        )
        words = QVBoxLayout()
        words.setSpacing(theme.space("medium"))
        words.addWidget(about)
        words.addWidget(self._name)
        words.addWidget(self._letters)
        words.addWidget(self._note)
        words.addStretch(1)
        words.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(theme.space("large"))
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @property
    def note(self) -> str:
        """What was said last, such as where the request lies."""
        return self._note.text()

    def show_code(self, code: str) -> None:
        """Show the code as a symbol and as letters."""
        self.picture.show_text(code)
        groups = grouped(code).split(" ")
        half = (len(groups) + 1) // 2
        lines = (" ".join(groups[:half]), " ".join(groups[half:]))
        self._letters.setText("\n".join(map(ltr, lines)))
        key = key_of_code(code)
        sentence = _("This till will be till {till}, fingerprint {fingerprint}.")
        known = {"till": ltr(till_of(key)), "fingerprint": ltr(fingerprint(key))}
        self._name.setText(sentence.format(**known))

    def say(self, sentence: str) -> None:
        """Say what came of the request."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
