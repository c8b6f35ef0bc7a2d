"""The camera reads the code of a new till, where the camera was added."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pos.domain.scanner import ScannerSettings
from pos.exchange.request import is_code
from pos.i18n import gettext as _
from pos.services.scanner import scanner_settings
from ui.camera import extra
from ui.camera.camera_panel import CameraPanel
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button


class CodeCamera(QWidget):
    """button: opens and closes the panel; hidden where no camera was added.

    Signals: read(str): a code of a till that wants to join; anything else is passed over.
    """

    read = Signal(str)

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._theme = theme
        self._operations = operations
        self.panel: CameraPanel | None = None
        self.button = Button(theme, _("Read it with the camera"), "soft", icon="camera")
        if not extra.is_added():
            self.button.hide()
        self.button.clicked.connect(self._turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def close_eye(self) -> None:
        """Look no more."""
        if self.panel is not None:
            self.panel.hide()

    def _turn(self) -> None:
        panel = self.panel or self._made()
        self.setVisible(panel.isHidden())
        panel.setVisible(panel.isHidden())

    def _made(self) -> CameraPanel:
        hint = _("Hold the screen of the new till, with its code, before the camera.")
        self.panel = panel = CameraPanel(self._theme, self.window(), hint)
        panel.wanted.connect(self._ask)
        panel.viewfinder.read.connect(self._take)
        self._column.addWidget(panel)
        return panel

    def _ask(self) -> None:
        self._operations.read(self, scanner_settings, done=self._look)

    def _look(self, settings: ScannerSettings) -> None:
        if self.panel is not None and self.panel.isVisible():
            self.panel.viewfinder.look(settings.camera, is_mirrored=settings.camera_is_mirrored)

    def _take(self, code: str) -> None:
        if self.panel is not None and is_code(code):
            self.panel.show_read(code)
            QApplication.beep()
            self.panel.hide()
            self.hide()
            self.read.emit(code)
