"""What the fair came to: the same on the screen, on the paper and in the table file."""

import csv
from io import StringIO
from pathlib import Path

from PySide6.QtCore import Qt

from pos.documents.fair_words import part_text
from pos.domain.fair_result import FairResult
from pos.domain.formatting import money_text
from pos.domain.money import MAD, Money
from pos.domain.stock import DifferenceReason
from pos.i18n import gettext as _
from pos.services.fair_result import fair_result
from tour import seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.fair_counting import open_fair
from tour.scenes.fair_goods import RESULT, SLIPPERS, STOLEN, TURNOVER, fair_held
from ui.pages.fairs.reading import Step

_TURNOVER = Money(TURNOVER, MAD)


def check_result(guide: Guide, device: Device) -> None:
    """Look at the result on the page of fairs, then at all of it on the page of reports."""
    with guide.step(_("Look at the result: every piece is accounted for")) as step:
        open_fair(guide, device, Step.RESULT)
        seeing.reached(_("The whole result"))
        guide.picture("fair-result")
        result = _result(device)
        step.check(_("Packed is sold, given, broken, back and missing"), result.tally == RESULT)
        step.check(_("Two missing pieces are explained as stolen"), _is_theft_found(result))
        step.check(_("Nothing is left unexplained"), not any(x.unexplained for x in result.goods))
    with guide.step(_("Open the whole result in the reports")) as step:
        guide.click(_("The whole result"))
        seeing.wait_for(_("Turnover"))
        turnover = money_text(_TURNOVER, guide.language)
        seeing.wait_for(turnover)
        guide.picture("fair-report")
        step.check(_("The turnover is that of both tills"), _result(device).sums.net == _TURNOVER)
        step.check(_("The screen says so"), seeing.is_seen(turnover))
        step.check(_("The table counts what is missing"), _missing_on_screen() == str(STOLEN))


def hand_on_result(guide: Guide, device: Device) -> None:
    """Write the summary for ourselves, and compare its table file with the screen."""
    before = set(device.folders.papers.iterdir())
    with guide.step(_("Write the summary of the fair, and compare the numbers")) as step:
        guide.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        guide.click(_("For ourselves"))
        guide.picture("fair-summary")
        turnover = money_text(_TURNOVER, guide.language)
        step.check(_("The paper will say the same turnover"), seeing.is_seen(turnover))
        guide.click(_("Make the paper"))
        seeing.reached(_("Open the paper"))
        files = {file.suffix: file for file in set(device.folders.papers.iterdir()) - before}
        step.check(_("There is a paper and a table file"), set(files) == {".pdf", ".csv"})
        written = _written(files[".csv"])
        told = written["turnover"].replace(",", ".")
        step.check(_("The table file says the same turnover"), told == "610.00")
        step.check(_("It says the same pieces sold"), written["goods_sold"] == "5")
        step.check(_("It says the same pieces missing"), written["goods_missing"] == str(STOLEN))
        guide.press(Qt.Key.Key_Escape)


def _result(device: Device) -> FairResult:
    return device.read(fair_result, fair_held(device).id)


def _is_theft_found(result: FairResult) -> bool:
    (slippers,) = [each for each in result.goods if each.names == SLIPPERS.names]
    explained = [(part.reason, part.quantity) for part in slippers.explained]
    return explained == [(DifferenceReason.STOLEN, STOLEN * 1000)]


def _missing_on_screen() -> str:
    """Return the sum under the missing pieces in the table of what became of the goods."""
    heads, *_rows, sums = seeing.table(_("What became of the goods"))
    return sums[heads.index(part_text("missing"))]


def _written(file: Path) -> dict[str, str]:
    """Return the facts of a table file by their keys."""
    text = file.read_text("utf-8-sig")
    # A table for English has commas, as spreadsheets of that language expect.
    rows = csv.reader(StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    return {row[0]: row[3] for row in rows if not row[2]}
