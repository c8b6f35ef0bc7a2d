"""The scanner in the settings: tried out, learned from, set by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.domain.formatting import ltr
from pos.domain.scanner import Pace, ScannerSettings
from pos.domain.scanner_trial import TEST_CODE
from pos.services.scanner import scanner_settings
from pos.services.trials import Trials, trials
from tests.ui.gun import AZERTY, Gun
from tests.ui.settings.desk import Desk
from ui.scanning.scanner import Scanner
from ui.settings.scanner_trial import ScannerTrial

Kept = Callable[[], ScannerSettings]


@pytest.fixture
def scanner(desk: Desk, qtbot: QtBot) -> Scanner:
    desk.open()
    assert desk.window is not None
    assert desk.scanner is not None
    handle = desk.window.windowHandle()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is handle)
    return desk.scanner


@pytest.fixture
def kept(desk: Desk, qtbot: QtBot) -> Kept:
    def read() -> ScannerSettings:
        found: list[ScannerSettings] = []
        assert desk.operations is not None
        desk.operations.read(desk.page, scanner_settings, done=found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return read


def trial(desk: Desk) -> ScannerTrial:
    (sheet,) = desk.seen(ScannerTrial)
    return sheet


@pytest.mark.usefixtures("scanner")
def test_a_scan_on_this_page_shows_what_arrived(desk: Desk, kept: Kept) -> None:
    Gun(AZERTY).scan(f"~{TEST_CODE}")

    sheet = trial(desk)
    assert TEST_CODE in sheet.value("keys")
    assert "RQHBQ" in sheet.value("arrived")
    assert "clavier" in sheet.verdict.text()
    assert kept().prefix == "~"


@pytest.mark.usefixtures("scanner")
def test_a_scan_that_arrived_whole_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    Gun(AZERTY).scan(TEST_CODE)
    trial(desk)

    found: list[Trials] = []
    assert desk.operations is not None
    desk.operations.read(desk.page, trials, done=found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].scanned_at
    assert found[0].is_repaired


@pytest.mark.usefixtures("scanner")
def test_a_slow_scanner_is_heard_while_it_is_tried_and_remembered(desk: Desk, kept: Kept) -> None:
    desk.page.scanner.test.click()

    Gun(gap_ms=70).scan(TEST_CODE)

    assert "70" in trial(desk).value("pace")
    assert kept().pace is Pace.SLOW


@pytest.mark.usefixtures("scanner")
def test_what_is_added_to_a_code_can_be_typed(desk: Desk, kept: Kept) -> None:
    field = desk.page.scanner.suffix
    field.line.setFocus()
    field.line.setText("#")
    field.line.setModified(True)
    field.settle()

    assert kept().suffix == "#"


@pytest.mark.usefixtures("scanner")
def test_patterns_are_kept_tidied_and_wrong_ones_are_refused(desk: Desk, kept: Kept) -> None:
    field = desk.page.scanner.patterns
    for text in ("21iiiiiwwwwwc,23IIIIPPPPPPC", "2"):
        field.line.setText(text)
        field.line.setModified(True)
        field.settle()

    assert kept().patterns == ("21IIIIIWWWWWC", "23IIIIPPPPPPC")
    assert "21IIIIIWWWWWC" in field.note


@pytest.mark.usefixtures("scanner")
def test_a_port_that_is_chosen_stays_on_offer_when_it_is_pulled_out(desk: Desk, kept: Kept) -> None:
    section = desk.page.scanner
    section.show_ports([("/dev/ttyACM0", "USB Scanner")])
    section.port.picked.emit("/dev/ttyACM0")

    section.show_ports([])

    assert kept().port == "/dev/ttyACM0"
    assert section.settings.port == "/dev/ttyACM0"


@pytest.mark.usefixtures("scanner")
def test_a_port_reads_from_its_slash_in_arabic_too(desk: Desk) -> None:
    section = desk.page.scanner

    section.show_ports([("/dev/ttyS0", "/dev/ttyS0")])

    assert [pill.text() for pill in section.port.pills][-1] == ltr("/dev/ttyS0")


def test_the_program_listens_as_it_is_set(
    desk: Desk, scanner: Scanner, qtbot: QtBot, kept: Kept
) -> None:
    desk.page.scanner.pace.picked.emit(Pace.SLOW)
    assert kept().pace is Pace.SLOW

    scanner.read_settings()

    qtbot.waitUntil(lambda: scanner.listener.profile == ScannerSettings(pace=Pace.SLOW).profile)
