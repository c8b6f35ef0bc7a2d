"""The hub: a sheet that gets one, shows how it stands, and leaves it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from pos.changed import Changed
from pos.errors import PosError
from pos.exchange.hub.kept import HubStanding, hub_standing
from pos.exchange.hub.states import HubState
from pos.i18n import gettext as _
from pos.services.tills import Applicant, admit_till
from ui.hub_line import HubLine
from ui.operations import Operations
from ui.sheets.hub.connect_step import ConnectStep
from ui.sheets.hub.connected_step import ConnectedStep
from ui.theme import Theme
from ui.widgets.sheet import Sheet

_WIDTH: Final = 760
_HEIGHT: Final = 520


class HubSheet(Sheet):
    """asking, connected: its two steps."""

    def __init__(self, theme: Theme, operations: Operations, hub: HubLine, window: QWidget) -> None:
        super().__init__(theme, window, _("Hub"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._hub = hub
        self.asking = ConnectStep(theme)
        self.connected = ConnectedStep(theme)
        self._steps = QStackedWidget()
        for step in (self.asking, self.connected):
            self._steps.addWidget(step)
        self.body.addWidget(self._steps, 1)
        self.asking.confirmed.connect(self._connect)
        self.connected.leaving.connect(self._disconnect)
        self.connected.exchanging.connect(hub.exchange_now)
        self.connected.admitting.connect(self._admit)
        hub.stated.connect(self._take)
        operations.changed.connect(self._follow)
        if hub.state is not None:
            self.connected.show_state(hub.state)
        self._read(is_first=True)

    def _read(self, *, is_first: bool = False) -> None:
        def show(standing: HubStanding) -> None:
            self._show(standing, is_first=is_first)

        self._operations.read(self, hub_standing, done=show)

    def _show(self, standing: HubStanding, *, is_first: bool) -> None:
        self.connected.show_standing(standing)
        step = self.asking if standing.address is None else self.connected
        if is_first or step is not self._steps.currentWidget():
            self._steps.setCurrentWidget(step)
            if step is self.connected:
                self.connected.now.setFocus(Qt.FocusReason.OtherFocusReason)
            elif is_first:  # something may have been pasted meanwhile
                self.asking.typed.take_focus()
            else:
                self.asking.begin()

    def _connect(self, typed: str, password: str) -> None:
        self._hub.connect_to(typed, password, done=self._read, failed=self._refuse)

    def _disconnect(self) -> None:
        self._hub.disconnect_from(lambda error: self.tell(str(error)))

    def _refuse(self, error: PosError) -> None:
        self.asking.refuse(str(error))

    def _admit(self, applicant: Applicant) -> None:
        """Let a till in; its work comes with the next exchange, which is now."""

        def go_on(_none: None) -> None:
            self._hub.exchange_now()

        self._operations.write(
            self, admit_till, applicant, done=go_on, failed=lambda error: self.tell(str(error))
        )

    def _take(self, state: HubState) -> None:
        self.connected.show_state(state)
        self._read()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.TILLS:
            self._read()
