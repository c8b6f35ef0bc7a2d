"""The plug is pulled in the middle of a sale, and nothing is lost."""

from pathlib import Path

from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.baskets import open_basket
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.screens import LAPTOP, shape


def lose_power(guide: Guide, device: Device, home: Path) -> Device:
    """Go on with what the disk held when the power went; returns the device that does."""
    with guide.step(_("Fill a basket, and pull the plug")) as step:
        for piece in (goods.SCARF, goods.BOX):
            guide.pick(_("Products"), piece.within(guide.language))
        held, sold = device.read(open_basket).lines, device.sold()
        robbed = device.without_power(home)
        step.check(_("Two lines were in the basket"), len(held) == 2)
    with guide.step(_("Start again")) as step:
        device.stop()
        robbed.start()
        seeing.wait_for(_taken_up(2))
        shape(LAPTOP)
        guide.picture("power-cut")
        step.check(_("The basket is as it was"), robbed.read(open_basket).lines == held)
        step.check(_("Every sale is there"), robbed.sold() == sold)
    return robbed


def _taken_up(count: int) -> str:
    sentence = ngettext(
        "Sale taken up again: {count} line was kept.",
        "Sale taken up again: {count} lines were kept.",
        count,
    )
    return sentence.format(count=count)
