"""The ways to pay that are no cash and no card: by telephone, by cheque, by transfer, and later."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt

from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.tender import TenderKind
from pos.i18n import gettext as _
from pos.services.followed import cheques, open_debts
from pos.services.sales import SaleRow, sale_of
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.record import Step
from tour.scenes.papers import check_paper
from tour.scenes.taking_back import scan_receipt
from tour.waiting import until

_HOTEL: Final = Names(fr="Hôtel Riad Safi", ar="فندق رياض آسفي")
_BANK: Final = "BMCE"
_NUMBER: Final = "0012345"


def pay_in_other_ways(guide: Guide, device: Device) -> None:
    """Sell a plate in each way, hand a cheque back, and collect what is owed."""
    for kind, name, typed in (
        (TenderKind.WALLET, _("Mobile wallet"), "7781"),
        (TenderKind.TRANSFER, _("Transfer"), "VIR22"),
    ):
        with guide.step(_("Sell a plate, paid so: {way}").format(way=name)) as step:
            sale = _sell(guide, device, step, name, partial(guide.type, typed))
            (tender,) = device.read(sale_of, sale.id).sale.tenders
            step.check(_("The journal says how"), tender.kind is kind)
            step.check(_("It keeps the reference"), tender.reference == typed)
    _hand_a_cheque_back(guide, device)
    _sell_on_credit(guide, device)
    _collect(guide, device)


def _hand_a_cheque_back(guide: Guide, device: Device) -> None:
    def fill() -> None:
        guide.fill(_("Bank"), _BANK)
        guide.fill(_("Cheque number"), _NUMBER)

    with guide.step(_("Sell a plate for a cheque")) as step:
        sale = _sell(guide, device, step, _("Cheque"), fill)
        (tender,) = device.read(sale_of, sale.id).sale.tenders
        is_kept = tender.cheque is not None and tender.cheque.number == _NUMBER
        step.check(_("The journal holds what stands on it"), is_kept)
        step.check(_("The cheque is followed"), len(device.read(cheques)) == 1)
    with guide.step(_("Take the plate back: the cheque is still in the drawer")) as step:
        scan_receipt(guide, sale)
        guide.picture("refund-cheque")
        seeing.wait_for(_("Hand the cheque back"))
        guide.press(Qt.Key.Key_Return)
        seeing.wait_for(_("Refund saved"))
        refund = device.wait_for_paper()
        step.check(_("Nothing follows it any more"), device.read(cheques) == [])
        check_paper(step, device, refund)


def _sell_on_credit(guide: Guide, device: Device) -> None:
    buyer = _HOTEL.within(guide.language)
    with guide.step(_("Sell a plate to a hotel that pays later")) as step:
        _sell(guide, device, step, _("On credit"), partial(guide.type, buyer))
        (debt,) = device.read(open_debts)
        step.check(_("The debt has its name"), debt.name == buyer)


def _collect(guide: Guide, device: Device) -> None:
    with guide.step(_("The hotel pays what it owes")) as step:
        guide.click(_("Sales"))
        seeing.listed(_("Sales"))
        guide.click(_("To collect ({count})").format(count=1))
        seeing.wait_for(_("Owed"))
        guide.picture("to-collect")
        guide.click(f"{_('Collect')}: {_HOTEL.within(guide.language)}")
        seeing.reached(_("Take the money"))
        guide.click(_("Take the money"))
        until(lambda: device.read(open_debts) == [], _("Owed"))
        step.check(_("Nothing is owed any more"), device.read(open_debts) == [])
        guide.click(_("Sell"))


def _sell(guide: Guide, device: Device, step: Step, way: str, fill: Callable[[], None]) -> SaleRow:
    """Sell a plate, paid in one way; `fill` types what that way asks for."""
    guide.pick(_("Products"), goods.PLATE.within(guide.language))
    guide.press(Qt.Key.Key_F4)
    guide.click(way)
    fill()
    guide.picture("tender-other")
    guide.click(_("Complete the sale"))
    seeing.wait_for(_("Sale saved"))
    sale = device.wait_for_paper()
    step.check(_("It is paid whole"), sale.total > Money(0, sale.total.currency))
    check_paper(step, device, sale)
    return sale
