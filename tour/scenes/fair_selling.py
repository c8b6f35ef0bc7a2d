"""At the stand: two tills sell, one piece breaks, one is given, and one is rung up as another."""

from PySide6.QtCore import Qt

from pos.domain.money import MAD, Money
from pos.domain.stock import Cause, Tally
from pos.i18n import gettext as _
from pos.services.sales import sale_of
from pos.services.stock_book import tallies
from pos.store.keys import key_of
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.fair_goods import BOWLS, BOXES, SLIPPERS, Piece, fair_held
from tour.scenes.papers import check_paper
from tour.scenes.taking_back import scan_receipt
from tour.waiting import until
from ui.stock_words import cause_text


def sell_at_fair(guide: Guide, device: Device) -> None:
    """Sell two bowls and a pair of slippers at the first till."""
    with guide.step(_("Sell at the fair: three scans and one key")) as step:
        guide.click(_("Sell"))
        _sell(guide, device, BOWLS, BOWLS, SLIPPERS)
        sale = device.wait_for_paper()
        step.check(_("The journal holds the sale"), sale.total == Money(27_000, MAD))
        check_paper(step, device, sale)


def sell_at_second_till(guide: Guide, device: Device) -> None:
    """Sell slippers, then a scarf that is rung up as a box of the same price."""
    with guide.step(_("Sell at the second till; a scarf is rung up as a box by mistake")) as step:
        guide.click(_("Sell"))
        _sell(guide, device, SLIPPERS)
        device.wait_for_paper()
        _sell(guide, device, BOXES)
        sale = device.wait_for_paper()
        guide.picture("fair-second-till")
        lines = device.read(sale_of, sale.id).sale.lines
        step.check(_("The journal holds the box"), [x.names for x in lines] == [BOXES.names])
        step.check(_("Its receipts have a series of their own"), sale.receipt_number[0] == "B")
        check_paper(step, device, sale)


def refund_of_other_till(guide: Guide, device: Device) -> None:
    """Take slippers back that the other till sold, and sell them once more."""
    sale = next(row for row in device.sold() if row.receipt_number[0] == "B")
    with guide.step(_("Take back here what the other till sold: one scan, one key")) as step:
        guide.click(_("Sell"))
        scan_receipt(guide, sale)
        guide.picture("refund-of-other-till")
        guide.press(Qt.Key.Key_Return)
        seeing.wait_for(_("Refund saved"))
        refund = device.wait_for_paper()
        step.check(_("As much goes back as was paid"), refund.total == -sale.total)
        step.check(_("Its number is of this till"), refund.receipt_number[0] != "B")
        check_paper(step, device, refund)
        (line,) = device.read(sale_of, sale.id).sale.lines
        again = next(piece for piece in (SLIPPERS, BOXES) if piece.names == line.names)
        _sell(guide, device, again)
        device.wait_for_paper()


def lose_pieces(guide: Guide, device: Device) -> None:
    """Write down a bowl that broke and one that was given; two pairs of slippers are stolen."""
    with guide.step(_("Write down a broken bowl and one that was given away")) as step:
        guide.click(_("Stock"))
        for cause in (Cause.BROKEN, Cause.GIVEN):
            _take_out_bowl(guide, device, cause)
        guide.picture("fair-stock")
        tally = _bowls(device)
        step.check(_("One is broken, one is given"), (tally.broken, tally.given) == (1000, 1000))


def _sell(guide: Guide, device: Device, *pieces: Piece) -> None:
    before = len(device.sold())
    for piece in pieces:
        guide.scan(piece.barcode)
    guide.press(Qt.Key.Key_F9)
    until(lambda: len(device.sold()) == before + 1, "F9")


def _take_out_bowl(guide: Guide, device: Device, cause: Cause) -> None:
    guide.pick(_("Products"), BOWLS.names.within(guide.language))
    seeing.wait_for(_("Edit the product"))
    guide.press(Qt.Key.Key_Escape)
    guide.press(Qt.Key.Key_F7)
    seeing.wait_for(_("What happened?"))
    guide.click(cause_text(cause))
    guide.type("1")
    if cause is Cause.BROKEN:
        guide.picture("fair-broken")
    part = cause.value
    guide.press(Qt.Key.Key_Return)
    until(lambda: getattr(_bowls(device), part) == 1000, cause_text(cause))


def _bowls(device: Device) -> Tally:
    """Return what became of the bowls of the fair so far."""
    (row,) = device.products(BOWLS.barcode)
    return device.read(tallies, fair_held(device).id)[key_of(row.product.id)]
