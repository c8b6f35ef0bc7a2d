"""The papers of what was sold, away from the screen: read day by day, written maker by maker."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pos.clock import system_clock
from pos.documents.bilan import Bilan
from pos.documents.document import Document
from pos.documents.fair_summary import fair_summary
from pos.documents.maker_statement import MakerLine, MakerSales, maker_statement
from pos.domain.names import Names
from pos.domain.product import Maker
from pos.domain.sale_words import Days
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from pos.services.fair_sums import fair_sums
from pos.services.goods_lists import list_facts
from pos.services.maker_sales import days_of, lines_of_day
from ui.operations import Operations
from ui.papers.paper_choices import PaperLook
from ui.papers.paper_job import Written, paper_folder, written
from ui.watch import Tell


@dataclass(frozen=True, slots=True)
class StatementWish:
    """Statements of which makers. maker: id, empty for all. share: percent for the stand."""

    days: Days
    look: PaperLook
    maker: str = ""
    share: Decimal | None = None


class NothingSold(PosError):
    """No sale lies in the days asked for."""


def make_statements(
    operations: Operations, papers: Path, wish: StatementWish, tell: Tell
) -> Written:
    """Write the statements into one file; for a slow thread. Raises a `PosError`."""
    lines = _lines(operations, wish, tell)
    whose = _whose(operations.read_now(makers), lines, wish.maker)
    if not whose:
        raise NothingSold(_("Nothing was sold in these days. Choose others."))
    facts = operations.read_now(list_facts, system_clock())
    folder = operations.read_now(paper_folder, papers)

    def documents() -> Iterator[Document]:
        for number, maker in enumerate(whose):
            tell(number, len(whose))
            sales = MakerSales(maker.names, maker.phone, tuple(lines.get(maker.id, ())))
            yield maker_statement(sales, wish.days, facts, wish.look.languages, share=wish.share)

    return written(documents(), folder, "releve", wish.look.sheet)


@dataclass(frozen=True, slots=True)
class SummaryWish:
    """The summary of which days."""

    days: Days
    look: PaperLook


def make_summary(operations: Operations, papers: Path, wish: SummaryWish, tell: Tell) -> Written:
    """Write the summary; for a slow thread. Raises a `PosError`."""
    sums = operations.read_now(fair_sums, wish.days)
    if not sums.days:
        raise NothingSold(_("Nothing was sold in these days. Choose others."))
    facts = operations.read_now(list_facts, system_clock())
    folder = operations.read_now(paper_folder, papers)
    document = fair_summary(Bilan(sums, wish.days), facts, wish.look.languages)
    return written([document], folder, "bilan", wish.look.sheet, tell)


def _lines(operations: Operations, wish: StatementWish, tell: Tell) -> dict[str, list[MakerLine]]:
    """Read the days one by one, so that a sale can pass between two."""
    lines = defaultdict[str, list[MakerLine]](list)
    days = days_of(wish.days)
    for number, day in enumerate(days, 1):
        for maker, sold in operations.read_now(lines_of_day, day).items():
            if wish.maker in {"", maker}:
                lines[maker] += sold
        tell(number, len(days))
    return lines


def _whose(known: list[Maker], lines: dict[str, list[MakerLine]], wanted: str) -> list[Maker]:
    """Return who gets a statement: the one asked for, or all of whose work something was sold."""
    if wanted:
        return [maker for maker in known if maker.id == wanted]
    nobody = Maker("", Names())
    return [maker for maker in (*known, nobody) if maker.id in lines]
