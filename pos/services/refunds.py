"""Giving money back: a sale of its own that takes another back, in parts or whole."""

from pos.domain.basket import BasketLine, Words
from pos.domain.tender import Tender
from pos.services.selling import SoldSale, check_out
from pos.store.unit_of_work import UnitOfWork

__all__ = ["refund"]


def refund(
    work: UnitOfWork,
    lines: tuple[BasketLine, ...],
    tenders: tuple[Tender, ...],
    words: Words,
) -> SoldSale:
    """Take goods back for money, beside whatever is being rung up; raises as `check_out` does."""
    return check_out(work, lines, tenders, words, keeps_basket=True)
