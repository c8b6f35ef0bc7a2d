"""Who stands at the till, and what each may do without asking the manager."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class PersonRole(StrEnum):
    """What a person is here for; NOBODY is the role of who has not said who they are."""

    NOBODY = "nobody"
    SELLER = "seller"
    HELPER = "helper"
    MANAGER = "manager"


class Act(StrEnum):
    """Something not everybody may do alone."""

    SELL = "sell"
    DISCOUNT = "discount"
    REFUND = "refund"
    PAY_OUT = "pay_out"
    CLOSE_SHIFT = "close_shift"
    VERIFY_SHIFT = "verify_shift"
    CHANGE_STOCK = "change_stock"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_PEOPLE = "manage_people"
    RECONCILE = "reconcile"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works at the till.

    id: the entry that created them; empty for the one person of a till without people.
    is_in_training: what they do is shown and never recorded.
    has_left: no longer offered; their name stays on what they did.
    """

    id: str
    name: str
    role: PersonRole = PersonRole.SELLER
    is_in_training: bool = False
    has_left: bool = False


# Until people are named, whoever stands at the till is its owner and may do everything.
OWNER: Final = Person("", "", PersonRole.MANAGER)

# Nobody: people are named here, and none of them has said who they are yet.
NOBODY: Final = Person("", "", PersonRole.NOBODY)

_MAY: Final = {
    PersonRole.NOBODY: frozenset[Act](),
    PersonRole.HELPER: frozenset({Act.SELL}),
    PersonRole.SELLER: frozenset(
        {Act.SELL, Act.DISCOUNT, Act.REFUND, Act.PAY_OUT, Act.CLOSE_SHIFT, Act.CHANGE_STOCK}
    ),
    PersonRole.MANAGER: frozenset(Act),
}


def may(person: Person, act: Act) -> bool:
    """Tell whether a person may do something without a manager."""
    return act in _MAY[person.role]
