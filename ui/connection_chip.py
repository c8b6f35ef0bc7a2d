"""Keeps the chip of the window true: shops, hub, and what is being sent this moment."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from pos.changed import Changed
from pos.clock import system_clock
from pos.i18n import gettext as _
from pos.sync.outlook import ShopOutlook, outlook
from ui.app import Screen
from ui.connection_words import chip_state
from ui.errands import SetUp, ToShops
from ui.hub_line import HubLine
from ui.online_line import OnlineLine
from ui.operations import Operations
from ui.widgets.chip_state import ChipDeed

_ABOUT: Final = Changed.ONLINE | Changed.STOCK | Changed.PRODUCTS | Changed.SETTINGS
# A sale is more important than what is said of it.
_SETTLES_MS: Final = 700


class ConnectionChip(QObject):
    """Asks how things stand when they may have changed, never more often than the eye can read."""

    def __init__(
        self, operations: Operations, online: OnlineLine, hub: HubLine, screen: Screen
    ) -> None:
        super().__init__(screen)
        self._operations = operations
        self._online = online
        self._hub = hub
        self._screen = screen
        self._shops: tuple[ShopOutlook, ...] = ()
        self._sending: tuple[int, int] | None = None
        self._is_open = False
        self._soon = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._soon.timeout.connect(self._read)
        operations.changed.connect(self._follow)
        online.passed.connect(self._end_sending)
        online.sending.connect(self._tell_sending)
        hub.stated.connect(self._say)
        screen.replaced.connect(self._say)

    def begin(self) -> None:
        """Say how things stand from now on."""
        self._is_open = True
        self._read()

    def stop(self) -> None:
        """Ask no more: another file is about to be opened, or none."""
        self._is_open = False
        self._soon.stop()
        self._shops, self._sending = (), None

    def _follow(self, changed: Changed) -> None:
        if self._is_open and changed & _ABOUT and not self._soon.isActive():
            self._soon.start()

    def _read(self) -> None:
        self._operations.read(self, outlook, system_clock(), done=self._take)

    def _take(self, shops: tuple[ShopOutlook, ...]) -> None:
        self._shops = shops
        self._say()

    def _tell_sending(self, _channel: str, gone: int, all_of_them: int) -> None:
        self._sending = (gone, all_of_them)
        self._say()

    def _end_sending(self, *_passed: object) -> None:
        self._sending = None
        self._follow(Changed.ONLINE)
        self._say()

    def _say(self, *_told: object) -> None:
        window = self._screen.window
        if self._is_open and window is not None:
            state = chip_state(self._shops, self._hub.state, self._sending, self._deeds())
            window.chips.show_state(state)

    def _deeds(self) -> tuple[ChipDeed, ...]:
        stick = ChipDeed("usb", _("Copy to USB stick"), self._open_tills)
        if not self._shops:
            return (stick,)
        return (
            ChipDeed("refresh", _("Send now"), self._send_now),
            ChipDeed("world", _("Online shops"), self._open_shops),
            stick,
        )

    def _send_now(self) -> None:
        self._online.look_now()
        self._hub.exchange_now()

    def _open_shops(self) -> None:
        self._hand_on(ToShops())

    def _open_tills(self) -> None:
        self._hand_on(SetUp.TILLS)

    def _hand_on(self, errand: object) -> None:
        if self._screen.window is not None:
            self._screen.window.hand_on(errand)
