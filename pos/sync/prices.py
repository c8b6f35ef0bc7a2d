"""Prices that follow the label: three of each listing, as with numbers, and never a bargained one.

What the shop showed after it was last told, what it shows now, what it should show. A price is read
before it is written, by SKU. Off unless somebody switched it on for the connection.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.channels.contract import Action, Connector
from pos.channels.faults import OutcomeUnknown, Refused
from pos.channels.listings import Draft, Item, Price
from pos.channels.stock import Ref
from pos.domain.channel import Channel, Conflict, Matter
from pos.domain.names import Names
from pos.services.channels import channel_of, listings
from pos.services.door import Door
from pos.services.products import products_of
from pos.store import schema
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork
from pos.sync.drafts import price_for
from pos.sync.notes import Note, Sent, note, settle, tell

READ_AT_ONCE: Final = 50
_HUNDRED: Final = 100
_P: Final = schema.sync_price.c


@dataclass(frozen=True, slots=True)
class PriceMark:
    """What this device knows of a price; the fields are those of `schema.sync_price`."""

    told: str = ""
    settled: str = ""
    wished: str = ""
    is_doubtful: bool = False
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class Priced:
    """A listing and the price it should show. key: of the listing; product: its id."""

    key: int
    id: str
    ref: Ref
    sku: str
    product: str
    names: Names
    ours: Price
    mark: PriceMark

    @property
    def is_settled(self) -> bool:
        """True while there is nothing to read and nothing to send."""
        mark = self.mark
        said = mark.settled == _said(self.ours.amount)
        return said and not mark.is_doubtful and not mark.wished


def follows(channel: Channel, connector: Connector) -> bool:
    """Tell whether prices are sent to this shop at all."""
    return channel.follows_price and Action.CREATE in connector.capabilities.actions


def follow_prices(door: Door, connector: Connector, channel: Channel) -> int:
    """Bring prices of a shop up to date; returns how many it was told.

    Raises a fault of `pos.channels.faults`.
    """
    if not follows(channel, connector):
        return 0
    unsettled = [one for one in door.read_now(priced, channel.id) if not one.is_settled]
    written = 0
    for start in range(0, len(unsettled), READ_AT_ONCE):
        part = unsettled[start : start + READ_AT_ONCE]
        there = read_prices(connector, part)
        for one in part:
            theirs = there.get(one.key)
            if door.write_now(_judge, channel.id, one, theirs):
                written += _write(door, connector, channel.id, one, theirs)
    return written


@dataclass(frozen=True, slots=True)
class PriceDifference:
    """What a listing says and what it would be told. theirs: None where the shop shows none."""

    product: Names
    sku: str
    theirs: Price | None
    ours: Price


def price_differences(
    door: Door, connector: Connector, channel: Channel
) -> tuple[PriceDifference, ...]:
    """Read every price and say what would be sent, sending nothing; none where none is sent.

    Raises a fault of `pos.channels.faults`.
    """
    if not follows(channel, connector):
        return ()
    asked, found = door.read_now(priced, channel.id), []
    for start in range(0, len(asked), READ_AT_ONCE):
        part = asked[start : start + READ_AT_ONCE]
        there = read_prices(connector, part)
        for one in part:
            item = there.get(one.key)
            if item is not None and shown(item) != _said(one.ours.amount):
                found.append(PriceDifference(one.names, one.sku, item.price, one.ours))
    return tuple(found)


def priced(connection: Connection, channel: str) -> list[Priced]:
    """Return the listings of a shop that have a price by its rule."""
    known, found = channel_of(connection, channel), listings(connection, channel)
    products = products_of(connection, [key_of(one.product) for one in found])
    marks = {
        row.listing: PriceMark(row.told, row.settled, row.wished, bool(row.is_doubtful), row.theirs)
        for row in connection.execute(select(schema.sync_price))
    }
    told = []
    for one in found:
        product = products.get(key_of(one.product))
        price = None if product is None else price_for(product, known)
        if product is None or price is None or product.is_archived or not one.sku:
            continue
        key, ref = key_of(one.id), Ref(one.item, one.parent, one.stock, one.location)
        mark = marks.get(key, PriceMark())
        told.append(Priced(key, one.id, ref, one.sku, one.product, product.names, price, mark))
    return told


def read_prices(connector: Connector, asked: Sequence[Priced]) -> dict[int, Item]:
    """Return what the shop shows, by the key of the listing; one it has no more is left out."""
    items = connector.find_by_sku(list(dict.fromkeys(one.sku for one in asked)))
    return {
        one.key: item
        for one in asked
        for item in items.get(one.sku, [])
        if item.ref.item == one.ref.item
    }


def _judge(work: UnitOfWork, channel: str, one: Priced, there: Item | None) -> bool:
    """Decide about one price; returns whether it is to be written, which is kept as a wish."""
    known, mark = channel_of(work.connection, channel), price_mark(work.connection, one.key)
    ours, theirs = _said(one.ours.amount), "" if there is None else shown(there)
    mark = replace(mark, theirs=theirs, is_doubtful=False)
    if not known.follows_price or known.is_paused:
        return False
    if there is None or theirs == ours or theirs == mark.told and mark.settled == ours:
        # What the shop has no more is told by its number.
        _settle(work, channel, one, replace(mark, told=theirs or mark.told), ours)
        return False
    is_changed = mark.told not in {"", theirs} and mark.wished != theirs
    if is_changed and known.conflict is Conflict.CHANNEL:
        tell(work, channel, Sent(one.product, "price", _cents(ours), _cents(theirs), "theirs"))
        _settle(work, channel, one, replace(mark, told=theirs), ours)
        return False
    if is_changed and known.conflict is Conflict.ASK:
        numbers = (_cents(ours), _cents(theirs))
        note(work, Note(channel, Matter.PRICE_CHANGED, one.id, one.product, *numbers))
        keep_price(work, one.key, replace(mark, settled=ours, wished=""))
        return False
    keep_price(work, one.key, replace(mark, wished=ours))
    return True


def _write(door: Door, connector: Connector, channel: str, one: Priced, there: Item | None) -> int:
    """Send one price; a lost answer leaves the wish, which is read before it is sent again."""
    assert there is not None
    draft = Draft(
        ref=there.ref,
        key=f"{one.id}:{_said(one.ours.amount)}",
        sku=one.sku,
        title=there.title,
        description="",
        price=one.ours,
        as_draft=False,
        is_price_only=True,
    )
    try:
        item = connector.publish(draft).item
    except OutcomeUnknown:
        return 0
    except Refused as fault:
        if fault.is_of_all:
            raise
        door.write_now(_refused, channel, one, fault.code or "refused")
        return 0
    door.write_now(_written, channel, one, shown(item))
    return 1


def _written(work: UnitOfWork, channel: str, one: Priced, shows: str) -> None:
    mark, ours = price_mark(work.connection, one.key), _said(one.ours.amount)
    before = _cents(mark.theirs) if mark.theirs else None
    tell(work, channel, Sent(one.product, "price", before, _cents(ours)))
    _settle(work, channel, one, replace(mark, told=shows or ours), ours)


def _refused(work: UnitOfWork, channel: str, one: Priced, code: str) -> None:
    mark, ours = price_mark(work.connection, one.key), _said(one.ours.amount)
    keep_price(work, one.key, replace(mark, settled=ours, wished=""))
    found = Note(channel, Matter.PRICE_REFUSED, one.id, one.product, _cents(ours), code=code[:80])
    note(work, found)


def _settle(work: UnitOfWork, channel: str, one: Priced, mark: PriceMark, ours: str) -> None:
    keep_price(work, one.key, replace(mark, settled=ours, wished=""))
    settle(work, channel, one.id, Matter.PRICE_CHANGED, Matter.PRICE_REFUSED)


def price_mark(connection: Connection, listing: int) -> PriceMark:
    """Return what is known of the price of a listing, by its key."""
    row: Any = connection.execute(select(schema.sync_price).where(_P.listing == listing)).first()
    if row is None:
        return PriceMark()
    return PriceMark(row.told, row.settled, row.wished, bool(row.is_doubtful), row.theirs)


def keep_price(work: UnitOfWork, listing: int, mark: PriceMark) -> None:
    """Keep what is known of the price of a listing."""
    row = {
        "listing": listing,
        "told": mark.told,
        "settled": mark.settled,
        "wished": mark.wished,
        "is_doubtful": int(mark.is_doubtful),
        "theirs": mark.theirs,
    }
    statement = upsert(schema.sync_price).on_conflict_do_update(
        index_elements=["listing"], set_=row
    )
    work.connection.execute(statement, row)


_DOUBT_ALL: Final = text(
    "UPDATE sync_price SET is_doubtful = 1 WHERE listing IN"
    " (SELECT key FROM listing WHERE channel = :channel AND is_linked = 1)"
)


def doubt_prices(work: UnitOfWork, channel: str) -> None:
    """Have every price of a shop read again."""
    work.connection.execute(_DOUBT_ALL, {"channel": channel})


def shown(item: Item) -> str:
    """Return the price a shop shows as text, "" where it shows none."""
    return "" if item.price is None else _said(item.price.amount)


def _said(amount: Decimal) -> str:
    return f"{amount.quantize(Decimal('0.01')):f}"


def _cents(said: str) -> int:
    return int(Decimal(said or "0") * _HUNDRED)
