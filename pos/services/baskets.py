"""The basket in hand, kept at every change so that a power cut loses no line."""

from sqlalchemy import Connection

from pos.changed import Changed
from pos.domain.basket import NO_WORDS, BasketLine, Words
from pos.store import work_in_hand
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import SavedBasket

__all__ = ["SavedBasket", "open_basket", "save_basket"]


def save_basket(work: UnitOfWork, lines: tuple[BasketLine, ...], words: Words = NO_WORDS) -> None:
    """Keep the open basket as it is now."""
    basket = SavedBasket(lines, words)
    work_in_hand.save_basket(work.connection, work_in_hand.OPEN_BASKET, basket, work.now)
    work.note_changed(Changed.BASKET)


def open_basket(connection: Connection) -> SavedBasket:
    """Return the basket that was open, an empty one when it was sold or emptied."""
    return work_in_hand.saved_basket(connection, work_in_hand.OPEN_BASKET)
