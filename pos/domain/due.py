"""What has to be paid: the goods, stamp duty on the cash part, and cash rounded to coins there are.

Neither is ever revenue nor in the base of a tax; each is a line of its own on paper. Sources: CGI
art. 249-252 (stamp duty of 0.25 % on receipts for sums paid in cash); no Moroccan rule rounds
cash, so rounding is the seller's choice and off unless chosen.
"""

from dataclasses import dataclass
from typing import Final

from pos.domain.money import Money, divide, total, zero
from pos.domain.tender import Tender, TenderKind

# Coins in use: 10, 20, 50 centimes and 1 dirham (Bank Al-Maghrib, series of 2023).
ROUNDING_STEPS: Final = (0, 10, 20, 50, 100)

_STAMP_PER_TEN_THOUSAND: Final = 25


@dataclass(frozen=True, slots=True)
class DueRules:
    """How a seller asks for money.

    cash_step: minor units cash is rounded to, one of `ROUNDING_STEPS`; 0 does not round.
    charges_stamp_duty: stamp duty is added to what is paid in cash.
    """

    cash_step: int = 0
    charges_stamp_duty: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """What a sale asks for, once it is known how much of it is not cash.

    goods: the sum of the lines. stamp_duty: on the cash part. rounding: of the cash part, negative
    when the customer pays less.
    cash: what is to be paid in cash, or in full by one other tender when there is none in cash.
    """

    goods: Money
    stamp_duty: Money
    rounding: Money
    cash: Money

    @property
    def total(self) -> Money:
        """Everything the tenders have to pay."""
        return self.goods + self.stamp_duty + self.rounding


def due_for(goods: Money, others: tuple[Tender, ...], rules: DueRules, *, in_cash: bool) -> Due:
    """Work out what is due beside `others`, which are not cash.

    in_cash: the rest is paid in cash; otherwise nothing is rounded and no stamp is due. Money that
    goes back is never stamped.

    >>> due_for(Money(10_003, "MAD"), (), DueRules(cash_step=10), in_cash=True).cash.minor
    10000
    """
    nothing = zero(goods.currency)
    rest = goods - total([tender.paid for tender in others], goods.currency)
    if not in_cash or rest.is_zero:
        return Due(goods, nothing, nothing, rest)
    stamp = nothing
    if rules.charges_stamp_duty and rest > nothing:
        stamp = Money(_stamp_minor(rest.minor), goods.currency)
    asked = rounded(rest + stamp, rules.cash_step)
    return Due(goods, stamp, asked - rest - stamp, asked)


def due_of(goods: Money, tenders: tuple[Tender, ...], rules: DueRules) -> Due:
    """Work out what these tenders have to pay together."""
    others = tuple(tender for tender in tenders if tender.kind is not TenderKind.CASH)
    return due_for(goods, others, rules, in_cash=len(others) < len(tenders))


def goods_paid_in(cash: Money, rules: DueRules) -> Money:
    """Return the most goods that so much cash pays, what it leaves being paid otherwise.

    Never so much that stamp duty or rounding would ask for more cash than there is. Cash that is no
    sum of coins there are pays no more than the coins in it.

    >>> goods_paid_in(Money(10_000, "MAD"), DueRules(charges_stamp_duty=True)).minor
    9975
    """
    step = rules.cash_step or 1
    coins = cash.minor // step * step
    if not rules.charges_stamp_duty:
        return Money(coins, cash.currency)
    goods = coins * 10_000 // (10_000 + _STAMP_PER_TEN_THOUSAND) + 1
    while goods + _stamp_minor(goods) > coins:
        goods -= 1
    return Money(goods, cash.currency)


def rounded(amount: Money, step: int) -> Money:
    """Round to a multiple of `step` minor units, half away from zero; 0 leaves it as it is."""
    if step == 0:
        return amount
    return Money(divide(amount.minor, step) * step, amount.currency)


def _stamp_minor(minor: int) -> int:
    return divide(minor * _STAMP_PER_TEN_THOUSAND, 10_000)
