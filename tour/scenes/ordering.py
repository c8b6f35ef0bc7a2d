"""A table is ordered with a deposit, made, and handed over for the balance."""

from PySide6.QtCore import Qt

from pos.domain.order import OrderState
from pos.domain.tender import TenderKind
from pos.i18n import gettext as _
from pos.services.orders import order_of, orders
from pos.services.sales import sale_of
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.papers import check_paper
from tour.waiting import until

_PRICE = "900"


def take_an_order(guide: Guide, device: Device) -> None:
    """Order a table for 30 % now, and look at its form."""
    with guide.step(_("Order a table, with 30 % paid at once")) as step:
        guide.press(Qt.Key.Key_F3, Qt.KeyboardModifier.ControlModifier)
        seeing.reached(_("What is ordered"))
        guide.type(_("Round table in thuya"))
        guide.fill(_("Price in dirham"), _PRICE)
        guide.click(_("30 %"))
        guide.picture("order-form")
        guide.click(_("Take the order"))
        seeing.wait_for(_("Payment in advance"))
        guide.press(Qt.Key.Key_Return)
        until(lambda: bool(device.read(orders)), _("Orders"))
        seeing.reached(_("Hand over"))
        row = device.read(orders)[0]
        guide.picture("order")
        is_owed = row.standing.paid.minor * 10 == row.price.minor * 3
        step.check(_("The deposit is kept beside the price"), is_owed)


def hand_it_over(guide: Guide, device: Device) -> None:
    """Hand the table over: the balance in cash, in one key."""
    order = device.read(orders)[0]
    with guide.step(_("Hand the table over, and take the balance")) as step:
        guide.click(_("Hand over"))
        seeing.reached(_("Pay"))
        until(lambda: seeing.is_seen("BC 1"), "BC 1")
        guide.picture("order-handed-over")
        guide.press(Qt.Key.Key_F9)
        seeing.wait_for(_("Sale saved"))
        sale = device.wait_for_paper()
        tenders = device.read(sale_of, sale.id).sale.tenders
        kinds = {tender.kind for tender in tenders}
        step.check(
            _("Deposit and balance are the price"),
            kinds == {TenderKind.DEPOSIT, TenderKind.CASH} and sale.total == order.price,
        )
        stands = device.read(order_of, order.id).standing
        step.check(_("The order is closed"), stands.state is OrderState.DELIVERED)
        check_paper(step, device, sale)
