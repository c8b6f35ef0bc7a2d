"""Codes held before the camera on the Sell page: rung up like any scan, and never in the way."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pos.domain.scanner import ScannerSettings
from pos.services.scanner import save_scanner_settings
from tests.ui.camera.labels import before, label, nothing
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.pages.desk import plain
from tests.ui.pages.sell.test_page import lines
from ui.camera.camera_panel import CameraPanel
from ui.camera.codes import TURNS
from ui.camera.states import CameraState, state_text
from ui.pages.sell.scan_rows import ScanRows
from ui.sheets.refund.refund_sheet import RefundSheet
from ui.sheets.tender.tender_sheet import TenderSheet

if TYPE_CHECKING:
    from tests.ui.camera.stand_in import StandIn, StandIns

pytestmark = pytest.mark.camera

NAME = "Scanner avec la caméra"
ONE = [("Babouches cuir jaune", 1000)]
BABOUCHES = "BAB-01"


class Eyed:
    """A hand at a till with a camera."""

    def __init__(self, tills: Tills, cameras: "StandIns", qtbot: QtBot) -> None:
        self.hand: Hand = tills.hand()
        self.cameras = cameras
        self.qtbot = qtbot

    @property
    def panel(self) -> CameraPanel:
        (panel,) = self.hand.seen(CameraPanel)
        return panel

    def is_open(self) -> bool:
        return bool(self.hand.seen(CameraPanel))

    def open(self) -> "StandIn":
        """Open the camera by its button; returns the camera once it is wanted."""
        count = len(self.cameras.opened)
        self.hand.tap(NAME)
        self.qtbot.waitUntil(lambda: len(self.cameras.opened) > count)
        return self.cameras.last

    def holds(self, image: QImage) -> None:
        """Hold something before it until it was looked at in every way."""
        eye = self.panel.viewfinder.eye
        assert eye is not None
        for _turn in TURNS:
            with self.qtbot.waitSignal(eye.pictured):
                self.cameras.last.sees(image)

    def basket(self) -> list[tuple[str, int]]:
        return lines(self.hand)


@pytest.fixture
def eyed(tills: Tills, cameras: "StandIns", qtbot: QtBot) -> Eyed:
    return Eyed(tills, cameras, qtbot)


def test_a_label_held_before_the_camera_is_rung_up(eyed: Eyed, qtbot: QtBot) -> None:
    eyed.open()

    eyed.holds(before(label(BABOUCHES), degrees=5))

    qtbot.waitUntil(lambda: eyed.basket() == ONE)
    assert any(f"Lu : {BABOUCHES}" in plain(text) for text in texts(eyed.panel))


def texts(panel: CameraPanel) -> list[str]:
    return [seen.text() for seen in panel.findChildren(QLabel)]


def test_a_label_that_stays_is_one_piece_and_the_panel_stays_open(eyed: Eyed, qtbot: QtBot) -> None:
    eyed.open()

    for _look in range(2):
        eyed.holds(before(label(BABOUCHES)))

    qtbot.waitUntil(lambda: eyed.basket() == ONE)
    eyed.holds(before(label("2000000000015")))
    qtbot.waitUntil(lambda: eyed.basket() == [("Babouches cuir jaune", 2000)])
    assert eyed.is_open()


def test_each_code_beeps_once(eyed: Eyed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    beeps: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(True))
    eyed.open()

    for _look in range(2):
        eyed.holds(before(label(BABOUCHES)))

    qtbot.waitUntil(lambda: eyed.basket() == ONE)
    assert beeps == [True]


def test_a_code_that_nobody_knows_is_told_in_a_row_as_ever(eyed: Eyed, qtbot: QtBot) -> None:
    eyed.open()

    eyed.holds(before(label("4006381333931")))

    qtbot.waitUntil(lambda: bool(eyed.hand.seen(ScanRows)))
    assert eyed.basket() == []


def test_the_basket_is_as_wide_and_as_visible_as_before(eyed: Eyed) -> None:
    pay = eyed.hand.button("Encaisser")
    before_it = pay.mapToGlobal(pay.rect().topLeft()), pay.size()

    eyed.open()
    eyed.hand.window.grab()

    assert (pay.mapToGlobal(pay.rect().topLeft()), pay.size()) == before_it


def test_its_button_its_key_its_cross_and_esc_close_it(eyed: Eyed, qtbot: QtBot) -> None:
    def key() -> None:
        eyed.hand.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)

    closings: tuple[Callable[[], None], ...] = (
        lambda: eyed.hand.tap(NAME),
        key,
        lambda: eyed.hand.press(Qt.Key.Key_Escape),
        lambda: eyed.hand.tap("Fermer la caméra"),
    )
    for closing in closings:
        camera = eyed.open()
        closing()
        assert not eyed.is_open()
        assert camera.is_closed

    count = len(eyed.cameras.opened)
    key()
    qtbot.waitUntil(lambda: len(eyed.cameras.opened) == count + 1)


def test_what_is_typed_still_goes_into_the_search_box(eyed: Eyed) -> None:
    eyed.open()

    eyed.hand.type("taj")

    assert eyed.hand.focused().property("text") == "taj"


def test_a_page_that_is_left_lets_the_camera_go_and_takes_it_up_again(
    eyed: Eyed, qtbot: QtBot
) -> None:
    camera = eyed.open()

    eyed.hand.window.open_page(1)
    assert camera.is_closed

    eyed.hand.window.open_page(0)
    qtbot.waitUntil(lambda: len(eyed.cameras.opened) == 2)


def test_what_lies_there_while_somebody_pays_is_not_rung_up(eyed: Eyed, qtbot: QtBot) -> None:
    eyed.open()
    eyed.holds(before(label(BABOUCHES)))
    qtbot.waitUntil(lambda: eyed.basket() == ONE)
    eyed.hand.press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: bool(eyed.hand.seen(TenderSheet)))

    eyed.holds(before(label("2000000000015")))
    eyed.hand.press(Qt.Key.Key_Escape)
    eyed.holds(before(label("2000000000015")))

    assert eyed.hand.seen(TenderSheet) == []
    assert eyed.basket() == ONE


def test_the_receipt_of_a_sale_opens_its_refund(eyed: Eyed, qtbot: QtBot) -> None:
    hand = eyed.hand
    hand.tap_tile("Babouches cuir jaune")
    hand.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: hand.page.last_sale.sold is not None)
    sold = hand.page.last_sale.sold
    assert sold is not None
    eyed.open()

    eyed.holds(before(label(sold.sale.receipt_number)))

    qtbot.waitUntil(lambda: bool(hand.seen(RefundSheet)))


@pytest.mark.parametrize("state", [CameraState.BUSY, CameraState.FORBIDDEN])
def test_a_camera_that_fails_is_told_and_tried_again(
    eyed: Eyed, qtbot: QtBot, state: CameraState
) -> None:
    eyed.cameras.fails_with = state
    eyed.open()
    assert state_text(state) in texts(eyed.panel)
    eyed.cameras.fails_with = None

    eyed.hand.tap("Réessayer")

    qtbot.waitUntil(lambda: len(eyed.cameras.opened) == 2)
    eyed.holds(before(label(BABOUCHES)))
    qtbot.waitUntil(lambda: eyed.basket() == ONE)


def test_a_camera_that_is_pulled_out_keeps_nobody_from_selling(eyed: Eyed, qtbot: QtBot) -> None:
    camera = eyed.open()
    eyed.holds(nothing())

    camera.tell(CameraState.LOST)

    assert state_text(CameraState.LOST) in texts(eyed.panel)
    eyed.hand.scan("2000000000015")
    qtbot.waitUntil(lambda: eyed.basket() == ONE)
    camera.tell(CameraState.OPENING)
    eyed.holds(before(label("BAB-01")))
    qtbot.waitUntil(lambda: eyed.basket() == [("Babouches cuir jaune", 2000)])


def test_the_camera_that_was_chosen_is_the_one_that_looks(eyed: Eyed, qtbot: QtBot) -> None:
    chosen = ScannerSettings(camera="/dev/video2")
    saved: list[object] = []
    operations = eyed.hand.page.operations
    operations.write(eyed.hand.page, save_scanner_settings, chosen, done=saved.append)
    qtbot.waitUntil(lambda: bool(saved))

    assert eyed.open().camera == "/dev/video2"
