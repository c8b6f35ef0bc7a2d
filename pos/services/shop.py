"""Who sells and where: opening a shop, its settings, and what every receipt needs of them."""

from dataclasses import dataclass, fields
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select

from pos.changed import Changed
from pos.domain.names import Names
from pos.domain.person import OWNER, Act, Person
from pos.domain.product import Place
from pos.domain.seller import Seller
from pos.domain.shift import Shift
from pos.domain.text import clean_name, clean_text
from pos.domain.trade import TradeRules
from pos.i18n import LANGUAGES
from pos.journal.kinds import PlaceSaved, SettingSaved
from pos.services.device import PrinterKind, device_settings
from pos.services.people import at_till, require
from pos.services.settings import saved_under
from pos.services.shifts import open_shift
from pos.services.terms import TermsBook, terms_book
from pos.services.trade import trade_rules
from pos.store import schema
from pos.store.kept import kept
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_HERE: Final = "place"
_PREFIX: Final = "seller."
# Texts of several lines, which stay apart on paper.
_OF_LINES: Final = frozenset({f"{_PREFIX}footer"})


@dataclass(frozen=True, slots=True)
class Counter:
    """What a sale is made with, read once before the day and again when a setting changed.

    series: name of this till's receipt numbers.
    here: the place goods leave from.
    is_example: papers say that this is a sample fair.
    prints: this device prints receipts, on paper or into a folder.
    rules: how money is taken. person: who stands at the till.
    shift: the one that is open on this till, None when it was not opened.
    terms: what was agreed with makers.
    """

    till: str
    series: str
    currency: str
    seller: Seller
    here: Place
    is_example: bool
    prints: bool
    rules: TradeRules = TradeRules()
    person: Person = OWNER
    shift: Shift | None = None
    terms: TermsBook = TermsBook()


def open_shop(work: UnitOfWork, seller: Seller, place: Names) -> None:
    """Write down who sells and where, on the first day."""
    save_seller(work, seller)
    names = _clean({code: getattr(place, code) for code in LANGUAGES})
    entry = work.record(PlaceSaved(changes=names))
    save_device(work.connection, _HERE, entry.id)


def save_seller(work: UnitOfWork, seller: Seller) -> None:
    """Keep what changed about the seller; nothing is recorded when nothing did."""
    require(work, Act.CHANGE_SETTINGS)
    old, new = _flat(seller_of(work.connection)), _clean(_flat(seller))
    changes = {name: value for name, value in new.items() if old[name] != value}
    if changes:
        work.record(SettingSaved(changes=changes))


def rename_place(work: UnitOfWork, names: Names) -> None:
    """Name the place this device sells at: the fair and the stand, as printed on receipts."""
    require(work, Act.CHANGE_SETTINGS)
    here = counter(work.connection).here
    wanted = _clean({code: getattr(names, code) for code in LANGUAGES})
    changes = {code: name for code, name in wanted.items() if name != getattr(here.names, code)}
    if changes:
        work.record(PlaceSaved(changes=changes, place=here.id))


def counter(connection: Connection) -> Counter:
    """Return what a sale is made with; kept until a setting changes."""
    return kept(connection, "counter", _counter)


def _counter(connection: Connection) -> Counter:
    own = saved_device(connection, "till", str)
    till = connection.execute(select(schema.till).where(schema.till.c.till == own)).one()
    return Counter(
        till=till.till,
        series=till.series,
        currency=till.currency,
        seller=seller_of(connection),
        here=_here(connection),
        is_example=bool(till.is_example),
        prints=device_settings(connection).printer is not PrinterKind.NONE,
        rules=trade_rules(connection),
        person=at_till(connection),
        shift=open_shift(connection, till.till),
        terms=terms_book(connection),
    )


def sell_here(work: UnitOfWork, place: str) -> None:
    """From now on this device sells from a place, by its id."""
    save_device(work.connection, _HERE, place)
    work.note_changed(Changed.SETTINGS | Changed.STOCK)


def seller_of(connection: Connection) -> Seller:
    """Return the seller as last saved."""
    saved = saved_under(connection, _PREFIX)
    names = Names(**{code: saved.pop(f"name.{code}", "") for code in LANGUAGES})
    known = {field.name for field in fields(Seller)}
    given = {name: value for name, value in saved.items() if name in known}
    return msgspec.convert({**given, "names": msgspec.to_builtins(names)}, Seller)


def _flat(seller: Seller) -> dict[str, Any]:
    """Name each setting of a seller: `seller.ice`, `seller.name.ar`."""
    plain = msgspec.to_builtins(seller)
    names = plain.pop("names")
    return {
        **{f"{_PREFIX}name.{code}": name for code, name in names.items()},
        **{f"{_PREFIX}{name}": value for name, value in plain.items()},
    }


def _clean(changes: dict[str, Any]) -> dict[str, Any]:
    """Tidy every text; raises `TextNotAccepted` for what cannot be kept."""
    return {n: _clean_one(n, v) if isinstance(v, str) else v for n, v in changes.items()}


def _clean_one(name: str, text: str) -> str:
    return clean_text(text) if name in _OF_LINES else clean_name(text)


def _here(connection: Connection) -> Place:
    own = saved_device(connection, _HERE, str)
    query = select(schema.place).where(schema.place.c.created_at.is_not(None))
    if own is not None:
        query = query.where(schema.place.c.key == key_of(own))
    row = connection.execute(query.order_by(schema.place.c.key).limit(1)).one()
    return Place(id_of(row.key), Names(row.fr, row.ar, row.en), bool(row.sells_online))
