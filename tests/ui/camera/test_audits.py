"""The camera in three sizes, four languages and three looks: whole, named, large enough."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui import audit
from tests.ui.audit import LANGUAGES, SIZES, theme_and_words
from tests.ui.camera.labels import before, label
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tour.waiting import until
from ui.camera.camera_panel import CameraPanel
from ui.camera.states import CameraState
from ui.pages.settings import SettingsPage
from ui.sheets.product.new_piece_sheet import NewPieceSheet
from ui.theme import Theme
from ui.tokens import LOOKS

if TYPE_CHECKING:
    from tests.ui.camera.stand_in import StandIns

pytestmark = pytest.mark.camera

Scene = Callable[[Hand, "StandIns"], None]


def opened(cameras: "StandIns", opens: Callable[[], None]) -> None:
    count = len(cameras.opened)
    opens()
    until(lambda: len(cameras.opened) > count, "the camera")


def the_panel(hand: Hand, cameras: "StandIns") -> None:
    turn = Qt.KeyboardModifier.ControlModifier
    opened(cameras, lambda: hand.press(Qt.Key.Key_F2, turn))
    cameras.last.sees(before(label("4006381333931")))
    panel = hand.seen(CameraPanel)[0]
    until(lambda: panel.viewfinder.picture is not None, "a picture")
    panel.show_read("4006381333931")


def a_camera_that_is_forbidden(hand: Hand, cameras: "StandIns") -> None:
    assert hand.seen(CameraPanel)
    cameras.last.tell(CameraState.FORBIDDEN)


def a_new_piece(hand: Hand, cameras: "StandIns") -> NewPieceSheet:
    sheet = NewPieceSheet(hand.page.theme, hand.page.operations, hand.window, "")
    sheet.open_sheet()
    opened(cameras, sheet.photo.still.shoot.click)
    return sheet


def a_photo_to_take(hand: Hand, cameras: "StandIns") -> None:
    sheet = a_new_piece(hand, cameras)
    cameras.last.sees(before(label("TAJ-01")))
    until(sheet.photo.shutter.release.isEnabled, "a picture")


def a_photo_without_a_camera(hand: Hand, cameras: "StandIns") -> None:
    a_new_piece(hand, cameras)
    cameras.last.tell(CameraState.BUSY)


def the_trial(hand: Hand, cameras: "StandIns") -> None:
    hand.window.open_page(1)
    page = hand.window.pages[1]
    assert isinstance(page, SettingsPage)
    opened(cameras, page.scanner.camera.testing.emit)


def a_trial_that_fails(hand: Hand, cameras: "StandIns") -> None:
    the_trial(hand, cameras)
    cameras.last.tell(CameraState.FORBIDDEN)


SCENES: tuple[Scene, ...] = (
    the_panel,
    a_camera_that_is_forbidden,
    a_photo_to_take,
    a_photo_without_a_camera,
    the_trial,
    a_trial_that_fails,
)


def walk(hand: Hand, cameras: "StandIns", size: tuple[int, int]) -> list[str]:
    played = ((scene.__name__, partial(scene, hand, cameras)) for scene in SCENES)
    return audit.walk(hand.window, size, played)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", LOOKS)
def test_the_camera_can_be_seen_pressed_and_heard_of(
    tills: Tills,
    cameras: "StandIns",
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)
    hand = tills.hand(theme, size, spoken=words)

    assert walk(hand, cameras, size) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_larger_words_about_the_camera_have_their_room(
    tills: Tills, cameras: "StandIns", language: str
) -> None:
    hand = tills.hand(Theme("jour", 130, language), SIZES[1])

    assert walk(hand, cameras, SIZES[1]) == []
