"""Products are found: by a word in French or Arabic, and by a scanner."""

from PySide6.QtCore import Qt

from pos.i18n import gettext as _
from tour import goods, seeing
from tour.guide import Guide
from tour.waiting import until

_NOBODYS_BARCODE = "4006381333931"


def search(guide: Guide) -> None:
    """Type the beginning of a word in two scripts."""
    guide.click(_("Sell"))
    with guide.step(_("Search in French, without accents: the teapot alone is found")):
        guide.press(Qt.Key.Key_F2)
        guide.type("theiere")
        _wait_for_alone(goods.TEAPOT.within(guide.language))
        guide.picture("search-french")
        guide.press(Qt.Key.Key_Escape)
    with guide.step(_("Search in Arabic: the tagine alone is found")):
        guide.type("طاجين")
        _wait_for_alone(goods.TAJINE.within(guide.language))
        guide.picture("search-arabic")
        guide.press(Qt.Key.Key_Escape)


def scan(guide: Guide) -> None:
    """Read one label that is known and one that is not."""
    with guide.step(_("Scan the label of the teapot")) as step:
        guide.scan(goods.TEAPOT_BARCODE)
        seeing.reached(_("Take out of the basket"))
        step.check(_("It is in the basket"), seeing.is_seen(goods.TEAPOT.within(guide.language)))
    with guide.step(_("Scan a label nobody knows")) as step:
        guide.scan(_NOBODYS_BARCODE)
        seeing.wait_for(_NOBODYS_BARCODE)
        guide.picture("scan-unknown")
        said = _("No product has the code {code}.").format(code=_NOBODYS_BARCODE)
        step.check(_("The program says what to do"), seeing.is_seen(said))


def _wait_for_alone(name: str) -> None:
    """Wait until the tiles show this product and no other."""
    tiles = seeing.listed(_("Products")).model()
    until(lambda: tiles.rowCount() == 1 and tiles.index(0, 0).data() == name, name)
