"""Connections to online shops, and which product is which listing there."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, select

from pos.domain.channel import Channel, Conflict, GoodsBack, Listing, PriceRule
from pos.domain.person import Act
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, NotFound
from pos.i18n import gettext as _
from pos.journal.kinds import ChannelSaved, ListingLinked, Scalar
from pos.services.people import require
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork

_C: Final = schema.channel.c
_L: Final = schema.listing.c


class ChannelNameMissing(FieldNotAccepted):
    """A connection without a name."""


class ListedAlready(FieldNotAccepted):
    """What the shop shows is linked to another product."""


def channels(connection: Connection) -> list[Channel]:
    """Return the connections there are, in the order in which they were made."""
    query = select(schema.channel).where(_C.created_at.is_not(None), _C.is_put_away == 0)
    return [_channel(row) for row in connection.execute(query.order_by(_C.created_at, _C.key))]


def own_channels(connection: Connection) -> list[Channel]:
    """Return the connections to shops that this device speaks to."""
    till = counter(connection).till
    return [one for one in channels(connection) if one.owner == till]


def channel_of(connection: Connection, channel: str) -> Channel:
    """Return one connection; raises `NotFound`."""
    query = select(schema.channel).where(_C.key == key_of(channel), _C.created_at.is_not(None))
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(_("This connection is no longer there. Go back to the list."))
    return _channel(row)


def save_channel(work: UnitOfWork, channel: Channel) -> str:
    """Keep a connection, or what differs of it; returns its id.

    A new one belongs to this device, which alone speaks to the shop.
    """
    require(work, Act.CHANGE_SETTINGS)
    name = clean_name(channel.name)
    if not name:
        raise ChannelNameMissing(_("Give the shop a name, as you call it."))
    wanted = replace(channel, name=name)
    if not channel.id:
        flat = _flat(replace(wanted, owner=work.till))
        return work.record(ChannelSaved(changes=flat)).id
    before = _flat(channel_of(work.connection, channel.id))
    changes = {field: value for field, value in _flat(wanted).items() if before[field] != value}
    if changes:
        work.record(ChannelSaved(changes=changes, channel=channel.id))
    return channel.id


def take_over(work: UnitOfWork, channel: str) -> None:
    """From now on this device speaks to the shop, and the one before it no longer."""
    save_channel(work, replace(channel_of(work.connection, channel), owner=work.till))


def listings(connection: Connection, channel: str) -> list[Listing]:
    """Return what is linked in a shop; of two links of one listing the first."""
    query = select(schema.listing).where(
        _L.channel == channel, _L.created_at.is_not(None), _L.is_linked == 1
    )
    found: dict[tuple[str, str], Listing] = {}
    for row in connection.execute(query.order_by(_L.key)):
        found.setdefault((row.item, row.location), listing_from(row))
    return list(found.values())


def link(work: UnitOfWork, listing: Listing) -> str:
    """Link a product to what a shop shows; returns the id of the link.

    Raises `ListedAlready` when the listing is that of another product.
    """
    require(work, Act.CHANGE_STOCK)
    return keep_link(work, listing)


def keep_link(work: UnitOfWork, listing: Listing) -> str:
    """Link as `link` does, whoever is at the till: what was wished before has come about."""
    for other in listings(work.connection, listing.channel):
        if (other.item, other.location) != (listing.item, listing.location):
            continue
        if other.product != listing.product:
            raise ListedAlready(_("This listing is linked to another product. Unlink it first."))
        return other.id
    changes = {name: value for name, value in _listed(listing).items() if value not in ("", False)}
    return work.record(ListingLinked(changes=changes)).id


def edit_listing(work: UnitOfWork, wanted: Listing) -> None:
    """Keep what differs of a link: pause it, keep it shown, or unlink it."""
    require(work, Act.CHANGE_STOCK)
    before = _listed(listing_of(work.connection, wanted.id))
    changes = {name: value for name, value in _listed(wanted).items() if before[name] != value}
    if changes:
        work.record(ListingLinked(changes=changes, listing=wanted.id))


def unlink(work: UnitOfWork, listing: str) -> None:
    """End a link by its id; what the shop shows stays as it is."""
    edit_listing(work, replace(listing_of(work.connection, listing), is_linked=False))


def pause_all(work: UnitOfWork, channel: str, products: frozenset[str], *, is_paused: bool) -> int:
    """Offer none of some products for now, or offer them again; returns how many that changed."""
    changed = 0
    for listing in listings(work.connection, channel):
        if listing.product in products and listing.is_paused is not is_paused:
            edit_listing(work, replace(listing, is_paused=is_paused))
            changed += 1
    return changed


def listing_of(connection: Connection, listing: str) -> Listing:
    """Return one link, ended or not; raises `NotFound`."""
    query = select(schema.listing).where(_L.key == key_of(listing), _L.created_at.is_not(None))
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(_("This listing is no longer there. Go back to the list."))
    return listing_from(row)


def listing_from(row: Any) -> Listing:
    """Read a row of the table."""
    return Listing(
        id=id_of(row.key),
        channel=row.channel,
        product=id_of(row.product) if row.product else "",
        item=row.item,
        parent=row.parent,
        stock=row.stock,
        location=row.location,
        sku=row.sku,
        title=row.title,
        is_linked=bool(row.is_linked),
        is_kept=bool(row.is_kept),
        is_paused=bool(row.is_paused),
    )


def _listed(listing: Listing) -> dict[str, Scalar]:
    return {name: getattr(listing, name) for name in Listing.__dataclass_fields__ if name != "id"}


def _channel(row: Any) -> Channel:
    return Channel(
        id=id_of(row.key),
        kind=row.kind,
        name=row.name,
        address=row.address,
        owner=row.owner,
        place=row.place,
        location=row.location,
        language=row.language,
        price=PriceRule(row.currency, Decimal(row.rate), row.commission, row.step),
        conflict=Conflict(row.conflict),
        goods_back=GoodsBack(row.goods_back),
        safety_stock=row.safety_stock,
        is_paused=bool(row.is_paused),
        is_put_away=bool(row.is_put_away),
        follows_price=bool(row.follows_price),
        is_away=bool(row.is_away),
    )


def _flat(channel: Channel) -> dict[str, Scalar]:
    plain = ("kind", "name", "address", "owner", "place", "location", "language")
    rule = channel.price
    return {
        **{name: getattr(channel, name) for name in plain},
        "currency": rule.currency,
        "rate": str(rule.rate),
        "commission": rule.commission,
        "step": rule.step,
        "conflict": channel.conflict.value,
        "goods_back": channel.goods_back.value,
        "safety_stock": channel.safety_stock,
        "is_paused": channel.is_paused,
        "is_put_away": channel.is_put_away,
        "follows_price": channel.follows_price,
        "is_away": channel.is_away,
    }
