"""The sample fair: fifty drawn pieces to play with, and a receipt that is worth nothing."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from pos.domain.quantity import Unit
from pos.i18n import gettext as _
from pos.services.papers import receipt_of
from pos.services.products import ProductRow
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.papers import check_paper, stamps
from tour.screens import LAPTOP, SMALL, TABLET, shape

# Number of taps on the tiles, in the order of the shelf.
_TAPS = (2, 1, 3, 1)


def play_with_samples(guide: Guide, device: Device) -> None:
    """Fill a basket, look at it in three sizes, and sell it."""
    rows = device.products()
    with guide.step(_("Tap a few pieces of the sample fair")) as step:
        for row, taps in zip(_by_the_piece(rows), _TAPS, strict=False):
            for _tap in range(taps):
                guide.pick(_("Products"), row.product.names.within(guide.language))
        guide.picture(f"sample-fair-{guide.language}")
        step.check(_("Fifty pieces are on the shelf"), len(rows) == 50)
        step.check(_("The basket counts seven pieces"), seeing.is_seen("7"))
    with guide.step(_("Look at the same on a tablet and on a small screen")):
        for name, size in (("tablet", TABLET), ("small", SMALL)):
            shape(size)
            guide.picture(f"sample-fair-{name}")
        shape(LAPTOP)
    with guide.step(_("Sell the basket for exact cash with one key")) as step:
        guide.press(Qt.Key.Key_F9)
        seeing.wait_for(_("Sale saved"))
        sale = device.wait_for_paper()
        paper = device.read(receipt_of, sale.id)
        check_paper(step, device, sale)
        step.check(_("The receipt says that it is an example"), stamps(paper) == 1)
        guide.picture("sample-fair-sold")


def _by_the_piece(rows: list[ProductRow]) -> Iterator[ProductRow]:
    """Yield what goes into the basket with one tap: whole pieces, and here."""
    return (row for row in rows if row.product.unit is Unit.PIECE and row.on_hand > 0)
