"""Fixtures on disk, read as the program reads them, in English."""

from datetime import date
from pathlib import Path
from typing import Final

from pos.services.importing.drafts import ProductDraft, Reading
from pos.services.importing.reading import read_sheet
from pos.services.importing.recognise import read_products

DATA: Final = Path(__file__).parents[2] / "data" / "imports"
DAY: Final = date(2026, 11, 23)


def reading_of(name: str, language: str = "fr", on: date = DAY) -> Reading:
    """Read one fixture as the export it is."""
    return read_products(read_sheet(DATA / name), language, on)


def by_variant(reading: Reading) -> dict[str, ProductDraft]:
    """Return the drafts by name and variant."""
    return {f"{d.names.within('fr')} {d.variant}".strip(): d for d in reading.drafts}


def reasons(reading: Reading) -> dict[int, str]:
    """Return why rows were refused, by line."""
    return {refused.line: as_read(refused.reason) for refused in reading.refused}


def remarks(reading: Reading, line: int) -> list[str]:
    """Return what is said about a line."""
    return [as_read(remark.reason) for remark in reading.remarks if remark.line == line]


def as_read(sentence: str) -> str:
    """Return a sentence without the marks that keep what it quotes in its own direction."""
    return "".join(c for c in sentence if c not in "\u2066\u2068\u2069")
