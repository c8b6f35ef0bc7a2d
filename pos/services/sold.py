"""One finished sale, read from the very bytes of its entry."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from pos.domain.sale import Sale
from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.entry import check_characters
from pos.journal.kinds import SaleMade
from pos.store import schema
from pos.store.keys import key_of, parts_of


@dataclass(frozen=True, slots=True)
class SoldSale:
    """A sale with its place in the journal.

    id: the entry that holds it, empty for a sale made in training, which is not recorded.
    at: microseconds UTC.
    check: four characters of the entry's hash, printed so that a receipt can be matched.
    """

    id: str
    at: int
    sale: Sale
    check: str


def sale_of(connection: Connection, sale_id: str) -> SoldSale:
    """Return one sale whole; raises `NotFound`."""
    till, seq = parts_of(key_of(sale_id))
    journal = schema.journal.c
    query = select(journal.at, journal.body, journal.hash).where(
        journal.till == till, journal.seq == seq, journal.kind == "sale_made"
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(_("This sale is not on this device."))
    sale = decoded(row.body, SaleMade).sale
    return SoldSale(sale_id, row.at, sale, check_characters(row.hash))
