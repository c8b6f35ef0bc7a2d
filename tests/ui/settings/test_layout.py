"""Every size, language and look: nothing cut, nothing too small for a finger, all of it named."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pos.domain.names import Names
from pos.domain.scanner_trial import TEST_CODE
from pos.domain.scanning import Scan
from pos.domain.seller import Seller
from pos.domain.tax import SellerStatus
from pos.printing.finding import FoundPrinter
from pos.services.device import DeviceSettings, PrinterKind
from tests.ui.audit import every_pair, faults_of
from tests.ui.settings.desk import Desk
from ui.settings.printer_finder import PrinterFinder
from ui.settings.scanner_trial import ScannerTrial
from ui.theme import Theme
from ui.tokens import LOOKS
from ui.widgets.button import Button

SIZES = [(1366, 688), (1280, 800), (1024, 640)]

# What shows the most: a cooperative, a doubtful ICE, a network printer, two languages.
FULL = Seller(
    names=Names(fr="Coopérative féminine Tissaliwine", ar="تعاونية تيسة النسوية"),
    status=SellerStatus.COOPERATIVE,
    ice="123",
    footer="Merci de votre visite",
)


def device(language: str) -> DeviceSettings:
    return DeviceSettings(
        language="fr" if language.startswith("en_") else language,
        receipt_languages=("fr", "ar"),
        printer=PrinterKind.NETWORK,
        printer_address="imprimante.local:9100",
    )


def faults(desk: Desk) -> list[str]:
    """Say what is cut, too small for a finger or without a name, wherever the page is scrolled."""
    page = desk.page
    inside = page.column.widget()
    assert inside is not None
    found = ["a card is cut"] if inside.width() > page.column.viewport().width() else []
    for widget in desk.seen(QWidget, page):
        found += faults_of(widget)
        if isinstance(widget, QPlainTextEdit) and not widget.accessibleName():
            found.append("a box for text has no name")
    return found


def require_whole(desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> None:
    """Fail unless nothing is wrong once the cards have found their heights."""

    def check() -> None:
        assert desk.window is not None
        assert desk.window.size() == QSize(*size)
        assert faults(desk) == []

    qtbot.waitUntil(check)


@every_pair
def test_every_layout_is_whole(
    desk: Desk, qtbot: QtBot, pseudo_language: str, size: tuple[int, int], language: str, look: str
) -> None:
    code = pseudo_language if language == "pseudo" else language
    desk.open(Theme(look, 100, code), size, device(code), seller=FULL, is_example=True)

    require_whole(desk, qtbot, size)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("language", ["fr", "ar", "en", "pseudo"])
@pytest.mark.parametrize("percent", [100, 130])
def test_the_trial_of_the_scanner_is_whole(
    desk: Desk, pseudo_language: str, percent: int, language: str, look: str
) -> None:
    code = pseudo_language if language == "pseudo" else language
    page = desk.open(Theme(look, percent, code), SIZES[-1], device(code))
    page.scanner.test.click()
    (trial,) = desk.seen(ScannerTrial)

    trial.take_scan(Scan("~RQHBQ)&é\"'(-", f"~{TEST_CODE}", gaps_ms=(9, 9, 27)))
    trial.grab()

    assert [fault for widget in desk.seen(QWidget, trial) for fault in faults_of(widget)] == []


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_largest_text_cuts_nothing(
    desk: Desk, qtbot: QtBot, size: tuple[int, int], language: str
) -> None:
    desk.open(Theme("jour", 130, language), size, device(language), seller=FULL, is_example=True)

    require_whole(desk, qtbot, size)


FOUND = (
    FoundPrinter(PrinterKind.SERIAL, "/dev/ttyUSB0", "USB-Serial Controller D"),
    FoundPrinter(PrinterKind.USB, "/dev/usb/lp0", "EPSON TM-T20III"),
    FoundPrinter(PrinterKind.SPOOLER, "Tickets_du_stand", "Tickets_du_stand"),
)


@pytest.mark.parametrize("kind", [PrinterKind.SERIAL, PrinterKind.USB, PrinterKind.SPOOLER])
@pytest.mark.parametrize("found", [FOUND, ()], ids=["found", "nothing found"])
@pytest.mark.parametrize("language", ["fr", "ar", "pseudo"])
def test_every_kind_of_printer_is_whole(
    desk: Desk,
    qtbot: QtBot,
    pseudo_language: str,
    kind: PrinterKind,
    found: tuple[FoundPrinter, ...],
    language: str,
) -> None:
    code = pseudo_language if language == "pseudo" else language
    settings = replace(device(code), printer=kind)
    page = desk.open(Theme("jour", 100, code), (1024, 640), settings, seller=FULL)

    page.receipts.printer.show_found(found)
    page.receipts.printer.say("x " * 80, "fault")

    require_whole(desk, qtbot, (1024, 640))


@pytest.mark.parametrize("language", ["fr", "ar", "pseudo"])
def test_the_search_for_printers_is_whole(
    desk: Desk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    pseudo_language: str,
    language: str,
) -> None:
    monkeypatch.setattr("ui.settings.printer_finder.local_printers", lambda: FOUND)
    code = pseudo_language if language == "pseudo" else language
    page = desk.open(Theme("jour", 100, code), (1024, 640), device(code), seller=FULL)

    page.receipts.printer.find_button.click()

    assert desk.window is not None
    sheet = desk.window.findChildren(PrinterFinder)[-1]
    qtbot.waitUntil(lambda: len(desk.seen(Button, sheet)) > len(FOUND))
    qtbot.waitUntil(lambda: [f for w in desk.seen(QWidget, sheet) for f in faults_of(w)] == [])
