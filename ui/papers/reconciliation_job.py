"""The paper of an evening, made away from the screen."""

from pathlib import Path

from pos.clock import system_clock
from pos.documents.reconciliation import ReconciledTill, ReconciliationFacts, reconciliation
from pos.services.discrepancies.every import answered, open_discrepancies
from pos.services.goods_lists import list_facts
from pos.services.till import Connection
from pos.services.tills import known_tills
from ui.operations import Operations
from ui.papers.paper_choices import PaperLook
from ui.papers.paper_job import Written, paper_folder, written
from ui.watch import Tell

_STEM = "pointage"


def make_reconciliation(
    operations: Operations, papers: Path, look: PaperLook, tell: Tell
) -> Written:
    """Write the paper; for a slow thread. papers: the usual folder. Raises a `PosError`."""
    facts = operations.read_now(reconciliation_facts, system_clock())
    folder = operations.read_now(paper_folder, papers)
    return written([reconciliation(facts, look.languages)], folder, _STEM, look.sheet, tell)


def reconciliation_facts(connection: Connection, now: int) -> ReconciliationFacts:
    """Read what stands on the paper. now: microseconds UTC."""
    tills = tuple(
        ReconciledTill(till.label or till.till, till.series, till.known_until, till.is_own)
        for till in known_tills(connection)
        if till.revoked_from is None
    )
    found = open_discrepancies(connection, now)
    return ReconciliationFacts(list_facts(connection, now), tills, found.rows, answered(connection))
