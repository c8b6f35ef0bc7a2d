"""Every page in three sizes, four languages and three looks: whole, named, and large enough."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from pos.domain.names import Names
from pos.domain.product import Kind
from pos.domain.quantity import Quantity, Unit
from pos.services.catalogue import add_maker
from pos.services.shop import counter
from pos.services.till import Till
from tests.ui import audit
from tests.ui.audit import SIZES, every_triple, faults, faults_of, theme_and_words
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.shops import piece, stand
from tour.waiting import until
from ui.first_frame import FirstFrame
from ui.pages.sell.basket_row import BasketRow
from ui.pages.sell.basket_tools import BasketTools
from ui.pages.sell.scan_rows import ScanRows
from ui.pages.settings import SettingsPage
from ui.sheets.held_sheet import HeldSheet
from ui.sheets.product.maker_sheet import MakerSheet
from ui.sheets.product.no_products import NoProducts
from ui.sheets.tender.laid_list import LaidList
from ui.theme import Theme

Scene = Callable[[Hand], None]


def a_basket(hand: Hand) -> None:
    tile = hand.tiles.model().index(0, 0)
    for _tap in range(2):
        QTest.mouseClick(
            hand.tiles.viewport(),
            Qt.MouseButton.LeftButton,
            pos=hand.tiles.visualRect(tile).center(),
        )


def the_tender_sheet(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F4)
    hand.tap_note(20)


def the_card_side(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F4)
    hand.press(Qt.Key.Key_F2)


def the_wallet_side(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F4)
    hand.press(Qt.Key.Key_F3)


def the_cheque_side(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F4)
    hand.press(Qt.Key.Key_F4)


def the_credit_side(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F4)
    hand.press(Qt.Key.Key_F6)
    hand.press(Qt.Key.Key_Return)


def a_mixed_payment(hand: Hand) -> None:
    """Two parts laid down in cash, then more on a card than is due."""
    hand.press(Qt.Key.Key_F4)
    for _part in range(2):
        hand.type("10")
        hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F2)
    hand.press(Qt.Key.Key_F2)
    hand.type("9000")


def a_part_taken_back(hand: Hand) -> None:
    a_mixed_payment(hand)
    remove = hand.seen(LaidList)[0].findChildren(QAbstractButton)[0]
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)


def a_question(hand: Hand) -> None:
    asks_price = hand.tiles.model().index(1, 0)
    QTest.mouseClick(
        hand.tiles.viewport(),
        Qt.MouseButton.LeftButton,
        pos=hand.tiles.visualRect(asks_price).center(),
    )


def a_product_looked_at(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Menu)


def the_help(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F1)


def the_settings(hand: Hand) -> None:
    hand.window.open_page(1)


def scans_that_mean_nothing(hand: Hand) -> None:
    hand.window.open_page(0)
    for code in ("4006381333931", "2000000000016", "ZZZ-000001"):
        hand.scan(code)
    wait = QEventLoop()
    hand.page.operations.read(hand.window, counter, done=lambda _counter: wait.quit())
    # Answers come in the order of the questions: after this one, all rows are there.
    wait.exec()
    assert len(hand.seen(ScanRows)) == 1


def the_price_of_everything(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F7)
    hand.type("12,5%")


def the_price_of_a_line(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    hand.type("99999")


def a_price_that_was_agreed(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F7)
    hand.type("123,45")
    hand.press(Qt.Key.Key_Return)


def a_note(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)


def the_folded_tools(hand: Hand) -> None:
    for tools in hand.window.findChildren(BasketTools):
        QTest.mouseClick(tools.more, Qt.MouseButton.LeftButton)


def an_amount_nobody_listed(hand: Hand) -> None:
    hand.type("150")
    hand.press(Qt.Key.Key_F11)
    hand.press(Qt.Key.Key_F11)


def a_new_piece(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F3)


def two_held_baskets(hand: Hand) -> None:
    for _basket in range(2):
        a_basket(hand)
        hand.press(Qt.Key.Key_F5)
    a_basket(hand)
    until(lambda: _counts_two(hand), "two held baskets")


def _counts_two(hand: Hand) -> bool:
    chips = (b for b in hand.seen(QAbstractButton) if b.property("role") == "chip")
    return any(chip.text().strip() == "2" for chip in chips)


def the_held_baskets(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F6)
    until(lambda: bool(hand.seen(HeldSheet)), "the held baskets")


def a_new_person(hand: Hand) -> None:
    the_settings(hand)
    page = hand.window.pages[1]
    assert isinstance(page, SettingsPage)
    page.people.add.click()


def the_first_frame(hand: Hand) -> None:
    hand.window.wait(lambda: None)
    for frame in hand.seen(FirstFrame):
        frame.tell()


SCENES = (
    a_basket,
    the_tender_sheet,
    the_card_side,
    the_wallet_side,
    the_cheque_side,
    the_credit_side,
    a_mixed_payment,
    a_part_taken_back,
    a_question,
    a_product_looked_at,
    the_help,
    the_price_of_everything,
    the_price_of_a_line,
    a_price_that_was_agreed,
    a_note,
    the_folded_tools,
    an_amount_nobody_listed,
    a_new_piece,
    two_held_baskets,
    the_held_baskets,
    the_settings,
    scans_that_mean_nothing,
    a_new_person,
    the_first_frame,
)


PAYING_SCENES = (
    a_basket,
    the_tender_sheet,
    the_card_side,
    the_wallet_side,
    the_cheque_side,
    the_credit_side,
    a_mixed_payment,
    a_part_taken_back,
)


def walk(hand: Hand, size: tuple[int, int], scenes: tuple[Scene, ...] = SCENES) -> list[str]:
    """Go from scene to scene, and return the faults of each."""
    played = ((scene.__name__, partial(scene, hand)) for scene in scenes)
    return audit.walk(hand.window, size, played)


@every_triple
def test_everything_can_be_seen_pressed_and_heard_of(
    tills: Tills, pseudo_language: str, look: str, language: str, size: tuple[int, int]
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)

    hand = tills.hand(theme, size, spoken=words)

    assert walk(hand, size) == []


@pytest.mark.parametrize("percent", [pytest.param(115, marks=pytest.mark.thorough), 130])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_larger_text_still_has_its_room(tills: Tills, language: str, percent: int) -> None:
    hand = tills.hand(Theme("jour", percent, language), SIZES[1])

    assert walk(hand, SIZES[1]) == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_empty_stand_can_be_seen_pressed_and_heard_of(
    tills: Tills, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    hand = tills.hand(
        Theme(language=language), size, lambda folder: stand(folder, ()), is_empty=True
    )
    qtbot.waitUntil(lambda: bool(hand.seen(NoProducts)))
    audit.settle()
    hand.window.grab()

    assert faults(hand.window, size) == []


RUG = piece("Tapis", 450, "زربية", kind=Kind.MEASURED, unit=Unit.SQUARE_METRE)


def rug_stand(folder: Path) -> Till:
    till = stand(folder, ((RUG, Quantity(40_000, Unit.SQUARE_METRE)),))
    for name in ("Fatima Zahra", "Atelier Ouaziz et fils", "Saïd"):
        till.write(add_maker, Names(fr=name))
    return till


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2]], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("percent", [100, 130])
def test_a_carpet_is_measured_and_its_maker_named_with_all_in_sight(
    tills: Tills, size: tuple[int, int], language: str, percent: int
) -> None:
    hand = tills.hand(Theme("jour", percent, language), size, rug_stand)
    hand.tap_tile(RUG.names.within(language))
    hand.type("120*18000")
    hand.window.grab()
    found = faults(hand.window, size)
    hand.press(Qt.Key.Key_Backspace)
    hand.press(Qt.Key.Key_Backspace)
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    hand.window.grab()
    found += faults(hand.window, size)
    buttons = [b for b in hand.seen(QAbstractButton) if b.property("role") == "soft"]
    QTest.mouseClick(buttons[-1], Qt.MouseButton.LeftButton)
    until(lambda: bool(hand.seen(MakerSheet)), "the makers")
    hand.window.grab()

    assert found + faults(hand.window, size) == []


def test_a_small_unnamed_button_would_be_found(qtbot: QtBot) -> None:
    bare = QLineEdit()
    bare.resize(20, 20)
    qtbot.addWidget(bare)

    assert len(faults_of(bare)) == 2


def test_arabic_puts_the_rail_right_and_the_basket_left(tills: Tills) -> None:
    hand = tills.hand(Theme(language="ar"), (1280, 800))
    a_basket(hand)
    hand.window.grab()

    middle = hand.window.width() / 2
    assert hand.window.rail.mapTo(hand.window, hand.window.rail.rect().center()).x() > middle
    row = hand.seen(BasketRow)[0]
    assert row.mapTo(hand.window, row.rect().center()).x() < middle


def test_arabic_tiles_are_painted_from_the_right(tills: Tills) -> None:
    """The count badge stands at the trailing corner: left in Arabic, right in French."""
    badge = Theme().colour("badge").rgb()

    def badge_side(language: str) -> str:
        hand = tills.hand(Theme(language=language), (1280, 800))
        a_basket(hand)
        view = hand.tiles
        tile = view.visualRect(view.model().index(0, 0)).adjusted(14, 14, -14, -14)
        image = view.viewport().grab(tile).toImage()
        dark = [
            x
            for x in range(image.width())
            for y in range(0, 40, 3)
            if image.pixelColor(x, y).rgb() == badge
        ]
        tills.cut_power()
        return "left" if sum(dark) / len(dark) < image.width() / 2 else "right"

    assert badge_side("fr") == "right"
    assert badge_side("ar") == "left"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_paying_is_whole_on_a_small_window_with_large_text(tills: Tills, language: str) -> None:
    size = (1024, 640)
    hand = tills.hand(Theme(text_percent=130, language=language), size)

    assert walk(hand, size, PAYING_SCENES) == []
