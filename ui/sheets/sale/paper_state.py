"""How the paper of one sale stands, and the taps that answer for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from pos.i18n import gettext as _
from pos.services.receipts import PrintJob, PrintState
from ui.sale_text import paper_mark
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label, set_state


class PaperState(QFrame):
    """Follows the last print job of a sale.

    Signals: retried(): send it to the printer again; came_out(int job): somebody saw that it did.
    """

    retried = Signal()
    came_out = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QLabel()
        self._text = label(wraps=True)
        self._job = 0
        self._came_out = Button(theme, _("It came out"), "soft", icon="check")
        self._came_out.clicked.connect(lambda: self.came_out.emit(self._job))
        self._retry = Button(theme, _("Try again"), "soft", icon="refresh")
        self._retry.clicked.connect(self.retried)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 6, 6)
        line.setSpacing(theme.space("small"))
        line.addWidget(self._picture)
        line.addWidget(self._text, 1)
        line.addWidget(self._came_out)
        line.addWidget(self._retry)

    def show_jobs(self, jobs: list[PrintJob]) -> None:
        """Show how far the last paper has come, and what went wrong with it."""
        last = jobs[-1] if jobs else None
        copies = sum(job.is_copy for job in jobs)
        mark = paper_mark(None if last is None else last.state, copies)
        set_state(self, "role", mark.ground or "plain")
        set_state(self._text, "role", f"on-{mark.ground}" if mark.ground == "warn" else "strong")
        self._picture.setPixmap(self._theme.pixmap(mark.icon, mark.ink, 24))
        self._text.setText(last.detail if last is not None and last.detail else mark.text)
        self._retry.setVisible(mark.can_retry)
        self._job = 0 if last is None else last.id
        self._came_out.setVisible(last is not None and last.state is PrintState.MAYBE)
