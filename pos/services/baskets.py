"""Baskets in hand, kept at every change so that a power cut loses no line.

One is open; others are held while their buyers think, each in a slot of its own.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from pos.changed import Changed
from pos.domain.basket import NO_WORDS, BasketLine, Words
from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.store import work_in_hand
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import OPEN_BASKET, SavedBasket

__all__ = [
    "HeldBasket",
    "SavedBasket",
    "forget_held",
    "held_baskets",
    "hold",
    "open_basket",
    "recall",
    "save_basket",
]


@dataclass(frozen=True, slots=True)
class HeldBasket:
    """A basket that was set aside. slot: its name on this device; at: when, microseconds UTC."""

    slot: int
    at: int
    basket: SavedBasket


def save_basket(work: UnitOfWork, lines: tuple[BasketLine, ...], words: Words = NO_WORDS) -> None:
    """Keep the open basket as it is now."""
    basket = SavedBasket(lines, words)
    work_in_hand.save_basket(work.connection, OPEN_BASKET, basket, work.now)
    work.note_changed(Changed.BASKET)


def open_basket(connection: Connection) -> SavedBasket:
    """Return the basket that was open, an empty one when it was sold or emptied."""
    return work_in_hand.saved_basket(connection, OPEN_BASKET)


def hold(work: UnitOfWork, lines: tuple[BasketLine, ...], words: Words = NO_WORDS) -> int | None:
    """Set the open basket aside and open an empty one; returns the slot, None for nothing in it."""
    if not lines:
        return None
    slot = work_in_hand.free_slot(work.connection)
    work_in_hand.save_basket(work.connection, slot, SavedBasket(lines, words), work.now)
    work_in_hand.forget_basket(work.connection, OPEN_BASKET)
    work.note_changed(Changed.BASKET | Changed.HELD)
    return slot


def held_baskets(connection: Connection) -> list[HeldBasket]:
    """Return what was set aside, the first set aside first.

    A basket of another version that cannot be read is left alone and not offered.
    """
    held = (HeldBasket(*each) for each in work_in_hand.held_slots(connection))
    return [each for each in held if each.basket.lines]


def recall(
    work: UnitOfWork, slot: int, lines: tuple[BasketLine, ...] = (), words: Words = NO_WORDS
) -> SavedBasket:
    """Open a held basket again. Lines that are open take its place among the held ones.

    Raises `NotFound` when it is no longer held; what is open stays open then.
    """
    wanted = work_in_hand.saved_basket(work.connection, slot)
    if slot == OPEN_BASKET or not wanted.lines:
        raise NotFound(_("This basket is no longer held. Look at the others."))
    hold(work, lines, words)
    work_in_hand.forget_basket(work.connection, slot)
    work_in_hand.save_basket(work.connection, OPEN_BASKET, wanted, work.now)
    work.note_changed(Changed.BASKET | Changed.HELD)
    return wanted


def forget_held(work: UnitOfWork, slot: int) -> None:
    """Let go of a held basket: its buyer did not come back."""
    if slot != OPEN_BASKET:
        work_in_hand.forget_basket(work.connection, slot)
        work.note_changed(Changed.HELD)
