"""The ways to pay that are no cash and no card: by telephone, by cheque, by transfer, and later."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from pos.domain.formatting import isolate
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.tender import TenderKind, TenderState
from pos.i18n import gettext as _
from pos.services.followed import cheques, open_debts, owed_of
from pos.services.sales import SaleRow, sale_of
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.record import Step
from tour.scenes.papers import check_paper
from tour.scenes.taking_back import scan_receipt
from tour.waiting import until

_HOTEL: Final = Names(fr="Hôtel Riad Safi", ar="فندق رياض آسفي")
_RIAD: Final = Names(fr="Dar Chemsi", ar="دار الشمسي")
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
    _collect(guide, device, _HOTEL)
    _deliver(guide, device)
    _follow_a_cheque(guide, device)


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


def _collect(guide: Guide, device: Device, payer: Names) -> None:
    name = payer.within(guide.language)
    with guide.step(_("{name} pays what is owed").format(name=isolate(name))) as step:
        _open_to_collect(guide)
        seeing.wait_for(_("Owed"))
        guide.picture("to-collect")
        guide.click(f"{_('Collect')}: {name}")
        seeing.reached(_("Take the money"))
        guide.click(_("Take the money"))
        until(lambda: device.read(open_debts) == [], _("Owed"))
        step.check(_("Nothing is owed any more"), device.read(open_debts) == [])
        guide.click(_("Sell"))


def _deliver(guide: Guide, device: Device) -> None:
    buyer = _RIAD.within(guide.language)
    with guide.step(_("Sell a plate that is paid when it is delivered")) as step:
        _sell(guide, device, step, _("Cash on delivery"), partial(guide.type, buyer))
        (owed,) = device.read(open_debts)
        step.check(_("What the carrier brings is followed"), owed.kind is TenderKind.ON_DELIVERY)
    _collect(guide, device, _RIAD)


def _follow_a_cheque(guide: Guide, device: Device) -> None:
    def fill() -> None:
        guide.fill(_("Bank"), _BANK)
        guide.fill(_("Cheque number"), _NUMBER)
        guide.fill(_("Name on the cheque"), _RIAD.within(guide.language))

    with guide.step(_("Take a cheque to the bank, and hear that it bounced")) as step:
        sale = _sell(guide, device, step, _("Cheque"), fill)
        _open_to_collect(guide)

        def state() -> TenderState:
            return device.read(owed_of, sale.id, 1).state

        for answer, wanted in (
            (_("Taken to the bank"), TenderState.DEPOSITED),
            (_("Bounced"), TenderState.BOUNCED),
            (_("Taken to the bank"), TenderState.DEPOSITED),
            (_("Paid"), TenderState.PAID),
        ):
            guide.click(f"{answer}: {_RIAD.within(guide.language)}")
            until(lambda wanted=wanted: state() is wanted, answer)  # type: ignore[misc]
        guide.picture("cheque-followed")
        step.check(_("In the end it is paid"), state() is TenderState.PAID)
        guide.click(_("Sell"))


def _open_to_collect(guide: Guide) -> None:
    guide.click(_("Sales"))
    pill = seeing.beginning(_("To collect"))
    # The page is as it was left.
    if isinstance(pill, QAbstractButton) and not pill.isChecked():
        guide.click_beginning(_("To collect"))


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
