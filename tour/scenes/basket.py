"""The basket: several pieces, more and less, undo, a cut of cloth, a piece that is sold out."""

from PySide6.QtCore import Qt

from pos.i18n import gettext as _
from pos.services.baskets import open_basket
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.waiting import until


def count_up_and_down(guide: Guide, device: Device) -> None:
    """Tap, count up, take out, undo; the teapot is in the basket already."""
    with guide.step(_("Tap slippers twice and a plate once")) as step:
        for piece in (goods.SLIPPERS, goods.SLIPPERS, goods.PLATE):
            guide.pick(_("Products"), piece.within(guide.language))
        is_so = _quantities(device) == [1, 2, 1]
        step.check(_("Two tiles are two lines; a second tap counts up"), is_so)
    with guide.step(_("One plate more, then undo")) as step:
        guide.press(Qt.Key.Key_Plus)
        until(lambda: _quantities(device) == [1, 2, 2], "+")
        guide.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        until(lambda: _quantities(device) == [1, 2, 1], "Ctrl+Z")
        step.check(_("The basket is as before"), _quantities(device) == [1, 2, 1])
    with guide.step(_("Take a line out, then undo with one tap")) as step:
        guide.click(_("Take out of the basket"))
        until(lambda: _quantities(device) == [2, 1], _("Take out of the basket"))
        guide.picture("basket-undo")
        guide.click(_("Undo"))
        until(lambda: len(_quantities(device)) == 3, _("Undo"))
        step.check(_("The basket is as before"), sorted(_quantities(device)) == [1, 1, 2])


def take_what_asks(guide: Guide, device: Device) -> None:
    """A measure is asked for; so is one more tap where stock says that nothing is left."""
    cloth, kilim = (piece.within(guide.language) for piece in (goods.CLOTH, goods.KILIM))
    with guide.step(_("Cut two and a half metres of cloth")) as step:
        guide.pick(_("Products"), cloth)
        seeing.wait_for(_("How much?"))
        guide.type("2,5")
        guide.picture("measure")
        guide.press(Qt.Key.Key_Return)
        until(lambda: len(_quantities(device)) == 4, cloth)
        step.check(_("The line holds 2.5 metres"), _quantities(device)[-1] == 2.5)
    with guide.step(_("Take a piece that stock says is sold out")) as step:
        guide.pick(_("Products"), kilim)
        seeing.reached(_("Add it"))
        guide.picture("sold-out")
        step.check(_("One more tap is asked for"), len(_quantities(device)) == 4)
        guide.click(_("Add it"))
        until(lambda: len(_quantities(device)) == 5, kilim)


def _quantities(device: Device) -> list[float]:
    """Return how much each line of the saved basket holds."""
    return [line.quantity.thousandths / 1000 for line in device.read(open_basket).lines]
