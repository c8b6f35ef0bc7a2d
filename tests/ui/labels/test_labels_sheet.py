"""Labels on the screen: chosen, shown as they print, written as sheets or sent to the printer."""

from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from pos.domain.barcode import is_gtin
from pos.services.catalogue import edit_product
from pos.services.device import (
    DeviceSettings,
    LabelKind,
    LabelPrinter,
    PrinterKind,
    device_settings,
    save_device_settings,
)
from pos.services.labels import LabelChoice, label_choice
from pos.services.products import ProductRow
from pos.services.receipts import PrinterRole, next_print_job
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.stock.test_page import listed, row_named
from tests.ui.shops import stand
from ui.labels.copies import Rule
from ui.labels.labels_sheet import LabelsSheet
from ui.pages.stock.page import StockPage
from ui.sheets.product.product_sheet import ProductSheet

BABOUCHES = "2000000000015"
ZEBRA = DeviceSettings(
    labels=LabelPrinter(LabelKind.ZPL, PrinterKind.USB, node="/dev/usb/nobody", width_mm=50)
)


@pytest.fixture
def desk(desks: Desks) -> Desk:
    made = desks.open(partial(StockPage, papers=Path("papers")), stand)
    made.qtbot.waitUntil(lambda: len(listed(made)) == 8)
    return made


def labels(desk: Desk) -> LabelsSheet:
    """Open the labels of what is listed, once the first of them is drawn."""
    desk.press(Qt.Key.Key_F8)
    sheet = desk.sheet(LabelsSheet)
    desk.qtbot.waitUntil(lambda: not shown(sheet).isNull())
    return sheet


def shown(sheet: LabelsSheet) -> QImage:
    return sheet.body_part.view.paper.image


def read(image: QImage) -> list[str]:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.seek(0)
    picture = Image.open(BytesIO(buffer.data().data())).convert("L")
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def choose_file(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """Answer the question of the system where a file goes."""
    answer = (str(file), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: answer)


def made(desk: Desk, sheet: LabelsSheet) -> str:
    """Wait until labels are made; returns what was said."""
    desk.qtbot.waitUntil(lambda: not sheet.making.is_busy and bool(sheet.footer.said))
    return sheet.footer.said


def product(desk: Desk, name: str) -> ProductRow:
    return row_named(desk, name)


def test_of_the_whole_list_the_picked_product_gets_one(desk: Desk) -> None:
    sheet = labels(desk)

    assert sheet.copies.total == 1
    assert read(shown(sheet)) == [BABOUCHES]


def test_of_what_was_searched_for_each_gets_one(desk: Desk) -> None:
    desk.type("safi")
    desk.qtbot.waitUntil(lambda: len(listed(desk)) == 2)

    assert labels(desk).copies.total == 2


def test_pieces_here_are_counted(desk: Desk) -> None:
    sheet = labels(desk)

    desk.tap("Pièces ici")

    # Of cloth by the metre there is one label, of what is sold out none.
    assert sheet.copies.total == 14 + 2 + 0 + 11 + 8 + 9 + 1 + 20
    assert desk.reads("65 étiquettes")


def test_numbers_are_typed_stepped_and_switched_by_keys(desk: Desk) -> None:
    sheet = labels(desk)

    desk.press(Qt.Key.Key_Down)
    desk.type("12")
    assert sheet.copies.total == 1 + 12
    desk.press(Qt.Key.Key_Plus)
    assert sheet.copies.total == 1 + 13
    desk.press(Qt.Key.Key_Space)
    assert sheet.copies.total == 1


def test_numbers_are_stepped_by_taps(desk: Desk) -> None:
    sheet = labels(desk)
    rows = sheet.body_part.products
    box = rows.visualRect(rows.model().index(2, 0))
    more = QPoint(box.right() - 30, box.center().y())
    less = QPoint(box.right() - 30 - 100, box.center().y())

    for at in (more, more, less):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert sheet.copies.total == 1 + 1


def test_a_product_without_a_code_gets_one_when_its_label_is_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.type("caftan")
    desk.qtbot.waitUntil(lambda: len(listed(desk)) == 1)
    sheet = labels(desk)
    (to_come,) = read(shown(sheet))
    assert product(desk, "Caftan brodé").product.barcode == ""
    assert "à l’impression" in sheet.body_part.view.note

    choose_file(monkeypatch, tmp_path / "etiquettes")
    desk.press(Qt.Key.Key_Return)
    made(desk, sheet)

    assert product(desk, "Caftan brodé").product.barcode == to_come
    assert is_gtin(to_come)


def test_sheets_are_written_and_the_next_begin_where_they_ended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sheet = labels(desk)
    sheet.body_part.place.grid.picked.emit(19)
    desk.type("3")
    choose_file(monkeypatch, tmp_path / "etiquettes")

    desk.press(Qt.Key.Key_F4)

    assert "etiquettes.pdf" in made(desk, sheet)
    assert (tmp_path / "etiquettes.pdf").read_bytes().startswith(b"%PDF-")
    desk.qtbot.waitUntil(lambda: desk.read(label_choice).start == 1)


def test_a_label_that_does_not_fit_is_said_and_the_others_are_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    row = product(desk, "Babouches cuir jaune")
    desk.write(edit_product, replace(row.product, barcode="6111234567890"))
    desk.press(Qt.Key.Key_F8)
    sheet = desk.sheet(LabelsSheet)
    desk.qtbot.waitUntil(lambda: "contrôle" in sheet.body_part.view.note)
    desk.tap("Une par produit")
    choose_file(monkeypatch, tmp_path / "etiquettes")

    desk.press(Qt.Key.Key_F4)

    said = made(desk, sheet)
    assert "etiquettes.pdf" in said
    assert "6111234567890" in said


def test_a_file_that_cannot_be_written_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sheet = labels(desk)
    choose_file(monkeypatch, tmp_path / "nowhere" / "etiquettes")

    desk.press(Qt.Key.Key_F4)

    assert "autre dossier" in made(desk, sheet)


def test_a_trial_sheet_is_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sheet = labels(desk)
    choose_file(monkeypatch, tmp_path / "cadres")
    desk.tap("Place sur la feuille")

    desk.tap("Feuille d’essai")

    made(desk, sheet)
    assert (tmp_path / "cadres.pdf").read_bytes().startswith(b"%PDF-")


def test_a_choice_changes_the_label_at_once(desk: Desk) -> None:
    sheet = labels(desk)
    before = shown(sheet)

    desk.tap("QR")

    desk.qtbot.waitUntil(lambda: shown(sheet) != before)
    assert read(shown(sheet)) == [BABOUCHES]


def test_the_sheet_is_moved_by_half_millimetres(desk: Desk) -> None:
    sheet = labels(desk)
    desk.tap("Place sur la feuille")

    for _tap in range(3):
        desk.tap("Plus à droite")
    desk.tap("Plus haut")

    assert desk.reads("1,5 mm")
    assert desk.reads("-0,5 mm")
    assert sheet.body_part.place.isVisible()


def test_the_ten_letters_are_asked_for_where_the_floor_price_is_wanted(desk: Desk) -> None:
    sheet = labels(desk)
    word = sheet.body_part.content.word
    assert not word.isVisible()

    desk.tap("Prix plancher en lettres")
    word.take_focus()
    desk.type("mozaik")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "dix lettres" in word.note)
    desk.type("bled")
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: word.text == "MOZAIKBLED")


