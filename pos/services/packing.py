"""Goods being put together for the way: every piece is kept at once, and all leave in one entry.

What is packed stands in this device's work in hand, by where it leaves and where it goes, until it
is sent; a power cut loses none of it. Nothing has moved before that, so all of it can be changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, select

from pos.changed import Changed
from pos.domain.money import MAD, Money, total, zero
from pos.domain.names import Names
from pos.domain.person import Act
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND, Quantity, QuantityNotAccepted, Unit, price_of
from pos.domain.stock import Cause, PlaceKind
from pos.i18n import gettext as _
from pos.services.fairs import bring_home, pack
from pos.services.moving import Goods, take_back, transfer
from pos.services.people import require
from pos.services.places import place_of
from pos.services.products import ProductRow, product_rows, products_of
from pos.store import schema
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_S: Final = schema.stock.c
_P: Final = schema.product.c


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where goods are packed: ids of two places."""

    source: str
    target: str

    @property
    def _name(self) -> str:
        return f"packing {self.source} {self.target}"


@dataclass(frozen=True, slots=True)
class MakerShare:
    """What of one maker's work is packed. names: empty for work of nobody named."""

    names: Names
    pieces: int
    value: Money


@dataclass(frozen=True, slots=True)
class Packed:
    """What is packed so far.

    quantities: thousandths by the key of the product. pieces: how many things that is; so much of
    a measured product is one. value: at the price of the label. unpriced: products without one.
    beyond: products of which more is packed than the book says is there. makers: the most first.
    """

    quantities: Mapping[int, int] = field(default_factory=dict)
    pieces: int = 0
    value: Money = field(default_factory=lambda: zero(MAD))
    unpriced: int = 0
    beyond: int = 0
    makers: tuple[MakerShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What left: the ids of its entries, and what was packed, thousandths by id of the product."""

    entries: tuple[str, ...]
    quantities: Mapping[str, int]


def pack_more(work: UnitOfWork, way: Way, product: Product, more: Quantity) -> int:
    """Put some more of a product in: one scan is one piece; less than nothing takes some out.

    Returns how much of it is packed, in thousandths.
    """
    kept = _kept(work.connection, way)
    thousandths = max(0, kept.get(product.id, 0) + more.thousandths)
    _keep(work, way, {**kept, product.id: thousandths})
    return thousandths


def set_packed(work: UnitOfWork, way: Way, product: Product, quantity: Quantity) -> None:
    """Say how much of a product is packed, in place of what was said before; zero takes it out."""
    if quantity.thousandths < 0:
        raise QuantityNotAccepted(_("Less than nothing cannot be packed. Type zero or more."))
    _keep(work, way, {**_kept(work.connection, way), product.id: quantity.thousandths})


def pack_many(work: UnitOfWork, way: Way, goods: Iterable[Goods]) -> Mapping[str, int]:
    """Set how much is packed of each of these; returns what was packed before, for `repack`."""
    before = _kept(work.connection, way)
    _keep(work, way, before | {part.product.id: part.quantity.thousandths for part in goods})
    return before


def pack_all(work: UnitOfWork, way: Way) -> Mapping[str, int]:
    """Pack everything that is there; returns what was packed before, for `repack`."""
    return pack_many(work, way, _all_there(work.connection, way.source))


def repack(work: UnitOfWork, way: Way, quantities: Mapping[str, int]) -> Mapping[str, int]:
    """Have this packed and nothing else; returns what was packed before.

    quantities: thousandths by id of the product; empty unpacks everything.
    """
    before = _kept(work.connection, way)
    _keep(work, way, quantities)
    return before


def send(work: UnitOfWork, way: Way) -> Sent:
    """Send all that is packed: to a fair, home from one, or anywhere else, in one entry.

    Returns what `unsend` takes. Raises `NothingToMove` when nothing is packed, `NotFound` when a
    place is gone.
    """
    require(work, Act.CHANGE_STOCK)
    goods = _goods(work.connection, way)
    source, target = (place_of(work.connection, place).kind for place in (way.source, way.target))
    if target is PlaceKind.FAIR:
        entries = pack(work, way.target, way.source, goods)
    elif source is PlaceKind.FAIR:
        entries = bring_home(work, way.source, way.target, goods)
    else:
        entries = transfer(work, way.source, way.target, goods, Cause.MOVED)
    _keep(work, way, {})
    return Sent(entries, {part.product.id: part.quantity.thousandths for part in goods})


def unsend(work: UnitOfWork, way: Way, sent: Sent) -> None:
    """Take back what was sent: it is packed again, beside what was packed since.

    Raises `NotFound` when an entry is gone.
    """
    take_back(work, sent.entries)
    kept = _kept(work.connection, way)
    added = {product: kept.get(product, 0) + some for product, some in sent.quantities.items()}
    _keep(work, way, kept | added)


def packed_so_far(connection: Connection, way: Way) -> Packed:
    """Return what is packed, with its value and whose work it is."""
    kept = {key_of(product): some for product, some in _kept(connection, way).items()}
    rows = product_rows(connection, list(kept), way.source)
    values = [value for row in rows if (value := _value(row, kept[row.key])) is not None]
    return Packed(
        quantities={row.key: kept[row.key] for row in rows},
        pieces=sum(_pieces(row.product, kept[row.key]) for row in rows),
        value=total(values, MAD),
        unpriced=len(rows) - len(values),
        beyond=sum(kept[row.key] > max(row.on_hand, 0) for row in rows),
        makers=_shares(rows, kept),
    )


def goods_there(connection: Connection, place: str) -> list[int]:
    """Return the keys of the products of which some is at a place, by name."""
    query = (
        select(_S.product)
        .join(schema.product, _P.key == _S.product)
        .where(_S.place == key_of(place), _S.on_hand > 0)
        .order_by(_P.sort_name, _P.key)
    )
    return list(connection.execute(query).scalars())


def _all_there(connection: Connection, place: str) -> list[Goods]:
    query = select(_S.product, _S.on_hand).where(_S.place == key_of(place), _S.on_hand > 0)
    on_hand = {row.product: row.on_hand for row in connection.execute(query)}
    known = products_of(connection, list(on_hand))
    return [Goods(product, Quantity(on_hand[key], product.unit)) for key, product in known.items()]


def _kept(connection: Connection, way: Way) -> dict[str, int]:
    return saved_device(connection, way._name, dict[str, int]) or {}


def _keep(work: UnitOfWork, way: Way, quantities: Mapping[str, int]) -> None:
    require(work, Act.CHANGE_STOCK)
    some = {product: quantity for product, quantity in quantities.items() if quantity}
    save_device(work.connection, way._name, some)
    work.note_changed(Changed.PACKING)


def _goods(connection: Connection, way: Way) -> list[Goods]:
    kept = _kept(connection, way)
    known = products_of(connection, [key_of(product) for product in kept])
    return [Goods(product, Quantity(kept[product.id], product.unit)) for product in known.values()]


def _value(row: ProductRow, thousandths: int) -> Money | None:
    price = row.product.price
    return None if price is None else price_of(Quantity(thousandths, row.product.unit), price)


def _pieces(product: Product, thousandths: int) -> int:
    return thousandths // THOUSAND if product.unit is Unit.PIECE else 1


def _shares(rows: Iterable[ProductRow], kept: Mapping[int, int]) -> tuple[MakerShare, ...]:
    found: dict[str, MakerShare] = {}
    for row in rows:
        share = found.get(row.product.maker, MakerShare(row.maker, 0, zero(MAD)))
        value = _value(row, kept[row.key])
        found[row.product.maker] = MakerShare(
            share.names,
            share.pieces + _pieces(row.product, kept[row.key]),
            share.value if value is None else share.value + value,
        )
    return tuple(sorted(found.values(), key=lambda share: (-share.value.minor, -share.pieces)))
