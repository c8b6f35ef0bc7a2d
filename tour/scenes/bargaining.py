"""Bargaining: an agreed total, a gift, a basket set aside, a piece without a card."""

from PySide6.QtCore import Qt

from pos.domain.basket import BasketLine
from pos.domain.money import MAD, Money
from pos.domain.pricing import PriceReason
from pos.i18n import gettext as _
from pos.services.baskets import held_baskets, open_basket
from pos.services.sales import sale_of
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.papers import check_paper
from tour.waiting import until

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_AGREED = Money(40_000, MAD)
_FREE = Money(15_000, MAD)


def bargain(guide: Guide, device: Device) -> None:
    """Agree on one sum for two pieces, and add a bowl as a gift."""
    with guide.step(_("Agree on 400 dirhams for two pieces: one key, the digits, Enter")) as step:
        for piece in (goods.SLIPPERS, goods.TEAPOT):
            guide.pick(_("Products"), piece.within(guide.language))
        guide.press(Qt.Key.Key_F7)
        guide.type("400")
        guide.picture("bargain")
        guide.press(Qt.Key.Key_Return)
        until(lambda: _total(device) == _AGREED, "400")
        guide.picture("bargained")
        step.check(_("The lines sum to what was agreed"), _total(device) == _AGREED)
    with guide.step(_("Add a bowl as a gift")) as step:
        guide.pick(_("Products"), goods.BOWL.within(guide.language))
        guide.press(Qt.Key.Key_F7, _SHIFT)
        guide.picture("price-of-a-line")
        guide.click(_("Gift"))
        until(lambda: _lines(device)[-1].reason is PriceReason.GIFT, _("Gift"))
        step.check(_("The total is as agreed"), _total(device) == _AGREED)


def hold_and_recall(guide: Guide, device: Device) -> None:
    """Another buyer is in a hurry: the basket waits, something else is sold, it goes on."""
    with guide.step(_("Set the basket aside with one key")) as step:
        guide.press(Qt.Key.Key_F5)
        until(lambda: len(device.read(held_baskets)) == 1, "F5")
        step.check(_("The counter is free"), not _lines(device))
    _sell_without_card(guide, device)
    _go_on(guide, device)


def _sell_without_card(guide: Guide, device: Device) -> None:
    with guide.step(_("Sell a piece without a card: its digits and one key")) as step:
        guide.type("150")
        guide.press(Qt.Key.Key_F11)
        until(lambda: _total(device) == _FREE, "F11")
        guide.picture("free-line")
        guide.press(Qt.Key.Key_F9)
        seeing.wait_for(_("Paid exactly"))
        sale = device.wait_for_paper()
        step.check(_("The journal holds the sale"), sale.total == _FREE)
        check_paper(step, device, sale)


def _go_on(guide: Guide, device: Device) -> None:
    with guide.step(_("Take the held basket up again with one key, and sell it")) as step:
        guide.press(Qt.Key.Key_F6)
        until(lambda: len(_lines(device)) == 3, "F6")
        guide.picture("recalled")
        guide.press(Qt.Key.Key_F9)
        until(lambda: device.sold()[0].total == _AGREED, "F9")
        sale = device.wait_for_paper()
        reasons = [line.reason for line in device.read(sale_of, sale.id).sale.lines]
        agreed = [PriceReason.AGREED, PriceReason.AGREED, PriceReason.GIFT]
        step.check(_("The journal says what was agreed and what was given"), reasons == agreed)
        check_paper(step, device, sale)


def _lines(device: Device) -> tuple[BasketLine, ...]:
    return device.read(open_basket).lines


def _total(device: Device) -> Money:
    return sum((line.total for line in _lines(device)), Money(0, MAD))
