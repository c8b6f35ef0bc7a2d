"""The Stock page on a real file: found, added, edited, counted, put away, taken back."""

from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Craft, Kind
from pos.domain.seller import Seller
from pos.services.catalogue import add_product, makers
from pos.services.products import (
    ProductFilter,
    ProductRow,
    photo,
    product_keys,
    product_rows,
)
from pos.services.shop import counter, open_shop
from pos.services.till import Connection, Till
from tests.ui.pages.desk import Desk, Desks, plain
from tests.ui.shops import opened, piece, stand
from ui.pages.stock.page import StockPage
from ui.sheets.importing.import_sheet import ImportSheet
from ui.sheets.product.count_sheet import CountSheet
from ui.sheets.product.product_sheet import ProductSheet
from ui.stock_mark import StockState, stock_state
from ui.theme import Theme

PRICE_MISSING, SOLD_OUT, COUNTED = 1, 2, 0


def empty_shop(folder: Path) -> Till:
    till = opened(folder)
    till.open_identity(label="Stand", is_example=False)
    till.write(open_shop, Seller(names=Names(fr="Aïcha")), Names(fr="Foire de Fès"))
    return till


def all_rows(connection: Connection, wanted: ProductFilter | None = None) -> list[ProductRow]:
    keys = product_keys(connection, wanted or ProductFilter())
    return product_rows(connection, keys, counter(connection).here.id)


def row_named(desk: Desk, name: str) -> ProductRow:
    return next(row for row in desk.read(all_rows) if row.product.names.fr == name)


def page_of(desk: Desk) -> StockPage:
    assert isinstance(desk.page, StockPage)
    return desk.page


def listed(desk: Desk) -> list[str]:
    """Return the names on the list, once they are there."""
    model = page_of(desk).view.model
    rows = [model.row(model.index(number)) for number in range(model.rowCount())]
    return [row.product.names.fr for row in rows if row is not None]


def wait_for(desk: Desk, names: list[str]) -> None:
    desk.qtbot.waitUntil(lambda: listed(desk) == names)


@pytest.fixture
def desk(desks: Desks) -> Desk:
    made = desks.open(partial(StockPage, papers=Path("papers")), stand)
    made.qtbot.waitUntil(lambda: len(listed(made)) == 8)
    return made


def test_the_list_names_every_product_with_its_price_and_stock(desk: Desk) -> None:
    model = page_of(desk).view.model

    said = plain(str(model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)))

    assert said == "Babouches cuir jaune, 180 DH, 14 en stock"


def test_typing_finds_by_any_word(desk: Desk) -> None:
    desk.type("safi")

    wait_for(desk, ["Plat de Safi 30 cm", "Tajine de Safi peint"])


def test_a_scan_opens_the_product_with_that_code(desk: Desk) -> None:
    desk.type("2000000000015")
    desk.press(Qt.Key.Key_Return)

    sheet = desk.sheet(ProductSheet)
    assert sheet.form.basics.name.text == "Babouches cuir jaune"


def test_a_pill_keeps_one_group(desk: Desk) -> None:
    desk.tap("Textile")

    wait_for(desk, ["Caftan brodé", "Tissu sabra"])


def test_a_search_without_result_offers_to_add_what_was_typed(desk: Desk) -> None:
    desk.type("tasse")
    desk.qtbot.waitUntil(lambda: desk.reads("Rien pour « tasse »"))

    desk.tap("Ajouter un produit")

    assert desk.sheet(ProductSheet).form.basics.name.text == "tasse"


