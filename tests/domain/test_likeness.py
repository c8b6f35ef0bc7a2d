"""Fairs are compared by what a seller would compare them by."""

from dataclasses import replace

import pytest

from pos.domain.fair import Fair, FairKind, Reach
from pos.domain.likeness import Likeness, likeness
from pos.domain.names import Names

HERE = Fair(Names(fr="Salon"), city="Safi", kind=FairKind.SALON, reach=Reach.LOCAL)


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (replace(HERE, city="SAFI", kind=FairKind.MARKET, reach=Reach.NATIONAL), Likeness.CITY),
        (replace(HERE, city="Fès"), Likeness.KIND_AND_REACH),
        (replace(HERE, city="", reach=Reach.NATIONAL), Likeness.KIND),
        (replace(HERE, city="Fès", kind=FairKind.MARKET), Likeness.REACH),
        (replace(HERE, city="Fès", kind=FairKind.MARKET, reach=Reach.NATIONAL), Likeness.NONE),
    ],
)
def test_a_town_counts_for_more_than_a_kind_and_a_kind_for_more_than_a_reach(
    other: Fair, alike: Likeness
) -> None:
    assert likeness(HERE, other) is alike
    assert likeness(other, HERE) is alike


def test_two_towns_nobody_named_are_not_the_same_town() -> None:
    nowhere = replace(HERE, city="")

    assert likeness(nowhere, nowhere) is Likeness.KIND_AND_REACH
