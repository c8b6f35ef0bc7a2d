"""Codes held before the camera, rung up like any scan; nothing at all where none was added."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from pos.domain.scanner import ScannerSettings
from pos.domain.scanning import Ending, Scan
from pos.i18n import gettext as _
from pos.services.scanner import scanner_settings
from ui.camera import extra
from ui.camera.camera_panel import CameraPanel
from ui.page import Key, Page
from ui.pages.sell.part import Part
from ui.pages.sell.shelf import Shelf
from ui.widgets.button import Button, square
from ui.widgets.sheet import sheet_on_top


class Seeing(Part):
    """Opens and closes the panel. button: on the shelf, None without the extra."""

    def __init__(self, page: Page, shelf: Shelf) -> None:
        super().__init__(page)
        self._shelf = shelf
        self.panel: CameraPanel | None = None
        self.button: Button | None = None
        if extra.is_added():
            name = _("Scan with the camera")
            button = Button(self.theme, role="step", icon="camera", name=name)
            self.button = square(button, self.theme.height("chip"))
            self.button.clicked.connect(self.turn)
            shelf.add_way(self.button)

    def keys(self) -> Sequence[Key]:
        """Name the key that opens the camera, where there is one."""
        if self.button is None:
            return ()
        return (Key("Ctrl+F2", _("Scan with the camera"), self.turn),)

    def turn(self) -> None:
        """Open the panel, or close it again."""
        panel = self.panel or self._made()
        panel.setVisible(panel.isHidden())

    def _made(self) -> CameraPanel:
        self.panel = panel = CameraPanel(self.theme, self.page)
        panel.wanted.connect(self._ask)
        panel.viewfinder.read.connect(self._take)
        self._shelf.add_panel(panel)
        return panel

    def _ask(self) -> None:
        self.operations.read(self, scanner_settings, done=self._look)

    def _look(self, settings: ScannerSettings) -> None:
        if self.panel is not None and self.panel.isVisible():
            mirrored = settings.camera_is_mirrored
            self.panel.viewfinder.look(settings.camera, is_mirrored=mirrored)

    def _take(self, code: str) -> None:
        # Nobody aims while a sheet is open: what lies before the camera then is not meant.
        if self.panel is None or sheet_on_top(self.window) is not None:
            return
        self.panel.show_read(code)
        QApplication.beep()
        self.page.scanned.emit(Scan(code, ending=Ending.CAMERA))
