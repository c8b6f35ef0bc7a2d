"""The receipt as it will be: drawn anew whenever a setting that is printed changes."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from pos.clock import system_clock
from pos.documents.receipt import Receipt
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.outcome import Outcome
from pos.services.device import PrinterKind
from pos.services.receipts import PrintState
from pos.services.sample_receipt import sample_paper
from pos.services.standing import Standing
from ui.operations import Operations
from ui.paper_view import PaperView
from ui.printing import Printing
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label, set_state

# A paper of 80 mm is shown 304 px wide and one of 58 mm 208: half a px for each dot.
_PX_PER_DOT: Final = 0.5
WIDTH: Final = 376
_UNBOUND: Final = 16_777_215  # QWIDGETSIZE_MAX, which PySide does not name


class ReceiptPreview(QFrame):
    """A sample receipt on its paper, and the button that prints it. view: where it is shown."""

    def __init__(self, theme: Theme, operations: Operations, printing: Printing) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._theme = theme
        self._operations = operations
        self._printing = printing
        self._standing: Standing | None = None
        self._is_compact = False
        self.view = PaperView(operations, _("Sample receipt"), _PX_PER_DOT)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.drawn.connect(self._fit_view)
        self.view.failed.connect(lambda error: self._say(str(error), "fault"))
        self.button = Button(theme, _("Print a test receipt"), "soft", icon="printer")
        self.button.clicked.connect(self._print)
        self.result = label(role="caption", wraps=True)
        self.result.hide()
        self._lay_out()

    def show_standing(self, standing: Standing) -> None:
        """Draw the receipt of these settings, unless it is the one that is shown."""
        is_new, self._standing = standing != self._standing, standing
        self.button.setVisible(standing.device.printer is not PrinterKind.NONE)
        if is_new:
            self._write_sample(standing, self._show)

    def set_compact(self, *, is_compact: bool) -> None:
        """Stand beside the sections at their height, or among them as long as the paper."""
        self._is_compact = is_compact
        if is_compact:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_UNBOUND)
        else:
            self.setFixedWidth(WIDTH)
        self._fit_view()

    def _fit_view(self) -> None:
        """Among the sections the whole paper is shown: nothing scrolls inside what scrolls."""
        height = self.view.paper.sizeHint().height() if self._is_compact else 0
        self.view.setMinimumHeight(height)

    def _print(self) -> None:
        if self._standing is None:
            return
        self.button.setEnabled(False)
        self._say(_("Printing the test receipt…"), "caption")
        self._write_sample(self._standing, self._send)

    def _write_sample(self, standing: Standing, then: Callable[[Receipt], None]) -> None:
        self._operations.read(self, sample_paper, standing, system_clock(), done=then)

    def _show(self, document: Receipt) -> None:
        if self._standing is not None:
            self.view.show_document(document, self._standing.device.width_dots)

    def _send(self, document: Receipt) -> None:
        if self._standing is not None:
            self._printing.print_sample(
                self, document, self._standing.device, done=self._tell, failed=self._tell_fault
            )

    def _tell(self, outcome: Outcome) -> None:
        self.button.setEnabled(True)
        is_sure = outcome.state is PrintState.CONFIRMED
        self._say(
            _("The test receipt is printed.") if is_sure else outcome.detail,
            "on-ok" if is_sure else "remark",
        )

    def _tell_fault(self, error: PosError) -> None:
        self.button.setEnabled(True)
        self._say(str(error), "fault")

    def _say(self, sentence: str, role: str) -> None:
        self.result.setText(sentence)
        set_state(self.result, "role", role)
        self.result.show()

    def _lay_out(self) -> None:
        space = self._theme.space
        frame = QFrame()
        frame.setProperty("role", "ground")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(*[space("medium")] * 4)
        inside.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(space("medium"))
        column.addWidget(label(_("Your receipt"), "title"))
        column.addWidget(frame, 1)
        column.addWidget(self.button)
        column.addWidget(self.result)
