"""This device's own work: the open basket, the print queue, settings of the device, photos.

Nobody else's business, so none of it is in the journal; all of it survives a power cut.
"""

from dataclasses import dataclass
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.domain.basket import NO_WORDS, BasketLine, Words
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.store import schema
from pos.store.keys import key_of
from pos.store.prepared import Prepared

OPEN_BASKET: Final = 0
_PERSON: Final = "person"

T = TypeVar("T")

_save_basket: Final = upsert(schema.basket)
_SAVE_BASKET: Final = Prepared(
    _save_basket.on_conflict_do_update(
        index_elements=["slot"],
        set_={"saved_at": _save_basket.excluded.saved_at, "lines": _save_basket.excluded.lines},
    )
)
_FORGET_BASKET: Final = Prepared(
    delete(schema.basket).where(schema.basket.c.slot == bindparam("slot"))
)
_save_device: Final = upsert(schema.device)
_SAVE_DEVICE: Final = _save_device.on_conflict_do_update(
    index_elements=["name"], set_={"value": _save_device.excluded.value}
)


@dataclass(frozen=True, slots=True)
class SavedBasket:
    """A basket in hand."""

    lines: tuple[BasketLine, ...] = ()
    words: Words = NO_WORDS


def save_basket(connection: Connection, slot: int, basket: SavedBasket, at: int) -> None:
    """Keep a basket; an empty one is forgotten."""
    if not basket.lines:
        forget_basket(connection, slot)
        return
    written = msgspec.json.encode(basket).decode()
    _SAVE_BASKET.run(connection, {"slot": slot, "saved_at": at, "lines": written})


def forget_basket(connection: Connection, slot: int) -> None:
    """Forget a basket that was sold or emptied."""
    _FORGET_BASKET.run(connection, {"slot": slot})


def saved_basket(connection: Connection, slot: int) -> SavedBasket:
    """Return what is kept of a basket; an empty one when there is none, or it cannot be read."""
    query = select(schema.basket.c.lines).where(schema.basket.c.slot == slot)
    written = connection.execute(query).scalar()
    return SavedBasket() if written is None else read_basket(written)


def free_slot(connection: Connection) -> int:
    """Return a slot behind all that are taken."""
    slots = schema.basket.c.slot
    last = connection.execute(select(func.max(slots))).scalar()
    return max(last or OPEN_BASKET, OPEN_BASKET) + 1


def held_slots(connection: Connection) -> list[tuple[int, int, SavedBasket]]:
    """Return slot, moment and basket of each that was set aside, the first set aside first."""
    table = schema.basket
    query = select(table).where(table.c.slot > OPEN_BASKET).order_by(table.c.slot)
    return [(row.slot, row.saved_at, read_basket(row.lines)) for row in connection.execute(query)]


def read_basket(written: str) -> SavedBasket:
    """Read a basket back; one of another version is no sale: better empty than a closed till."""
    try:
        return decoded(written.encode(), SavedBasket)
    except msgspec.DecodeError:
        return SavedBasket()


def person_at_till(connection: Connection) -> str:
    """Return the id of who stands at this till, empty while nobody is named."""
    return saved_device(connection, _PERSON, str) or ""


class InTraining(PosError):
    """Somebody who is learning stands at the till: nothing is recorded, whatever they do."""

    def __init__(self) -> None:
        super().__init__(_("Training: nothing is recorded. Another person can do this for good."))


def is_in_training(connection: Connection) -> bool:
    """Tell whether who stands at this till is learning."""
    person = person_at_till(connection)
    if not person:
        return False
    table = schema.person.c
    query = select(table.is_in_training).where(table.key == key_of(person))
    return bool(connection.execute(query).scalar())


def save_person_at_till(connection: Connection, person: str) -> None:
    """Keep who stands at this till from now on."""
    save_device(connection, _PERSON, person)


def save_device(connection: Connection, name: str, value: object) -> None:
    """Keep one setting of this device."""
    written = msgspec.json.encode(value).decode()
    connection.execute(_SAVE_DEVICE, {"name": name, "value": written})


def saved_device(connection: Connection, name: str, shape: type[T]) -> T | None:
    """Return a setting of this device, None when it was never set or has another shape."""
    query = select(schema.device.c.value).where(schema.device.c.name == name)
    written: Any = connection.execute(query).scalar()
    if written is None:
        return None
    try:
        return decoded(written.encode(), shape)
    except msgspec.DecodeError:
        return None
