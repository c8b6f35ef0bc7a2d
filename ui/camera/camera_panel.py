"""A viewfinder above what it reads for: what the camera sees, and what it read last."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from ui.camera.states import RETRIED, WELL, CameraState, state_text
from ui.camera.viewfinder import Viewfinder
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, label
from ui.widgets.margins import margins

_HEIGHT: Final = 168
_PICTURE: Final = 256
_NARROW_PICTURE: Final = 192
# Beside the picture there must be room for words.
_NARROW: Final = 620


class CameraPanel(QFrame):
    """Stays open for as many codes as there are; looks only while it can be seen.

    page: on which Esc closes it. Signals: wanted(): it is in sight, and waits for `look`.
    """

    wanted = Signal()

    def __init__(self, theme: Theme, page: QWidget, hint: str = "") -> None:
        """`hint`: what to hold before the camera; a label, unless it says something else."""
        super().__init__()
        self._hint = hint
        self.setProperty("role", "card")
        self.setFixedHeight(_HEIGHT)
        self.viewfinder = Viewfinder(theme, _("What the camera sees"), reads=True)
        self.viewfinder.setFixedHeight(_HEIGHT - 24)
        self.sentence = label(role="strong", wraps=True)
        self._read = ElidedLabel(role="on-ok")
        self.again = Button(theme, _("Try again"), "soft", icon="refresh")
        self.close_button = Button(theme, role="quiet", icon="x", name=_("Close the camera"))
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._lay_out(theme)
        self._escape.activated.connect(self.hide)
        self.close_button.clicked.connect(self.hide)
        self.again.clicked.connect(self.wanted)
        self.viewfinder.stated.connect(self._show_state)
        self.hide()

    def show_read(self, code: str) -> None:
        """Say which code was read last."""
        self._read.setText(_("Read: {code}").format(code=ltr(code)))
        announce(self._read, self._read.text())
        self.viewfinder.flash()

    def _show_state(self, state: CameraState) -> None:
        usual = self._hint or _("Hold a label before the camera, a hand's breadth away.")
        text = state_text(state) or usual
        self.sentence.setText(text)
        is_well = state in WELL
        # Words that say what to do need the room of a picture that is not there.
        self.viewfinder.setVisible(is_well)
        self._read.setVisible(is_well)
        self.again.setVisible(state in RETRIED)
        announce(self.sentence, text)

    def _lay_out(self, theme: Theme) -> None:
        self.again.hide()
        head = QHBoxLayout()
        head.addWidget(self.sentence, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.space("hair"))
        words.addLayout(head)
        words.addStretch(1)
        words.addWidget(self._read)
        words.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(12, 12, 8, 8))
        row.setSpacing(theme.space("medium"))
        row.addWidget(self.viewfinder, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        self.viewfinder.setFixedWidth(_NARROW_PICTURE if is_narrow else _PICTURE)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._escape.setEnabled(True)
        self._read.setText("")
        self.wanted.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._escape.setEnabled(False)
        self.viewfinder.rest()
