"""It is posted: what was paid, and the papers that go with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos.domain.money import Money
from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.settling.words import amount_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class PaidStep(QFrame):
    """Signals: printing(): the statements again; listing(): the transfers; finished()."""

    printing = Signal()
    listing = Signal()
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = label(role="heading", wraps=True)
        self._text = label(
            _("Each line that was paid is settled. The drawer and the accounts know of it."),
            wraps=True,
        )
        for words in (self.title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.print_button = Button(theme, _("Print the statements"), "soft", icon="file-type-pdf")
        self.list_button = Button(theme, _("List of transfers"), "soft", icon="table-export")
        self.done_button = Button(theme, _("Done"), "primary", icon="check")
        self.print_button.clicked.connect(self.printing)
        self.list_button.clicked.connect(self.listing)
        self.done_button.clicked.connect(self.finished)
        papers = QHBoxLayout()
        papers.setSpacing(theme.space("medium"))
        papers.addWidget(self.print_button, 1)
        papers.addWidget(self.list_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 24, 48, 24)
        column.setSpacing(theme.space("large"))
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self._text)
        column.addLayout(papers)
        column.addWidget(self.done_button)
        column.addStretch(1)

    def show_paid(self, paid: Money, makers: int) -> None:
        """Say what was paid to how many."""
        sentence = ngettext(
            "{amount} paid, the account of {count} maker settled",
            "{amount} paid, the accounts of {count} makers settled",
            makers,
        )
        self.title.setText(sentence.format(amount=amount_text(paid), count=makers))
