"""Another page sends somebody to a part of the settings."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.settings.desk import Desk
from ui.errands import SetUp
from ui.sheets.tills.tills_sheet import TillsSheet
from ui.widgets.sheet import sheet_on_top


@pytest.mark.parametrize("part", SetUp)
def test_the_part_stands_at_the_top(desk: Desk, qtbot: QtBot, part: SetUp) -> None:
    page = desk.open()
    section = {
        SetUp.RECEIPTS: page.receipts,
        SetUp.SCANNER: page.scanner,
        SetUp.TILLS: page.tills,
    }[part]

    page.take_in(part)

    qtbot.waitUntil(lambda: page.column.offset == section.y() > 0)


def test_who_wants_to_copy_to_a_stick_is_shown_the_other_tills(desk: Desk, qtbot: QtBot) -> None:
    page = desk.open()

    page.take_in(SetUp.TILLS)

    qtbot.waitUntil(lambda: isinstance(sheet_on_top(page.window()), TillsSheet))
