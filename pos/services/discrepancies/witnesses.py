"""Who, when and where: the facts behind a discrepancy, in names that a person reads."""

import json
from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, bindparam, select, text

from pos.domain.discrepancy import Witness
from pos.domain.names import Names
from pos.store import schema
from pos.store.keys import id_of, parts_of
from pos.store.prepared import Prepared

# So many of a kind are told at once, the newest first; the rest waits until these are answered.
MOST: Final = 100
_J: Final = schema.journal.c
_M: Final = schema.movement.c
_S: Final = schema.sale.c
_SALES: Final = Prepared(
    select(_S.key, _S.at, _S.till, _S.series, _S.number, _S.person, _S.place)
    .where(_S.key.in_(text("SELECT value FROM json_each(:keys)")))
    .order_by(_S.at.desc(), _S.key.desc())
)
_ENTRY: Final = Prepared(
    select(_J.till, _J.at, _J.body).where(_J.till == bindparam("till"), _J.seq == bindparam("seq"))
)
# From the few places a product ever was at to what moved of it there.
_MOVED: Final = Prepared(
    select(_M.entry, _M.quantity, _M.at, _M.place)
    .join_from(
        schema.stock,
        schema.movement,
        (_M.place == schema.stock.c.place) & (_M.product == schema.stock.c.product),
    )
    .where(schema.stock.c.product == bindparam("product"), _M.cause == bindparam("cause"))
    .order_by(_M.at.desc(), _M.entry.desc())
    .limit(bindparam("most"))
)


class Witnesses:
    """Tells facts in names. Tills, people and places are few, and read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        tills, people, places = schema.till, schema.person, schema.place
        rows = connection.execute(select(tills)).all()
        self._tills: dict[str, str] = {row.till: row.label for row in rows}
        self._series: dict[str, str] = {row.till: row.series for row in rows}
        self._people: dict[str, str] = {
            id_of(row.key): row.name for row in connection.execute(select(people))
        }
        self._places = {
            row.key: Names(row.fr, row.ar, row.en) for row in connection.execute(select(places))
        }

    def till(self, till: str) -> str:
        """Return the label of a till, its name where it has none."""
        return self._tills.get(till) or till

    def series(self, till: str) -> str:
        """Return the series of a till's papers."""
        return self._series.get(till, "")

    def person(self, person: str) -> str:
        """Return a person's name, empty where nobody is known."""
        return self._people.get(person, "")

    def place(self, key: int) -> Names:
        """Return the names of a place, none where it is not known."""
        return self._places.get(key, Names())

    def of_sales(self, numbers: dict[int, int]) -> tuple[Witness, ...]:
        """Tell sales, the newest first. numbers: what each says, by the key of its sale."""
        rows = _SALES.rows(self._connection, {"keys": json.dumps(list(numbers))})
        return tuple(self._of_sale(row, numbers[row.key]) for row in rows)

    def of_entries(self, numbers: dict[int, int], place: int = 0) -> tuple[Witness, ...]:
        """Tell entries of any kind, the newest first. numbers: what each says, by its key."""
        told = [
            self._of_entry(key, place, number)
            for key, number in sorted(numbers.items(), reverse=True)
        ]
        return tuple(sorted(told, key=lambda witness: witness.at, reverse=True))

    def of_till(self, till: str, at: int, number: int) -> Witness:
        """Tell what a till says of itself."""
        return Witness(at=at, till=self.till(till), number=number)

    def _of_entry(self, key: int, place: int, number: int) -> Witness:
        till, seq = parts_of(key)
        ((_till, at, body),) = _ENTRY.tuples(self._connection, {"till": till, "seq": seq})
        by = msgspec.json.decode(body, type=_Said).by
        return Witness(at, self.till(till), self.person(by), self.place(place), number=number)

    def _of_sale(self, row: Any, number: int) -> Witness:
        return Witness(
            at=row.at,
            till=self.till(row.till),
            person=self.person(row.person),
            place=self.place(row.place),
            sale=id_of(row.key),
            receipt=f"{row.series}-{row.number:06d}",
            number=number,
        )


class _Said(msgspec.Struct):
    """What every kind of entry says of who did it."""

    by: str = ""


def place_rows(connection: Connection, product: int, cause: str) -> Sequence[Any]:
    """Return what moved of a product for a cause wherever it ever was, the newest first."""
    return _MOVED.rows(connection, {"product": product, "cause": cause, "most": MOST})
