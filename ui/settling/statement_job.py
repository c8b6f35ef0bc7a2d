"""Statements and lists of transfers away from the screen: read part by part, written as files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pos.clock import local, system_clock
from pos.documents.account_statement import account_statement
from pos.documents.document import Document
from pos.domain.settlement import Choice, Payment
from pos.errors import PosError
from pos.i18n import active_language
from pos.i18n import gettext as _
from pos.printing.folder import safe_name, whole_file
from pos.services.goods_lists import list_facts
from pos.services.settlement_looking import StatementRows
from pos.services.spreadsheet import FileKind, write_table
from pos.services.statements import PART, statements_of, transfer_rows
from ui.operations import Operations
from ui.papers.paper_choices import PaperLook
from ui.papers.paper_job import Written, paper_folder, written
from ui.watch import Tell

_TRANSFERS: Final = "virements"


@dataclass(frozen=True, slots=True)
class StatementsWish:
    """Which statements, and how each maker is paid, by id; who is not in it is not said yet.

    is_copy: they were posted before, and are marked so.
    """

    choice: Choice
    statements: tuple[StatementRows, ...]
    payments: Mapping[str, Payment]
    look: PaperLook
    is_copy: bool = False


class NoTransfer(PosError):
    """Nobody of the settlement is paid by transfer."""


def make_account_statements(
    operations: Operations, papers: Path, wish: StatementsWish, tell: Tell
) -> Written:
    """Write the statements into one file; for a slow thread. Raises a `PosError`."""
    facts = operations.read_now(list_facts, system_clock())
    folder = operations.read_now(paper_folder, papers)
    languages, copy = wish.look.languages, wish.is_copy

    def documents() -> Iterator[Document]:
        for start in range(0, len(wish.statements), PART):
            part = wish.statements[start : start + PART]
            read = operations.read_now(statements_of, part, wish.choice, wish.payments)
            for number, statement in enumerate(read, start):
                tell(number, len(wish.statements))
                yield account_statement(statement, facts, languages, copy=copy)

    return written(documents(), folder, "releve", wish.look.sheet)


def make_transfers(operations: Operations, papers: Path, settlement: str) -> Written:
    """Write the list of transfers of a settlement; for a slow thread. Raises a `PosError`."""
    head, rows = operations.read_now(transfer_rows, settlement)
    if not rows:
        raise NoTransfer(_("Nobody is paid by transfer in this settlement."))
    folder = operations.read_now(paper_folder, papers)
    moment = local(system_clock())
    name = f"{safe_name(f'{_TRANSFERS}_{moment:%Y-%m-%d_%H-%M-%S}')}.csv"
    with whole_file(folder, name) as output:
        write_table(FileKind.CSV, output, head, rows, active_language())
    return Written(folder / name, pages=0)
