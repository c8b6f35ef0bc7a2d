"""Baskets set aside and taken up: one key each, and nothing is ever between two stools."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos.changed import Changed
from pos.services.baskets import held_baskets
from pos.services.selling import SoldSale
from pos.services.till import UnitOfWork
from pos.store import work_in_hand
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.shops import opened
from ui.sheets.held_sheet import HeldCard, HeldSheet
from ui.sheets.tender.tender_sheet import TenderSheet

TAJINE, TEAPOT, PLATE = "Tajine de Safi peint", "Théière ciselée", "Plat de Safi 30 cm"


def names(hand: Hand) -> list[str]:
    return [line.product.names.fr for line in hand.page.ringing.basket.lines]


def held(hand: Hand) -> list[list[str]]:
    baskets = hand.page.operations.read_now(held_baskets)
    return [[line.product.names.fr for line in each.basket.lines] for each in baskets]


def hold(hand: Hand, qtbot: QtBot, *pieces: str) -> None:
    """Ring up and set aside."""
    for piece in pieces:
        hand.tap_tile(piece)
    hand.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: names(hand) == [])


def test_hold_is_one_key_and_recall_is_one_key(hand: Hand, qtbot: QtBot) -> None:
    hold(hand, qtbot, TAJINE, TEAPOT)
    assert (hand.keys, held(hand)) == (1, [[TAJINE, TEAPOT]])

    hand.press(Qt.Key.Key_F6)

    qtbot.waitUntil(lambda: names(hand) == [TAJINE, TEAPOT])
    assert (hand.keys, held(hand)) == (2, [])


def test_hold_is_one_tap_and_recall_is_one_tap(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile(TAJINE)
    taps = hand.taps
    hand.tap("En attente")
    qtbot.waitUntil(lambda: hand.reads("Touchez un produit"))
    qtbot.waitUntil(
        lambda: any(b.accessibleName().startswith("Reprendre") for b in hand.seen(QAbstractButton))
    )

    hand.tap("Reprendre un panier en attente (1)")

    qtbot.waitUntil(lambda: names(hand) == [TAJINE])
    assert hand.taps == taps + 2


def test_an_empty_basket_is_not_held(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F5)

    assert held(hand) == []


def test_recalling_nothing_says_so(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F6)

    qtbot.waitUntil(lambda: hand.reads("Aucun panier en attente"))


def test_recall_over_an_open_basket_holds_that_one_instead(hand: Hand, qtbot: QtBot) -> None:
    hold(hand, qtbot, TAJINE)
    hand.tap_tile(PLATE)

    hand.press(Qt.Key.Key_F6)

    qtbot.waitUntil(lambda: names(hand) == [TAJINE])
    assert held(hand) == [[PLATE]]


def test_of_several_one_is_picked_by_its_figure(hand: Hand, qtbot: QtBot) -> None:
    hold(hand, qtbot, TAJINE)
    hold(hand, qtbot, TEAPOT, PLATE)
    hand.press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: bool(hand.seen(HeldSheet)))
    cards = [card.accessibleName() for card in hand.seen(HeldCard)]
    assert TAJINE in cards[0]
    assert TEAPOT in cards[1]
    assert "410" in cards[1]

    hand.type("2")

    qtbot.waitUntil(lambda: names(hand) == [TEAPOT, PLATE])
    assert held(hand) == [[TAJINE]]


def test_of_several_one_is_picked_by_a_tap(hand: Hand, qtbot: QtBot) -> None:
    hold(hand, qtbot, TAJINE)
    hold(hand, qtbot, TEAPOT)
    hand.press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: bool(hand.seen(HeldCard)))

    hand.tap(hand.seen(HeldCard)[0].accessibleName())

    qtbot.waitUntil(lambda: names(hand) == [TAJINE])


def test_hold_then_recall_at_once_waits_for_the_disk(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile(TAJINE)

    hand.press(Qt.Key.Key_F5)
    hand.press(Qt.Key.Key_F6)

    qtbot.waitUntil(lambda: names(hand) == [TAJINE] and held(hand) == [])


def test_what_is_tapped_while_a_basket_is_being_held_goes_into_the_next(
    hand: Hand, qtbot: QtBot
) -> None:
    hand.tap_tile(TAJINE)

    hand.press(Qt.Key.Key_F5)
    hand.tap_tile(TEAPOT)

    qtbot.waitUntil(lambda: names(hand) == [TEAPOT])
    assert held(hand) == [[TAJINE]]


def test_two_baskets_are_held_as_fast_as_keys_go(hand: Hand, qtbot: QtBot) -> None:
    for piece in (TAJINE, TEAPOT):
        hand.tap_tile(piece)
        hand.press(Qt.Key.Key_F5)

    qtbot.waitUntil(lambda: held(hand) == [[TAJINE], [TEAPOT]])


def test_held_baskets_survive_a_power_cut(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand()
    hold(hand, qtbot, TAJINE)
    hand.tap_tile(PLATE)
    tills.cut_power()

    hand = tills.hand(open_till=opened)

    qtbot.waitUntil(lambda: names(hand) == [PLATE])
    assert held(hand) == [[TAJINE]]
    hand.press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: names(hand) == [TAJINE])


def test_the_lines_of_a_recalled_basket_can_still_be_changed(hand: Hand, qtbot: QtBot) -> None:
    hold(hand, qtbot, TAJINE)
    hand.press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: names(hand) == [TAJINE])

    hand.press(Qt.Key.Key_Plus)

    assert hand.page.ringing.basket.lines[0].quantity.thousandths == 2000


def give_up(work: UnitOfWork) -> None:
    """Give the open basket up, as a closing does."""
    work_in_hand.forget_basket(work.connection, work_in_hand.OPEN_BASKET)
    work.note_changed(Changed.BASKET | Changed.GIVEN_UP)


def test_a_basket_given_up_at_closing_is_on_the_screen_no_more(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile(TAJINE)

    hand.page.operations.write_now(give_up)

    qtbot.waitUntil(lambda: names(hand) == [])
    hand.tap_tile(PLATE)
    assert names(hand) == [PLATE]


def sales_made(hand: Hand) -> list[SoldSale]:
    made: list[SoldSale] = []
    hand.page.ringing.sold.connect(made.append)
    return made


def test_exact_cash_right_behind_a_recall_sells_what_was_taken_up(hand: Hand, qtbot: QtBot) -> None:
    hold(hand, qtbot, TAJINE, TEAPOT)
    made = sales_made(hand)

    hand.press(Qt.Key.Key_F6)
    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: bool(made))
    assert [line.names.fr for line in made[0].sale.lines] == [TAJINE, TEAPOT]
    assert (names(hand), held(hand)) == ([], [])


def test_the_payment_opens_right_behind_a_recall(hand: Hand, qtbot: QtBot) -> None:
    hold(hand, qtbot, TAJINE)

    hand.press(Qt.Key.Key_F6)
    hand.press(Qt.Key.Key_F4)

    qtbot.waitUntil(lambda: bool(hand.seen(TenderSheet)))
    assert hand.reads("190\u00a0DH")


def test_exact_cash_right_behind_hold_finds_nothing_to_sell(hand: Hand, qtbot: QtBot) -> None:
    made = sales_made(hand)
    hand.tap_tile(TAJINE)

    hand.press(Qt.Key.Key_F5)
    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: held(hand) == [[TAJINE]])
    qtbot.waitUntil(lambda: names(hand) == [])
    assert made == []


def test_a_key_pressed_before_the_basket_is_read_waits_for_it(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand()
    hand.tap_tile(TAJINE)
    hand.page.operations.read_now(held_baskets)
    tills.cut_power()

    again = tills.hand(open_till=opened)
    made = sales_made(again)
    again.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: bool(made))
    assert [line.names.fr for line in made[0].sale.lines] == [TAJINE]
