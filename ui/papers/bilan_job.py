"""The summary that is handed on, away from the screen: a paper and a table file of one name."""

from dataclasses import dataclass, replace
from pathlib import Path

from pos.clock import system_clock
from pos.documents.bilan import Bilan, Part
from pos.documents.bilan_table import bilan_heads, bilan_rows
from pos.documents.fair_summary import fair_summary
from pos.i18n import language
from pos.printing.folder import whole_file
from pos.services.goods_lists import list_facts
from pos.services.spreadsheet import FileKind, write_table
from ui.operations import Operations
from ui.papers.paper_choices import PaperLook
from ui.papers.paper_job import Written, paper_folder, written
from ui.watch import Tell

_STEM = "bilan"


@dataclass(frozen=True, slots=True)
class BilanWish:
    """What is handed on. bilan: the very sums the screen shows. parts: those that are ticked."""

    bilan: Bilan
    parts: frozenset[Part]
    look: PaperLook


def make_bilan(operations: Operations, papers: Path, wish: BilanWish, tell: Tell) -> Written:
    """Write paper and table file; for a slow thread. Raises a `PosError`."""
    facts = operations.read_now(list_facts, system_clock())
    folder = operations.read_now(paper_folder, papers)
    languages = wish.look.languages
    document = fair_summary(wish.bilan, facts, languages, wish.parts)
    done = written([document], folder, _STEM, wish.look.sheet, tell)
    name = done.file.with_suffix(".csv").name
    with whole_file(folder, name) as output, language(languages[0]):
        rows = bilan_rows(wish.bilan, wish.parts)
        write_table(FileKind.CSV, output, bilan_heads(), rows, languages[0])
    return replace(done, beside=folder / name)
