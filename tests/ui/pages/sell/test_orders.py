"""Orders at the till: taken with a deposit, followed, and handed over for the balance."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.order import DepositKind, Order, OrderState
from pos.domain.quantity import pieces
from pos.domain.sale import Sale
from pos.domain.tender import Cheque, Tender, TenderKind, exact
from pos.services.followed import cheques
from pos.services.ordering import NewOrder, take_order
from pos.services.orders import KeptOrder, order_of, orders
from pos.services.sales import sale_of, sales
from tests.factories import dh
from tests.ui.conftest import Tills
from tests.ui.hand import Hand
from tests.ui.shops import opened
from ui.errands import HandingOver
from ui.orders.form_sheet import OrderFormSheet
from ui.orders.order_sheet import OrderSheet
from ui.orders.orders_sheet import OrdersSheet
from ui.pages.sell.who_bar import WhoBar
from ui.sheets.tender.tender_sheet import TenderSheet
from ui.widgets.row_card import RowCard

TAJINE = "Tajine de Safi peint"
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALL = tuple(OrderState)


def kept(hand: Hand) -> KeptOrder:
    """Return the newest order."""
    operations = hand.page.operations
    rows = operations.read_now(orders, ALL)
    return operations.read_now(order_of, max(rows, key=lambda row: row.at).id)


def taken(hand: Hand, deposit: str = "270") -> str:
    """Have an order for a table of 900 DH; returns its id."""
    order = Order(
        "", 0, Names(fr="Table en thuya"), pieces(1), dh("900"), DepositKind.ARRHES,
        promised_on=date(2020, 1, 1),
    )  # fmt: skip
    tenders = (exact(TenderKind.CASH, dh(deposit)),) if deposit != "0" else ()
    return hand.page.operations.write_now(take_order, NewOrder(order), tenders)


def open_order(hand: Hand, qtbot: QtBot) -> OrderSheet:
    """Open the one order from the list."""
    hand.press(Qt.Key.Key_F3, SHIFT)
    qtbot.waitUntil(lambda: bool(hand.seen(RowCard)))
    hand.taps += 1
    hand.seen(RowCard)[0].click()
    qtbot.waitUntil(lambda: bool(hand.seen(OrderSheet)))
    sheet = hand.seen(OrderSheet)[0]
    qtbot.waitUntil(lambda: sheet.view is not None)
    return sheet


def state(hand: Hand) -> OrderState:
    """Return how the newest order stands."""
    return kept(hand).standing.state


def test_an_order_is_taken_by_the_keyboard_alone(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F3, CONTROL)
    qtbot.waitUntil(lambda: bool(hand.seen(OrderFormSheet)))
    sheet = hand.seen(OrderFormSheet)[0]
    hand.type("Table ronde")
    sheet.money.price.take_focus()
    hand.type("900")
    hand.press(Qt.Key.Key_Return)
    hand.type("270")
    hand.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(hand.seen(TenderSheet)))

    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(hand.page.operations.read_now(orders)))
    whole = kept(hand)
    assert whole.order.names == Names(fr="Table ronde")
    assert (whole.order.price, whole.standing.paid) == (dh("900"), dh("270"))
    qtbot.waitUntil(lambda: not hand.seen(OrderFormSheet) and bool(hand.seen(OrderSheet)))


def test_thirty_percent_is_one_tap(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F3, CONTROL)
    qtbot.waitUntil(lambda: bool(hand.seen(OrderFormSheet)))
    sheet = hand.seen(OrderFormSheet)[0]
    sheet.money.price.take_focus()
    hand.type("900")

    hand.tap("30 %")

    assert sheet.money.deposit.text == "270"
    assert hand.reads("630")


def test_without_a_name_or_with_too_much_deposit_nothing_is_taken(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F3, CONTROL)
    qtbot.waitUntil(lambda: bool(hand.seen(OrderFormSheet)))
    sheet = hand.seen(OrderFormSheet)[0]
    sheet.save()
    assert sheet.form.name.note

    sheet.form.name.show_text("Table")
    sheet.money.price.show_text("100")
    sheet.money.deposit.show_text("200")
    sheet.save()

    assert sheet.money.deposit.note
    assert hand.page.operations.read_now(orders) == []


def test_an_order_without_a_deposit_asks_for_no_money(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F3, CONTROL)
    qtbot.waitUntil(lambda: bool(hand.seen(OrderFormSheet)))
    sheet = hand.seen(OrderFormSheet)[0]
    sheet.form.name.show_text("Table")
    sheet.money.price.show_text("100")

    hand.tap("Prendre la commande")

    qtbot.waitUntil(lambda: bool(hand.page.operations.read_now(orders)))
    assert kept(hand).standing.paid == dh("0")


def test_a_model_lends_its_price_and_its_names(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F3, CONTROL)
    qtbot.waitUntil(lambda: bool(hand.seen(OrderFormSheet)))
    sheet = hand.seen(OrderFormSheet)[0]
    hand.type("tajine")
    qtbot.waitUntil(lambda: bool(sheet.form._found))

    hand.tap(TAJINE)
    sheet.save()

    assert sheet.money.price.text == "190"
    qtbot.waitUntil(lambda: bool(hand.page.operations.read_now(orders)))
    order = kept(hand).order
    assert (order.names.ar, bool(order.product)) == ("طاجين آسفي", True)


def test_a_day_is_typed_short_or_tapped(hand: Hand, qtbot: QtBot) -> None:
    hand.press(Qt.Key.Key_F3, CONTROL)
    qtbot.waitUntil(lambda: bool(hand.seen(OrderFormSheet)))
    hand.tap("Aucun jour promis")

    hand.type("24/12")
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "24/12/" in hand.seen(OrderFormSheet)[0].when.text())


def test_a_state_is_one_tap_and_so_is_taking_it_back(hand: Hand, qtbot: QtBot) -> None:
    taken(hand)
    states = open_order(hand, qtbot).actions_part.states.findChildren(QAbstractButton)

    states[2].click()
    qtbot.waitUntil(lambda: state(hand) is OrderState.READY)
    states[0].click()

    qtbot.waitUntil(lambda: state(hand) is OrderState.ORDERED)


def test_a_late_order_is_marked_in_words(hand: Hand, qtbot: QtBot) -> None:
    taken(hand)

    hand.press(Qt.Key.Key_F3, SHIFT)

    qtbot.waitUntil(lambda: bool(hand.seen(RowCard)))
    assert hand.reads("En retard")
    assert "En retard" in hand.seen(RowCard)[0].accessibleName()


def test_the_piece_is_handed_over_for_the_balance(hand: Hand, qtbot: QtBot) -> None:
    taken(hand)
    open_order(hand, qtbot)
    hand.tap("Remettre la pièce")
    qtbot.waitUntil(lambda: bool(hand.page.ringing.basket.words.order))
    assert not hand.seen(OrdersSheet)

    hand.press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: bool(hand.seen(TenderSheet)))
    assert hand.reads("630")
    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: state(hand) is OrderState.DELIVERED)
    sale = newest_sale(hand)
    paid = {tender.kind: tender.paid for tender in sale.tenders}
    assert paid == {TenderKind.DEPOSIT: dh("270"), TenderKind.CASH: dh("630")}
    qtbot.waitUntil(lambda: hand.page.ringing.basket.words.order == "")


def test_exact_cash_takes_the_balance_too(hand: Hand, qtbot: QtBot) -> None:
    taken(hand)
    open_order(hand, qtbot)
    hand.tap("Remettre la pièce")
    qtbot.waitUntil(lambda: bool(hand.page.ringing.basket.words.order))

    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: state(hand) is OrderState.DELIVERED)
    assert sum(tender.paid.minor for tender in newest_sale(hand).tenders) == 90_000


def test_a_piece_paid_in_full_goes_with_one_key(hand: Hand, qtbot: QtBot) -> None:
    taken(hand, "900")
    open_order(hand, qtbot)
    hand.tap("Remettre la pièce")
    qtbot.waitUntil(lambda: bool(hand.page.ringing.basket.words.order))

    hand.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: state(hand) is OrderState.DELIVERED)
    assert [tender.kind for tender in newest_sale(hand).tenders] == [TenderKind.DEPOSIT]


def test_a_piece_taken_out_of_the_basket_is_handed_over_no_more(hand: Hand, qtbot: QtBot) -> None:
    taken(hand)
    open_order(hand, qtbot)
    hand.tap("Remettre la pièce")
    qtbot.waitUntil(lambda: bool(hand.page.ringing.basket.words.order))

    hand.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: hand.page.ringing.basket.words.order == "")
    hand.press(Qt.Key.Key_Z, CONTROL)

    qtbot.waitUntil(lambda: bool(hand.page.ringing.basket.words.order))


def test_an_order_being_handed_over_survives_a_power_cut(tills: Tills, qtbot: QtBot) -> None:
    hand = tills.hand()
    taken(hand)
    open_order(hand, qtbot)
    hand.tap("Remettre la pièce")
    qtbot.waitUntil(lambda: bool(hand.seen(WhoBar)))
    tills.cut_power()

    again = tills.hand(open_till=opened)
    qtbot.waitUntil(lambda: bool(again.seen(WhoBar)))
    again.press(Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: again.page.ringing.basket.words.order == "")


def test_cancelling_gives_the_deposit_back(hand: Hand, qtbot: QtBot) -> None:
    taken(hand)
    open_order(hand, qtbot)
    hand.tap("Annuler la commande")

    hand.tap("Annuler et rendre \u2068270\u00a0DH\u2069 en espèces")

    qtbot.waitUntil(lambda: state(hand) is OrderState.CANCELLED)
    assert kept(hand).standing.paid == dh("0")


def test_a_deposit_by_cheque_is_handed_back_with_the_order(hand: Hand, qtbot: QtBot) -> None:
    new = NewOrder(
        Order("", 0, Names(fr="Coffre"), pieces(1), dh("900"), DepositKind.ARRHES),
    )
    cheque = Tender(TenderKind.CHEQUE, dh("270"), dh("0"), cheque=Cheque("BMCE", "0012345"))
    hand.page.operations.write_now(take_order, new, (cheque,))
    open_order(hand, qtbot)
    qtbot.waitUntil(lambda: hand.reads("en caisse"))
    hand.tap("Annuler la commande")

    hand.tap("Annuler et rendre le chèque")

    qtbot.waitUntil(lambda: state(hand) is OrderState.CANCELLED)
    assert hand.page.operations.read_now(cheques) == []


def test_a_deposit_is_taken_by_cheque(hand: Hand, qtbot: QtBot) -> None:
    taken(hand)
    open_order(hand, qtbot)
    hand.tap("Autre versement")
    hand.type("130")
    hand.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(hand.seen(TenderSheet)))
    hand.tap("Chèque")
    hand.tap("Encaisser le versement")

    qtbot.waitUntil(lambda: kept(hand).standing.paid == dh("400"))
    (cheque,) = hand.page.operations.read_now(cheques)
    assert (cheque.left, cheque.order) == (dh("130"), kept(hand).id)


def test_more_may_be_paid_before_the_piece_is_ready(hand: Hand, qtbot: QtBot) -> None:
    taken(hand)
    open_order(hand, qtbot)
    hand.tap("Autre versement")
    hand.type("130")
    hand.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(hand.seen(TenderSheet)))

    hand.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: kept(hand).standing.paid == dh("400"))
    assert kept(hand).due == Money(50_000, "MAD")


def newest_sale(hand: Hand) -> Sale:
    """Return the newest sale, once it is there."""
    row = hand.page.operations.read_now(sales)[0]
    return hand.page.operations.read_now(sale_of, row.id).sale


def test_a_piece_from_another_page_waits_for_the_basket_that_was_open(
    tills: Tills, qtbot: QtBot
) -> None:
    hand = tills.hand()
    order = taken(hand)
    hand.tap_tile(TAJINE)
    hand.page.operations.read_now(sales)
    tills.cut_power()

    again = tills.hand(open_till=opened)
    again.page.take_in(HandingOver(order))

    qtbot.waitUntil(lambda: len(again.page.ringing.basket.lines) == 2)
    assert again.page.ringing.basket.words.order == order


def test_one_sale_hands_over_one_order(hand: Hand, qtbot: QtBot) -> None:
    first, second = taken(hand), taken(hand)
    hand.page.take_in(HandingOver(first))
    qtbot.waitUntil(lambda: hand.page.ringing.basket.words.order == first)

    with qtbot.waitSignal(hand.page.operations.refused):
        hand.page.take_in(HandingOver(second))

    assert len(hand.page.ringing.basket.lines) == 1
