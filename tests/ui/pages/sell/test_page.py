"""The Sell page on a real file: what goes in, what is asked, what stays."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.domain.basket import BasketLine
from pos.domain.quantity import pieces
from pos.domain.tender import TenderKind
from pos.services.gifts import GIFT
from pos.services.receipts import print_jobs_of
from pos.services.sales import SaleRow, sales
from tests.ui.conftest import Tills
from tests.ui.gun import AZERTY
from tests.ui.hand import Hand
from tests.ui.shops import opened, piece, stand
from ui.pages.sell.tile_view import TileView
from ui.sheets.importing.import_sheet import ImportSheet
from ui.sheets.tender.tender_sheet import TenderSheet
from ui.widgets.stepper import Stepper


def lines(hand: Hand) -> list[tuple[str, int]]:
    return [
        (line.product.names.fr, line.quantity.thousandths)
        for line in hand.page.ringing.basket.lines
    ]


def only_line(hand: Hand) -> BasketLine:
    (line,) = hand.page.ringing.basket.lines
    return line


def sold(hand: Hand, qtbot: QtBot) -> list[SaleRow]:
    """Return every sale on the disk, once what is under way is done."""
    found: list[list[SaleRow]] = []
    hand.page.operations.read(hand.window, sales, done=found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_tap_adds_one_and_marks_the_line(hand: Hand) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap_tile("Tajine de Safi peint")
    hand.tap_tile("Théière ciselée")

    assert lines(hand) == [("Tajine de Safi peint", 2000), ("Théière ciselée", 1000)]
    assert hand.reads("640\u00a0DH")


def test_a_scan_adds_the_product_with_exactly_this_code(hand: Hand, qtbot: QtBot) -> None:
    hand.scan("2000000000015")

    qtbot.waitUntil(lambda: lines(hand) == [("Babouches cuir jaune", 1000)])


def test_a_count_before_a_scan_multiplies_it(hand: Hand, qtbot: QtBot) -> None:
    hand.type("3*")
    hand.scan("2000000000015")

    qtbot.waitUntil(lambda: lines(hand) == [("Babouches cuir jaune", 3000)])


def test_a_scanner_that_types_on_an_azerty_layout_is_understood(hand: Hand, qtbot: QtBot) -> None:
    hand.scan("2000000000015", AZERTY)

    qtbot.waitUntil(lambda: lines(hand) == [("Babouches cuir jaune", 1000)])


def test_an_unknown_code_is_said_calmly_and_adds_nothing(hand: Hand, qtbot: QtBot) -> None:
    hand.scan("9999999999999")

    qtbot.waitUntil(lambda: hand.reads("9999999999999"))
    assert lines(hand) == []
    assert hand.seen(TenderSheet) == []


def test_a_scan_works_while_the_keyboard_is_on_the_tiles(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_Down)

    hand.scan("BAB-01")

    qtbot.waitUntil(lambda: lines(hand) == [("Babouches cuir jaune", 1000)])


def test_typing_narrows_the_tiles(hand: Hand, qtbot: QtBot) -> None:
    hand.type("safi")

    qtbot.waitUntil(lambda: hand.tiles.model().rowCount() == 2)


def test_a_category_shows_its_products_alone(hand: Hand, qtbot: QtBot) -> None:
    hand.tap("Métal & thé")

    qtbot.waitUntil(lambda: hand.tiles.model().rowCount() == 2)


def test_what_is_sold_out_takes_one_more_tap(hand: Hand) -> None:
    hand.tap_tile("Kilim tissé main")

    assert lines(hand) == []
    assert hand.reads("Kilim tissé main")

    hand.tap("L’ajouter")

    assert lines(hand) == [("Kilim tissé main", 1000)]


def test_a_second_tap_on_the_tile_is_that_one_more_tap(hand: Hand) -> None:
    hand.tap_tile("Kilim tissé main")
    hand.tap_tile("Kilim tissé main")
    hand.tap_tile("Kilim tissé main")

    assert lines(hand) == [("Kilim tissé main", 2000)]


def test_a_product_without_a_price_asks_it(hand: Hand) -> None:
    hand.tap_tile("Caftan brodé")
    hand.type("1250,50")
    hand.press(Qt.Key.Key_Return)

    assert only_line(hand).unit_price.minor == 125_050


def test_cloth_by_the_metre_asks_its_length(hand: Hand) -> None:
    hand.tap_tile("Tissu sabra")
    for key in ("2", ",", "5"):
        hand.tap(key)
    hand.tap("Ajouter au panier")

    assert only_line(hand).quantity.thousandths == 2500
    assert only_line(hand).total.minor == 22_500


def test_escape_leaves_a_question_and_adds_nothing(hand: Hand) -> None:
    hand.tap_tile("Tissu sabra")
    hand.press(Qt.Key.Key_Escape)

    assert lines(hand) == []


def test_a_line_taken_out_comes_back_with_one_tap(hand: Hand) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Retirer du panier")
    assert lines(hand) == []

    hand.tap("Annuler")

    assert lines(hand) == [("Tajine de Safi peint", 1000)]


def test_an_emptied_basket_comes_back_with_one_key(hand: Hand) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap_tile("Théière ciselée")
    hand.tap("Vider")
    assert lines(hand) == []

    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert len(lines(hand)) == 2


def test_plus_minus_and_delete_mean_the_last_line(hand: Hand) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap_tile("Théière ciselée")
    hand.press(Qt.Key.Key_Plus)
    assert lines(hand)[1] == ("Théière ciselée", 2000)

    hand.press(Qt.Key.Key_Minus)
    hand.press(Qt.Key.Key_Delete)

    assert lines(hand) == [("Tajine de Safi peint", 1000)]


def test_the_stepper_ends_in_a_bin(hand: Hand) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Un de plus")
    assert lines(hand) == [("Tajine de Safi peint", 2000)]

    hand.tap("Un de moins")
    hand.tap("Retirer du panier")

    assert hand.seen(Stepper) == []


def test_the_basket_survives_a_power_cut(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand()
    hand.tap_tile("Tajine de Safi peint")
    hand.tap_tile("Tajine de Safi peint")
    hand.tap_tile("Théière ciselée")
    tills.cut_power()

    again = tills.hand(open_till=opened)

    qtbot.waitUntil(lambda: len(lines(again)) == 2)
    assert lines(again) == [("Tajine de Safi peint", 2000), ("Théière ciselée", 1000)]
    assert again.reads("Vente reprise")


def test_a_finished_sale_leaves_no_basket_behind(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand()
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F9)
    tills.cut_power()

    again = tills.hand(open_till=opened)

    assert [row.total.minor for row in sold(again, qtbot)] == [19_000]
    assert lines(again) == []


def test_validating_twice_sells_once(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    sheet = hand.seen(TenderSheet)[0]

    for _press in range(3):
        QTest.keyClick(sheet, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))
    assert len(sold(hand, qtbot)) == 1


def test_exact_cash_pressed_twice_sells_once(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Tajine de Safi peint")

    hand.press(Qt.Key.Key_F9)
    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))
    assert len(sold(hand, qtbot)) == 1


def test_what_is_tapped_while_a_sale_is_saved_goes_into_the_next_basket(
    hand: Hand, qtbot: QtBot
) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F9)
    hand.tap_tile("Théière ciselée")

    qtbot.waitUntil(lambda: lines(hand) == [("Théière ciselée", 1000)])
    assert [row.total.minor for row in sold(hand, qtbot)] == [19_000]


def test_a_sale_that_cannot_be_saved_keeps_the_basket_and_says_why(
    hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Encaisser")
    assert sold(hand, qtbot) == []
    file = next(tmp_path.glob("shop.db"))
    away = file.rename(tmp_path / "away.db")

    hand.tap("Valider la vente")

    sheet = hand.seen(TenderSheet)[0]
    qtbot.waitUntil(lambda: sheet.isVisible() and hand.reads("déplacé"))
    assert lines(hand) == [("Tajine de Safi peint", 1000)]
    away.rename(file)


def test_a_transfer_keeps_its_reference(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Encaisser")
    hand.tap("Virement")
    hand.type("VIR 778")
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))
    assert [row.paid_by for row in sold(hand, qtbot)] == [(TenderKind.TRANSFER,)]


def test_the_change_stays_until_something_is_tapped(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F4)
    hand.type("200")
    hand.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))

    hand.tap("Imprimer une copie")

    qtbot.waitUntil(lambda: sold(hand, qtbot)[0].copies == 1)
    assert hand.reads("10\u00a0DH")


def test_a_gift_receipt_is_one_tap_or_one_key_away_and_is_no_copy(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile("Tajine de Safi peint")
    hand.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: hand.reads("Vente enregistrée"))
    (made,) = sold(hand, qtbot)

    hand.tap("Ticket cadeau")
    hand.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)

    def papers() -> list[str]:
        jobs = hand.page.operations.read_now(print_jobs_of, made.id, GIFT)
        return [job.paper for job in jobs]

    qtbot.waitUntil(lambda: papers() == [GIFT, GIFT])
    qtbot.waitUntil(lambda: hand.reads("Le ticket cadeau part à l’imprimante"))
    assert sold(hand, qtbot)[0].copies == 0


def test_keys_are_named_only_once_a_keyboard_is_used(hand: Hand) -> None:
    hand.tap_tile("Tajine de Safi peint")
    before = hand.button("Encaisser").grab().toImage()

    hand.press(Qt.Key.Key_F2)

    assert hand.button("Encaisser").grab().toImage() != before


def test_no_window_but_the_one_ever_opens(hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    hand.tap_tile("Kilim tissé main")
    hand.tap_tile("Tajine de Safi peint")
    hand.tap("Encaisser")
    assert sold(hand, qtbot) == []
    file = next(tmp_path.glob("shop.db"))
    away = file.rename(tmp_path / "away.db")
    hand.tap("Valider la vente")
    qtbot.waitUntil(lambda: hand.reads("déplacé"))

    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]

    assert windows == [hand.window]
    away.rename(file)


def test_a_stand_with_one_product_shows_its_tile(tills: Tills) -> None:
    hand = tills.hand(open_till=lambda folder: stand(folder, ((piece("Bol", 45), pieces(9)),)))

    assert hand.tiles.model().rowCount() == 1


def empty_stand(tills: Tills, qtbot: QtBot) -> Hand:
    hand = tills.hand(open_till=lambda folder: stand(folder, ()), is_empty=True)
    qtbot.waitUntil(lambda: hand.reads("Vos produits seront ici"))
    return hand


def test_a_stand_without_products_offers_to_import_a_list(tills: Tills, qtbot: QtBot) -> None:
    hand = empty_stand(tills, qtbot)

    hand.tap("Importer une liste")

    assert hand.seen(ImportSheet)


def test_the_first_product_is_added_where_it_will_be_sold(tills: Tills, qtbot: QtBot) -> None:
    hand = empty_stand(tills, qtbot)

    hand.tap("Ajouter un produit")
    hand.type("Bol")
    hand.press(Qt.Key.Key_Return)
    hand.type("45")
    hand.press(Qt.Key.Key_F4)

    qtbot.waitUntil(lambda: bool(hand.seen(TileView)))
    qtbot.waitUntil(lambda: hand.tiles.model().index(0, 0).data() == "Bol")
    assert not hand.reads("Vos produits seront ici")
