"""A product added by hand, with a photo; and a count put right."""

from pathlib import Path

from PySide6.QtCore import Qt

from pos.documents.craft_words import craft_name
from pos.domain.money import MAD, Money
from pos.domain.product import Craft
from pos.domain.quantity import THOUSAND
from pos.i18n import gettext as _
from tour import goods, seeing
from tour.device import Device
from tour.finger import drop
from tour.guide import Guide
from tour.photo import take_photo
from tour.waiting import until
from ui.sheets.product.photo_panel import PhotoPanel
from ui.sheets.product.product_basics import name_title


def add_by_hand(guide: Guide, device: Device, folder: Path) -> None:
    """Add the jug; `folder` is where its photo is taken."""
    name = goods.JUG.within(guide.language)
    with guide.step(_("Add a product by hand: name, price, how many, and a photo")) as step:
        _fill_in(guide, name)
        photo = folder / "jug.jpg"
        take_photo(photo)
        drop(photo, seeing.child(PhotoPanel))
        seeing.reached(_("Remove the photo"))
        guide.picture("product-new")
        guide.click(_("Save"))
        until(lambda: bool(device.products(name)), name)
        row = device.products(name)[0]
        step.check(_("It costs 120 dirhams"), row.product.price == Money(12_000, MAD))
        step.check(_("Six of it are here"), row.on_hand == 6 * THOUSAND)
        step.check(_("It has its photo"), bool(row.product.photo))


def put_count_right(guide: Guide, device: Device) -> None:
    """Open the jug, then say that one of the six is broken."""
    name = goods.JUG.within(guide.language)
    with guide.step(_("Put a count right: five jugs, not six")) as step:
        guide.pick(_("Products"), name)
        seeing.wait_for(_("Edit the product"))
        guide.picture("product-edit")
        guide.press(Qt.Key.Key_Escape)
        guide.press(Qt.Key.Key_F4)
        seeing.wait_for(_("How many are there?"))
        guide.click(_("One less"))
        guide.picture("count")
        guide.press(Qt.Key.Key_Return)
        until(lambda: device.products(name)[0].on_hand == 5 * THOUSAND, name)
        guide.picture("stock-counted")
        step.check(_("What was done can be undone with one tap"), seeing.is_seen(_("Undo")))


def _fill_in(guide: Guide, name: str) -> None:
    guide.press(Qt.Key.Key_F3)
    seeing.wait_for(_("New product"))
    guide.type(name)
    for text in ("120", "6"):
        guide.press(Qt.Key.Key_Return)
        guide.type(text)
    guide.click(craft_name(Craft.POTTERY))
    # The keypad stands in the place of the photo as long as a number has the keyboard.
    guide.click(name_title(guide.language))
