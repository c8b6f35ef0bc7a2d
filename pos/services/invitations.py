"""Inviting a till: its label, the series of its receipts, and letting one in that asked first."""

import re
from typing import Final

from sqlalchemy import Connection

from pos.changed import Changed
from pos.domain.person import Act
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.journal.identity import till_name
from pos.services.people import require
from pos.services.tills import Applicant, admit_till, known_tills
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_INVITED: Final = "invited"
_LONGEST_LABEL: Final = 40
_SERIES: Final = re.compile(r"[A-Z0-9]{1,6}")


class SeriesNotAccepted(FieldNotAccepted):
    """The series cannot be printed, or another till has it."""


class TillKnown(PosError):
    """The till that asks is in the cooperative already."""


def note_invited(work: UnitOfWork, label: str, series: str) -> tuple[str, str]:
    """Set a label and a series aside for a till that is about to join; returns both, tidied.

    Raises `SeriesNotAccepted` when another till has that series, or `NotAllowed`.
    """
    require(work, Act.CHANGE_SETTINGS)
    kept = _series(series, {t.series for t in known_tills(work.connection)})
    named = clean_name(label, _LONGEST_LABEL)
    if not named:
        raise FieldNotAccepted(_("Type a name."))
    invited = _invited(work.connection)
    save_device(work.connection, _INVITED, [*invited, kept])
    work.note_changed(Changed.TILLS)
    return named, kept


def note_answered(work: UnitOfWork, label: str, series: str, public_key: bytes) -> tuple[str, str]:
    """Name a till that asked to join, and let it in; returns label and series, tidied.

    Raises as `note_invited`; `TillKnown` for one that is in already.
    """
    till = till_name(public_key)
    if any(known.till == till for known in known_tills(work.connection)):
        raise TillKnown(_("This till was let in already. Write it everything again instead."))
    named, kept = note_invited(work, label, series)
    admit_till(work, Applicant(till, public_key.hex(), named, kept))
    return named, kept


def next_series(connection: Connection) -> str:
    """Propose a series for the receipts of the next till: B, C, D ... then K27."""
    taken = {till.series for till in known_tills(connection)} | set(_invited(connection))
    letters = (chr(code) for code in range(ord("B"), ord("Z") + 1))
    numbers = (f"K{number}" for number in range(27, 100_000))
    return next(s for s in (*letters, *numbers) if s not in taken)


def _series(typed: str, taken: set[str]) -> str:
    series = clean_name(typed).upper()
    if not _SERIES.fullmatch(series):
        message = _("Type one to six letters and digits, such as B or F24.")
        raise SeriesNotAccepted(message)
    if series in taken:
        raise SeriesNotAccepted(_("Another till numbers its receipts so. Choose another series."))
    return series


def _invited(connection: Connection) -> list[str]:
    return saved_device(connection, _INVITED, list[str]) or []
