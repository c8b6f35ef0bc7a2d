"""A new device: its language, who sells, and what to begin with."""

from pos.i18n import gettext as _
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.screens import LAPTOP, shape
from ui.first_run.language_step import OWN_NAMES


def answer(guide: Guide, seller: str, fair: str) -> None:
    """Answer the first two questions of the first run."""
    with guide.step(_("Choose the language with one tap")) as step:
        shape(LAPTOP)
        guide.picture("language")
        guide.click(OWN_NAMES[guide.language])
        seeing.wait_for(_("Who sells?"))
        step.check(_("The next question is in that language"), seeing.is_seen(_("Where?")))
    with guide.step(_("Say who sells, and where")):
        guide.type(seller)
        guide.fill(_("Fair and stand, for example Fès fair, stand 12"), fair)
        guide.picture("seller")
        guide.click(_("Continue"))
        seeing.wait_for(_("Your first products"))
        guide.picture("first-products")


def begin_sample_fair(guide: Guide, device: Device) -> None:
    """Start the program on a new device, and look at the sample fair."""
    with guide.step(_("Start the program on a new device")):
        device.start()
    answer(guide, _("Atelier Zitoun"), _("Fès fair, stand 12"))
    with guide.step(_("Try with a sample fair")) as step:
        guide.click(_("Try with a sample fair"))
        seeing.listed(_("Products"))
        shape(LAPTOP)
        step.check(
            _("The program sells from its own file, apart from any shop"),
            device.folders.example.exists() and not device.folders.shop.exists(),
        )


def begin_own_shop(guide: Guide, device: Device) -> None:
    """Start the program on another new device, with an empty shop."""
    with guide.step(_("Start the program on another new device")):
        device.start()
    answer(guide, _("Atelier Zitoun"), _("Fès fair, stand 12"))
    with guide.step(_("Begin with an empty shop")) as step:
        guide.click(_("Add them one by one"))
        seeing.wait_for(_("Tap a product to begin"))
        shape(LAPTOP)
        guide.picture("sell-empty")
        step.check(_("There is a shop file now"), device.folders.shop.exists())
