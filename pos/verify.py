"""`main.py verify [FILE]`: is a sales file whole and unchanged? It looks, and changes nothing."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pos.errors import PosError
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.journal.verification import Verdict
from pos.store import schema
from pos.store.checks import Finding, FullCheck, full_check
from pos.store.faults import FileDamaged
from pos.store.file import version_of
from pos.store.looking import look_into

GOOD: Final = 0
FAULTY: Final = 1
UNREADABLE: Final = 2


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file.

    version: of its tables, when an older program wrote them; None when they were compared.
    """

    check: FullCheck
    version: int | None

    @property
    def is_good(self) -> bool:
        """True when nothing is wrong."""
        return not self.check.findings

    def lines(self) -> list[str]:
        """Say it in sentences, one a line."""
        lines = [_till_line(verdict) for verdict in self.check.verdicts]
        if self.version is not None:
            lines.append(_("An older version wrote this file: its tables were not compared."))
        if self.check.unknown:
            lines.append(_unknown_line(self.check.unknown))
        lines += [finding.sentence for finding in self.check.findings]
        return [*lines, _("All is well.")] if self.is_good else lines


def verify_file(path: Path) -> int:
    """Print what is found; returns 0 when all is well, 1 for a fault, 2 for what cannot be read."""
    try:
        report = examined(path)
    except PosError as error:
        sys.stdout.write(f"{error}\n")
        return UNREADABLE
    sys.stdout.write("\n".join(report.lines()) + "\n")
    return GOOD if report.is_good else FAULTY


def examined(path: Path) -> Report:
    """Look at the whole of a file; raises a `PosError` when it cannot be read at all."""
    with look_into(path) as connection:
        version = version_of(connection.connection.dbapi_connection)
        is_older = version < schema.VERSION
        try:
            check = full_check(connection, with_tables=not is_older)
        except FileDamaged as error:
            check = FullCheck((), 0, (Finding("damaged", str(error)),))
    return Report(check, version if is_older else None)


def _till_line(verdict: Verdict) -> str:
    message = ngettext(
        "Till {till}: {count} good entry, last hash {hash}",
        "Till {till}: {count} good entries, last hash {hash}",
        verdict.entries,
    )
    return message.format(till=verdict.till, count=verdict.entries, hash=verdict.last_hash.hex())


def _unknown_line(count: int) -> str:
    message = ngettext(
        "{count} entry was written by a newer version; it is kept and shown nowhere.",
        "{count} entries were written by a newer version; they are kept and shown nowhere.",
        count,
    )
    return message.format(count=count)
