"""Which printer a device is set to."""

from pathlib import Path

import pytest

from pos.printing.printers import (
    AddressNotAccepted,
    FolderPrinter,
    NetworkPrinter,
    chosen_printer,
    network_address,
)
from pos.services.device import DeviceSettings, PrinterKind

USUAL = Path("/receipts")


def test_receipts_go_to_the_usual_folder_until_another_is_named() -> None:
    assert chosen_printer(DeviceSettings(), USUAL) == FolderPrinter(USUAL, 576)
    named = DeviceSettings(printer_folder="/media/stick", width_dots=384)
    assert chosen_printer(named, USUAL) == FolderPrinter(Path("/media/stick"), 384)


def test_the_address_of_a_network_printer_is_never_taken_for_a_folder() -> None:
    settings = DeviceSettings(printer=PrinterKind.FOLDER, printer_address="192.168.1.50:9100")

    assert chosen_printer(settings, USUAL) == FolderPrinter(USUAL, 576)


def test_a_device_may_print_nothing() -> None:
    assert chosen_printer(DeviceSettings(printer=PrinterKind.NONE), USUAL) is None


def test_a_network_printer_keeps_its_settings() -> None:
    settings = DeviceSettings(
        printer=PrinterKind.NETWORK, printer_address="192.168.1.50", printer_is_mute=True
    )

    assert chosen_printer(settings, USUAL) == NetworkPrinter(
        "192.168.1.50", 9100, 576, is_mute=True
    )


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        (" 192.168.1.50 ", "192.168.1.50", 9100),
        ("printer.local:9101", "printer.local", 9101),
        ("[fe80::1]:9101", "fe80::1", 9101),
        ("[fe80::1]", "fe80::1", 9100),
        ("fe80::1", "fe80::1", 9100),
    ],
)
def test_an_address_is_read_with_or_without_a_port(text: str, host: str, port: int) -> None:
    assert network_address(text) == (host, port)


@pytest.mark.parametrize(
    "text", ["", ":9100", "a:b", "a:0", "a:65536", "a:99999999999", "a b", "http://a", "a:٩١"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(AddressNotAccepted):
        network_address(text)
