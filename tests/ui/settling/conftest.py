"""A cooperative on a real file whose makers have sold, opened on its settings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.clock import system_clock
from pos.domain.free_line import free_product
from pos.domain.names import Names
from pos.domain.product import Maker
from pos.domain.quantity import pieces
from pos.domain.terms import Bargain, Cash, Terms
from pos.services.beginning import begin_shop
from pos.services.device import DeviceSettings
from pos.services.keys import Keys
from pos.services.known_makers import save_maker
from pos.services.selling import check_out
from pos.services.terms import save_cooperative_terms
from tests.factories import SetClock, Shop, a_line, a_product, dh, exact_cash, opening_shift
from tests.ui.settings.desk import FES, TISSA, Desk

MAKERS = (
    Maker(
        "",
        Names(fr="Fatima Zahra El Idrissi", ar="فاطمة الزهراء الإدريسي"),
        "+212 6 00-00-00-00",
        "007 780 0001234567890123 45",
        "12",
    ),
    Maker("", Names(fr="Saïd", ar="سعيد"), terms=Terms(1000, bargain=Bargain.MAKER)),
    Maker("", Names(fr="Atelier Tissa"), terms=Terms(2000, cash=Cash.MAKER)),
)


class Cooperative:
    """A desk, and the makers whose pieces were sold there. makers: their ids, in order."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        till = desk.till()
        begin_shop(till, TISSA, FES, DeviceSettings())
        keys = Keys(desk.folders.keys, with_keyring=False)
        shop = Shop(till, keys, SetClock(system_clock()), desk.folders.shop)
        opening_shift(shop)
        till.write(save_cooperative_terms, Terms(1500))
        self.makers = [till.write(save_maker, maker).result for maker in MAKERS]
        for maker, price in zip(self.makers, ("190", "85.50", "1250"), strict=True):
            tajine = a_product(price=dh(price), maker=maker)
            shop.sell(shop.add(replace(tajine, names=Names(fr="Tajine peint", ar="طاجين"))))
        free = a_line(free_product("Petit bol", "fr"), pieces(1), unit_price=dh("40"))
        till.write(check_out, (free,), (exact_cash(dh("40")),))
        till.close()


@pytest.fixture
def cooperative(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Cooperative]:
    desk = Desk(qapp, qtbot, tmp_path / "desk")
    yield Cooperative(desk)
    desk.close()
