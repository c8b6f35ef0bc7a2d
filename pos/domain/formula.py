"""Texts that a spreadsheet would take for a formula, made harmless (OWASP, CSV injection)."""

from typing import Final

from pos.domain.text import INVISIBLE

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; an import takes the mark away."""
    shown = text.translate(INVISIBLE)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
