"""What happened in a shop since the last time, taken in a page at a time.

The cursor is kept in the same transaction as the orders of its page, so that a crash between two
pages loses nothing and takes nothing in twice. An order that cannot be taken in is asked for again
by itself, and the cursor goes on without it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.channels.contract import Action, Connector, StockModel
from pos.channels.faults import OutcomeUnknown, Passing, Refused, SignInRefused, Throttled
from pos.channels.orders import Order, OrderPage
from pos.domain.channel import Channel, Matter
from pos.errors import PosError
from pos.services.channels import channel_of
from pos.services.door import Door
from pos.services.online_orders import unknown_orders
from pos.store import schema
from pos.store.unit_of_work import UnitOfWork
from pos.sync.moment import moment_of
from pos.sync.notes import Note, note, settle
from pos.sync.pace import Pace, after_failure
from pos.sync.standing import keep_standing, standing_of
from pos.sync.taking_in import Shelf, learn, shelf_of, take_gone, take_in

_log = logging.getLogger(__name__)
_R: Final = schema.sync_order.c
PAGE: Final = 50
# A shop that tells of a next page for ever is not asked for ever.
_MOST_PAGES: Final = 2000


@dataclass(frozen=True, slots=True)
class Pulled:
    """A pull that went through. began_at: microseconds UTC by this device's clock."""

    began_at: int
    pages: int


class NeverEnding(Refused):
    """The shop tells of a next page for ever."""


def pull(door: Door, connector: Connector, channel: Channel, chance: Callable[[], float]) -> Pulled:
    """Take in all that changed in a shop. Raises a fault of `pos.channels.faults`."""
    model = connector.capabilities.stock_model
    began_at = door.write_now(_begin, channel.id, model)
    if Action.PULL_ORDERS not in connector.capabilities.actions:
        door.write_now(_ended, channel.id, began_at)
        return Pulled(began_at, 0)
    for remote in door.read_now(due_orders, channel.id, began_at):
        _ask_again(door, connector, channel, remote, chance)
    cursor, pages = door.read_now(standing_of, channel.id).cursor, 0
    while True:
        page = connector.pull_orders(cursor, PAGE)
        door.write_now(take_in_page, channel.id, model, page, began_at)
        cursor, pages = page.cursor, pages + 1
        if page.is_last:
            return Pulled(began_at, pages)
        if pages >= _MOST_PAGES:
            raise NeverEnding("a next page for ever", "never_ending")


def take_in_page(
    work: UnitOfWork, channel: str, model: StockModel, page: OrderPage, began_at: int
) -> None:
    """Take in the orders of a page and keep where to go on, in one transaction."""
    work.is_unattended = True
    if page.orders:
        # Ten thousand links are not looked up for a page that tells of nothing.
        shelf = shelf_of(work.connection, channel_of(work.connection, channel), model)
        for order in page.orders:
            _take_in_one(work, shelf, order)
    for broken in page.broken:
        _try_later(work, channel, broken.remote, broken.why)
    standing = replace(standing_of(work.connection, channel), cursor=page.cursor)
    keep_standing(work, replace(standing, pulled_at=began_at) if page.is_last else standing)


def due_orders(connection: Connection, channel: str, now: int) -> list[str]:
    """Return the orders that are to be asked for again by themselves."""
    query = select(schema.sync_order).where(_R.channel == channel)
    return [
        row.remote
        for row in connection.execute(query)
        if Pace(row.tries, row.retry_at, row.failing_since).is_due(now)
    ]


def _begin(work: UnitOfWork, channel: str, model: StockModel) -> int:
    """Look again at what nobody knew, and note when the pull began."""
    work.is_unattended = True
    unknown = unknown_orders(work.connection, channel)
    if unknown:
        shelf = shelf_of(work.connection, channel_of(work.connection, channel), model)
        for order in unknown:
            learn(work, shelf, order)
    return moment_of(work)


def _ended(work: UnitOfWork, channel: str, began_at: int) -> None:
    keep_standing(work, replace(standing_of(work.connection, channel), pulled_at=began_at))


def _take_in_one(work: UnitOfWork, shelf: Shelf, order: Order) -> None:
    """Take an order in; one that cannot be is put aside, and the others go on."""
    try:
        take_in(work, shelf, order)
    except PosError:
        # Of the till itself, such as a full disk: nothing of the page is kept, and it comes again.
        raise
    except Exception as error:  # noqa: BLE001 - one order never holds up the others
        _log.info("An online order could not be taken in: %s", type(error).__name__)
        _try_later(work, shelf.channel.id, order.remote, type(error).__name__)
    else:
        _forget(work, shelf.channel.id, order.remote)


def _ask_again(
    door: Door,
    connector: Connector,
    channel: Channel,
    remote: str,
    chance: Callable[[], float],
) -> None:
    try:
        order = connector.order(remote)
    except (SignInRefused, Throttled, Passing, OutcomeUnknown):
        raise
    except Refused as fault:
        door.write_now(_failed_again, channel.id, remote, fault.code, chance())
        return
    door.write_now(_take_in_late, channel.id, connector.capabilities.stock_model, remote, order)


def _take_in_late(
    work: UnitOfWork, channel: str, model: StockModel, remote: str, order: Order | None
) -> None:
    work.is_unattended = True
    shelf = shelf_of(work.connection, channel_of(work.connection, channel), model)
    if order is None:
        take_gone(work, shelf, remote)
        _forget(work, channel, remote)
    else:
        _take_in_one(work, shelf, order)


def _failed_again(work: UnitOfWork, channel: str, remote: str, why: str, chance: float) -> None:
    _try_later(work, channel, remote, why, chance)


def _try_later(work: UnitOfWork, channel: str, remote: str, why: str, chance: float = 0.0) -> None:
    query = select(schema.sync_order).where(_R.channel == channel, _R.remote == remote)
    row = work.connection.execute(query).first()
    pace = Pace(row.tries, row.retry_at, row.failing_since) if row else Pace()
    pace = after_failure(pace, work.now, lambda: chance)
    kept = {
        "channel": channel,
        "remote": remote,
        "why": why[:200],
        "tries": pace.tries,
        "retry_at": pace.retry_at,
        "failing_since": pace.failing_since,
    }
    statement = upsert(schema.sync_order).on_conflict_do_update(
        index_elements=["channel", "remote"], set_=kept
    )
    work.connection.execute(statement, kept)
    if pace.surfaces(work.now) or pace.tries >= 5:
        note(work, Note(channel, Matter.ORDER_UNREADABLE, remote, code=why[:80]))


def _forget(work: UnitOfWork, channel: str, remote: str) -> None:
    gone = work.connection.execute(
        delete(schema.sync_order).where(_R.channel == channel, _R.remote == remote)
    )
    if gone.rowcount:
        settle(work, channel, remote, Matter.ORDER_UNREADABLE)
