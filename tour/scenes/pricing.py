"""Prices that depend: on the tape, on how many, on what the maker accepts, on a percent."""

from typing import Final

from PySide6.QtCore import Qt

from pos.domain.basket import BasketLine
from pos.domain.measure import Size
from pos.domain.money import MAD, Money, total
from pos.domain.names import Names
from pos.domain.product import Kind
from pos.domain.quantity import Unit
from pos.i18n import gettext as _
from pos.services.baskets import open_basket
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.papers import check_paper
from tour.waiting import until
from ui.kinds import kind_text, unit_name

_CARPET: Final = Names(fr="Tapis au mètre carré", ar="زربية بالمتر المربع")
_THREE: Final = Money(12_000, MAD)


def price_by_measure(guide: Guide, device: Device) -> None:
    """Add a carpet sold by the square metre, tape it at the stand, and sell it for less."""
    _add_carpet(guide, device)
    _tape(guide, device)
    _take_off(guide, device)


def price_of_several(guide: Guide, device: Device) -> None:
    """Give bowls a price for three and a least one, and sell three of them."""
    _price_bowls(guide, device)
    _sell_three(guide, device)


def _add_carpet(guide: Guide, device: Device) -> None:
    name = _CARPET.within(guide.language)
    with guide.step(_("Add a carpet that is sold by the square metre")) as step:
        guide.click(_("Stock"))
        guide.press(Qt.Key.Key_F3)
        seeing.wait_for(_("New product"))
        guide.type(name)
        guide.press(Qt.Key.Key_Return)
        guide.type("600")
        guide.click(kind_text(Kind.MEASURED))
        guide.click(unit_name(Unit.SQUARE_METRE))
        guide.picture("product-measured")
        guide.click(_("Save"))
        until(lambda: bool(device.products(name)), name)
        step.check(
            _("It is sold by measure"), device.products(name)[0].product.kind is Kind.MEASURED
        )


def _tape(guide: Guide, device: Device) -> None:
    name = _CARPET.within(guide.language)
    with guide.step(_("Tape the carpet: 120 by 180 centimetres")) as step:
        guide.click(_("Sell"))
        guide.pick(_("Products"), name)
        seeing.wait_for(_("How large?"))
        guide.type("120")
        guide.press(Qt.Key.Key_Return)
        guide.type("180")
        guide.picture("carpet-taped")
        guide.press(Qt.Key.Key_Return)
        until(lambda: len(_lines(device)) == 1, name)
        step.check(_("The line keeps both sides"), _lines(device)[0].size == Size(120, 180))
        step.check(_("2.16 square metres cost 1,296 dirhams"), _sum(device).minor == 129_600)


def _take_off(guide: Guide, device: Device) -> None:
    with guide.step(_("Take ten per cent off, then sell")) as step:
        guide.press(Qt.Key.Key_F7)
        guide.type("10%")
        guide.picture("discount-percent")
        guide.press(Qt.Key.Key_Return)
        until(lambda: _sum(device).minor == 116_640, "10 %")
        _sell(guide, device)
        check_paper(step, device, device.sold()[0])


def _price_bowls(guide: Guide, device: Device) -> None:
    name = goods.BOWL.within(guide.language)
    with guide.step(_("Three bowls for 120 dirhams, and never less than 40 each")) as step:
        guide.click(_("Stock"))
        guide.pick(_("Products"), name)
        seeing.wait_for(_("Edit the product"))
        guide.fill(_("Pieces in a lot (3 for 100)"), "3")
        guide.fill(_("Price of the lot in dirham"), "120")
        guide.fill(_("Least the maker accepts, in dirham"), "40")
        guide.picture("product-prices")
        guide.click(_("Save"))
        until(lambda: device.products(name)[0].product.lot == 3, name)
        step.check(_("The price of three is kept"), _lot_price(device, name) == _THREE)


def _sell_three(guide: Guide, device: Device) -> None:
    name = goods.BOWL.within(guide.language)
    with guide.step(_("With the third bowl its price comes by itself")) as step:
        guide.click(_("Sell"))
        # The shelf reads its prices again, faster than a finger.
        guide.picture("shelf")
        for _bowl in range(3):
            guide.pick(_("Products"), name)
        until(lambda: _sum(device) == _THREE, name)
        guide.picture("three-for")
        step.check(_("Three cost 120 dirhams"), _sum(device) == _THREE)
    with guide.step(_("Below what the maker accepts a mark says so, and no figure")) as step:
        guide.press(Qt.Key.Key_F7)
        guide.type("90")
        guide.press(Qt.Key.Key_Return)
        until(lambda: seeing.is_named(_("Less than the maker accepts")), "90")
        guide.picture("below-floor")
        step.check(_("It can be sold all the same"), _sum(device).minor == 9_000)
        _sell(guide, device)


def _sell(guide: Guide, device: Device) -> None:
    before = len(device.sold())
    guide.press(Qt.Key.Key_F9)
    until(lambda: len(device.sold()) == before + 1, "F9")
    device.wait_for_paper()


def _lot_price(device: Device, name: str) -> Money | None:
    return device.products(name)[0].product.lot_price


def _lines(device: Device) -> tuple[BasketLine, ...]:
    return device.read(open_basket).lines


def _sum(device: Device) -> Money:
    return total([line.total for line in _lines(device)], MAD)
