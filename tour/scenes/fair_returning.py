"""After the fair: what is left goes home, and the till with it."""

from PySide6.QtCore import Qt

from pos.domain.quantity import THOUSAND
from pos.i18n import gettext as _
from pos.services.shop import counter
from pos.services.stock_book import tallies
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.fair_counting import open_fair
from tour.scenes.fair_goods import PIECES, RESULT, fair_held
from tour.waiting import until
from ui.pages.fairs.reading import Step


def bring_home(guide: Guide, device: Device) -> None:
    """Pack all that was found, bring it home, and sell at home again."""
    fair = fair_held(device).id
    with guide.step(_("Bring home what is left, and sell at home again")) as step:
        open_fair(guide, device, Step.HOME)
        guide.click(_("Pack everything"))
        seeing.wait_for(_("All that is there is packed."))
        guide.picture("fair-home")
        guide.press(Qt.Key.Key_F4)
        until(lambda: _returned(device) == RESULT.returned, "F4")
        guide.click(_("Sell at home again"))
        until(lambda: device.read(counter).here.id != fair, _("Sell at home again"))
        found = sum(piece.found for piece in PIECES) * THOUSAND
        step.check(_("All that was found is home"), _returned(device) == found)


def _returned(device: Device) -> int:
    return sum(each.returned for each in device.read(tallies, fair_held(device).id).values())
