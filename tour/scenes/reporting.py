"""What the day brought: the page of reports, and the summary as paper and as table file."""

from PySide6.QtCore import Qt

from pos.clock import local, system_clock
from pos.domain.formatting import money_text
from pos.domain.sale_words import Days
from pos.i18n import gettext as _
from pos.services.fair_sums import fair_sums
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.waiting import until


def report_the_day(guide: Guide, device: Device) -> None:
    """Look at the day by hour and by maker, and write its summary."""
    with guide.step(_("Look at what the day brought")) as step:
        guide.click(_("Reports"))
        seeing.wait_for(_("Sales by hour"))
        today = local(system_clock()).date()
        sums = device.read(fair_sums, Days(today, today))
        turnover = money_text(sums.net, guide.language)
        seeing.wait_for(turnover)
        guide.picture("reports")
        step.check(
            _("The turnover is that of the sales: {amount}").format(amount=turnover),
            seeing.is_seen(turnover),
        )
    with guide.step(_("Write the summary to hand on")) as step:
        guide.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        seeing.reached(_("Make the paper"))
        guide.picture("reports-summary")
        guide.click(_("Make the paper"))
        seeing.reached(_("Open the paper"))
        papers = device.folders.papers
        until(lambda: bool(list(papers.glob("bilan_*.csv"))), _("Summary"))
        files = {file.suffix for file in papers.glob("bilan_*")}
        step.check(_("There is a paper and a table file"), files == {".pdf", ".csv"})
        guide.press(Qt.Key.Key_Escape)
