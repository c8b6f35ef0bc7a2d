"""The till from the float in the morning to the count in the evening, and its paper."""

from PySide6.QtCore import Qt

from pos.documents.shift_words import reason_words
from pos.domain.formatting import isolate, money_text
from pos.domain.money import MAD, Money
from pos.domain.shift import CashReason
from pos.i18n import gettext as _
from pos.printing.folder import safe_name
from pos.services.papers import paper_of
from pos.services.receipts import PrintState, print_jobs_of
from pos.services.shifts import Closed, last_closing
from pos.services.shop import counter
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.waiting import until

_NOTE = 100 * 100
_COIN = 10 * 100
_FLOAT = 3 * _NOTE + 5 * _COIN
_TEA = 35 * 100


def open_till(guide: Guide, device: Device) -> None:
    """Type the rate of the euro, count three notes and five coins into the drawer, and open."""
    with guide.step(_("Count the float and open the till")) as step:
        guide.click(_("Till"))
        guide.click(_("Open the till"))
        guide.click("EUR")
        rate = _("1 {currency} is taken for, in dirham").format(currency=isolate("EUR"))
        guide.picture("shift-rates")
        guide.fill(rate, "10")
        guide.click(_("Dirham"))
        for value, times in ((_NOTE, 3), (_COIN, 5)):
            name = _("One more of {value}").format(value=isolate(_money(value, guide)))
            for _tap in range(times):
                guide.click(name)
        guide.picture("shift-float")
        guide.click(_("Open with {amount}").format(amount=isolate(_money(_FLOAT, guide))))
        seeing.wait_for(_("The till is open"))
        shift = device.read(counter).shift
        counted = None if shift is None else shift.floats[0].amount
        step.check(_("The float is the one that was counted"), counted == Money(_FLOAT, MAD))
        rates = () if shift is None else shift.rates
        step.check(_("The rate of the euro is kept"), [r.currency for r in rates] == ["EUR"])
        guide.click(_("Sell"))


def close_till(guide: Guide, device: Device) -> None:
    """Take cash out for tea, look at the report, count blindly, and close with a difference."""
    _pay_for_tea(guide)
    _look_at_report(guide, device)
    _count(guide)
    _close(guide, device)


def _look_at_report(guide: Guide, device: Device) -> None:
    with guide.step(_("Look at the report so far")) as step:
        guide.press(Qt.Key.Key_F12)
        seeing.wait_for(_("Report so far {number}").format(number=""))
        guide.picture("shift-report")
        step.check(_("The till is still open"), device.read(counter).shift is not None)
        guide.press(Qt.Key.Key_Escape)


def _count(guide: Guide) -> None:
    with guide.step(_("Count the drawer, and see what is missing")) as step:
        guide.press(Qt.Key.Key_F4)
        seeing.reached(_("See the result"))
        step.check(_("What there should be is not said"), not seeing.is_seen(_("Expected")))
        guide.type("9")
        guide.picture("shift-count")
        guide.click(_("See the result"))
        seeing.wait_for(_("Expected"))
        guide.click(_("Change given wrongly"))
        guide.picture("shift-result")


def _close(guide: Guide, device: Device) -> None:
    with guide.step(_("Close the till, with its paper")) as step:
        guide.click(_("Close the till"))
        seeing.reached(_("Print a copy"))
        done = _closed(device)
        guide.picture("shift-closed")
        # The dirham first; the notes of others are in drawers of their own.
        dirham = done.body.differences[0]
        step.check(_("The difference and its reason are kept"), bool(dirham.reason))
        paper = device.read(paper_of, done.id)
        file = device.folders.papers / f"{safe_name(paper.file_name)}.png"
        step.check(_("The receipt is on paper: {file}").format(file=file.name), file.is_file())
        guide.press(Qt.Key.Key_Escape)
        seeing.wait_for(_("Everything was checked and is whole. A copy was kept: {file}")[:20])
        guide.picture("shift-page")


def _pay_for_tea(guide: Guide) -> None:
    with guide.step(_("Take cash out for an expense")) as step:
        guide.click(_("Till"))
        seeing.wait_for(_("The till is open"))
        guide.press(Qt.Key.Key_F7)
        guide.click(reason_words(CashReason.EXPENSE))
        guide.type("35")
        guide.picture("shift-pay-out")
        guide.click(_("Take out {amount}").format(amount=isolate(_money(_TEA, guide))))
        until(lambda: not seeing.is_seen(_("Why?")), _("Take cash out"))
        step.check(_("The till is still open"), seeing.is_seen(_("The till is open")))


def _closed(device: Device) -> Closed:
    """Return the closing once its paper is printed."""

    def is_printed() -> bool:
        done = device.read(last_closing, device.read(counter).till)
        jobs = [] if done is None else device.read(print_jobs_of, done.id)
        return bool(jobs) and all(job.state is PrintState.CONFIRMED for job in jobs)

    until(is_printed, _("Closings"))
    done = device.read(last_closing, device.read(counter).till)
    assert done is not None
    return done


def _money(minor: int, guide: Guide) -> str:
    return money_text(Money(minor, MAD), guide.language)
