"""Giving products without a code one of the shop's own, when their labels are first asked for.

A code is given once: the count goes on from the last one even where that product got another code
since, because a label with it may still hang somewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, select

from pos.domain.own_code import MOST, free_prefixes, own_code
from pos.domain.person import Act
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.identity import CROCKFORD
from pos.journal.kinds import ProductSaved
from pos.services.people import require
from pos.services.products import product_of
from pos.services.scanner import scanner_settings
from pos.services.shop import counter
from pos.store import schema
from pos.store.prepared import Prepared
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

_GIVEN: Final = "own_codes"
_TAKEN: Final = Prepared(
    select(schema.code.c.product).where(schema.code.c.code == bindparam("code")).limit(1)
)


class NoCodeLeft(PosError):
    """Every range this till may give codes from is in use or used up."""


@dataclass(frozen=True, slots=True)
class Given:
    """How many codes were given so far under each prefix, on this device."""

    by_prefix: dict[str, int]


def give_codes(work: UnitOfWork, product_ids: Sequence[str]) -> int:
    """Give a code to each of these products that has neither barcode nor SKU.

    Returns how many got one; each is an edit of the product in the journal. Raises `NoCodeLeft`.
    """
    found = (product_of(work.connection, product_id) for product_id in product_ids)
    bare = [each.id for each in found if each is not None and not (each.barcode or each.sku)]
    if not bare:
        return 0
    require(work, Act.CHANGE_STOCK)
    source = _Source.of(work.connection)
    for product_id in bare:
        changes = {"barcode": source.next_code(work.connection)}
        work.record(ProductSaved(changes=dict(changes), product=product_id))
    save_device(work.connection, _GIVEN, Given(source.given))
    return len(bare)


def code_to_come(connection: Connection) -> str:
    """Return the code that the next product without one gets; empty when none is left."""
    try:
        return _Source.of(connection).next_code(connection)
    except NoCodeLeft:
        return ""


@dataclass(slots=True)
class _Source:
    """Where the next code comes from. till: the number of its series of receipts."""

    till: int
    prefixes: tuple[str, ...]
    given: dict[str, int]

    @classmethod
    def of(cls, connection: Connection) -> "_Source":
        saved = saved_device(connection, _GIVEN, Given)
        return cls(
            till=_number_of(counter(connection).series),
            prefixes=free_prefixes(scanner_settings(connection).patterns),
            given={} if saved is None else dict(saved.by_prefix),
        )

    def next_code(self, connection: Connection) -> str:
        """Return the next code that no product has."""
        for prefix in self.prefixes:
            while (number := self.given.get(prefix, 0) + 1) <= MOST:
                self.given[prefix] = number
                code = own_code(prefix, self.till, number)
                if not _TAKEN.column(connection, {"code": code}):
                    return code
        raise NoCodeLeft(
            _(
                "No code of your own is left for this product: your labels with a weight or a "
                "price use all the numbers from 20 to 29. Type a code of your own into its sheet."
            )
        )


def _number_of(series: str) -> int:
    """Read a series as a number: no two tills of a cooperative share one (`open_identity`)."""
    number = 0
    for letter in series[:3]:
        number = number * len(CROCKFORD) + max(CROCKFORD.find(letter), 0)
    return number
