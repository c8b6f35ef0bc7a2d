"""The work of an import away from the screen: reading, understanding, and being stopped."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pos.services.importing.columns import Matching
from pos.services.importing.drafts import Reading, Source
from pos.services.importing.reading import read_sheet
from pos.services.importing.recognise import read_products, recognise
from pos.services.importing.sheet import Sheet
from pos.services.importing.table import read_table


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file that was read. matching: of the columns of an own list, None for an export."""

    path: Path
    sheet: Sheet
    source: Source
    matching: Matching | None = None


def opened(path: Path) -> ListFile:
    """Read a file and find out whose export it is; raises a `PosError` in words."""
    sheet = read_sheet(path)
    return ListFile(path, sheet, recognise(sheet))


def understood(file: ListFile, language: str, on: date) -> Reading:
    """Turn the rows of a file into drafts of products."""
    if file.matching is not None:
        return read_table(file.sheet, file.matching, language)
    return read_products(file.sheet, language, on)
