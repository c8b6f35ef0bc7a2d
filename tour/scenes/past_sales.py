"""What was sold is found again, opened, and printed a second time, marked as a copy."""

from PySide6.QtCore import Qt

from pos.i18n import gettext as _
from pos.services.papers import receipt_of
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.papers import check_paper, stamps
from tour.waiting import until


def print_copy(guide: Guide, device: Device) -> None:
    """Sell what is in the basket, find it on the sales page, and print a copy."""
    with guide.step(_("Sell the basket that was taken up again")) as step:
        guide.press(Qt.Key.Key_F9)
        seeing.wait_for(_("Sale saved"))
        sale = device.wait_for_paper()
        step.check(_("The receipts are numbered without a gap"), _has_no_gap(device))
    with guide.step(_("Find the sale on the sales page, and open it")) as step:
        guide.click(_("Sales"))
        until(lambda: seeing.listed(_("Sales")).model().rowCount() > len(device.sold()), _("Sales"))
        guide.picture("sales")
        guide.type(sale.receipt_number.rpartition("-")[2])
        guide.press(Qt.Key.Key_Return)
        seeing.reached(_("Print a copy"))
        guide.picture("sale")
        step.check(_("It is that sale"), seeing.is_seen(sale.receipt_number))
    with guide.step(_("Print a copy")) as step:
        guide.click(_("Print a copy"))
        until(lambda: device.sold()[0].copies == 1, _("Print a copy"))
        device.wait_for_paper()
        paper = device.read(lambda connection: receipt_of(connection, sale.id, is_copy=True))
        guide.picture("sale-copied")
        step.check(_("The copy says that it is one"), stamps(paper) == 1)
        check_paper(step, device, sale, is_copy=True)
        guide.press(Qt.Key.Key_Escape)


def _has_no_gap(device: Device) -> bool:
    numbers = [int(row.receipt_number.rpartition("-")[2]) for row in device.sold()]
    return numbers == list(range(len(numbers), 0, -1))
