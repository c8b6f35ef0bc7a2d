"""A list of stock as a file of a spreadsheet, away from the screen; it can be stopped."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pos.clock import local, system_clock
from pos.i18n import active_language
from pos.printing.folder import safe_name, whole_file
from pos.services.spreadsheet import Cell, FileKind, write_table
from pos.services.stock_export import (
    PART,
    ExportPlaces,
    export_headers,
    export_places,
    export_rows,
)
from ui.operations import Operations
from ui.papers.paper_job import Written, paper_folder
from ui.watch import Tell

_STEM: Final = "stock"


@dataclass(frozen=True, slots=True)
class TableWish:
    """Which file of which goods. keys: of the products, in order.

    file: where the person said; None for the usual folder of papers.
    """

    kind: FileKind
    keys: tuple[int, ...]
    file: Path | None = None


def make_table(operations: Operations, papers: Path, wish: TableWish, tell: Tell) -> Written:
    """Write the table; for a slow thread. papers: the usual folder. Raises a `PosError`."""
    where = operations.read_now(export_places)
    if wish.file is None:
        folder = operations.read_now(paper_folder, papers)
        moment = local(system_clock())
        name = f"{safe_name(f'{_STEM}_{moment:%Y-%m-%d_%H-%M-%S}')}.{wish.kind.value}"
    else:
        folder, name = wish.file.parent, wish.file.name
    headers, rows = export_headers(where), _rows(operations, where, wish, tell)
    with whole_file(folder, name) as output:
        write_table(wish.kind, output, headers, rows, active_language())
    return Written(folder / name, pages=0)


def _rows(
    operations: Operations, where: ExportPlaces, wish: TableWish, tell: Tell
) -> Iterator[list[Cell]]:
    """Read the rows part by part, so that a sale can pass in between."""
    for start in range(0, len(wish.keys), PART):
        part = wish.keys[start : start + PART]
        yield from operations.read_now(export_rows, part, where)
        tell(start + len(part), len(wish.keys))
