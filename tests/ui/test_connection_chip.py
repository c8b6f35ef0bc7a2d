"""The chip of every page follows the shops of this device, and leads to what somebody must see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.services.passwords import Passwords
from tests.ui.conftest import pages
from tests.ui.pages.online.shop import connected
from tests.ui.shops import stand
from ui.app import Choices, Screen
from ui.connection_chip import ConnectionChip
from ui.errands import SetUp
from ui.hub_line import HubLine
from ui.online_line import OnlineLine
from ui.operations import Operations
from ui.widgets.chip import Chip
from ui.widgets.sheet import sheet_on_top


class Around:
    """A screen with a chip that is kept true."""

    def __init__(self, application: QApplication, folder: Path, *, has_shop: bool) -> None:
        self.operations = Operations(lambda: connected(folder) if has_shop else stand(folder))
        self.screen = Screen(application, self.operations, lambda: pages(self.operations, folder))
        passwords = Passwords(folder / "passwords", with_keyring=False)
        self.online = OnlineLine(self.operations, lambda: passwords, self.screen)
        hub = HubLine(self.operations, lambda: passwords, self.screen)
        self.chip = ConnectionChip(self.operations, self.online, hub, self.screen)
        self.screen.show(Choices("fr"))
        self.chip.begin()

    def chips(self) -> list[Chip]:
        assert self.screen.window is not None
        return [chip for chip in self.screen.window.findChildren(Chip) if chip.isVisible()]

    def says(self, text: str) -> bool:
        return any(text in chip.accessibleName() or text in chip.text() for chip in self.chips())

    def close(self) -> None:
        self.chip.stop()
        self.screen.leave()
        self.operations.close()


@pytest.fixture(params=[True, False], ids=["with a shop", "without"])
def around(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[Around]:
    made = Around(qapp, tmp_path, has_shop=request.param)
    yield made
    made.close()


@pytest.mark.parametrize("around", [True], indirect=True)
def test_what_is_to_be_looked_at_is_said_on_every_page_and_in_every_language(
    around: Around, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: around.says("points à voir"))

    around.screen.show(Choices("ar"))

    qtbot.waitUntil(lambda: bool(around.chips()) and not around.says("points à voir"))


@pytest.mark.parametrize("around", [True], indirect=True)
def test_what_is_being_sent_is_counted_and_then_no_more(around: Around, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: around.says("points à voir"))

    around.chips()[0].click()

    assert around.screen.window is not None
    sheet = sheet_on_top(around.screen.window)
    assert sheet is not None
    assert "Boutique" in " ".join(child.text() for child in sheet.findChildren(type(sheet._title)))


@pytest.mark.parametrize("around", [False], indirect=True)
def test_without_a_shop_it_says_that_all_is_on_this_device(around: Around, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: around.says("Enregistré sur cet appareil"))


def test_the_way_to_a_stick_is_offered_with_a_shop_and_without(
    around: Around, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[object] = []
    window = around.screen.window
    assert window is not None
    qtbot.waitUntil(lambda: window.chips.state is not None)
    assert window.chips.state is not None

    [stick] = [deed for deed in window.chips.state.deeds if deed.icon == "usb"]
    monkeypatch.setattr(window, "hand_on", wanted.append)
    stick.act()

    assert wanted == [SetUp.TILLS]
