"""Before the fair: its name and days, what is packed, and whether all is ready to leave."""

from datetime import timedelta

from PySide6.QtCore import Qt

from pos.clock import local, system_clock
from pos.i18n import gettext as _
from pos.services.packing import Way, packed_so_far
from pos.services.shop import counter
from pos.services.stock_book import tallies
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.fair_goods import PIECES, RESULT, Piece, fair_held
from tour.waiting import until
from ui.fair_text import figures_text
from ui.pages.fairs.reading import Step
from ui.pages.fairs.words import step_title


def plan_fair(guide: Guide, device: Device) -> None:
    """Write down a fair of today and tomorrow."""
    name = _("Craft fair of Essaouira")
    today = local(system_clock()).date()
    tomorrow = today + timedelta(days=1)
    with guide.step(_("Plan a fair: its name and its days")) as step:
        guide.click(_("Fairs"))
        seeing.wait_for(_("Your first fair will stand here"))
        guide.picture("fairs-empty")
        guide.press(Qt.Key.Key_F3)
        seeing.reached(_("Name of the fair"))
        guide.type(name)
        for day in (today, tomorrow):
            guide.press(Qt.Key.Key_Return)
            guide.type(figures_text(day))
        guide.picture("fair-plan")
        guide.click(_("Save the fair"))
        seeing.beginning(step_name(Step.PACK))
        fair = fair_held(device)
        step.check(_("It lasts two days"), (fair.starts_on, fair.ends_on) == (today, tomorrow))


def pack_for_fair(guide: Guide, device: Device) -> None:
    """Scan one piece of each product, and type how many go along."""
    with guide.step(_("Pack: scan a piece, type how many, and send all of it")) as step:
        open_step(guide, Step.PACK)
        way = Way(device.read(counter).here.id, fair_held(device).id)
        for piece in PIECES:
            _pack(guide, device, way, piece)
        guide.picture("fair-packed")
        guide.press(Qt.Key.Key_F4)
        until(lambda: not device.read(packed_so_far, way).quantities, "F4")
        sent = device.read(tallies, way.target).values()
        packed = sum(each.packed for each in sent)
        step.check(_("All of it is on the fair's list"), packed == RESULT.packed)


def leave_for_fair(guide: Guide, device: Device) -> None:
    """Look at what is to be in order, and let this device sell from the fair."""
    with guide.step(_("Look whether all is ready, and sell from the fair from now on")) as step:
        open_step(guide, Step.READY)
        seeing.reached(_("Sell from this fair"))
        guide.picture("fair-ready")
        guide.click(_("Sell from this fair"))
        fair = fair_held(device).id
        until(lambda: device.read(counter).here.id == fair, _("Sell from this fair"))
        step.check(_("What is sold leaves the fair's list"), device.read(counter).here.id == fair)


def step_name(step: Step) -> str:
    """Return how the button of a step begins."""
    return f"{list(Step).index(step) + 1}. {step_title(step)}"


def open_step(guide: Guide, step: Step) -> None:
    """Open a step of the fair that is open."""
    guide.click_beginning(step_name(step))


def _pack(guide: Guide, device: Device, way: Way, piece: Piece) -> None:
    before = _packed(device, way)
    guide.scan(piece.barcode)
    until(lambda: _packed(device, way) == before + 1, piece.barcode)
    seeing.wait_for(piece.names.within(guide.language))
    guide.type(str(piece.packed))
    guide.press(Qt.Key.Key_Return)
    until(lambda: _packed(device, way) == before + piece.packed, piece.barcode)


def _packed(device: Device, way: Way) -> int:
    return device.read(packed_so_far, way).pieces
