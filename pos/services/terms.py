"""What was agreed with makers, as last saved, and what it makes of the lines that are sold.

All of it is read once and kept with the connection until somebody changes it, so that a sale looks
up nothing. What it comes to is frozen on the line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from pos.domain.basket import BasketLine
from pos.domain.money import Money
from pos.domain.parting import MakerPart, Share, parted
from pos.domain.person import Act
from pos.domain.pricing import BARGAINED
from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.sale import SaleLine
from pos.domain.terms import (
    WHOLE,
    Agreed,
    Bargain,
    Cash,
    Level,
    MakerShare,
    Terms,
    agreed,
    require_terms,
)
from pos.journal.kinds import Scalar, SettingSaved
from pos.services.people import require
from pos.services.settings import saved_under
from pos.store import schema
from pos.store.kept import kept
from pos.store.keys import id_of
from pos.store.unit_of_work import UnitOfWork

_PREFIX: Final = "terms."
_SILENT: Final = Terms()


@dataclass(frozen=True, slots=True)
class TermsBook:
    """Everything that was agreed with anybody, but for single pieces.

    fairs, makers: by id, only those of which something is said.
    """

    cooperative: Terms = Terms()
    fairs: Mapping[str, Terms] = field(default_factory=dict)
    makers: Mapping[str, Terms] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """True while nothing was agreed with anybody."""
        return self.cooperative.are_empty and not self.fairs and not self.makers

    def for_maker(self, maker: str, place: str, piece: Terms = _SILENT) -> Agreed:
        """Return what holds for a piece of a maker that is sold at a place, by the nearest rule."""
        return agreed(
            (
                (Level.PIECE, piece),
                (Level.MAKER, self.makers.get(maker, _SILENT)),
                (Level.FAIR, self.fairs.get(place, _SILENT)),
                (Level.COOPERATIVE, self.cooperative),
            )
        )


def terms_book(connection: Connection) -> TermsBook:
    """Return all terms; kept until somebody changes one."""
    return kept(connection, "terms", _read)


def cooperative_terms(connection: Connection) -> Terms:
    """Return what was agreed for the whole cooperative."""
    return terms_book(connection).cooperative


def maker_terms(connection: Connection, maker: str) -> Terms:
    """Return what was agreed with one maker, as far as it goes beyond the others."""
    return terms_book(connection).makers.get(maker, Terms())


def save_cooperative_terms(work: UnitOfWork, terms: Terms) -> None:
    """Keep what changed about the terms of the cooperative; nothing is recorded for nothing."""
    require(work, Act.CHANGE_SETTINGS)
    old, new = flat_terms(cooperative_terms(work.connection)), flat_terms(terms)
    changes = {f"{_PREFIX}{name}": value for name, value in new.items() if old[name] != value}
    if changes:
        work.record(SettingSaved(changes=changes))


def flat_terms(terms: Terms) -> dict[str, Scalar]:
    """Name what a maker, a fair or the cooperative says as its journal entry does."""
    require_terms(terms)
    return {
        "commission_bp": terms.commission_bp,
        "bargain": "" if terms.bargain is None else terms.bargain.value,
        "cash": "" if terms.cash is None else terms.cash.value,
    }


def terms_from(row: Row[Any] | Mapping[str, Any]) -> Terms:
    """Read terms from the columns of a row; a word of a newer program says nothing here."""
    said = row if isinstance(row, Mapping) else row._mapping
    bargain, cash = said.get("bargain") or "", said.get("cash") or ""
    return Terms(
        commission_bp=said.get("commission_bp"),
        bargain=Bargain(bargain) if bargain in set(Bargain) else None,
        cash=Cash(cash) if cash in set(Cash) else None,
    )


def with_parts(
    sold: tuple[SaleLine, ...], lines: Iterable[BasketLine], book: TermsBook, place: str
) -> tuple[SaleLine, ...]:
    """Freeze on each line that is sold what its makers get; place: the id of where it is sold."""
    return tuple(
        line if line.back is not None else _with_parts(line, basket.product, book, place)
        for line, basket in zip(sold, lines, strict=True)
    )


def parts_for(
    line: SaleLine, makers: Iterable[MakerShare], book: TermsBook, place: str, piece: Terms
) -> tuple[MakerPart, ...]:
    """Return what the makers of a line get by the terms as they are; nothing where none hold."""
    shares = [Share(m.maker, m.share, book.for_maker(m.maker, place, piece)) for m in makers]
    if len(shares) == 1 and shares[0].agreed == Agreed():
        return ()
    return parted(line.total, _asked(line), line.quantity, shares)


def example_of(agreement: Agreed, price: Money) -> Money:
    """Return what a maker gets of one piece that sells at the price of its label."""
    whole = (Share("", WHOLE, agreement),)
    return parted(price, price, Quantity(WHOLE), whole)[0].net


def _with_parts(line: SaleLine, product: Product, book: TermsBook, place: str) -> SaleLine:
    if book.is_empty and product.terms.are_empty and not product.shares:
        return line
    parts = parts_for(line, product.makers, book, place, product.terms)
    return replace(line, parts=parts) if parts else line


def _asked(line: SaleLine) -> Money:
    """Return what was asked before any bargaining; a price for a lot is on the label."""
    label = line.list_total
    return line.total if label is None or line.reason not in BARGAINED else label


def _read(connection: Connection) -> TermsBook:
    return TermsBook(
        cooperative=terms_from(saved_under(connection, _PREFIX)),
        fairs=_by_id(connection, schema.fair),
        makers=_by_id(connection, schema.maker),
    )


def _by_id(connection: Connection, table: Any) -> dict[str, Terms]:
    columns = table.c
    said = columns.commission_bp.is_not(None) | (columns.bargain != "") | (columns.cash != "")
    query = select(columns.key, columns.commission_bp, columns.bargain, columns.cash)
    return {id_of(row.key): terms_from(row) for row in connection.execute(query.where(said))}
