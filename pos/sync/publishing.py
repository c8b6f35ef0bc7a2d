"""Wishes carried out: each is looked up in the shop by its SKU, made if it is not there, linked.

Before a listing is made the wish is kept as under way; a crash or a lost answer leaves it so. One
that is under way is made again by the connector alone, which finds what its earlier try made: never
a second one. One product that the shop refuses never holds up the others.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pos.channels.contract import Action, Connector, Images
from pos.channels.faults import OutcomeUnknown, Passing, Refused, SignInRefused, Throttled
from pos.channels.listings import Draft, Item, ListingState
from pos.clock import local
from pos.domain.channel import Channel
from pos.services.channels import channel_of, keep_link, listings
from pos.services.door import Door
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork
from pos.sync.drafts import planned
from pos.sync.linking import listing_for
from pos.sync.notes import Sent, tell
from pos.sync.pace import after_failure
from pos.sync.wishes import (
    Wished,
    fulfilled,
    keep_under_way,
    keep_waiting,
    refuse,
    wishes,
)

_log = logging.getLogger(__name__)
# So few between two pulls: what was sold meanwhile leaves the offer first.
AT_ONCE: Final = 10


@dataclass(frozen=True, slots=True)
class Going:
    """A wish about to be carried out. was_under_way: an earlier try may have made it."""

    draft: Draft
    product: str
    was_under_way: bool


def publish(
    door: Door, connector: Connector, channel: Channel, chance: Callable[[], float]
) -> tuple[int, bool]:
    """Carry out some wishes; returns how many listings came of it, and whether more are due.

    Raises a fault of `pos.channels.faults`.
    """
    due = door.write_now(_due, channel.id)
    if not due:
        return 0, False
    if Action.CREATE not in connector.capabilities.actions:
        for product in due:
            door.write_now(refuse, channel.id, product, "no_creation")
        return 0, False
    made = 0
    for product in due[:AT_ONCE]:
        made += _one(door, connector, channel.id, product, chance)
    return made, len(due) > AT_ONCE


def _one(
    door: Door, connector: Connector, channel: str, product: str, chance: Callable[[], float]
) -> bool:
    """Carry out one wish; returns whether the product is listed now."""
    going = door.write_now(_begin, channel, product, connector.capabilities.images)
    if going is None:
        return False
    try:
        item = _there_or_made(door, connector, channel, going)
    except OutcomeUnknown:
        door.write_now(_look_later, channel, product, chance())
        return False
    except Refused as fault:
        if fault.is_of_all:
            raise
        door.write_now(refuse, channel, product, fault.code or "refused")
        return False
    except (SignInRefused, Throttled, Passing):
        # Of the whole connection. What may have been made half stays under way.
        raise
    except (AttributeError, LookupError, TypeError, ValueError, ArithmeticError) as fault:
        _log.info("A listing was answered oddly: %s", type(fault).__name__)
        door.write_now(refuse, channel, product, "not_understood")
        return False
    return door.write_now(_link, channel, going, item)


def _there_or_made(door: Door, connector: Connector, channel: str, going: Going) -> Item:
    """Return the one listing that bears the SKU, made if there was none. Raises `Refused`."""
    there = _alone(connector, going.draft.sku)
    if there is not None and not going.was_under_way:
        return there
    door.write_now(_go, channel, going.product)
    try:
        return connector.publish(going.draft).item
    except Refused:
        if there is None:
            raise
        # Somebody else made it meanwhile: it is linked, and stays as they made it.
        return there


def _alone(connector: Connector, sku: str) -> Item | None:
    found = connector.find_by_sku([sku]).get(sku, [])
    there = [item for item in found if item.state is not ListingState.BIN]
    if len(there) > 1:
        raise Refused("several listings bear this SKU", "sku_found_twice")
    return there[0] if there else None


def _due(work: UnitOfWork, channel: str) -> list[str]:
    """Return the products that are to be listed now; what was linked meanwhile is no longer."""
    known = channel_of(work.connection, channel)
    if known.is_paused or known.is_put_away or known.owner != work.till:
        return []
    wanted = wishes(work.connection, channel)
    if not wanted:
        return []
    linked = {listing.product for listing in listings(work.connection, channel)}
    due = []
    for wish in wanted:
        if wish.product in linked:
            fulfilled(work, channel, wish.product)
        elif not wish.why and wish.pace.is_due(work.now):
            due.append(wish.product)
    return due


def _begin(work: UnitOfWork, channel: str, product: str, images: Images) -> Going | None:
    """Say what is sent for a wish as things are now; None for one that is no more, or lacks."""
    known, wish = channel_of(work.connection, channel), _wish(work, channel, product)
    if wish is None or wish.why or known.is_paused or known.is_put_away:
        return None
    today, key = local(work.now).date(), key_of(product)
    plan = planned(work.connection, known, key, images, today, as_draft=wish.as_draft)
    if plan.draft is None:
        refuse(work, channel, product, plan.lack or "gone")
        return None
    return Going(plan.draft, product, wish.is_under_way)


def _go(work: UnitOfWork, channel: str, product: str) -> None:
    keep_under_way(work, channel, product, is_under_way=True)


def _look_later(work: UnitOfWork, channel: str, product: str, chance: float) -> None:
    wish = _wish(work, channel, product)
    if wish is not None:
        pace = after_failure(wish.pace, work.now, lambda: chance)
        keep_waiting(work, channel, product, pace)


def _link(work: UnitOfWork, channel: str, going: Going, item: Item) -> bool:
    """Link what is there now, and let the wish go; what is another product's is refused."""
    for listing in listings(work.connection, channel):
        if (listing.item, listing.location) == (item.ref.item, item.ref.location):
            if listing.product != going.product:
                refuse(work, channel, going.product, "sku_taken")
                return False
            break
    work.is_unattended = True
    keep_link(work, listing_for(channel, going.product, item))
    fulfilled(work, channel, going.product)
    tell(work, channel, Sent(going.product, "listed", None, going.draft.stock, going.draft.sku))
    return True


def _wish(work: UnitOfWork, channel: str, product: str) -> Wished | None:
    found = wishes(work.connection, channel)
    return next((wish for wish in found if wish.product == product), None)
