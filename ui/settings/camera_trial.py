"""The camera tried out: which one, what it sees, and what it reads."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.domain.scanner import ScannerSettings
from pos.i18n import gettext as _
from ui.camera import extra
from ui.camera.states import RETRIED, CameraState, state_text
from ui.camera.viewfinder import Viewfinder
from ui.settings.section import SwitchRow
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.button import Button
from ui.widgets.label import label, set_state
from ui.widgets.pill_flow import PillFlow
from ui.widgets.sheet import Sheet

_PICTURE: Final = QSize(448, 252)


class CameraTrial(Sheet):
    """Looks while it is open. Signals: chosen(ScannerSettings): another camera, or a mirror."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, settings: ScannerSettings) -> None:
        super().__init__(theme, window, _("Try the camera"), width=820)
        self._settings = settings
        self.viewfinder = Viewfinder(theme, _("What the camera sees"), reads=True)
        self.viewfinder.setFixedSize(_PICTURE)
        self.verdict = label(role="title", wraps=True)
        self.cameras = PillFlow(theme)
        self.mirror = SwitchRow(
            theme, _("Like a mirror"), _("For a camera that looks at you: it is easier to aim.")
        )
        self.mirror.switch.setChecked(settings.camera_is_mirrored)
        self._again = Button(theme, _("Try again"), "soft", icon="refresh")
        self._lay_out()
        self._again.clicked.connect(self._look)
        self.cameras.picked.connect(lambda camera: self._choose(camera=camera))
        self.mirror.turned.connect(lambda is_on: self._choose(camera_is_mirrored=is_on))
        self.viewfinder.stated.connect(self._show_state)
        self.viewfinder.read.connect(self._show_read)

    def open_sheet(self) -> None:
        """Look at once."""
        super().open_sheet()
        self._look()

    def _look(self) -> None:
        settings = self._settings
        self.viewfinder.look(settings.camera, is_mirrored=settings.camera_is_mirrored)

    def _choose(self, **changes: object) -> None:
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        self.chosen.emit(self._settings)
        self._look()

    def _show_read(self, code: str) -> None:
        self._say(_("Read: {code}").format(code=ltr(code)), "on-ok")
        self.viewfinder.flash()

    def _show_state(self, state: CameraState) -> None:
        self._say(state_text(state) or _("Hold any label or receipt before the camera."), "title")
        self._again.setVisible(state in RETRIED)
        if state is not CameraState.BROKEN:
            self._show_names()

    def _show_names(self) -> None:
        names = extra.cameras().names()
        picked = self._settings.camera
        known = [camera for camera, _name in names]
        self.cameras.set_pills(names, picked if picked in known else next(iter(known), ""))

    def _say(self, text: str, role: str) -> None:
        self.verdict.setText(text)
        set_state(self.verdict, "role", role)
        announce(self.verdict, text)

    def _lay_out(self) -> None:
        self._again.hide()
        words = QVBoxLayout()
        words.setSpacing(self.theme.space("medium"))
        words.addWidget(self.verdict)
        words.addWidget(self._again)
        words.addStretch(1)
        words.addWidget(self.mirror)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("large"))
        row.addWidget(self.viewfinder, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addWidget(self.cameras)
        self.body.addLayout(row)

    # Overrides of Qt methods.

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the camera go, whether the sheet is closed or its window goes away."""
        super().hideEvent(event)
        self.viewfinder.rest()
