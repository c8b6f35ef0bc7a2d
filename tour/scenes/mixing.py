"""Paying in several ways at once, and in euro with the change in dirham."""

from typing import Final

from PySide6.QtCore import Qt

from pos.domain.formatting import isolate, money_text
from pos.domain.money import MAD, Money
from pos.domain.tender import TenderKind
from pos.i18n import gettext as _
from pos.services.sales import sale_of
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.papers import check_paper
from ui.widgets.keypad import DOUBLE_ZERO

_BY_CARD: Final = Money(10_000, MAD)
_NOTE: Final = Money(2_000, "EUR")


def sell_for_a_mix(guide: Guide, device: Device) -> None:
    """A part by card, the rest in cash."""
    with guide.step(_("Sell a plate, 100 dirhams of it by card and the rest in cash")) as step:
        guide.pick(_("Products"), goods.PLATE.within(guide.language))
        guide.click(_("Pay"))
        guide.click(_("Card (terminal)"))
        for key in ("1", DOUBLE_ZERO):
            guide.click(key)
        amount = isolate(money_text(_BY_CARD, guide.language))
        guide.click(_("Lay down {amount}").format(amount=amount))
        step.check(_("The rest is asked for"), seeing.is_seen(_("Still to pay")))
        guide.picture("tender-mix")
        guide.press(Qt.Key.Key_Return)
        seeing.wait_for(_("Sale saved"))
        sale = device.wait_for_paper()
        kinds = [tender.kind for tender in device.read(sale_of, sale.id).sale.tenders]
        step.check(_("The journal holds both parts"), kinds == [TenderKind.CARD, TenderKind.CASH])
        check_paper(step, device, sale)


def take_foreign_notes(guide: Guide) -> None:
    """The owner chooses to take them; the rate of the day is typed when the till is opened."""
    with guide.step(_("Choose in the settings to take foreign notes, and cash on delivery")):
        guide.click(_("Settings"))
        seeing.wait_for(_("Taking money"))
        guide.click(_("Euro, dollar and pound notes"))
        guide.click(_("Cash on delivery"))
        guide.picture("settings-tenders")


def sell_for_euro(guide: Guide, device: Device) -> None:
    """A tourist lays down twenty euro, at the rate of the day."""
    with guide.step(_("Sell a plate for twenty euro, change in dirham")) as step:
        guide.pick(_("Products"), goods.PLATE.within(guide.language))
        guide.click(_("Pay"))
        guide.click(_("Foreign notes"))
        guide.click(money_text(_NOTE, guide.language))
        guide.picture("tender-euro")
        guide.press(Qt.Key.Key_Return)
        seeing.wait_for(_("Sale saved"))
        sale = device.wait_for_paper()
        tender = device.read(sale_of, sale.id).sale.tenders[0]
        notes = tender.foreign
        step.check(_("The journal holds the euro"), notes is not None and notes.amount == _NOTE)
        step.check(_("The change is in dirham"), tender.change.currency == MAD)
        check_paper(step, device, sale)
