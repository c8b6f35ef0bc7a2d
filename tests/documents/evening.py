"""An evening that does not agree, as the paper of it shows."""

from pos.documents.reconciliation import ReconciledTill, ReconciliationFacts
from pos.domain.discrepancy import (
    Answer,
    Answered,
    Discrepancy,
    DiscrepancyKind,
    Measured,
    Witness,
)
from pos.domain.names import Names
from pos.domain.quantity import Unit
from tests.documents.lists import FACTS
from tests.factories import NOON

RUG = Names(fr="Zarbia", ar="زربية")
TWICE = Discrepancy(
    kind=DiscrepancyKind.SOLD_TWICE,
    subject="7K3Q2M-4",
    part="",
    facts=("7K3Q2M-7", "B2B2B2-3"),
    names=RUG,
    expected=1000,
    found=2000,
    measured=Measured.GOODS,
    witnesses=(
        Witness(NOON, "Stand 24", "Khadija", Names(fr="Salon"), "7K3Q2M-7", "7K3-000001", 1000),
        Witness(NOON, "Stand 25", sale="B2B2B2-3", receipt="B-000001", number=1000),
    ),
)
CASH = Answered(
    DiscrepancyKind.CASH_DIFFERS,
    Names(),
    Answer.SEEN,
    "monnaie rendue en trop",
    NOON,
    "Khadija",
    "Stand 24",
    50_000,
    48_000,
    Measured.MONEY,
    Unit.PIECE,
    "Z-7K3-0001",
)
TILLS = (
    ReconciledTill("Stand 24", "7K3", NOON, is_own=True),
    ReconciledTill("Stand 25", "B", NOON),
    ReconciledTill("Stand 26", "C", 0),
)
FOUND = ReconciliationFacts(FACTS, TILLS, (TWICE,), (CASH,))
