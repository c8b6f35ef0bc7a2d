"""The settings of a founder's till, and files of tills that joined it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.clock import system_clock
from pos.exchange.joining import invite, join_cooperative
from pos.exchange.writing import write_exchange
from pos.services.beginning import begin_shop
from pos.services.device import DeviceSettings
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.till import open_till
from tests.exchange.cooperative import admitted
from tests.factories import SetClock, Shop
from tests.ui.settings.desk import FES, TISSA, Desk


class Fair:
    """A desk at the founder's till, and another till on a device of its own.

    stick: a folder. work: a file of the other till, not read here yet.
    """

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.stick = folder / "stick"
        self.stick.mkdir()
        till = desk.till()
        begin_shop(till, TISSA, FES, DeviceSettings())
        self._founder = Shop(till, _keys(desk), SetClock(system_clock()), desk.folders.shop)
        self.other = self.joining(folder / "other", "Stand 25", "B")
        admitted(self._founder, self.other, self.stick)
        self.newcomer = self.joining(folder / "new", "Salon d’Essaouira", "C")
        for shop in (self.other, self.newcomer):
            piece = shop.add()
            shop.sell(piece)
            shop.sell(piece)
        self.work, self.application = map(self.written, (self.other, self.newcomer))
        till.close()

    def joining(self, folder: Path, label: str, series: str) -> Shop:
        folder.mkdir()
        file = invite(TillDoor(self._founder.till), folder, label, series).file
        clock, keys = SetClock(system_clock()), Keys(folder / "keys", with_keyring=False)
        path = folder / "shop.rahba.db"
        join_cooperative(path, keys, file, DeviceSettings(), clock=clock)
        return Shop(open_till(path, keys, clock), keys, clock, path)

    def written(self, shop: Shop) -> Path:
        return write_exchange(TillDoor(shop.till), self.stick).file

    def close(self) -> None:
        for shop in (self.other, self.newcomer):
            shop.till.close()


def _keys(desk: Desk) -> Keys:
    return Keys(desk.folders.keys, with_keyring=False)


@pytest.fixture
def fair(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Fair]:
    desk = Desk(qapp, qtbot, tmp_path / "desk")
    made = Fair(desk, tmp_path)
    yield made
    desk.close()
    made.close()
