"""Products that somebody wants in a shop: kept until they are there, or until it is clear why not.

A wish is in the file before anything is sent, so that the program may end at any moment; what was
under way then is looked up in the shop before it is tried again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.changed import Changed
from pos.domain.channel import Matter
from pos.domain.person import Act
from pos.services.channels import listings
from pos.services.people import require
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork
from pos.sync.notes import Note, note, settle
from pos.sync.pace import Pace

_D: Final = schema.sync_draft.c


@dataclass(frozen=True, slots=True)
class Wished:
    """A product wanted in a shop. product: its id. why: what is wrong, empty while it is tried."""

    product: str
    as_draft: bool
    is_under_way: bool = False
    why: str = ""
    pace: Pace = Pace()


def wish_listed(work: UnitOfWork, channel: str, products: Sequence[str], *, as_draft: bool) -> int:
    """Want products in a shop, by their ids; returns how many are wanted that were not there yet.

    What is linked is passed over. What was refused before is tried again.
    """
    require(work, Act.CHANGE_STOCK)
    linked = {listing.product for listing in listings(work.connection, channel)}
    wanted = [product for product in dict.fromkeys(products) if product not in linked]
    for product in wanted:
        row = {
            "channel": channel,
            "product": key_of(product),
            "as_draft": int(as_draft),
            "wished_at": work.now,
            "is_under_way": 0,
            "why": "",
            "tries": 0,
            "retry_at": 0,
            "failing_since": 0,
        }
        # What may be on its way already stays so: it is looked up before it is tried again.
        again = {"as_draft": int(as_draft), "why": "", "tries": 0, "retry_at": 0}
        statement = upsert(schema.sync_draft).on_conflict_do_update(
            index_elements=["channel", "product"], set_=again
        )
        work.connection.execute(statement, row)
        settle(work, channel, product, Matter.NOT_LISTED)
    work.note_changed(Changed.ONLINE)
    return len(wanted)


def wish_no_more(work: UnitOfWork, channel: str, product: str) -> None:
    """Want a product in a shop no longer; what was made there stays there."""
    _forget(work, channel, product)


def wishes(connection: Connection, channel: str) -> list[Wished]:
    """Return what is wanted in a shop, as it was asked for."""
    query = select(schema.sync_draft).where(_D.channel == channel)
    return [
        Wished(
            id_of(row.product),
            bool(row.as_draft),
            bool(row.is_under_way),
            row.why,
            Pace(row.tries, row.retry_at, row.failing_since),
        )
        for row in connection.execute(query.order_by(_D.wished_at, _D.product))
    ]


def keep_under_way(work: UnitOfWork, channel: str, product: str, *, is_under_way: bool) -> None:
    """Keep that the listing may have been made, before it is asked for."""
    _change(work, channel, product, is_under_way=int(is_under_way))


def keep_waiting(work: UnitOfWork, channel: str, product: str, pace: Pace) -> None:
    """Keep that nobody knows whether it was made, and when to look."""
    _change(
        work,
        channel,
        product,
        tries=pace.tries,
        retry_at=pace.retry_at,
        failing_since=pace.failing_since,
    )


def refuse(work: UnitOfWork, channel: str, product: str, why: str) -> None:
    """Keep why a product is not listed, and have somebody look at it."""
    _change(work, channel, product, why=why[:80], is_under_way=0)
    note(work, Note(channel, Matter.NOT_LISTED, product, product, code=why[:80]))


def fulfilled(work: UnitOfWork, channel: str, product: str) -> None:
    """Forget a wish: the product is listed."""
    _forget(work, channel, product)


def _change(work: UnitOfWork, channel: str, product: str, **changed: object) -> None:
    statement = update(schema.sync_draft).where(
        _D.channel == channel, _D.product == key_of(product)
    )
    work.connection.execute(statement.values(**changed))
    work.note_changed(Changed.ONLINE)


def _forget(work: UnitOfWork, channel: str, product: str) -> None:
    work.connection.execute(
        delete(schema.sync_draft).where(_D.channel == channel, _D.product == key_of(product))
    )
    settle(work, channel, product, Matter.NOT_LISTED)
    work.note_changed(Changed.ONLINE)
