"""Connections, listings, and orders told by online shops; what they hold moves goods.

Goods move by the difference between one telling of an order and the next, in the order of the
shop's own moments. A telling that arrives late takes its place among the others, and the movements
of those beside it are written anew: the stock book comes out the same whatever arrives first, and
two devices that told of the same order move its goods once.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from pos.domain.quantity import THOUSAND
from pos.domain.stock import Cause
from pos.journal.entry import Entry
from pos.journal.kinds import ChannelSaved, ListingLinked, OnlineAnswered, OnlineOrderSeen
from pos.store import schema
from pos.store.keys import entry_key, key_of
from pos.store.projections.catalogue import known_fields
from pos.store.projections.fields import save_changed, save_created
from pos.store.projections.stock import Moved, replace_movements

CHANNEL_DEFAULTS: Final[dict[str, Any]] = {
    "kind": "",
    "name": "",
    "address": "",
    "owner": "",
    "place": "",
    "location": "",
    "language": "fr",
    "currency": "MAD",
    "rate": "1",
    "commission": 0,
    "step": 1,
    "conflict": "till",
    "goods_back": "ask",
    "safety_stock": 0,
    "is_paused": 0,
    "is_put_away": 0,
    "follows_price": 0,
    "is_away": 0,
}
LISTING_DEFAULTS: Final[dict[str, Any]] = {
    "channel": "",
    "product": 0,
    "item": "",
    "parent": "",
    "stock": "",
    "location": "",
    "sku": "",
    "title": "",
    "is_linked": 1,
    "is_kept": 0,
    "is_paused": 0,
}
_T: Final = schema.telling.c
_L: Final = schema.telling_line.c


def apply_channel_saved(connection: Connection, entry: Entry, body: ChannelSaved) -> None:
    """Make or edit a connection."""
    known = known_fields(body.changes, CHANNEL_DEFAULTS)
    if body.channel:
        key = key_of(body.channel)
        save_changed(connection, schema.channel, entry, key, known, CHANNEL_DEFAULTS)
    else:
        key = entry_key(entry.till, entry.seq)
        save_created(connection, schema.channel, entry, key, {**CHANNEL_DEFAULTS, **known})


def apply_listing_linked(connection: Connection, entry: Entry, body: ListingLinked) -> None:
    """Link a product to what a shop shows, or edit the link."""
    known = known_fields(body.changes, LISTING_DEFAULTS)
    if known.get("product"):
        known["product"] = key_of(known["product"])
    if body.listing:
        key = key_of(body.listing)
        save_changed(connection, schema.listing, entry, key, known, LISTING_DEFAULTS)
    else:
        key = entry_key(entry.till, entry.seq)
        save_created(connection, schema.listing, entry, key, {**LISTING_DEFAULTS, **known})


def apply_online_answered(connection: Connection, entry: Entry, body: OnlineAnswered) -> None:
    """Keep what somebody answered."""
    row = {
        "entry": entry_key(entry.till, entry.seq),
        "at": entry.at,
        "channel": body.channel,
        "matter": body.matter,
        "subject": body.subject,
        "answer": body.answer,
    }
    connection.execute(insert(schema.online_answer), row)


def apply_online_order_seen(connection: Connection, entry: Entry, body: OnlineOrderSeen) -> None:
    """Keep what was told, and move goods by the difference."""
    before = _moved_by(connection, body.channel, body.order)
    _keep_telling(connection, entry, body)
    replace_movements(connection, before, _moved_by(connection, body.channel, body.order))


def _keep_telling(connection: Connection, entry: Entry, body: OnlineOrderSeen) -> None:
    key = entry_key(entry.till, entry.seq)
    row = {
        "channel": body.channel,
        "remote": body.order,
        "modified": body.modified,
        "at": entry.at,
        "entry": key,
        "number": body.number,
        "state": body.state,
        "currency": body.currency,
        "total": body.total,
        "placed": body.placed,
        "is_gone": int(body.is_gone),
        "is_latest": 0,
    }
    connection.execute(insert(schema.telling), row)
    lines = [
        {
            "entry": key,
            "line": number,
            "remote": line.remote,
            "product": key_of(line.product) if line.product else 0,
            "place": key_of(line.place) if line.place else 0,
            "quantity": line.quantity,
            "committed": line.committed,
            "held": line.held,
            "sent": line.sent,
            "sku": line.sku,
            "fr": line.names.fr or line.names.ar or line.names.en,
            "price": line.price,
            "item": line.item,
            "parent": line.parent,
            "is_unsure": int(line.is_unsure),
        }
        for number, line in enumerate(body.lines, 1)
    ]
    if lines:
        connection.execute(insert(schema.telling_line), lines)
    _mark_latest(connection, body.channel, body.order)


def _mark_latest(connection: Connection, channel: str, order: str) -> None:
    of_order = (_T.channel == channel, _T.remote == order)
    newest = (
        select(_T.entry)
        .where(*of_order)
        .order_by(_T.modified.desc(), _T.at.desc(), _T.entry.desc())
        .limit(1)
        .scalar_subquery()
    )
    connection.execute(update(schema.telling).where(*of_order).values(is_latest=_T.entry == newest))


def _moved_by(connection: Connection, channel: str, order: str) -> list[Moved]:
    """Return the movements that all tellings of an order come to, one after the other."""
    query = (
        select(_T.entry, _T.at, _L.product, _L.place, _L.held)
        .join_from(schema.telling, schema.telling_line, _L.entry == _T.entry, isouter=True)
        .where(_T.channel == channel, _T.remote == order)
        .order_by(_T.modified, _T.at, _T.entry, _L.line)
    )
    held: dict[tuple[int, int], Counter[tuple[int, int]]] = {}
    for row in connection.execute(query):
        of_telling = held.setdefault((row.entry, row.at), Counter())
        if row.product and row.place:
            of_telling[row.product, row.place] += row.held
    moved: list[Moved] = []
    before: Mapping[tuple[int, int], int] = {}
    for (entry, at), now in held.items():
        moved += _differences(entry, at, before, now)
        before = now
    return moved


def _differences(
    entry: int,
    at: int,
    before: Mapping[tuple[int, int], int],
    now: Mapping[tuple[int, int], int],
) -> list[Moved]:
    found = []
    for number, (product, place) in enumerate(sorted({*before, *now}), 1):
        more = now.get((product, place), 0) - before.get((product, place), 0)
        if more:
            found.append(
                Moved(entry, number, at, product, place, -more * THOUSAND, Cause.ONLINE.value)
            )
    return found
