"""What came from a shop, checked piece by piece: nothing of it is trusted to be what it should."""

import re
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from html import unescape
from typing import Any, Final

from pos.channels.faults import Passing
from pos.channels.stock import LARGEST
from pos.clock import to_microseconds

_LONGEST_WORDS: Final = 200
_MARKUP: Final = re.compile(r"<[^>]{0,500}>")


def record(value: Any) -> dict[str, Any]:
    """Return a JSON object. Raises `Passing` for all else: the answer is not from the shop."""
    if not isinstance(value, dict):
        raise Passing("the answer is not the record that was asked for")
    return value


def records(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a JSON list, others left out. Raises `Passing` for all but a list."""
    if not isinstance(value, list):
        raise Passing("the answer is not the list that was asked for")
    return [one for one in value if isinstance(one, dict)]


def text(value: Any) -> str:
    """Return text or the digits of a whole number, "" for all else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def identity(value: Any) -> str:
    """Return an id above 0 in digits, "" for all else."""
    said = text(value)
    return said if said.isascii() and said.isdigit() and int(said[:20]) > 0 else ""


def amount(value: Any) -> Decimal | None:
    """Return an amount of money, None for what is not one."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    try:
        said = Decimal(value)
    except (InvalidOperation, ValueError):
        return None
    return said if said.is_finite() and abs(said) <= LARGEST else None


def moment(value: Any) -> int:
    """Return microseconds UTC of an ISO moment, taken as UTC without an offset; 0 for all else."""
    try:
        said = datetime.fromisoformat(value)
        return to_microseconds(said if said.tzinfo else said.replace(tzinfo=UTC))
    except (TypeError, ValueError, OverflowError):
        return 0


def plain(value: Any) -> str:
    """Return words for people on one line, without markup, cut to what a screen can show."""
    words = _MARKUP.sub(" ", unescape(_MARKUP.sub(" ", text(value)[:2000])))
    return " ".join(words.split())[:_LONGEST_WORDS]
