"""From frames to codes: on a thread of its own, the newest first, each code once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.camera.labels import before, dim, label, nothing
from ui.camera.states import CameraState

if TYPE_CHECKING:
    from tests.ui.camera.stand_in import StandIns
    from ui.camera.eye import Eye

pytestmark = pytest.mark.camera

OURS = "RAHBA-123456"


@pytest.fixture
def eye(cameras: "StandIns") -> Iterator["Eye"]:
    from ui.camera.eye import Eye

    owner = QObject()
    opened = Eye(cameras, "", owner, reads=True)
    yield opened
    opened.close()


def test_a_label_before_the_camera_is_read(eye: "Eye", cameras: "StandIns", qtbot: QtBot) -> None:
    with qtbot.waitSignal(eye.read) as read:
        cameras.last.sees(before(label(OURS)))

    assert read.args == [OURS]
    assert eye.state is CameraState.GOOD


def test_a_frame_of_a_camera_over_usb_is_read(
    eye: "Eye", cameras: "StandIns", qtbot: QtBot
) -> None:
    with qtbot.waitSignal(eye.read) as read:
        cameras.last.sees_without_colour(dim(before(label(OURS))))

    assert read.args == [OURS]


def test_a_label_askew_is_read_within_a_few_frames(
    eye: "Eye", cameras: "StandIns", qtbot: QtBot
) -> None:
    codes: list[str] = []
    eye.read.connect(codes.append)
    for _frame in range(3):
        with qtbot.waitSignal(eye.pictured):
            cameras.last.sees(before(label(OURS), degrees=35))

    assert codes == [OURS]


def test_a_label_that_stays_is_read_once_and_the_next_one_too(
    eye: "Eye", cameras: "StandIns", qtbot: QtBot
) -> None:
    codes: list[str] = []
    eye.read.connect(codes.append)
    for text in (OURS, OURS, "TAJ-01", OURS):
        with qtbot.waitSignal(eye.pictured):
            cameras.last.sees(before(label(text)))

    assert codes == [OURS, "TAJ-01"]


def test_of_many_frames_at_once_all_but_a_few_are_dropped(
    eye: "Eye", cameras: "StandIns", qtbot: QtBot
) -> None:
    shown: list[object] = []
    eye.pictured.connect(shown.append)
    for _frame in range(30):
        cameras.last.sees(nothing())

    with qtbot.waitSignal(eye.pictured):
        pass
    with qtbot.waitSignal(eye.pictured):
        cameras.last.sees(nothing())

    assert len(shown) <= 3


def test_what_a_camera_says_of_itself_is_passed_on(eye: "Eye", cameras: "StandIns") -> None:
    said: list[CameraState] = []
    eye.stated.connect(said.append)

    for state in (CameraState.LOST, CameraState.LOST, CameraState.OPENING):
        cameras.last.tell(state)

    assert said == [CameraState.LOST, CameraState.OPENING]


def test_a_camera_that_shows_nothing_is_told_as_busy(
    eye: "Eye", cameras: "StandIns", qtbot: QtBot
) -> None:
    assert cameras.opened
    with qtbot.waitSignal(eye.stated, timeout=10_000) as stated:
        pass

    assert stated.args == [CameraState.BUSY]


def test_a_busy_camera_that_shows_something_again_is_well(
    eye: "Eye", cameras: "StandIns", qtbot: QtBot
) -> None:
    cameras.last.tell(CameraState.BUSY)

    with qtbot.waitSignal(eye.pictured):
        cameras.last.sees(nothing())

    assert eye.state is CameraState.GOOD


def test_a_picture_under_way_does_not_bring_back_a_camera_that_is_gone(
    eye: "Eye", cameras: "StandIns", qtbot: QtBot
) -> None:
    said: list[CameraState] = []
    eye.stated.connect(said.append)
    cameras.last.sees(nothing())
    cameras.last.tell(CameraState.LOST)
    qtbot.wait(150)

    cameras.last.tell(CameraState.OPENING)
    with qtbot.waitSignal(eye.pictured):
        cameras.last.sees(nothing())

    assert said == [CameraState.LOST, CameraState.OPENING, CameraState.GOOD]


def test_after_it_is_closed_nothing_is_told(eye: "Eye", cameras: "StandIns", qtbot: QtBot) -> None:
    told: list[object] = []
    eye.read.connect(told.append)
    eye.pictured.connect(told.append)
    cameras.last.sees(before(label(OURS)))

    eye.close()

    qtbot.wait(150)
    assert told == []
    assert cameras.last.is_closed
