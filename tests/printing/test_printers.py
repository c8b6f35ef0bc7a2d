"""Which printer a device is set to."""

from pathlib import Path

import pytest

from pos.printing.printers import (
    AddressNotAccepted,
    FolderPrinter,
    LabelRoll,
    LabelSheets,
    NetworkAddress,
    ReceiptPrinter,
    SerialPort,
    SystemQueue,
    UsbNode,
    Way,
    chosen_label_printer,
    chosen_printer,
    network_address,
)
from pos.services.device import DeviceSettings, LabelKind, LabelPrinter, PrinterKind

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

    assert chosen_printer(settings, USUAL) == ReceiptPrinter(
        NetworkAddress("192.168.1.50", 9100), 576, is_mute=True
    )


WAYS = {
    PrinterKind.NETWORK: NetworkAddress("10.0.0.9", 9100),
    PrinterKind.SERIAL: SerialPort("/dev/ttyUSB0", 115_200),
    PrinterKind.USB: UsbNode("/dev/usb/lp0"),
    PrinterKind.SPOOLER: SystemQueue("Tickets"),
}


@pytest.mark.parametrize(("kind", "way"), WAYS.items())
def test_each_kind_of_printer_is_reached_by_its_own_way(kind: PrinterKind, way: Way) -> None:
    settings = DeviceSettings(
        printer=kind,
        printer_address="10.0.0.9",
        printer_port="/dev/ttyUSB0",
        printer_speed=115_200,
        printer_node="/dev/usb/lp0",
        printer_queue="Tickets",
    )

    chosen = chosen_printer(settings, USUAL)

    assert isinstance(chosen, ReceiptPrinter)
    assert chosen.way == way
    assert chosen.is_mute is (kind is PrinterKind.SPOOLER), "nothing comes back from a spooler"


@pytest.mark.parametrize("kind", WAYS)
def test_a_printer_that_is_not_named_is_a_fault(kind: PrinterKind) -> None:
    with pytest.raises(AddressNotAccepted):
        chosen_printer(DeviceSettings(printer=kind), USUAL)


def test_labels_go_on_sheets_until_a_label_printer_is_chosen() -> None:
    assert chosen_label_printer(DeviceSettings(), USUAL) == LabelSheets(USUAL)
    none = DeviceSettings(labels=LabelPrinter(LabelKind.NONE))
    assert chosen_label_printer(none, USUAL) is None


def test_a_label_printer_has_a_way_and_a_label_of_its_own() -> None:
    labels = LabelPrinter(LabelKind.ZPL, PrinterKind.USB, node="/dev/usb/lp1", width_mm=40)

    chosen = chosen_label_printer(DeviceSettings(labels=labels), USUAL)

    assert chosen == LabelRoll(UsbNode("/dev/usb/lp1"), width_dots=320, height_dots=240)


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
