"""Two tills of one stand that meet by a stick: invited, joined, brought and let in."""

from pathlib import Path

from PySide6.QtCore import Qt

from pos.domain.formatting import isolate, ltr
from pos.exchange.request import code_of, fingerprint
from pos.exchange.writing import ENDING
from pos.i18n import gettext as _
from pos.journal.identity import TillKey
from pos.services.sales import sales
from pos.services.shop import counter
from pos.services.tills import known_tills
from tour import seeing
from tour.device import Device
from tour.file_questions import open_path
from tour.guide import Guide
from tour.scenes.fair_goods import fair_held
from tour.scenes.people import helper_begins, manager_begins
from tour.screens import LAPTOP, shape
from tour.waiting import until
from ui.first_run.language_step import OWN_NAMES


def invite_second_till(guide: Guide, stick: Path) -> None:
    """Write an invitation onto the stick."""
    with guide.step(_("Invite a second till: goods and prices go onto a stick")) as step:
        _open_tills(guide)
        guide.click(_("Invite a till"))
        seeing.reached(_("What is the new till called?"))
        guide.type(_second())
        guide.picture("till-invite")
        open_path(stick)
        guide.click(_("Write the invitation"))
        seeing.wait_for(_("The file is on the stick"))
        guide.picture("till-invited")
        step.check(_("There is one file on the stick"), len(_files(stick)) == 1)


def join_as_second_till(guide: Guide, device: Device, stick: Path) -> None:
    """Start a new device, and join by the invitation instead of answering questions."""
    with guide.step(_("A second device joins by the file on the stick")) as step:
        device.start()
        shape(LAPTOP)
        guide.click(OWN_NAMES[guide.language])
        guide.click(_("Join a cooperative"))
        seeing.reached(_("Choose the invitation"))
        seeing.wait_for(_("Write a request onto a stick"))
        guide.picture("till-code")
        open_path(_files(stick)[0])
        guide.click(_("Choose the invitation"))
        seeing.reached(_("Join"))
        guide.picture("till-joining")
        guide.click(_("Join"))
        helper_begins(guide)
        shape(LAPTOP)
        step.check(_("The goods came with it"), len(device.products()) > 0)
        here = device.read(counter).here.id
        step.check(_("It sells from the fair too"), here == fair_held(device).id)


def bring_work(guide: Guide, stick: Path) -> None:
    """Write what the second till sold onto the stick."""
    with guide.step(_("The second till brings its work on the stick")) as step:
        before = _files(stick)
        _open_tills(guide)
        open_path(stick)
        guide.click(_("Bring work to another till"))
        seeing.wait_for(_("The file is on the stick"))
        step.check(_("There is one file more on it"), len(_files(stick)) == len(before) + 1)


def take_in_work(guide: Guide, device: Device, stick: Path) -> None:
    """Start the first till again, let the second one in, and take its sales in."""
    with guide.step(_("The first till lets the second one in, and takes its sales in")) as step:
        device.start()
        manager_begins(guide)
        shape(LAPTOP)
        before = len(device.read(sales))
        _open_tills(guide)
        open_path(_files(stick)[-1])
        guide.click(_("Take in a till's work"))
        let_in = _("Let in: {label}").format(label=isolate(_second()))
        seeing.reached(let_in)
        guide.picture("till-waiting")
        guide.click(let_in)
        until(lambda: len(device.read(sales)) == before + 2, let_in)
        seeing.reached(_("Done"))
        guide.picture("till-taken-in")
        step.check(_("Two sales came"), len(device.read(sales)) == before + 2)
        others = [till for till in device.read(known_tills) if not till.is_own]
        step.check(_("The second till is known and has reported"), others[0].known_until > 0)
        guide.click(_("Done"))
        seeing.reached(_("Invite a till"))
        guide.picture("tills")


def answer_third_till(guide: Guide) -> None:
    """Scan the code that a third till shows on its screen, and name it another time."""
    with guide.step(_("A third till shows who it is: its code is scanned")) as step:
        third = TillKey.generate()
        guide.scan(code_of(third.public))
        seeing.reached(_("What is the new till called?"))
        said = _(
            "Till {till}, fingerprint {fingerprint}: compare with its screen. It is let in at "
            "once, and this invitation is for it alone."
        )
        known = {"till": ltr(third.till), "fingerprint": ltr(fingerprint(third.public))}
        seeing.wait_for(said.format(**known))
        guide.picture("till-asked")
        step.check(_("It is known whose code it is"), bool(seeing.beginning(_("Not now"))))
        guide.click(_("Not now"))
        seeing.reached(_("Invite a till"))
        guide.press(Qt.Key.Key_Escape)


def _open_tills(guide: Guide) -> None:
    guide.click(_("Settings"))
    guide.click(_("Other tills"))
    seeing.reached(_("Invite a till"))


def _second() -> str:
    return _("Stand 24")


def _files(stick: Path) -> list[Path]:
    """Return the files on the stick, oldest first."""
    return sorted(stick.glob(f"*{ENDING}"), key=lambda file: file.stat().st_mtime_ns)
