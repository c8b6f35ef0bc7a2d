"""A maker's account: lines that are only ever added, and what they come to on a day.

Above zero the cooperative owes the maker, below zero the maker owes the cooperative.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from pos.domain.money import Money
from pos.domain.pricing import spread


class AccountKind(StrEnum):
    """What a line of an account is about."""

    SALE = "sale"
    REFUND = "refund"
    ADVANCE = "advance"
    RENT = "rent"
    MATERIALS = "materials"
    COST_SHARE = "cost_share"
    ADJUSTMENT = "adjustment"
    PAYOUT = "payout"


# What a person writes into an account, and what each takes off it. An adjustment goes either way.
ENTERED: Final = (
    AccountKind.ADVANCE,
    AccountKind.RENT,
    AccountKind.MATERIALS,
    AccountKind.ADJUSTMENT,
)


class PayoutKind(StrEnum):
    """How a maker is paid; LATER: nothing now, what is owed stands on the next statement."""

    CASH = "cash"
    TRANSFER = "transfer"
    CHEQUE = "cheque"
    LATER = "later"


class CostRule(StrEnum):
    """How the costs of a stand are shared out among its makers."""

    EQUAL = "equal"
    TURNOVER = "turnover"
    PIECES = "pieces"


def cost_shares(
    cost: Money, rule: CostRule, turnover: Sequence[int], pieces: Sequence[int]
) -> tuple[Money, ...]:
    """Share a cost out among makers, to the last centime, all shares positive.

    turnover: of each maker, minor units; pieces: sold, thousandths. Who sold nothing, or took back
    more than they sold, bears nothing under the last two rules; where nobody sold, all bear alike.
    """
    by_rule = {
        CostRule.EQUAL: [1] * len(turnover),
        CostRule.TURNOVER: [max(0, each) for each in turnover],
        CostRule.PIECES: [max(0, each) for each in pieces],
    }
    return spread(cost, by_rule[rule])
