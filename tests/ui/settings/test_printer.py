"""A printer is found, learned and tried in the settings, by taps alone."""

import pytest
from pytestqt.qtbot import QtBot

from pos.printing.finding import FoundPrinter
from pos.services.device import DeviceSettings, PrinterKind
from pos.services.trials import Trials, trials
from tests.printing.fake_printer import FakePrinter
from tests.printing.pty_printer import PtyPrinter
from tests.ui.settings.desk import Desk
from ui.settings.printer_finder import PrinterFinder
from ui.widgets.button import Button

SILENT: dict[int, int | None] = {1: None, 2: None, 4: None}


def find(desk: Desk, qtbot: QtBot, found: FoundPrinter) -> None:
    """Open the search on a device that knows one printer, and tap it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ui.settings.printer_finder.local_printers", lambda: (found,))
        desk.page.receipts.printer.find_button.click()
    assert desk.window is not None
    sheet = desk.window.findChildren(PrinterFinder)[-1]
    qtbot.waitUntil(lambda: any(found.value in b.text() for b in buttons(sheet)))
    next(b for b in buttons(sheet) if found.value in b.text()).click()


def trials_of(desk: Desk, qtbot: QtBot) -> Trials:
    """Return what is remembered of trials."""
    found: list[Trials] = []
    assert desk.operations is not None
    desk.operations.read(desk.page, trials, done=found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def buttons(sheet: PrinterFinder) -> list[Button]:
    return [b for b in sheet.findChildren(Button) if b.isVisible()]


@pytest.mark.parametrize("kind", [PrinterKind.SERIAL, PrinterKind.USB])
def test_a_printer_that_was_found_is_asked_what_it_is(
    desk: Desk, qtbot: QtBot, kind: PrinterKind
) -> None:
    names = {b"\x1dIB": b"_EPSON\x00", b"\x1dIC": b"_TM-T20III\x00"}
    page = desk.open()
    with PtyPrinter(names=names) as printer:
        find(desk, qtbot, FoundPrinter(kind, printer.path, "?"))
        result = page.receipts.printer.result
        qtbot.waitUntil(lambda: "EPSON TM-T20III" in result.text(), timeout=10_000)

        desk.settled(lambda now: now.device.printer is kind and now.device.printer_is_epson)


def test_a_printer_that_answers_nothing_becomes_mute_by_itself(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    with FakePrinter(answers=SILENT, done=None) as printer:
        address = f"127.0.0.1:{printer.port}"
        find(desk, qtbot, FoundPrinter(PrinterKind.NETWORK, address, "127.0.0.1"))

        desk.settled(lambda now: now.device.printer_is_mute)


def test_the_test_page_is_printed_once(desk: Desk, qtbot: QtBot) -> None:
    with FakePrinter() as printer:
        address = f"127.0.0.1:{printer.port}"
        page = desk.open(
            device=DeviceSettings(printer=PrinterKind.NETWORK, printer_address=address)
        )
        result = page.receipts.printer.result

        desk.tap("Imprimer la page d’essai")

        qtbot.waitUntil(lambda: "La page d’essai est imprimée" in result.text(), timeout=20_000)
        tried = trials_of(desk, qtbot)
    assert b"".join(printer.received).count(b"\x1dV\x00") == 1
    assert tried.is_sure
    assert tried.printer == f"network {address}"


def test_a_printer_without_paper_says_so_and_prints_nothing(desk: Desk, qtbot: QtBot) -> None:
    no_paper: dict[int, int | None] = {1: 0x1A, 2: 0x32, 4: 0x72}
    with FakePrinter(answers=no_paper) as printer:
        address = f"127.0.0.1:{printer.port}"
        page = desk.open(
            device=DeviceSettings(printer=PrinterKind.NETWORK, printer_address=address)
        )

        desk.tap("Imprimer la page d’essai")

        result = page.receipts.printer.result
        qtbot.waitUntil(lambda: "Plus de papier" in result.text(), timeout=20_000)
    assert b"\x1dV\x00" not in b"".join(printer.received)


def test_the_network_is_searched_only_when_asked(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def searched(*_asked: object) -> tuple[FoundPrinter, ...]:
        asked.append("once")
        return (FoundPrinter(PrinterKind.NETWORK, "192.0.2.7:9100", "192.0.2.7"),)

    monkeypatch.setattr("ui.settings.printer_finder.network_printers", searched)
    page = desk.open()
    page.receipts.printer.find_button.click()
    assert desk.window is not None
    sheet = desk.window.findChildren(PrinterFinder)[-1]
    assert asked == []

    sheet.search.click()

    qtbot.waitUntil(lambda: any("192.0.2.7" in b.text() for b in buttons(sheet)))
    assert asked == ["once"]
