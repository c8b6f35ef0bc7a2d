"""What is in no catalogue yet: a label nobody knows, and a piece that came with its maker today."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from pos.domain.product import Kind
from pos.i18n import gettext as _
from pos.services.sales import sale_of
from tour import seeing
from tour.device import Device
from tour.finger import drop
from tour.guide import Guide
from tour.photo import take_photo
from tour.waiting import until
from ui.sheets.product.photo_panel import PhotoPanel

_CODE: Final = "6130000000015"


def create_what_was_scanned(guide: Guide, device: Device) -> None:
    """Scan a label nobody knows, and make its product at once."""
    with guide.step(_("Scan a label nobody knows, and create its product at once")) as step:
        guide.scan(_CODE)
        guide.click(_("Create it now"))
        seeing.wait_for(_("New product"))
        guide.type(_("Copper ladle"))
        guide.press(Qt.Key.Key_Return)
        guide.type("85")
        guide.picture("create-scanned")
        guide.click(_("Save"))
        until(lambda: bool(device.products(_CODE)), _CODE)
        step.check(_("It has the code"), device.products(_CODE)[0].product.barcode == _CODE)
        # The search box is wanted for what comes next, wherever the sheet left the keyboard.
        seeing.listed(_("Products"))


def add_piece_at_stand(guide: Guide, device: Device, folder: Path) -> None:
    """Add one of a kind with its photo and sell it; `folder` is where the photo is taken."""
    before = len(device.sold())
    with guide.step(_("A new piece at the stand: photo, price, and one key")) as step:
        guide.press(Qt.Key.Key_F3)
        seeing.wait_for(_("New piece"))
        photo = folder / "piece.jpg"
        take_photo(photo)
        guide.type("320")
        drop(photo, seeing.child(PhotoPanel))
        seeing.reached(_("Remove the photo"))
        guide.picture("new-piece")
        guide.click(_("Add to the basket"))
        seeing.reached(_("Take out of the basket"))
        guide.press(Qt.Key.Key_F9)
        until(lambda: len(device.sold()) == before + 1, "F9")
        device.wait_for_paper()
        sold = device.read(sale_of, device.sold()[0].id).sale.lines[-1].product
        (piece,) = (row for row in device.products() if row.product.id == sold)
        is_gone = piece.product.kind is Kind.UNIQUE and piece.on_hand == 0
        step.check(_("It was one of a kind, and is gone"), is_gone)
