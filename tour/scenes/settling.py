"""The makers are paid for the fair: looked at, printed, posted, and each line once."""

from PySide6.QtCore import Qt

from pos.documents.account_statement import PAYOUT_WORDS
from pos.domain.account import PayoutKind
from pos.domain.settlement import Choice
from pos.i18n import gettext as _
from pos.services.settlement_looking import Preview, preview
from pos.services.sold import sale_of
from pos.services.unnamed_lines import UnnamedLine
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.fair_goods import fair_held
from tour.waiting import until
from ui.pages.reconcile.words import EveningStep, step_title


def settle_with_makers(guide: Guide, device: Device) -> None:
    """Look at what each maker is owed of the fair, print the statements, and pay."""
    with guide.step(_("See what each maker is owed of the fair")) as step:
        guide.click_beginning(f"4. {step_title(EveningStep.PAYOUT)}")
        guide.click(_("Look at the statements"))
        seeing.reached(_("Choose anew"))
        _name_the_rest(guide, device)
        before = _owed(device)
        step.check(_("There is something to pay"), before.due.minor > 0)
        guide.picture("settle-look")
    with guide.step(_("Print a statement for each, to be signed")):
        guide.click(_("Print the statements"))
        guide.click(_("Make the paper"))
        seeing.wait_for(_("Open the paper"))
        guide.picture("settle-papers")
        guide.press(Qt.Key.Key_Escape)
    with guide.step(_("Pay them: each line is settled once")) as step:
        guide.click(PAYOUT_WORDS[PayoutKind.TRANSFER]())
        guide.click_beginning(_("Pay {amount}").partition("{")[0])
        seeing.reached(_("List of transfers"))
        guide.picture("settle-paid")
        guide.click(_("Done"))
        after = _owed(device)
        step.check(_("Nothing of it is open any more"), after.due.is_zero)


def _name_the_rest(guide: Guide, device: Device) -> None:
    """Say of every line without a maker that it is the cooperative's own."""
    while unnamed := _owed(device).unnamed:
        if not seeing.is_named(_("Whose work was it?")):
            guide.click(_("Say whose work it was"))
        guide.click_beginning(_name_of(device, unnamed[0]))
        guide.click(_("The cooperative’s own"))
        _wait_for_fewer(device, len(unnamed))
        if len(unnamed) == 1:
            guide.press(Qt.Key.Key_Escape)
            seeing.reached(_("Choose anew"))


def _wait_for_fewer(device: Device, count: int) -> None:
    until(lambda: len(_owed(device).unnamed) < count, _("Whose work was it?"))


def _name_of(device: Device, line: UnnamedLine) -> str:
    return device.read(sale_of, line.sale).sale.lines[line.line - 1].names.within("fr")


def _owed(device: Device) -> Preview:
    return device.read(preview, Choice(fair=fair_held(device).id))
