"""A list comes in: dropped, matched by its columns, looked at, imported; then imported again."""

from PySide6.QtCore import Qt

from pos.i18n import gettext as _
from pos.i18n import ngettext
from tour import goods, seeing
from tour.device import Device
from tour.finger import drop
from tour.guide import Guide
from tour.waiting import until
from ui.sheets.importing.import_choose import ChooseStep


def import_list(guide: Guide, device: Device) -> None:
    """Import the workshop's own list, looking at each step."""
    with guide.step(_("Open the stock page: there is nothing yet")):
        guide.click(_("Stock"))
        seeing.wait_for(_("Your products will be here"))
        guide.picture("stock-empty")
    with guide.step(_("Drop a list of 16 lines from a spreadsheet, and see its columns matched")):
        guide.click(_("Import a list"))
        _drop_list()
        guide.picture("import-columns")
    with guide.step(_("See what will happen before anything changes")) as step:
        _preview(guide)
        seeing.reached(_import_words(goods.LISTED))
        step.check(_("Nothing is written yet"), len(device.products()) == 0)
        guide.picture("import-preview")
    with guide.step(_("Import the list")) as step:
        guide.click(_import_words(goods.LISTED))
        seeing.reached(_("See the stock"))
        guide.picture("import-result")
        step.check(_("15 products came in"), len(device.products()) == goods.LISTED)
        step.check(_("The line without a name is shown apart"), _stayed_outside())
        guide.click(_("See the stock"))
        seeing.listed(_("Products"))
        guide.picture("stock")


def import_again(guide: Guide, device: Device) -> None:
    """See that a second time changes nothing."""
    with guide.step(_("Import the same list again")) as step:
        guide.press(Qt.Key.Key_F6)
        _drop_list()
        _preview(guide)
        seeing.wait_for(_("There is nothing to import in this file."))
        guide.press(Qt.Key.Key_Escape)
        step.check(_("The stock is as it was"), len(device.products()) == goods.LISTED)


def _drop_list() -> None:
    drop(goods.LIST, seeing.child(ChooseStep))
    seeing.wait_for(_("What does each column hold?"))


def _preview(guide: Guide) -> None:
    guide.click(_("See what will happen"))
    # The column of names says no language, and a list is not always in that of the screen.
    guide.click("Français")
    until(lambda: seeing.is_seen(goods.LIST.name), goods.LIST.name)


def _import_words(count: int) -> str:
    return ngettext("Import {count} product", "Import {count} products", count).format(count=count)


def _stayed_outside() -> bool:
    sentence = ngettext(
        "{count} line stayed outside. Correct it in the file and import it again.",
        "{count} lines stayed outside. Correct them in the file and import it again.",
        1,
    )
    return seeing.is_seen(sentence.format(count=1))
