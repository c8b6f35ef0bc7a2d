"""A quality mark of a maker is written down, and stands on a price label while it holds."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from pos.documents.price_label import Part
from pos.i18n import gettext as _
from pos.services.labels import labelled
from pos.services.marks import marks
from pos.store.keys import key_of
from tour import goods, seeing
from tour.device import Device
from tour.file_questions import save_into
from tour.guide import Guide
from tour.waiting import until
from ui.labels.words import part_name

_MARK: Final = "Maroc Fait Main"
_NUMBER: Final = "MH-1024"


def mark_quality(guide: Guide, device: Device, folder: Path) -> None:
    """Write a mark of the house down, and write the label of a plate with it into `folder`."""
    with guide.step(_("Write a quality mark down with its last day")) as step:
        guide.click(_("Settings"))
        guide.click(_("Quality marks of the house"))
        guide.click(_("Add a quality mark"))
        guide.type(_MARK)
        guide.fill(_("Number of the certificate"), _NUMBER)
        guide.fill(_("Level, if it has one"), "2")
        guide.fill(_("Its last day"), "31/12/2099")
        guide.picture("mark")
        guide.click(_("Save the mark"))
        until(lambda: len(device.read(marks)) == 1, _MARK)
        seeing.reached(_("Add a quality mark"))
        guide.picture("marks")
        step.check(_("It holds up to its last day"), device.read(marks)[0].until.year == 2099)
        guide.press(Qt.Key.Key_Escape)
    _print_label(guide, device, folder)


def _print_label(guide: Guide, device: Device, folder: Path) -> None:
    name = goods.PLATE.within(guide.language)
    with guide.step(_("Print the price labels of a plate, with the mark")) as step:
        guide.click(_("Stock"))
        guide.pick(_("Products"), name)
        guide.click(_("Save, and print labels"))
        seeing.reached(part_name(Part.MARKS))
        guide.picture("labels")
        save_into(folder)
        guide.click(_("Save as PDF"))
        until(lambda: bool(list(folder.glob("*.pdf"))), name)
        product = device.products(name)[0].product
        on = device.read(marks)[0].until
        (found,) = device.read(labelled, [key_of(product.id)], on)
        step.check(_("The label says the mark"), len(found.facts.marks) == 1)
        guide.press(Qt.Key.Key_Escape)
        guide.click(_("Sell"))
