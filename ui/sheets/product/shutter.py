"""A photo taken in place: the viewfinder where the picture stands, and the shutter under it."""

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.scanner import ScannerSettings
from pos.i18n import gettext as _
from pos.services.catalogue import smaller_jpeg
from pos.services.scanner import scanner_settings
from ui.camera.states import RETRIED, WELL, CameraState, state_text
from ui.camera.viewfinder import Viewfinder
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class Shutter(QWidget):
    """Hidden until `open`; takes one photo and hides again, or is left with Esc.

    Signals: taken(QImage).
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, frame: QSize, still: QWidget) -> None:
        """`still` gives way to the viewfinder, which is as large as `frame`."""
        super().__init__()
        self._operations = operations
        self._still = still
        self.viewfinder = Viewfinder(theme, _("What the camera sees"), reads=False)
        self.viewfinder.setFixedSize(frame)
        self.release = Button(theme, _("Take the photo"), "main", icon="camera")
        self._again = Button(theme, _("Try again"), "soft", icon="refresh")
        self._leave = Button(theme, _("Cancel"), "quiet", icon="x")
        self._sentence = label(wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        for part in (self.viewfinder, self._sentence, self.release, self._again, self._leave):
            column.addWidget(part)
        self.release.clicked.connect(self._take)
        self.viewfinder.pressed.connect(self._take)
        self.viewfinder.stated.connect(self._show_state)
        self._again.clicked.connect(self._ask)
        self._leave.clicked.connect(self.hide)
        self.hide()

    def open(self) -> None:
        """Look, with the keyboard on the shutter: Space takes the photo."""
        self._still.hide()
        self.show()
        self._show_state(CameraState.OPENING)
        self._ask()

    def _ask(self) -> None:
        self._operations.read(self, scanner_settings, done=self._look)

    def _look(self, settings: ScannerSettings) -> None:
        if self.isVisible():
            self.viewfinder.look(settings.camera)

    def _take(self) -> None:
        picture = self.viewfinder.picture
        if picture is not None:
            self.hide()
            self.taken.emit(picture)

    def _show_state(self, state: CameraState) -> None:
        text = state_text(state)
        self._sentence.setText(text)
        self._sentence.setVisible(bool(text))
        self._again.setVisible(state in RETRIED)
        is_well = state in WELL
        # Words that say what to do need the room of a picture that is not there.
        self.viewfinder.setVisible(is_well)
        self.release.setVisible(is_well)
        is_good = state is CameraState.GOOD
        self.release.setEnabled(is_good)
        (self.release if is_good else self._leave).setFocus(Qt.FocusReason.OtherFocusReason)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.viewfinder.rest()
        self._still.show()
        if not self.isHidden():
            # Whatever it stood on went away: when that comes back, the picture stands there.
            self.hide()


def photo_of_picture(picture: QImage) -> bytes:
    """Return what the camera saw as it will be kept, by the way every photo goes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Without loss, and at once: the one who keeps it makes it small.
    picture.save(buffer, "BMP")  # type: ignore[call-overload]
    return smaller_jpeg(bytes(buffer.data().data()))
