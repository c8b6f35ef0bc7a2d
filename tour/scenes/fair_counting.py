"""The fair is counted: what was stolen and what was mixed up stand there, and are explained."""

from PySide6.QtCore import Qt

from pos.documents.reason_words import reason_name
from pos.domain.quantity import THOUSAND
from pos.domain.stock import DifferenceReason
from pos.i18n import gettext as _
from pos.services.counted import differences, found_so_far
from pos.services.counts import counts_under_way, past_counts
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.fair_goods import BOXES, PIECES, SCARVES, SLIPPERS, STOLEN, Piece, fair_held
from tour.scenes.fair_planning import open_step
from tour.waiting import glance, until
from ui.fair_text import fair_name
from ui.pages.fairs.reading import Step

_PLANTED = {
    SLIPPERS.barcode: -THOUSAND * STOLEN,
    SCARVES.barcode: -THOUSAND,
    BOXES.barcode: THOUSAND,
}


def count_fair(guide: Guide, device: Device) -> None:
    """Count what is really there, look at what differs, explain it, and write it down."""
    _count(guide, device)
    _compare(guide, device)
    _explain(guide, device)


def open_fair(guide: Guide, device: Device, step: Step) -> None:
    """Open the fair at a step, from whatever page."""
    guide.click(_("Fairs"))
    if not seeing.is_named(_("All fairs")):
        guide.click_beginning(fair_name(fair_held(device)))
    open_step(guide, step)


def _count(guide: Guide, device: Device) -> None:
    with guide.step(_("Count what is at the stand: one scan, then how many there are")):
        open_fair(guide, device, Step.STAND)
        seeing.reached(_("Count what is there"))
        guide.picture("fair-stand")
        guide.click(_("Count what is there"))
        guide.click(_("Begin to count"))
        seeing.reached(_("Count them"))
        for piece in PIECES:
            guide.scan(piece.barcode)
            _wait_for_counted(device, piece, 1)
            guide.type(str(piece.found))
            guide.press(Qt.Key.Key_Return)
            _wait_for_counted(device, piece, piece.found)
        guide.picture("fair-counting")


def _compare(guide: Guide, device: Device) -> None:
    with guide.step(_("See what differs: two pieces are gone, and two products mixed up")) as step:
        guide.click(_("Everything is counted"))
        seeing.reached(_("Finish the count"))
        rows = seeing.listed(_("Differences")).model()
        until(lambda: rows.rowCount() > 0, _("Differences"))
        guide.picture("fair-differences")
        (count,) = device.read(counts_under_way)
        found = {each.product.barcode: each.difference for each in device.read(differences, count)}
        step.check(_("What was planted is found, and nothing else"), found == _PLANTED)


def _explain(guide: Guide, device: Device) -> None:
    box = BOXES.names.within(guide.language)
    with guide.step(_("Say what explains it with one tap each, and finish")) as step:
        guide.pick(_("Differences"), SLIPPERS.names.within(guide.language))
        guide.click(reason_name(DifferenceReason.STOLEN))
        guide.pick(_("Differences"), SCARVES.names.within(guide.language))
        guide.click(reason_name(DifferenceReason.WRONG_ITEM))
        guide.click(box)
        until(lambda: len(_reasons(device)) == 3, box)
        guide.picture("fair-explained")
        guide.click(_("Finish the count"))
        seeing.reached(_("Close"))
        guide.click(_("Close"))
        until(lambda: not device.read(counts_under_way), _("Finish the count"))
        done = device.read(past_counts, fair_held(device).id)
        step.check(_("The count is written down"), len(done) == 1)


def _wait_for_counted(device: Device, piece: Piece, quantity: int) -> None:
    (count,) = device.read(counts_under_way)

    def is_counted() -> bool:
        found = device.read(found_so_far, count)
        return (piece.barcode, quantity * THOUSAND) in [(x.product.barcode, x.total) for x in found]

    until(is_counted, piece.barcode)
    # The screen says so a moment after the disk holds it.
    glance()


def _reasons(device: Device) -> list[DifferenceReason]:
    (count,) = device.read(counts_under_way)
    reasons = [each.reason for each in device.read(differences, count)]
    return [reason for reason in reasons if reason is not DifferenceReason.NONE]
