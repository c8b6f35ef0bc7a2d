"""Collects what the rows of one file give, and settles what only the whole file can tell.

Every row of data ends up in one place: in the lines of a draft, or among the refused.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from pos.domain.barcode import GTIN_LENGTHS, is_gtin, normal_code
from pos.domain.formatting import isolate
from pos.domain.names import Names
from pos.domain.text import LONGEST_NAME, LONGEST_TEXT, clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.importing.drafts import (
    ProductDraft,
    Reading,
    Refused,
    Remark,
    Source,
    known_by,
)
from pos.services.importing.sheet import Sheet

T = TypeVar("T")


class Gathering:
    """What has been read so far of one file."""

    def __init__(self, source: Source, sheet: Sheet) -> None:
        self._source = source
        self._drafts: list[ProductDraft] = []
        self._refused = list(sheet.broken)
        self._remarks: list[Remark] = []
        self._origins: dict[str, int] = {}
        self._codes: dict[str, tuple[str, int]] = {}

    def refuse(self, line: int, reason: str, *cells: str) -> None:
        """Leave a row outside; its `cells` are how the person will know it."""
        refused = Refused(line, known_by(cells), reason)
        if refused not in self._refused[-1:]:
            self._refused.append(refused)

    def note(self, line: int, reason: str) -> None:
        """Say something about a row that comes in."""
        self._remarks.append(Remark(line, reason))

    def kept(self, line: int, column: str, text: str, read: Callable[[str], T]) -> T | None:
        """Read one cell; an empty one is None, and so is one not accepted, with a remark."""
        if not text:
            return None
        try:
            return read(text)
        except FieldNotAccepted as fault:
            self.note(line, _("{column}: {fault}").format(column=isolate(column), fault=fault))
            return None

    def add(self, draft: ProductDraft, spare_lines: Sequence[int] = ()) -> bool:
        """Take a draft in and return True, unless the file already gave it.

        spare_lines: rows without a product of their own, such as further pictures.
        A code the file gave to another product is left out, with a remark.
        """
        line, origin = draft.lines[0], _key(draft.origin)
        if origin in self._origins:
            message = _("The same product is already on line {line} of this file.")
            what = draft.names.within("fr")
            self.refuse(line, message.format(line=self._origins[origin]), what)
            return False
        self._origins[origin] = line
        kept = replace(
            draft,
            lines=(*draft.lines, *spare_lines),
            origin=origin,
            model=_key(draft.model),
            # A price of zero is one nobody typed: selling for nothing is never meant.
            price=draft.price or None,
            sku=self._own_code(line, origin, draft.sku),
            barcode=self._own_code(line, origin, draft.barcode),
        )
        self._warn_of(kept)
        self._drafts.append(kept)
        return True

    def reading(self, currency: str | None = None) -> Reading:
        """Return everything, in the order of the file."""
        return Reading(
            self._source,
            tuple(self._drafts),
            tuple(sorted(self._refused, key=lambda refused: refused.line)),
            tuple(sorted(self._remarks, key=lambda remark: remark.line)),
            currency,
        )

    def _own_code(self, line: int, origin: str, code: str) -> str:
        if not code:
            return ""
        first_origin, first = self._codes.setdefault(normal_code(code), (origin, line))
        if first_origin == origin:
            return code
        message = _("The code {code} is already on line {line}. This product comes in without it.")
        self.note(line, message.format(code=isolate(code), line=first))
        return ""

    def _warn_of(self, draft: ProductDraft) -> None:
        line = draft.lines[0]
        if draft.price is None:
            self.note(line, _("This product has no price. It will be asked at each sale."))
        code = draft.barcode
        if code.isdecimal() and len(code) in GTIN_LENGTHS and not is_gtin(code):
            message = _(
                "The check digit of the barcode {code} is wrong. Compare it with the label."
            )
            self.note(line, message.format(code=isolate(code)))


def _key(text: str) -> str:
    """Tidy an origin or a model; a very long one is told apart by the SHA-256 of its whole."""
    key = clean_name(text, LONGEST_TEXT)
    if len(key) <= LONGEST_NAME:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()
    return f"{key[: LONGEST_NAME - 17]}~{digest[:16]}"


def names_from(text: str, language: str) -> Names:
    """Name a product in the language of its list, or in Arabic when its letters are.

    Raises a `FieldNotAccepted` when there is no name, or one that cannot be kept.
    """
    name = clean_name(text)
    if not name:
        raise FieldNotAccepted(_("This product has no name."))
    arabic = sum("\u0600" <= c <= "\u06ff" for c in name)
    code = "ar" if arabic * 2 > sum(c.isalpha() for c in name) else language
    return Names(**{code: name})
