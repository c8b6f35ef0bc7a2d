"""Three ways to be paid: notes and change, the exact sum with one key, and a card."""

from PySide6.QtCore import Qt

from pos.domain.formatting import money_text
from pos.domain.money import MAD, Money
from pos.domain.tender import TenderKind
from pos.i18n import gettext as _
from pos.services.sales import sale_of
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.papers import check_paper

# 260 + 2 x 180 + 150 + 2.5 x 85 + 650 dirhams, in centimes.
_DUE = 163_250
_NOTE = 200 * 100
_NOTES = 9
_CHANGE = _NOTE * _NOTES - _DUE


def sell_for_notes(guide: Guide, device: Device) -> None:
    """Lay down nine notes of 200 dirhams, give change, and look at the paper."""
    with guide.step(_("Open the payment and lay down nine notes of 200 dirhams")) as step:
        guide.press(Qt.Key.Key_F4)
        seeing.wait_for(_("Notes received"))
        guide.picture("tender-exact")
        for _note in range(_NOTES):
            guide.click(_money(_NOTE, guide))
        step.check(_("The change is said at once"), seeing.is_seen(_money(_CHANGE, guide)))
        guide.picture("tender-notes")
    with guide.step(_("Complete the sale")) as step:
        guide.click(_("Complete the sale"))
        seeing.wait_for(_("Sale saved"))
        sale = device.wait_for_paper()
        seeing.wait_for(_("The receipt is printed."))
        guide.picture("sold-change")
        step.check(_("The change stays on the screen"), seeing.is_seen(_money(_CHANGE, guide)))
        step.check(_("The journal holds the sale"), sale.total == Money(_DUE, MAD))
        check_paper(step, device, sale)


def sell_for_exact_cash(guide: Guide, device: Device) -> None:
    """One tap and one key."""
    with guide.step(_("Sell one bowl for exact cash: one tap, one key")) as step:
        before = len(device.sold())
        guide.pick(_("Products"), goods.BOWL.within(guide.language))
        guide.press(Qt.Key.Key_F9)
        seeing.wait_for(_("Paid exactly"))
        sale = device.wait_for_paper()
        guide.picture("sold-exact")
        step.check(_("One sale more is in the journal"), len(device.sold()) == before + 1)
        check_paper(step, device, sale)


def sell_by_card(guide: Guide, device: Device) -> None:
    """The terminal is the bank's: the program keeps what it said."""
    with guide.step(_("Sell a rug by card")) as step:
        guide.pick(_("Products"), goods.RUG.within(guide.language))
        guide.click(_("Pay"))
        guide.click(_("Card (terminal)"))
        guide.type("004217")
        guide.picture("tender-card")
        guide.press(Qt.Key.Key_Return)
        seeing.wait_for(_("Sale saved"))
        sale = device.wait_for_paper()
        tender = device.read(sale_of, sale.id).sale.tenders[0]
        step.check(_("The journal says card"), tender.kind is TenderKind.CARD)
        step.check(_("It keeps the number of the slip"), tender.reference == "004217")
        check_paper(step, device, sale)


def _money(minor: int, guide: Guide) -> str:
    return money_text(Money(minor, MAD), guide.language)
