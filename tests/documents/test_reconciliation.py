"""The paper of an evening: the tills, what does not agree, what was answered, who signs."""

import pytest

from pos.documents.document import Table
from pos.documents.reconciliation import ReconciledTill, ReconciliationFacts, reconciliation
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
from pos.printing.paper import A4, ROLL_80_MM
from pos.printing.pdf import pdf
from tests.documents.lists import FACTS, rows
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


def tables(found: ReconciliationFacts) -> list[Table]:
    blocks = reconciliation(found, ("fr",)).blocks
    return [block for block in blocks if isinstance(block, Table)]


def test_it_says_who_reported_what_is_open_and_what_was_answered() -> None:
    tills, still_open, answered = tables(FOUND)

    assert rows(tills) == [
        ["Stand 24", "7K3", "Cette caisse"],
        ["Stand 25", "B", "23/11/2026 13:00"],
        ["Stand 26", "C", "Pas encore rendu compte"],
    ]
    ((what, numbers, who),) = rows(still_open)
    assert (what, numbers) == ("Zarbia", "Il y en avait 1, et 2 ont été vendus.")
    assert "Khadija" in who
    assert "ticket B-000001" in who
    ((_what, answer, by),) = rows(answered)
    assert answer == "Juste ainsi · monnaie rendue en trop"
    assert "Khadija" in by


def test_an_evening_on_which_everything_agrees_says_so() -> None:
    calm = ReconciliationFacts(FACTS, TILLS[:1], (), ())

    document = reconciliation(calm, ("fr",))

    assert "Tout concorde" in str(document.blocks)
    assert "Rien n’a encore été réglé" in str(document.blocks)


@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("ar", "fr")])
@pytest.mark.parametrize("sheet", [A4, ROLL_80_MM], ids=["a4", "roll"])
def test_it_is_printed_in_either_direction_on_either_paper(
    languages: tuple[str, ...], sheet: object
) -> None:
    written = pdf(reconciliation(FOUND, languages), sheet)  # type: ignore[arg-type]

    assert written.startswith(b"%PDF")
