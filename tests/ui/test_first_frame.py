"""A window that stands before the shop's file is open loses nothing that is typed into it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pos.services.till import Till
from tests.ui.conftest import pages
from tests.ui.hand import Hand
from tests.ui.shops import stand
from ui.app import Choices, Screen
from ui.first_frame import FirstFrame
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.theme import Theme

BABOUCHES, CODE = "Babouches cuir jaune", "2000000000015"


class SlowDisk:
    """A file that opens when a test says so."""

    def __init__(self, open_till: Callable[[], Till]) -> None:
        self._open_till = open_till
        self.answers = Event()

    def __call__(self) -> Till:
        self.answers.wait()
        return self._open_till()


@pytest.fixture
def disk(tmp_path: Path) -> SlowDisk:
    return SlowDisk(lambda: stand(tmp_path))


@pytest.fixture
def screen(qapp: QApplication, tmp_path: Path, disk: SlowDisk) -> Iterator[Screen]:
    operations = Operations(disk)
    made = Screen(qapp, operations, lambda: pages(operations, tmp_path))
    made.show_frame(Choices("fr"))
    yield made
    disk.answers.set()
    made.leave()
    operations.close()


def window_of(screen: Screen) -> MainWindow:
    assert screen.window is not None
    return screen.window


def is_painted(window: MainWindow) -> bool:
    """Tell whether what is in the window has been on the screen."""
    return window.isVisible() and not window.visibleRegion().isEmpty()


def scan(window: MainWindow, code: str, end: str = "\r") -> None:
    """Type as a scanner does, wherever the keyboard is."""
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, code + end)


def rung_up(window: MainWindow) -> list[tuple[str, int]]:
    lines = Hand(window).page.ringing.basket.lines
    return [(line.product.names.fr, line.quantity.thousandths // 1000) for line in lines]


def test_the_first_frame_has_a_box_that_listens_and_no_page(screen: Screen) -> None:
    window = window_of(screen)

    assert window.isVisible()
    assert window.pages == {}
    assert isinstance(window.focusWidget(), QLineEdit)


def test_what_was_scanned_before_the_file_is_open_is_rung_up(
    screen: Screen, qtbot: QtBot, disk: SlowDisk
) -> None:
    window = window_of(screen)
    scan(window, CODE)

    screen.show(Choices("fr"))
    disk.answers.set()

    qtbot.waitUntil(lambda: rung_up(window) == [(BABOUCHES, 1)])
    assert window_of(screen) is window


def test_scans_before_and_after_the_page_stands_all_count(
    screen: Screen, qtbot: QtBot, disk: SlowDisk
) -> None:
    window = window_of(screen)
    scan(window, CODE)
    scan(window, "2*" + CODE)

    screen.show(Choices("fr"))
    scan(window, CODE)
    disk.answers.set()

    qtbot.waitUntil(lambda: rung_up(window) == [(BABOUCHES, 4)])


def test_what_was_half_typed_goes_on_in_the_box_of_the_page(
    screen: Screen, qtbot: QtBot, disk: SlowDisk
) -> None:
    window = window_of(screen)
    scan(window, CODE[:6], end="")

    screen.show(Choices("fr"))
    scan(window, CODE[6:])
    disk.answers.set()

    qtbot.waitUntil(lambda: rung_up(window) == [(BABOUCHES, 1)])


def test_a_tap_on_another_page_leaves_what_was_scanned_to_the_first(
    screen: Screen, qtbot: QtBot, disk: SlowDisk
) -> None:
    window = window_of(screen)
    scan(window, CODE)

    window.open_page(1)
    screen.show(Choices("fr"))
    assert window.number == 1
    window.open_page(0)
    disk.answers.set()

    qtbot.waitUntil(lambda: rung_up(window) == [(BABOUCHES, 1)])


def test_what_opens_the_file_waits_until_the_frame_is_painted(screen: Screen, qtbot: QtBot) -> None:
    told: list[bool] = []
    screen.leave()

    screen.show_frame(Choices("fr"), then=lambda: told.append(is_painted(window_of(screen))))
    assert told == []

    qtbot.waitUntil(lambda: told == [True])
    window_of(screen).grab()
    qtbot.wait(0)
    assert told == [True], "once only"


def test_a_window_that_nobody_sees_keeps_no_file_closed(qtbot: QtBot, theme: Theme) -> None:
    told: list[bool] = []
    frame = FirstFrame(theme)
    frame.stood.connect(lambda: told.append(frame.isVisible()))

    qtbot.waitUntil(lambda: told == [False])


def test_a_file_that_takes_long_to_open_is_told(screen: Screen, qtbot: QtBot) -> None:
    hand = Hand(window_of(screen))
    assert not hand.reads("La boutique s’ouvre")

    qtbot.waitUntil(lambda: hand.reads("La boutique s’ouvre"))


def test_the_frame_stands_where_the_page_will_in_each_direction(screen: Screen) -> None:
    screen.leave()

    screen.show_frame(Choices("ar"))

    window = window_of(screen)
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert isinstance(window.focusWidget(), QLineEdit)
