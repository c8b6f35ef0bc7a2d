"""Naming a customer at the till: seldom needed, never in the way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos.domain.customer import Contact
from pos.services.customers import add_customer, find_customers
from pos.services.sales import sale_of, sales
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.shops import opened
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.customers_sheet import CustomersSheet
from ui.pages.sell.who_bar import WhoBar
from ui.widgets.row_card import RowCard

TAJINE = "Tajine de Safi peint"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def know(hand: Hand, name: str, phone: str = "") -> str:
    """Keep a customer before the sale; returns the id."""
    return hand.page.operations.write_now(add_customer, Contact("", name, phone))


def bar(hand: Hand) -> str:
    """Return what the bar under the head says, empty while it is not there."""
    bars = hand.seen(WhoBar)
    return (
        " ".join(b.accessibleName() for b in bars[0].findChildren(QAbstractButton) if b.isVisible())
        if bars
        else ""
    )


def ask(hand: Hand, qtbot: QtBot) -> CustomersSheet:
    hand.press(Qt.Key.Key_F2, SHIFT)
    qtbot.waitUntil(lambda: bool(hand.seen(CustomersSheet)))
    return hand.seen(CustomersSheet)[0]


def sold_to(hand: Hand, qtbot: QtBot) -> str:
    """Sell for exact cash; returns the id of the customer on the sale."""
    hand.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(hand.page.operations.read_now(sales)))
    row = hand.page.operations.read_now(sales)[0]
    return hand.page.operations.read_now(sale_of, row.id).sale.customer


def test_a_known_customer_is_a_key_a_word_and_enter(hand: Hand, qtbot: QtBot) -> None:
    nadia = know(hand, "Nadia Chraïbi", "0661234567")
    know(hand, "Youssef")
    hand.tap_tile(TAJINE)
    ask(hand, qtbot)

    hand.type("chraibi")
    qtbot.waitUntil(lambda: _shown(hand) == ["Nadia Chraïbi"])
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Nadia" in bar(hand))
    assert sold_to(hand, qtbot) == nadia


def test_a_new_customer_is_a_name_a_number_and_enter(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile(TAJINE)
    ask(hand, qtbot)

    hand.type("Zineb")
    hand.press(Qt.Key.Key_Return)
    hand.type("0661")
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Zineb" in bar(hand))
    known = hand.page.operations.read_now(find_customers, "zineb")
    assert [(contact.name, contact.phone) for contact in known] == [("Zineb", "0661")]
    assert sold_to(hand, qtbot) == known[0].customer


def test_a_customer_is_named_by_taps_alone(hand: Hand, qtbot: QtBot) -> None:
    know(hand, "Nadia")
    hand.tap_tile(TAJINE)
    hand.tap("Client")
    qtbot.waitUntil(lambda: _shown(hand) == ["Nadia"])

    hand.tap("Nadia")

    qtbot.waitUntil(lambda: "Nadia" in bar(hand))


def test_a_customer_is_taken_away_again(hand: Hand, qtbot: QtBot) -> None:
    know(hand, "Nadia")
    hand.tap_tile(TAJINE)
    ask(hand, qtbot)
    qtbot.waitUntil(lambda: _shown(hand) == ["Nadia"])
    hand.tap("Nadia")
    qtbot.waitUntil(lambda: "Nadia" in bar(hand))

    ask(hand, qtbot)
    hand.tap("Ne nommer personne")

    qtbot.waitUntil(lambda: bar(hand) == "")
    assert sold_to(hand, qtbot) == ""


def test_the_next_sale_is_nobodys(hand: Hand, qtbot: QtBot) -> None:
    know(hand, "Nadia")
    hand.tap_tile(TAJINE)
    ask(hand, qtbot)
    qtbot.waitUntil(lambda: _shown(hand) == ["Nadia"])
    hand.tap("Nadia")
    sold_to(hand, qtbot)

    hand.tap_tile(TAJINE)

    qtbot.waitUntil(lambda: bar(hand) == "")


def test_who_buys_survives_a_power_cut(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand()
    know(hand, "Nadia")
    hand.tap_tile(TAJINE)
    ask(hand, qtbot)
    qtbot.waitUntil(lambda: _shown(hand) == ["Nadia"])
    hand.tap("Nadia")
    qtbot.waitUntil(lambda: "Nadia" in bar(hand))
    tills.cut_power()

    again = tills.hand(open_till=opened)

    qtbot.waitUntil(lambda: "Nadia" in bar(again))


def test_naming_nobody_costs_nothing(hand: Hand, qtbot: QtBot) -> None:
    hand.tap_tile(TAJINE)

    assert sold_to(hand, qtbot) == ""
    assert (hand.taps, hand.keys) == (1, 1)


def test_a_wrong_ice_is_told_and_kept(hand: Hand, qtbot: QtBot) -> None:
    nadia = know(hand, "Riad")
    operations = hand.page.operations
    contact = operations.read_now(find_customers)[0]
    sheet = CustomerSheet(hand.window.theme, operations, hand.window, contact)
    sheet.open_sheet()
    sheet.form.ice.take_focus()

    hand.type("123")
    assert sheet.form.ice.note
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: operations.read_now(find_customers)[0].ice == "123")
    assert operations.read_now(find_customers)[0].customer == nadia


def test_erasing_asks_once_and_names_who(hand: Hand, qtbot: QtBot) -> None:
    know(hand, "Nadia")
    operations = hand.page.operations
    contact = operations.read_now(find_customers)[0]
    sheet = CustomerSheet(hand.window.theme, operations, hand.window, contact)
    sheet.open_sheet()

    hand.tap("Effacer le client")
    assert operations.read_now(find_customers)
    hand.tap("Effacer \u2068Nadia\u2069")

    qtbot.waitUntil(lambda: not operations.read_now(find_customers))
    qtbot.waitUntil(lambda: not hand.seen(CustomerSheet))


def _shown(hand: Hand) -> list[str]:
    """Return whom the list of customers offers."""
    return [card.accessibleName() for card in hand.seen(RowCard)]


def test_enter_at_once_names_who_was_typed_and_nobody_found_before(
    hand: Hand, qtbot: QtBot
) -> None:
    know(hand, "Aziz")
    nadia = know(hand, "Nadia Chraïbi")
    hand.tap_tile(TAJINE)
    ask(hand, qtbot)
    qtbot.waitUntil(lambda: len(_shown(hand)) == 2)

    hand.type("nadia")
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: hand.page.ringing.basket.words.customer == nadia)
