"""The receipt as it will be: drawn anew whenever a setting that is printed changes."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QScroller, QVBoxLayout

from pos.clock import system_clock
from pos.documents.document import Document
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.outcome import Outcome
from pos.printing.raster import prepare, raster
from pos.services.device import PrinterKind
from pos.services.receipts import PrintState
from pos.services.sample_receipt import sample_receipt
from pos.services.standing import Standing
from ui.operations import Operations
from ui.printing import Printing
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label, set_state

# A paper of 80 mm is shown 288 px wide and one of 58 mm 192: half a px for each dot.
_PX_PER_DOT: Final = 0.5
WIDTH: Final = 376
_MARGIN_DOTS: Final = 16
_UNBOUND: Final = 16_777_215  # QWIDGETSIZE_MAX, which PySide does not name


class ReceiptPreview(QFrame):
    """A sample receipt on its paper, and the button that prints it."""

    def __init__(self, theme: Theme, operations: Operations, printing: Printing) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._theme = theme
        self._operations = operations
        self._printing = printing
        self._standing: Standing | None = None
        self._shown: Standing | None = None
        self._is_drawing = False
        self._is_compact = False
        self._ground = QScrollArea()
        self.paper = QLabel()
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.paper.setAccessibleName(_("Sample receipt"))
        self.button = Button(theme, _("Print a test receipt"), "soft", icon="printer")
        self.button.clicked.connect(self._print)
        self.result = label(role="caption", wraps=True)
        self.result.hide()
        prepare()
        self._lay_out()

    def show_standing(self, standing: Standing) -> None:
        """Draw the receipt of these settings, as soon as the one before is drawn."""
        self._standing = standing
        self.button.setVisible(standing.device.printer is not PrinterKind.NONE)
        if not self._is_drawing:
            self._draw_next()

    def set_compact(self, *, is_compact: bool) -> None:
        """Stand beside the sections at their height, or among them as long as the paper."""
        self._is_compact = is_compact
        if is_compact:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_UNBOUND)
        else:
            self.setFixedWidth(WIDTH)
        self._fit_ground()

    def _fit_ground(self) -> None:
        """Among the sections the whole paper is shown: nothing scrolls inside what scrolls."""
        height = self.paper.sizeHint().height() if self._is_compact else 0
        self._ground.setMinimumHeight(height)

    def _draw_next(self) -> None:
        standing = self._standing
        if standing is None or standing == self._shown:
            return
        self._shown = standing
        self._is_drawing = True
        at, ratio = system_clock(), self._theme.ratio

        def job() -> QImage:
            return _picture(sample_receipt(standing, at), standing.device.width_dots, ratio)

        self._operations.run_slow(self, job, done=self._show, failed=self._lose)

    def _show(self, picture: QImage) -> None:
        self._is_drawing = False
        self.paper.setPixmap(QPixmap.fromImage(picture))
        self._fit_ground()
        self._draw_next()

    def _lose(self, error: PosError) -> None:
        self._is_drawing = False
        self._say(str(error), "fault")

    def _print(self) -> None:
        if self._standing is None:
            return
        self.button.setEnabled(False)
        self._say(_("Printing the test receipt…"), "caption")
        document = sample_receipt(self._standing, system_clock())
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
        ground = self._ground
        ground.setWidgetResizable(True)
        ground.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground.setWidget(self.paper)
        self.paper.setProperty("role", "scrolled")
        QScroller.grabGesture(ground.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        frame = QFrame()
        frame.setProperty("role", "ground")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(*[space("medium")] * 4)
        inside.addWidget(ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(space("medium"))
        column.addWidget(label(_("Your receipt"), "title"))
        column.addWidget(frame, 1)
        column.addWidget(self.button)
        column.addWidget(self.result)


def _picture(document: Document, width_dots: int, ratio: float) -> QImage:
    """Draw a document as a strip of paper, with its white edges; on any thread."""
    bitmap = raster(document, width_dots)
    dots = QImage(
        bitmap.rows, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Mono
    )
    white, black = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black)
    dots.setColorTable([white.rgb(), black.rgb()])
    paper = QImage(
        bitmap.width + 2 * _MARGIN_DOTS,
        bitmap.height + 2 * _MARGIN_DOTS,
        QImage.Format.Format_RGB32,
    )
    paper.fill(white)
    painter = QPainter(paper)
    painter.drawImage(_MARGIN_DOTS, _MARGIN_DOTS, dots)
    painter.end()
    shown = paper.scaledToWidth(
        round(paper.width() * _PX_PER_DOT * ratio), Qt.TransformationMode.SmoothTransformation
    )
    shown.setDevicePixelRatio(ratio)
    return shown