def test_labels_go_to_the_label_printer_where_there_is_one(desk: Desk) -> None:
    desk.write(save_device_settings, ZEBRA)
    sheet = labels(desk)

    desk.tap("Imprimer")

    assert "vers l’imprimante" in made(desk, sheet)
    assert desk.read(next_print_job, PrinterRole.LABELS) is not None
    assert shown(sheet).width() == 400
    assert desk.read(label_choice).on_roll


def test_a_label_printer_is_set_up_where_its_labels_are_made(desk: Desk) -> None:
    sheet = labels(desk)
    roll = sheet.body_part.roll
    desk.tap("Imprimante d’étiquettes")

    roll.ways.setCurrentIndex(1)
    roll.ways.activated.emit(1)
    roll.line.take_focus()
    desk.type("192.168.1.60")
    desk.press(Qt.Key.Key_Return)
    roll.width_mm.take_focus()
    desk.type("40")
    desk.press(Qt.Key.Key_Return)
    desk.tap("300 dpi")

    def is_drawn() -> bool:
        return (shown(sheet).width(), shown(sheet).height()) == (472, 354)

    desk.qtbot.waitUntil(is_drawn)
    kept = desk.read(device_settings).labels
    assert (kept.kind, kept.way) == (LabelKind.ZPL, PrinterKind.NETWORK)
    assert (kept.address, kept.width_mm, kept.dots_per_mm) == ("192.168.1.60", 40, 12)
    assert desk.button("Imprimer").isVisible()


def test_what_cannot_be_a_label_printer_is_said_at_its_field(desk: Desk) -> None:
    sheet = labels(desk)
    roll = sheet.body_part.roll
    desk.tap("Imprimante d’étiquettes")
    roll.ways.setCurrentIndex(1)
    roll.ways.activated.emit(1)

    roll.width_mm.take_focus()
    desk.type("4000")
    desk.press(Qt.Key.Key_Return)

    assert "15" in roll.width_mm.note
    assert desk.read(device_settings).labels.width_mm == 50


def test_what_was_chosen_last_is_there_again(desk: Desk, tmp_path: Path) -> None:
    sheet = labels(desk)
    sheet.body_part.content.chosen.emit(LabelChoice("70x37/3x8", languages=("ar", "fr")))
    sheet.making.save(sheet.copies, sheet._chosen, tmp_path / "one.pdf")
    made(desk, sheet)
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: desk.read(label_choice).stock == "70x37/3x8")

    assert "70 × 37" in labels(desk).body_part.content.sizes.currentText()


def test_making_labels_can_be_stopped_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    sheet = labels(desk)
    desk.type("900")
    sheet.making.began.connect(sheet.making.stop)

    sheet.making.save(sheet.copies, sheet._chosen, tmp_path / "many.pdf")

    assert "arrêtées" in made(desk, sheet)
    assert not (tmp_path / "many.pdf").exists()


def test_the_product_sheet_leads_to_the_labels_of_its_product(desk: Desk) -> None:
    desk.tap_row(3)
    desk.sheet(ProductSheet)

    desk.tap("Enregistrer et étiqueter")

    sheet = desk.sheet(LabelsSheet)
    desk.qtbot.waitUntil(lambda: not shown(sheet).isNull())
    assert sheet.copies.rule is Rule.ONE
    assert sheet.copies.total == 1
