"""The paper of an evening: the tills, what does not agree, what was answered, who signs."""

import pytest

from pos.documents.document import Table
from pos.documents.reconciliation import ReconciliationFacts, reconciliation
from pos.printing.paper import A4, ROLL_80_MM
from pos.printing.pdf import pdf
from tests.documents.evening import FOUND, TILLS
from tests.documents.lists import FACTS, rows


def tables(found: ReconciliationFacts) -> list[Table]:
    blocks = reconciliation(found, ("fr",)).blocks
    return [block for block in blocks if isinstance(block, Table)]


def test_it_says_who_reported_what_is_open_and_what_was_answered() -> None:
    tills, still_open, answered = tables(FOUND)

    assert rows(tills) == [
        ["Stand 24", "7K3", "Cette caisse"],
        ["Stand 25", "B", "23/11/2026 13:00"],
        ["Stand 26", "C", "Sans nouvelles"],
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
