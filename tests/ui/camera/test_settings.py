"""The camera in the settings: which one, what it sees, and what it reads."""

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from pos.domain.scanner import ScannerSettings
from pos.services.scanner import scanner_settings
from tests.ui.camera.labels import before, label
from tests.ui.pages.desk import plain
from tests.ui.settings.desk import Desk
from ui.camera import extra
from ui.camera.states import CameraState, state_text
from ui.settings.camera_trial import CameraTrial

if TYPE_CHECKING:
    from tests.ui.camera.stand_in import StandIns

pytestmark = pytest.mark.camera


def trial(desk: Desk) -> CameraTrial:
    desk.tap("Essayer la caméra")
    (sheet,) = desk.seen(CameraTrial)
    return sheet


def kept(desk: Desk, qtbot: QtBot) -> ScannerSettings:
    found: list[ScannerSettings] = []
    assert desk.operations is not None
    desk.operations.read(desk.page, scanner_settings, done=found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_label_held_before_it_says_that_it_works(
    desk: Desk, cameras: "StandIns", qtbot: QtBot
) -> None:
    desk.open()
    sheet = trial(desk)

    with qtbot.waitSignal(sheet.viewfinder.read):
        cameras.last.sees(before(label("RAHBA-123456")))

    assert "RAHBA-123456" in sheet.verdict.text()


def test_another_camera_is_kept_and_looks_at_once(
    desk: Desk, cameras: "StandIns", qtbot: QtBot
) -> None:
    desk.open()
    sheet = trial(desk)

    desk.tap("USB camera", sheet)

    assert [one.camera for one in cameras.opened] == ["", "/dev/video2"]
    assert cameras.opened[0].is_closed
    assert kept(desk, qtbot).camera == "/dev/video2"


def test_a_mirror_is_kept(desk: Desk, cameras: "StandIns", qtbot: QtBot) -> None:
    desk.open()
    sheet = trial(desk)
    assert cameras.opened

    desk.tap("Comme un miroir", sheet)

    assert kept(desk, qtbot).camera_is_mirrored


def test_a_camera_that_is_not_there_says_what_to_do(desk: Desk, cameras: "StandIns") -> None:
    cameras.plugged = []
    cameras.fails_with = CameraState.NONE
    desk.open()

    sheet = trial(desk)

    assert sheet.verdict.text() == state_text(CameraState.NONE)


def test_leaving_lets_the_camera_go(desk: Desk, cameras: "StandIns") -> None:
    desk.open()
    sheet = trial(desk)

    sheet.close_sheet()

    assert cameras.last.is_closed


def test_a_window_that_goes_away_lets_the_camera_go(desk: Desk, cameras: "StandIns") -> None:
    desk.open()
    trial(desk)

    desk.close()

    assert cameras.last.is_closed


def test_parts_that_do_not_start_say_what_to_type(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacks_a_library() -> None:
        raise ImportError("libpulse.so.0: cannot open shared object file")

    monkeypatch.setattr(extra, "cameras", lacks_a_library)
    desk.open()

    sheet = trial(desk)

    assert extra.command() in plain(sheet.verdict.text())
