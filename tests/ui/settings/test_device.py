"""This device and its receipts: one tap, kept at once."""

import socket
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos.services.device import DeviceSettings, PrinterKind
from tests.ui.settings.desk import Desk


@pytest.mark.parametrize(
    ("tapped", "field", "value"),
    [
        ("العربية", "language", "ar"),
        ("Soir", "look", "soir"),
        ("Plein soleil", "look", "soleil"),
        ("130 %", "text_percent", 130),
    ],
)
def test_a_tap_changes_the_screen_of_this_device(
    desk: Desk, tapped: str, field: str, value: object
) -> None:
    page = desk.open()

    desk.tap(tapped, page.device)

    desk.settled(lambda now: getattr(now.device, field) == value)


def test_receipts_lead_with_one_language_and_may_have_a_second(desk: Desk) -> None:
    page = desk.open()

    desk.tap("العربية", page.receipts.second)
    desk.settled(lambda now: now.device.receipt_languages == ("fr", "ar"))
    desk.tap("العربية", page.receipts.first)

    desk.settled(lambda now: now.device.receipt_languages == ("ar",))
    assert now_offered(desk) == ["Aucune", "Français", "English"]


def now_offered(desk: Desk) -> list[str]:
    return [b.accessibleName() for b in desk.seen(QAbstractButton, desk.page.receipts.second)]


def test_two_quick_taps_are_both_kept(desk: Desk) -> None:
    page = desk.open()

    desk.tap("Plein soleil", page.device)
    desk.tap("58 mm, étroit", page.receipts)
    desk.tap("115 %", page.device)

    desk.settled(
        lambda now: (
            (now.device.look, now.device.width_dots, now.device.text_percent)
            == ("soleil", 384, 115)
        )
    )


def test_narrow_paper_is_shown_narrower(desk: Desk, qtbot: QtBot) -> None:
    page = desk.open()
    wide = page.preview.view.paper.pixmap().width()

    desk.tap("58 mm, étroit", page.receipts)

    qtbot.waitUntil(lambda: page.preview.view.paper.pixmap().width() < wide)


def test_the_receipt_is_drawn_in_the_languages_chosen(desk: Desk, qtbot: QtBot) -> None:
    page = desk.open()
    before = page.preview.view.paper.pixmap().toImage()

    desk.tap("العربية", page.receipts.first)

    qtbot.waitUntil(lambda: page.preview.view.paper.pixmap().toImage() != before)


def test_a_network_printer_is_chosen_once_its_address_can_be_read(desk: Desk) -> None:
    page = desk.open()
    part = page.receipts.printer

    desk.tap("Imprimante réseau", page.receipts)
    assert "d’ici là" in part.address.note
    desk.retype(part.address, "pas une adresse")
    QTest.keyClick(part.address.line, Qt.Key.Key_Return)
    assert "192.168.1.50:9100" in part.address.note
    assert part.address.text == "pas une adresse"

    desk.retype(part.address, "192.168.1.60")
    QTest.keyClick(part.address.line, Qt.Key.Key_Return)
    desk.settled(lambda now: now.device.printer is PrinterKind.NETWORK)
    desk.close()
    assert desk.saved().device.printer_address == "192.168.1.60:9100"


def test_until_then_receipts_go_where_they_went(desk: Desk) -> None:
    page = desk.open()

    desk.tap("Imprimante réseau", page.receipts)
    desk.close()

    assert desk.saved().device.printer is PrinterKind.FOLDER


def test_a_folder_and_back_keeps_the_address(desk: Desk) -> None:
    page = desk.open(
        device=DeviceSettings(printer=PrinterKind.NETWORK, printer_address="10.0.0.9:9100")
    )

    desk.tap("Images et PDF", page.receipts)
    desk.settled(lambda now: now.device.printer is PrinterKind.FOLDER)
    desk.tap("Imprimante réseau", page.receipts)

    desk.settled(lambda now: now.device.printer is PrinterKind.NETWORK)
    assert page.receipts.printer.address.text == "10.0.0.9:9100"


def test_a_mute_printer_is_a_switch_with_its_consequence(desk: Desk) -> None:
    page = desk.open(
        device=DeviceSettings(printer=PrinterKind.NETWORK, printer_address="10.0.0.9:9100")
    )

    desk.tap("Elle ne répond jamais (imprimante muette)")

    desk.settled(lambda now: now.device.printer_is_mute)
    assert page.receipts.printer.mute.switch.isChecked()


def test_the_folder_of_receipts_is_shown_on_a_tap(desk: Desk) -> None:
    page = desk.open()

    page.receipts.printer.folder.button.click()

    assert desk.shown == [desk.folders.papers]


def test_a_test_receipt_lies_in_the_folder_and_is_no_sale(desk: Desk, qtbot: QtBot) -> None:
    page = desk.open()

    desk.tap("Imprimer un essai")

    qtbot.waitUntil(lambda: page.preview.result.text() == "L’essai est imprimé.")
    assert {file.suffix for file in files_in(desk.folders.papers)} >= {".png", ".pdf"}
    assert page.preview.button.isEnabled()


def files_in(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_a_printer_that_is_away_is_told_under_the_button(desk: Desk, qtbot: QtBot) -> None:
    with socket.socket() as taken:
        # Bound but never listening: nobody answers there.
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        page = desk.open(
            device=DeviceSettings(printer=PrinterKind.NETWORK, printer_address=address)
        )

        desk.tap("Imprimer un essai")

        qtbot.waitUntil(lambda: "127.0.0.1" in page.preview.result.text())
        assert page.preview.button.isEnabled()


def test_without_a_printer_there_is_no_button_to_print(desk: Desk) -> None:
    page = desk.open()

    desk.tap("Pas de tickets", page.receipts)

    desk.settled(lambda now: now.device.printer is PrinterKind.NONE)
    assert not page.preview.button.isVisible()
