"""The basket in hand, kept at every change so that a power cut loses no line."""

from sqlalchemy import Connection

from pos.changed import Changed
from pos.domain.basket import BasketLine
from pos.store import work_in_hand
from pos.store.unit_of_work import UnitOfWork


def save_basket(work: UnitOfWork, lines: tuple[BasketLine, ...]) -> None:
    """Keep the open basket as it is now."""
    work_in_hand.save_basket(work.connection, work_in_hand.OPEN_BASKET, lines, work.now)
    work.note_changed(Changed.BASKET)


def open_basket(connection: Connection) -> tuple[BasketLine, ...]:
    """Return the lines of the basket that was open, none when it was sold or emptied."""
    return work_in_hand.saved_basket(connection, work_in_hand.OPEN_BASKET)
