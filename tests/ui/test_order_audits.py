"""Customers and orders in three sizes, four languages and three looks: whole, named, large."""

from datetime import date

from PySide6.QtCore import Qt

from pos.domain.customer import Contact
from pos.domain.names import Names
from pos.domain.order import DepositKind, Order
from pos.domain.quantity import pieces
from pos.services.customers import add_customer, find_customers
from pos.services.ordering import NewOrder, take_order
from tests.factories import dh, exact_cash
from tests.ui.audit import every_pair, theme_and_words
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.test_audits import Scene, walk
from tour.waiting import until
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.customers_sheet import CustomersSheet
from ui.days.day_sheet import DaySheet
from ui.orders.cancel_sheet import CancelSheet
from ui.orders.form_sheet import OrderFormSheet
from ui.orders.order_sheet import OrderSheet
from ui.pages.sell.who_bar import WhoBar
from ui.widgets.row_card import RowCard

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def prepare(hand: Hand) -> None:
    """Have a customer with a long name, and three orders of every kind."""
    write = hand.page.operations.write_now
    nadia = write(add_customer, Contact("", "Coopérative des femmes artisanes de Tissa", "0661"))
    for fr, day in (("Table ronde en thuya", date(2020, 1, 1)), ("Coffre peint", None)):
        order = Order(
            "", 0, Names(fr=fr, ar="طاولة مستديرة"), pieces(1), dh("12345.50"), DepositKind.ARRHES,
            description="Plateau marqueté", dimensions="80 × 80 cm", materials="Thuya",
            promised_on=day, customer=nadia,
        )  # fmt: skip
        write(take_order, NewOrder(order), (exact_cash(dh("3700")),))


def the_customers(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F2, SHIFT)
    until(lambda: bool(hand.seen(RowCard)), "the customers")


def a_new_customer(hand: Hand) -> None:
    the_customers(hand)
    hand.seen(CustomersSheet)[-1]._begin_new()


def a_customer(hand: Hand) -> None:
    operations = hand.page.operations
    contact = operations.read_now(find_customers)[0]
    sheet = CustomerSheet(hand.window.theme, operations, hand.window, contact)
    sheet.open_sheet()
    hand.seen(CustomerSheet)[-1].form.ice.line.textEdited.emit("123")


def the_last_question_about_a_customer(hand: Hand) -> None:
    a_customer(hand)
    hand.seen(CustomerSheet)[-1]._ask_to_erase()


def the_orders(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F3, SHIFT)
    until(lambda: bool(hand.seen(RowCard)), "the orders")


def an_order(hand: Hand) -> None:
    the_orders(hand)
    hand.seen(RowCard)[0].click()
    until(lambda: bool(hand.seen(OrderSheet)), "the order")
    sheet = hand.seen(OrderSheet)[-1]
    until(lambda: sheet.view is not None, "what is known of it")


def an_order_being_cancelled(hand: Hand) -> None:
    an_order(hand)
    sheet = hand.seen(OrderSheet)[-1]
    sheet.cancelling.emit(sheet.view)
    until(lambda: bool(hand.seen(CancelSheet)), "the question")


def a_new_order(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F3, CONTROL)
    until(lambda: bool(hand.seen(OrderFormSheet)), "the form")
    sheet = hand.seen(OrderFormSheet)[-1]
    hand.type("a")
    sheet.money.price.show_text("900")
    sheet.money.deposit.show_text("1000")
    sheet.form.name.show_text("Table")
    sheet.save()


def a_day(hand: Hand) -> None:
    a_new_order(hand)
    hand.seen(OrderFormSheet)[-1].when.click()
    until(lambda: bool(hand.seen(DaySheet)), "the days")


def an_order_being_handed_over(hand: Hand) -> None:
    an_order(hand)
    sheet = hand.seen(OrderSheet)[-1]
    sheet.actions_part.hand_over.click()
    until(lambda: bool(hand.seen(WhoBar)), "whom the basket is for")


SCENES: tuple[Scene, ...] = (
    the_customers,
    a_new_customer,
    a_customer,
    the_last_question_about_a_customer,
    the_orders,
    an_order,
    an_order_being_cancelled,
    a_new_order,
    a_day,
    an_order_being_handed_over,
)


@every_pair
def test_customers_and_orders_can_be_seen_pressed_and_heard_of(
    tills: Tills, pseudo_language: str, look: str, language: str, size: tuple[int, int]
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)
    hand = tills.hand(theme, size, spoken=words)
    prepare(hand)

    assert walk(hand, size, SCENES) == []
