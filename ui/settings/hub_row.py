"""The way to the hub from the settings, with how it stands beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.exchange.hub.states import HubState, Light
from pos.i18n import gettext as _
from ui.hub_line import HubLine
from ui.operations import Operations
from ui.sheets.hub.hub_sheet import HubSheet
from ui.sheets.hub.lights import hub_tag, show_light
from ui.theme import Theme
from ui.widgets.button import Button


class HubRow(QWidget):
    """open: the button that leads to the sheet."""

    def __init__(self, theme: Theme, operations: Operations, hub: HubLine) -> None:
        super().__init__()
        self._theme = theme
        self._operations = operations
        self._hub = hub
        self.open = Button(theme, _("Hub"), "soft", icon="cloud")
        self.light = hub_tag(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("small"))
        row.addWidget(self.open)
        row.addWidget(self.light, 0, Qt.AlignmentFlag.AlignVCenter)
        self.open.clicked.connect(self._open)
        hub.stated.connect(self._show)
        self._show(hub.state or HubState(Light.OFF))

    def _open(self) -> None:
        HubSheet(self._theme, self._operations, self._hub, self.window()).open_sheet()

    def _show(self, state: HubState) -> None:
        show_light(self.light, state)
        self.light.setVisible(state.light is not Light.OFF)
