"""A photo taken in place: of a product, and of a new piece at the stand."""

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.services.products import photo
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from ui.camera.states import CameraState
from ui.sheets.product.new_piece_sheet import NewPieceSheet
from ui.sheets.product.photo_panel import PhotoPanel
from ui.sheets.product.product_sheet import ProductSheet

if TYPE_CHECKING:
    from tests.ui.camera.stand_in import StandIns

pytestmark = pytest.mark.camera


def jug() -> QImage:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    return image


@pytest.fixture
def hand(tills: Tills, cameras: "StandIns", qtbot: QtBot) -> Hand:
    """Return a hand whose new piece is before a camera that sees it."""
    hand = tills.hand()
    hand.press(Qt.Key.Key_F3)
    hand.tap("Prendre une photo")
    qtbot.waitUntil(lambda: bool(cameras.opened))
    cameras.last.sees(jug())
    qtbot.waitUntil(panel(hand).shutter.release.isEnabled)
    return hand


def panel(hand: Hand) -> PhotoPanel:
    (sheet,) = hand.seen(NewPieceSheet)
    return sheet.photo


def test_space_takes_the_photo_and_it_goes_the_way_of_every_photo(
    hand: Hand, cameras: "StandIns", qtbot: QtBot
) -> None:
    hand.press(Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: panel(hand).new_photo is not None)
    kept = panel(hand).new_photo
    assert kept is not None
    with Image.open(io.BytesIO(kept)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (1024, 576), {})
        red, green, _blue = picture.getpixel((500, 300))  # type: ignore[misc]
    assert red > 200
    assert green < 40
    assert cameras.last.is_closed


def test_a_tap_on_the_picture_takes_it_too(hand: Hand, qtbot: QtBot) -> None:
    QTest.mouseClick(panel(hand).shutter.viewfinder, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: panel(hand).new_photo is not None)


def test_a_photo_can_be_taken_again(hand: Hand, cameras: "StandIns", qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel(hand).new_photo is not None)
    first = panel(hand).new_photo

    hand.tap("Reprendre une photo")
    qtbot.waitUntil(lambda: len(cameras.opened) == 2)
    cameras.last.sees(jug().scaled(640, 480))
    qtbot.waitUntil(panel(hand).shutter.release.isEnabled)
    hand.press(Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: panel(hand).new_photo != first)


def test_esc_leaves_the_camera_and_not_the_sheet(hand: Hand, cameras: "StandIns") -> None:
    hand.press(Qt.Key.Key_Escape)

    assert cameras.last.is_closed
    assert hand.seen(NewPieceSheet)
    assert panel(hand).new_photo is None
    assert panel(hand).still.isVisible()


def test_a_sheet_that_is_closed_lets_the_camera_go(hand: Hand, cameras: "StandIns") -> None:
    hand.seen(NewPieceSheet)[0].close_sheet()

    assert cameras.last.is_closed


def test_a_number_being_typed_takes_the_place_of_the_camera(
    tills: Tills, cameras: "StandIns", qtbot: QtBot
) -> None:
    hand = tills.hand()
    sheet = ProductSheet(hand.page.theme, hand.page.operations, hand.window, "")
    sheet.open_sheet()
    photo = sheet.side.photo
    photo.still.shoot.click()
    qtbot.waitUntil(lambda: bool(cameras.opened))

    QTest.mouseClick(sheet.form.basics.price.line, Qt.MouseButton.LeftButton)
    assert cameras.last.is_closed
    sheet.side.setCurrentWidget(photo)

    assert photo.still.isVisible()
    assert not photo.shutter.isVisible()


def test_a_camera_that_fails_leaves_the_other_ways(hand: Hand, cameras: "StandIns") -> None:
    cameras.last.tell(CameraState.BUSY)
    assert not panel(hand).shutter.release.isEnabled()

    hand.tap("Annuler")

    assert hand.button("Choisir une photo").isVisible()


def test_the_piece_is_sold_with_its_photo(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel(hand).new_photo is not None)
    expected = panel(hand).new_photo
    (sheet,) = hand.seen(NewPieceSheet)
    sheet.price.take_focus()

    hand.enter("250")

    qtbot.waitUntil(lambda: bool(hand.page.ringing.basket.lines))
    digest = hand.page.ringing.basket.lines[0].product.photo
    found: list[bytes | None] = []
    hand.page.operations.read(hand.window, photo, digest, done=found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [expected]
