"""What a scan means here: goods, goods with a weight or a price on their label, or a receipt.

Codes are compared whole. A scan that means nothing says why, so that it can be shown: no scan is
ever lost without a word.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from sqlalchemy import Connection

from pos.domain.measured_code import MeasuredLabel, split
from pos.domain.sale_words import receipt_number
from pos.domain.scan_reading import Reading, is_misread, likeliest, readings
from pos.domain.scanner import ScannerSettings
from pos.domain.scanning import Scan
from pos.services.products import ProductRow, products_by_code
from pos.services.sales import SaleRow, is_known_series, sale_by_receipt
from pos.services.scanner import scanner_settings
from pos.services.shop import counter


@dataclass(frozen=True, slots=True)
class Goods:
    """Products with exactly this code; two may share one.

    label: what stands on it beside the item, None on an ordinary one.
    """

    reading: Reading
    rows: tuple[ProductRow, ...]
    label: MeasuredLabel | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A sale by the number printed on its receipt."""

    reading: Reading
    sale: SaleRow


class Why(StrEnum):
    """Why a scan means nothing. NOT_CLEAN: its check digit is wrong, so a digit was misread."""

    UNKNOWN = "unknown"
    NOT_CLEAN = "not_clean"
    SHORT = "short"
    NO_RECEIPT = "no_receipt"


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing here has this code. beeps: the seller wants to hear that."""

    reading: Reading
    why: Why
    beeps: bool


Meaning: TypeAlias = Goods | Receipt | Nothing


def meaning(connection: Connection, scan: Scan) -> Meaning:
    """Look up every reading of a scan: as goods, then as a label of ours, then as a receipt."""
    place = counter(connection).here.id
    # As it came first: nearly every scan is known so, and need not wait for the settings.
    if goods := _known(connection, readings(scan), place):
        return goods
    settings = scanner_settings(connection)
    found = readings(scan, settings.prefix, settings.suffix)
    if goods := _known(connection, found, place):
        return goods
    for reading in found:
        if goods := _measured(connection, reading, settings, place):
            return goods
    for reading in found:
        if sale := sale_by_receipt(connection, reading.code):
            return Receipt(reading, sale)
    shown = likeliest(found)
    return Nothing(shown, _why(connection, shown.code, scan), settings.beeps)


def _known(connection: Connection, found: tuple[Reading, ...], place: str) -> Goods | None:
    for reading in found:
        if rows := products_by_code(connection, reading.code, place):
            return Goods(reading, tuple(rows))
    return None


def _measured(
    connection: Connection, reading: Reading, settings: ScannerSettings, place: str
) -> Goods | None:
    for pattern in settings.patterns:
        label = split(reading.code, pattern)
        for item in label.items if label else ():
            if rows := products_by_code(connection, item, place):
                return Goods(reading, tuple(rows), label)
    return None


def _why(connection: Connection, code: str, scan: Scan) -> Why:
    if scan.is_short:
        return Why.SHORT
    if is_misread(code):
        return Why.NOT_CLEAN
    # A code of one's own may look like the number of a receipt: the till must be a known one.
    receipt = receipt_number(code)
    is_receipt = receipt is not None and is_known_series(connection, receipt[0])
    return Why.NO_RECEIPT if is_receipt else Why.UNKNOWN
