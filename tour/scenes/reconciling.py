"""The manager looks at what does not agree once both tills lie together, and answers one of it."""

from PySide6.QtCore import Qt

from pos.clock import system_clock
from pos.documents.discrepancy_words import title_text
from pos.domain.discrepancy import ANSWERS, Answer, Discrepancy
from pos.i18n import gettext as _
from pos.services.discrepancies.every import answered, open_discrepancies
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.waiting import until
from ui.pages.reconcile.words import deed_text


def reconcile(guide: Guide, device: Device) -> None:
    """Look at the list, answer the first of it, and find the answer among those given."""
    with guide.step(_("See what does not agree between the tills")) as step:
        guide.click(_("Reconcile"))
        rows = _open(device)
        step.check(_("There is something to look at"), bool(rows))
        seeing.wait_for(title_text(rows[0]))
        guide.picture("reconcile")
    with guide.step(_("Answer the first with a reason: it leaves the list")) as step:
        _answer(guide, device, rows[0])
        step.check(_("One less is to look at"), len(_open(device)) == len(rows) - 1)
        step.check(_("The answer is kept with its reason"), bool(device.read(answered)[0].note))


def _answer(guide: Guide, device: Device, row: Discrepancy) -> None:
    guide.click_beginning(title_text(row))
    seeing.wait_for(_("What is to be said of it?"))
    if len(ANSWERS[row.kind]) > 1:
        guide.click(deed_text(Answer.SEEN))
    guide.fill(_("In a few words"), _("checked with the seller"))
    guide.picture("reconcile-answer")
    guide.press(Qt.Key.Key_Return)
    until(lambda: bool(device.read(answered)), _("Answered"))


def _open(device: Device) -> tuple[Discrepancy, ...]:
    return device.read(open_discrepancies, system_clock()).rows
