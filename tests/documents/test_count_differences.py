"""The paper of a count: what was expected, what was found, what it is worth, what explains it."""

import pytest

from pos.documents.count_differences import DifferenceLine, DifferencesFacts, count_differences
from pos.domain.names import Names
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.stock import DifferenceReason
from pos.printing.paper import A4, ROLL_80_MM
from pos.printing.pdf import pdf
from tests.documents.lists import FACTS, heads, rows, table_of, totals
from tests.factories import NOON, dh

PLATE = DifferenceLine(
    sku="PLAT-1",
    names=Names(fr="Plat", ar="طبق"),
    variant="bleu",
    expected=pieces(5),
    counted=pieces(3),
    worth=dh("-301"),
    reason=DifferenceReason.STOLEN,
    note="vu par le voisin",
)
CLOTH = DifferenceLine(
    sku="",
    names=Names(fr="Tissu", ar="ثوب"),
    variant="",
    expected=None,
    counted=Quantity(2500, Unit.METRE),
    worth=dh("225.50"),
    reason=DifferenceReason.NONE,
    note="",
)


def counted(*lines: DifferenceLine) -> DifferencesFacts:
    return DifferencesFacts(FACTS, NOON, lines)


def test_each_difference_says_what_it_is_worth_and_what_explains_it() -> None:
    table = table_of(count_differences(counted(PLATE, CLOTH), ("fr",)))

    assert heads(table) == [
        "Référence", "Produit", "Attendu", "Compté", "Écart", "Valeur (DH)", "Ce qui l’explique",
    ]  # fmt: skip
    assert rows(table) == [
        ["PLAT-1", "Plat, bleu", "5", "3", "-2", "-301,00", "Volé · vu par le voisin"],
        ["", "Tissu", "", "2,5 m", "2,5 m", "225,50", "Sans explication"],
    ]
    assert totals(table)[5] == "-75,50"


@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("ar", "fr")])
@pytest.mark.parametrize("sheet", [A4, ROLL_80_MM], ids=["a4", "roll"])
def test_it_is_printed_in_either_direction_on_either_paper(
    languages: tuple[str, ...], sheet: object
) -> None:
    written = pdf(count_differences(counted(PLATE, CLOTH), languages), sheet)  # type: ignore[arg-type]

    assert written.startswith(b"%PDF")


def test_a_count_without_a_difference_says_so() -> None:
    document = count_differences(counted(), ("fr",))

    assert "Tout est comme prévu" in str(document.blocks)