def test_a_name_a_price_a_quantity_and_enter_add_a_product(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    desk.sheet(ProductSheet)
    desk.type("Pouf rond")
    desk.press(Qt.Key.Key_Return)
    desk.type("450")
    desk.press(Qt.Key.Key_Return)
    desk.type("5")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    row = row_named(desk, "Pouf rond")
    assert row.product.price is not None
    assert (row.product.price.minor, row.on_hand) == (45_000, 5_000)
    assert desk.reads("Ajouté : Pouf rond")


def test_what_was_added_is_put_away_again_by_undo(desk: Desk) -> None:
    before = listed(desk)
    test_a_name_a_price_a_quantity_and_enter_add_a_product(desk)

    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    wait_for(desk, before)


def test_the_photo_is_one_tap_away_while_a_number_is_typed(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)
    sheet.form.basics.price.take_focus()
    assert desk.button("7").isVisible()

    desk.tap("Voir la photo")
    assert desk.button("Choisir une photo").isVisible()

    QTest.mouseClick(sheet.form.basics.price.line, Qt.MouseButton.LeftButton)
    desk.tap("7")
    assert sheet.form.basics.price.text == "7"


def test_enter_twice_adds_once(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)
    desk.type("Pouf rond")

    sheet.save()
    sheet.save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    assert [row.product.names.fr for row in desk.read(all_rows)].count("Pouf rond") == 1


def test_a_product_may_have_no_price(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)
    desk.type("Caftan ancien")

    sheet.save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    assert row_named(desk, "Caftan ancien").product.price is None


def test_a_price_that_can_be_read_two_ways_is_asked_back_and_kept(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)
    desk.type("Tapis")
    sheet.form.basics.price.take_focus()
    desk.type("1.450")

    sheet.save()

    assert "deux façons" in plain(sheet.form.basics.price.note)
    assert sheet.form.basics.price.text == "1.450"
    assert desk.has_sheet()


def test_a_product_without_a_name_is_asked_for_one(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)

    sheet.save()

    assert sheet.form.basics.name.note
    assert sheet.form.basics.name.line.hasFocus()


def test_the_keypad_appears_for_numbers_and_types_them(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)
    sheet.form.basics.price.take_focus()

    for key in ("1", "8", "0"):
        desk.tap(key)
    desk.tap("Effacer un chiffre")

    assert sheet.form.basics.price.text == "18"
    assert sheet.form.basics.price.line.hasFocus()


def test_the_azerty_top_row_types_digits(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    price = desk.sheet(ProductSheet).form.basics.price
    price.take_focus()

    desk.type("&éà")

    assert price.text == "120"


def test_a_tap_on_a_row_opens_it_and_saving_keeps_only_what_changed(desk: Desk) -> None:
    old = row_named(desk, "Babouches cuir jaune")
    desk.tap_row(COUNTED)
    sheet = desk.sheet(ProductSheet)
    desk.qtbot.waitUntil(lambda: sheet.form.details.sku.text == "BAB-01")
    sheet.form.basics.price.show_text("200")

    desk.tap("Enregistrer")
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    new = row_named(desk, "Babouches cuir jaune")
    assert new.product.price is not None
    assert new.product.price.minor == 20_000
    assert (new.on_hand, new.product.barcode) == (old.on_hand, old.product.barcode)


def test_an_edit_is_taken_back(desk: Desk) -> None:
    test_a_tap_on_a_row_opens_it_and_saving_keeps_only_what_changed(desk)

    desk.tap("Annuler")

    def has_old_price() -> bool:
        price = row_named(desk, "Babouches cuir jaune").product.price
        return price is not None and price.minor == 18_000

    desk.qtbot.waitUntil(has_old_price)


def test_a_maker_is_added_in_place(desk: Desk) -> None:
    desk.tap_row(COUNTED)
    sheet = desk.sheet(ProductSheet)
    desk.qtbot.waitUntil(lambda: sheet.form.details.sku.text == "BAB-01")
    sheet.form.details.maker.setCurrentText("Fatima Zahra")

    desk.tap("Enregistrer")
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    (maker,) = desk.read(makers)
    assert maker.names.fr == "Fatima Zahra"
    assert row_named(desk, "Babouches cuir jaune").product.maker == maker.id


def test_a_code_another_product_has_is_told_and_kept(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)
    desk.type("Autre babouche")
    sheet.form.details.sku.line.setFocus()
    desk.type("BAB-01")
    desk.press(Qt.Key.Key_Tab)
    note = "Babouches cuir jaune porte aussi ce code."
    desk.qtbot.waitUntil(lambda: note in plain(sheet.form.details.sku.note))

    sheet.save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    assert row_named(desk, "Autre babouche").product.sku == "BAB-01"


def test_a_wrong_check_digit_is_told_and_never_blocks(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)
    desk.type("Vase")
    sheet.form.details.barcode.line.setFocus()
    desk.type("6111234567890")
    desk.press(Qt.Key.Key_Tab)
    desk.qtbot.waitUntil(lambda: "6111234567890" in plain(sheet.form.details.barcode.note))

    sheet.save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    assert row_named(desk, "Vase").product.barcode == "6111234567890"


def test_a_photo_is_kept_small_with_its_product(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "tajine.png"
    Image.new("RGB", (2400, 1200), "#1F5FA8").save(file)
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)
    desk.type("Tajine bleu")
    sheet.side.photo.take(file)
    desk.qtbot.waitUntil(lambda: sheet.side.photo.new_photo is not None)

    sheet.save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    digest = row_named(desk, "Tajine bleu").product.photo
    assert (desk.read(photo, digest) or b"").startswith(b"\xff\xd8")


def test_a_file_that_is_no_picture_is_refused_on_the_sheet(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "tajine.png"
    file.write_bytes(b"no picture at all")
    desk.press(Qt.Key.Key_F3)

    desk.sheet(ProductSheet).side.photo.take(file)

    desk.qtbot.waitUntil(lambda: desk.reads("Choisissez une photo JPEG ou PNG"))


def test_a_new_product_by_measure_is_counted_in_its_unit(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)
    desk.type("Tapis au mètre")
    desk.tap("Vendu à la mesure")
    sheet.form.basics.on_hand.take_focus()
    desk.type("2,16")

    sheet.save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    row = row_named(desk, "Tapis au mètre")
    assert (row.product.kind, row.on_hand) == (Kind.MEASURED, 2160)


def test_a_lot_and_a_floor_are_kept_and_shown_again(desk: Desk) -> None:
    desk.tap_row(0)
    prices = desk.sheet(ProductSheet).form.prices
    for field, typed in ((prices.lot, "3"), (prices.lot_price, "500"), (prices.floor, "150,50")):
        field.show_text(typed)
    desk.sheet(ProductSheet).save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    product = desk.read(all_rows)[0].product
    assert (product.lot, product.lot_price, product.floor_price) == (
        3,
        Money(50_000, MAD),
        Money(15_050, MAD),
    )
    desk.tap_row(0)
    assert desk.sheet(ProductSheet).form.prices.floor.text == "150,50"


def test_a_cost_and_when_to_warn_are_kept_and_shown_again(desk: Desk) -> None:
    desk.tap_row(0)
    prices = desk.sheet(ProductSheet).form.prices
    prices.cost.show_text("95,50")
    prices.low.show_text("14")
    desk.sheet(ProductSheet).save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    row = desk.read(all_rows)[0]
    assert (row.product.cost, row.product.low_at) == (Money(9_550, MAD), 14_000)
    assert stock_state(row) is StockState.LOW
    desk.tap_row(0)
    prices = desk.sheet(ProductSheet).form.prices
    assert (prices.cost.text, prices.low.text) == ("95,50", "14")


def test_a_product_of_which_nobody_said_otherwise_is_low_at_three(desk: Desk) -> None:
    caftan = row_named(desk, "Caftan brodé")

    assert caftan.product.low_at is None
    assert stock_state(caftan) is StockState.LOW


@pytest.mark.parametrize(("lot", "price"), [("3", ""), ("", "100"), ("1", "100"), ("x", "100")])
def test_half_a_lot_is_asked_back(desk: Desk, lot: str, price: str) -> None:
    desk.tap_row(0)
    sheet = desk.sheet(ProductSheet)
    sheet.form.prices.lot.show_text(lot)
    sheet.form.prices.lot_price.show_text(price)

    sheet.save()

    assert desk.has_sheet()
    assert sheet.form.prices.lot.note or sheet.form.prices.lot_price.note


def test_goods_by_measure_have_no_lot(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    form = desk.sheet(ProductSheet).form
    form.prices.lot.show_text("3")
    desk.tap("Vendu à la mesure")

    assert not form.prices.lot.isVisible()
    form.basics.name.show_text("Galon")
    card = form.card()
    assert card is not None
    assert card.product.lot == 0


def test_the_next_new_product_keeps_the_craft_of_the_last(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(ProductSheet)
    desk.type("Vase bleu")
    desk.tap("Poterie & zellige")
    desk.tap("Enregistrer et ajouter un autre")
    desk.qtbot.waitUntil(lambda: sheet.form.basics.name.text == "")
    desk.type("Vase vert")

    sheet.save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    assert row_named(desk, "Vase vert").product.craft is Craft.POTTERY


def test_a_tap_on_the_stock_counts_it_and_undo_takes_it_back(desk: Desk) -> None:
    width = desk.seen(type(page_of(desk).view.rows))[0].viewport().width()
    desk.tap_row(COUNTED, from_leading=width - 130)
    sheet = desk.sheet(CountSheet)
    desk.tap("Un de moins")
    assert sheet.field.text == "13"
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())
    assert row_named(desk, "Babouches cuir jaune").on_hand == 13_000

    desk.tap("Annuler")

    desk.qtbot.waitUntil(lambda: row_named(desk, "Babouches cuir jaune").on_hand == 14_000)


def test_typing_replaces_the_count(desk: Desk) -> None:
    page_of(desk).view.rows.setCurrentIndex(page_of(desk).view.model.index(SOLD_OUT))
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CountSheet)
    desk.type("4")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    assert row_named(desk, "Kilim tissé main").on_hand == 4_000


def test_pieces_are_not_counted_in_parts(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F4)
    sheet = desk.sheet(CountSheet)
    desk.type("2,5")
    desk.press(Qt.Key.Key_Return)

    assert sheet.field.note
    assert desk.has_sheet()


def test_what_is_put_away_is_listed_apart_and_offered_again(desk: Desk) -> None:
    desk.tap_row(COUNTED)
    desk.tap("Retirer de la vente")
    desk.qtbot.waitUntil(lambda: len(listed(desk)) == 7)

    desk.tap("Retirés de la vente")
    wait_for(desk, ["Babouches cuir jaune"])
    desk.tap_row(0)
    desk.tap("Remettre en vente")
    desk.qtbot.waitUntil(lambda: len(desk.read(all_rows)) == 8)


def test_the_list_follows_what_happens_elsewhere(desk: Desk) -> None:
    desk.write(add_product, piece("Aiguière", 300))

    desk.qtbot.waitUntil(lambda: listed(desk)[:1] == ["Aiguière"])


def test_arrow_down_leads_into_the_list_and_enter_opens(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)

    name = desk.sheet(ProductSheet).form.basics.name.text
    assert name == listed(desk)[PRICE_MISSING]


def test_an_empty_shop_says_what_will_be_here_and_how(desks: Desks) -> None:
    desk = desks.open(partial(StockPage, papers=Path("papers")), empty_shop)
    desk.qtbot.waitUntil(lambda: desk.reads("Vos produits seront ici"))

    desk.tap("Importer une liste")

    assert desk.sheet(ImportSheet).isVisible()


def test_examples_are_offered_only_where_there_is_a_way_to_them(desks: Desks) -> None:
    asked: list[bool] = []
    desk = desks.open(
        lambda theme, operations: StockPage(
            theme, operations, Path("papers"), lambda: asked.append(True)
        ),
        empty_shop,
    )
    desk.qtbot.waitUntil(lambda: desk.reads("Vos produits seront ici"))

    desk.tap("Essayer avec des exemples")

    assert asked == [True]


def test_in_arabic_the_stock_is_tapped_at_the_left(desks: Desks) -> None:
    desk = desks.open(partial(StockPage, papers=Path("papers")), stand, Theme(language="ar"))
    desk.qtbot.waitUntil(lambda: len(listed(desk)) == 8)
    width = page_of(desk).view.rows.viewport().width()

    desk.tap_row(COUNTED, from_leading=width - 130)

    assert desk.sheet(CountSheet).isVisible()
