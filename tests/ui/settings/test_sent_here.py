"""Another page sends somebody to a part of the settings."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.settings.desk import Desk
from ui.errands import SetUp


@pytest.mark.parametrize("part", SetUp)
def test_the_part_stands_at_the_top(desk: Desk, qtbot: QtBot, part: SetUp) -> None:
    page = desk.open()
    section = {SetUp.RECEIPTS: page.receipts, SetUp.SCANNER: page.scanner}[part]

    page.take_in(part)

    qtbot.waitUntil(lambda: page.column.offset == section.y() > 0)
