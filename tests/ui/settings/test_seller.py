"""Who sells and where: kept when a field is left, undone with one tap, never lost."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos.domain.seller import Seller
from pos.domain.tax import SellerStatus
from pos.domain.text import LINE_BREAK
from tests.ui.settings.desk import Desk
from ui.settings.kept_fields import KeptLine, KeptText
from ui.widgets.undo_bar import UndoBar


def line(desk: Desk, name: str) -> KeptLine:
    field = desk.page.seller.fields[name]
    assert isinstance(field, KeptLine)
    return field


def leave(field: KeptLine) -> None:
    QTest.keyClick(field.line, Qt.Key.Key_Tab)


def test_a_field_is_kept_when_it_is_left(desk: Desk) -> None:
    desk.open()

    desk.retype(line(desk, "phone"), "  0612   345678 ")
    leave(line(desk, "phone"))

    desk.settled(lambda now: now.counter.seller.phone == "0612 345678")
    assert line(desk, "phone").text == "0612 345678"


def test_what_is_being_typed_is_kept_when_the_program_ends(desk: Desk) -> None:
    desk.open()

    desk.retype(line(desk, "address"), "12, derb Sidi Bouloukat")
    desk.close()

    assert desk.saved().counter.seller.address == "12, derb Sidi Bouloukat"


def test_fields_left_one_after_another_are_all_kept(desk: Desk) -> None:
    desk.open()

    for name in ("rc", "tp", "tax_id"):
        desk.retype(line(desk, name), f"{name}-1")
        leave(line(desk, name))
    desk.close()

    seller = desk.saved().counter.seller
    assert (seller.rc, seller.tp, seller.tax_id) == ("rc-1", "tp-1", "tax_id-1")


def test_a_saved_field_can_be_taken_back(desk: Desk, qtbot: QtBot) -> None:
    page = desk.open()
    desk.retype(line(desk, "name.fr"), "Autre nom")
    leave(line(desk, "name.fr"))
    desk.settled(lambda now: now.counter.seller.names.fr == "Autre nom")
    assert desk.seen(UndoBar)

    desk.tap("Annuler", page.undo)

    desk.settled(lambda now: now.counter.seller.names.fr == "Coopérative Tissa")
    qtbot.waitUntil(lambda: line(desk, "name.fr").text == "Coopérative Tissa")


def test_a_text_too_long_stays_with_the_reason_under_it(desk: Desk) -> None:
    desk.open()
    field = line(desk, "name.fr")
    long = "x" * 201
    field.line.setFocus()
    field.line.selectAll()
    field.line.insert(long)

    leave(field)

    assert "200" in field.note
    assert field.text == long
    desk.close()
    assert desk.saved().counter.seller.names.fr == "Coopérative Tissa"


def test_a_doubtful_ice_is_kept_with_a_warning(desk: Desk) -> None:
    desk.open()

    desk.retype(line(desk, "ice"), "001561191000067")
    leave(line(desk, "ice"))

    desk.settled(lambda now: now.counter.seller.ice == "001561191000067")
    assert "15 chiffres" in line(desk, "ice").note


def test_a_right_ice_takes_the_warning_away(desk: Desk) -> None:
    desk.open(seller=Seller(ice="123"))
    assert line(desk, "ice").note

    desk.retype(line(desk, "ice"), "001561191000066")
    leave(line(desk, "ice"))

    desk.settled(lambda now: now.counter.seller.ice == "001561191000066")
    assert not line(desk, "ice").note


def test_the_lines_at_the_foot_stay_apart(desk: Desk) -> None:
    page = desk.open()
    footer = page.seller.fields["footer"]
    assert isinstance(footer, KeptText)
    footer.text_box.setFocus()
    QTest.keyClicks(footer.text_box, "Merci")
    QTest.keyClick(footer.text_box, Qt.Key.Key_Return)
    QTest.keyClicks(footer.text_box, "Beslama")

    QTest.keyClick(footer.text_box, Qt.Key.Key_Tab)

    desk.settled(lambda now: now.counter.seller.footer == f"Merci{LINE_BREAK}Beslama")


def test_only_cooperatives_and_companies_are_asked_about_tax(desk: Desk) -> None:
    page = desk.open()
    assert not page.seller.charges_tax.isVisible()

    desk.tap("Coopérative", page.seller)
    desk.settled(lambda now: now.counter.seller.status is SellerStatus.COOPERATIVE)
    assert page.seller.charges_tax.isVisible()
    desk.tap("Facture la TVA")

    desk.settled(lambda now: now.counter.seller.charges_tax)


def test_the_place_is_named_in_each_language(desk: Desk) -> None:
    page = desk.open()

    desk.retype(page.place.fields["en"], "Fez fair")
    leave(page.place.fields["en"])

    desk.settled(lambda now: now.counter.here.names.en == "Fez fair")
    assert desk.page.place.fields["fr"].text == "Foire de Fès"


def test_what_is_typed_is_not_replaced_by_what_is_read(desk: Desk) -> None:
    page = desk.open()
    desk.retype(line(desk, "phone"), "06")

    page.reload()
    desk.settled(lambda now: now.counter.seller.phone == "")

    assert line(desk, "phone").text == "06"


def test_nothing_is_recorded_when_nothing_changed(desk: Desk) -> None:
    desk.open()

    desk.retype(line(desk, "name.fr"), "Coopérative  Tissa")
    leave(line(desk, "name.fr"))

    assert not desk.seen(UndoBar)
    assert all(b.accessibleName() for b in desk.seen(QAbstractButton))


def test_a_logo_is_a_picture_of_their_choice_and_shows_on_the_sample(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = desk.open()
    qtbot.waitUntil(lambda: not page.preview.view.picture.isNull())
    before = page.preview.view.picture.height()
    file = tmp_path / "logo.png"
    Image.new("RGB", (300, 300), "black").save(file)

    page.seller.logo.take(file)

    desk.settled(lambda found: len(found.counter.seller.logo) == 64)
    qtbot.waitUntil(lambda: page.preview.view.picture.height() > before)
    desk.tap("Retirer l’image", page.seller)
    desk.settled(lambda found: found.counter.seller.logo == "")
