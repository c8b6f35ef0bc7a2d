"""What a customer brings back: money for it by one scan and one key, or something else instead."""

from PySide6.QtCore import Qt

from pos.domain.money import MAD, Money
from pos.i18n import gettext as _
from pos.services.sales import SaleKind, SaleRow, TakenBack
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.papers import check_paper


def refund_by_scan(guide: Guide, device: Device) -> None:
    """Scan the newest receipt and give the money back."""
    sale = device.sold()[0]
    with guide.step(_("Scan a receipt and give the money back: one scan, one key")) as step:
        scan_receipt(guide, sale)
        guide.picture("refund")
        guide.press(Qt.Key.Key_Return)
        seeing.wait_for(_("Refund saved"))
        refund = device.wait_for_paper()
        guide.picture("refunded")
        step.check(_("As much goes back as was paid"), refund.total == -sale.total)
        taken_back = device.sold()[1].taken_back
        step.check(_("The list says what came back"), taken_back is TakenBack.WHOLLY)
        check_paper(step, device, refund)


def exchange(guide: Guide, device: Device) -> None:
    """Sell a bowl, and take it back for another one."""
    with guide.step(_("Exchange a bowl for another, as one sale")) as step:
        guide.pick(_("Products"), goods.BOWL.within(guide.language))
        guide.press(Qt.Key.Key_F9)
        seeing.wait_for(_("Paid exactly"))
        scan_receipt(guide, device.wait_for_paper())
        guide.click(_("Exchange for other goods"))
        guide.pick(_("Products"), goods.BOWL.within(guide.language))
        guide.picture("exchange")
        guide.click(_("Nothing to pay: complete"))
        seeing.wait_for(_("Sale saved"))
        made = device.wait_for_paper()
        step.check(_("Nothing is due either way"), made.total == Money(0, MAD))
        step.check(_("It is one sale"), made.kind is SaleKind.EXCHANGE)
        check_paper(step, device, made)


def scan_receipt(guide: Guide, sale: SaleRow) -> None:
    """Type the number of a receipt into the search of the Sell page, and wait for its refund."""
    guide.press(Qt.Key.Key_F2)
    guide.type(sale.receipt_number)
    guide.press(Qt.Key.Key_Return)
    seeing.wait_for(_("What comes back?"))
