"""How alike two fairs are: what sold at one is worth packing for the other."""

from enum import IntEnum

from pos.domain.fair import Fair


class Likeness(IntEnum):
    """What two fairs have in common, the most telling last."""

    NONE = 0
    REACH = 1
    KIND = 2
    KIND_AND_REACH = 3
    CITY = 4


def likeness(one: Fair, other: Fair) -> Likeness:
    """Say what two fairs have in common; a town counts for more than a kind of gathering."""
    if one.city and one.city.casefold() == other.city.casefold():
        return Likeness.CITY
    same_kind, same_reach = one.kind is other.kind, one.reach is other.reach
    if same_kind and same_reach:
        return Likeness.KIND_AND_REACH
    if same_kind:
        return Likeness.KIND
    return Likeness.REACH if same_reach else Likeness.NONE
