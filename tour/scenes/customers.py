"""Who buys is named, kept apart from the sale, and stands on the invoice."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from pos.domain.formatting import isolate, ltr
from pos.domain.names import Names
from pos.i18n import gettext as _
from pos.services.customers import find_customers
from pos.services.sales import SaleRow, sale_of
from tour import goods, seeing
from tour.device import Device
from tour.file_questions import save_into
from tour.guide import Guide
from tour.scenes.papers import check_paper
from tour.waiting import until

_BUYER: Final = Names(fr="Riad Yasmine", ar="رياض ياسمين")


def sell_to_a_customer(guide: Guide, device: Device) -> None:
    """Name the buyer of a bowl, sell it, make the invoice, export what is known, and erase it."""
    _make_invoice(guide, device, _sell(guide, device))
    _export(guide, device)
    _erase(guide, device)


def _sell(guide: Guide, device: Device) -> SaleRow:
    buyer = _BUYER.within(guide.language)
    with guide.step(_("Sell a bowl to a customer who is named")) as step:
        guide.click(_("Sell"))
        guide.pick(_("Products"), goods.BOWL.within(guide.language))
        guide.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
        seeing.reached(_("New customer"))
        guide.type(buyer)
        guide.press(Qt.Key.Key_Return)
        guide.click(_("Keep this customer"))
        seeing.wait_for(buyer)
        guide.picture("customer")
        guide.press(Qt.Key.Key_F9)
        seeing.wait_for(_("Sale saved"))
        row = device.wait_for_paper()
        sale = device.read(sale_of, row.id).sale
        step.check(_("The sale knows the buyer by a number alone"), buyer not in repr(sale))
        check_paper(step, device, row)
        return row


def _make_invoice(guide: Guide, device: Device, sale: SaleRow) -> None:
    with guide.step(_("Turn the sale into an invoice")) as step:
        guide.click(_("Sales"))
        seeing.listed(_("Sales"))
        guide.type(sale.receipt_number.rpartition("-")[2])
        guide.press(Qt.Key.Key_Return)
        seeing.wait_for(_("Sale {number}").format(number=ltr(sale.receipt_number)))
        guide.click(_("Invoice"))
        seeing.reached(_("Make the invoice"))
        guide.picture("invoice")
        guide.click("A5")
        save_into(device.folders.papers)
        guide.click(_("Make the invoice"))
        until(lambda: bool(list(device.folders.papers.glob("*-F-*.pdf"))), _("Invoice"))
        (invoice,) = device.folders.papers.glob("*-F-*.pdf")
        seeing.wait_for(invoice.name)
        step.check(_("Its PDF begins as a PDF does"), invoice.read_bytes()[:5] == b"%PDF-")
        guide.press(Qt.Key.Key_Escape)


def _export(guide: Guide, device: Device) -> None:
    with guide.step(_("Hand a customer everything that is known of them, as a file")) as step:
        guide.click(_("Settings"))
        _open(guide)
        guide.picture("customer-known")
        save_into(device.folders.papers)
        guide.click(_("Everything known, as a file"))
        until(lambda: bool(_exports(device)), _("Everything known, as a file"))
        text = _exports(device)[0].read_text("utf-8")
        step.check(_("The file names them"), _BUYER.within(guide.language) in text)
        guide.press(Qt.Key.Key_Escape)


def _erase(guide: Guide, device: Device) -> None:
    buyer = _BUYER.within(guide.language)
    with guide.step(_("Erase a customer who asks for it")) as step:
        _open(guide)
        guide.click(_("Erase the customer"))
        seeing.wait_for(_("Erase a customer"))
        guide.picture("customer-erase")
        guide.click(_("Erase {name}").format(name=isolate(buyer)))
        seeing.wait_for(_("The customer was erased."))
        step.check(_("Nobody is known by that name"), device.read(find_customers, buyer) == [])
        step.check(_("The sale stays"), bool(device.sold()))


def _open(guide: Guide) -> None:
    guide.click(_("Find a customer"))
    guide.type(_BUYER.within(guide.language))
    guide.press(Qt.Key.Key_Return)
    seeing.reached(_("Erase the customer"))


def _exports(device: Device) -> list[Path]:
    return list(device.folders.papers.glob("*.txt"))
