"""The code of a new till is held before the camera of the manager's."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from pos.exchange.request import code_of, fingerprint
from tests.factories import a_key
from tests.ui.camera.conftest import cameras
from tests.ui.camera.labels import before, label
from tests.ui.tills.conftest import Fair
from tests.ui.tills.test_tills_sheet import opened
from ui.camera.codes import TURNS
from ui.sheets.tills.invite_step import InviteStep
from ui.widgets.qr_picture import QrPicture

if TYPE_CHECKING:
    from tests.ui.camera.stand_in import StandIns

__all__ = ["cameras"]

pytestmark = pytest.mark.camera


def symbol(code: str, qtbot: QtBot) -> QImage:
    """Draw the code as the new till shows it."""
    picture = QrPicture("code")
    qtbot.addWidget(picture)
    picture.show_text(code)
    return picture.grab().toImage().scaled(QSize(420, 420))


def holds(step: InviteStep, seen: QImage, cameras: "StandIns", qtbot: QtBot) -> None:
    """Hold something before the camera until it was looked at in every way."""
    panel = step.camera.panel
    assert panel is not None
    eye = panel.viewfinder.eye
    assert eye is not None
    for _turn in TURNS:
        if panel.viewfinder.eye is not eye:
            return
        with qtbot.waitSignal(eye.pictured):
            cameras.last.sees(seen)


def test_the_code_on_a_new_tills_screen_is_read_by_the_camera(
    fair: Fair, qtbot: QtBot, cameras: "StandIns"
) -> None:
    sheet = opened(fair, qtbot)
    sheet.steps.tills.invite.click()
    step = sheet.steps.invite
    qtbot.waitUntil(step.isVisible)
    key = a_key()

    step.camera.button.click()
    qtbot.waitUntil(lambda: bool(cameras.opened))
    holds(step, before(label("BAB-01")), cameras, qtbot)
    assert step.code.text == ""
    holds(step, before(symbol(code_of(key.public), qtbot)), cameras, qtbot)

    qtbot.waitUntil(lambda: key.till in step.code.note)
    assert fingerprint(key.public) in step.code.note
    assert not step.camera.isVisible()
    assert cameras.last.is_closed
