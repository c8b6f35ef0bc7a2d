"""What of a finished sale can still come back, counted over every journal that is here."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, select

from pos.domain.basket import BasketLine
from pos.domain.owing import Debt
from pos.domain.refund import Origin, Returnable
from pos.domain.sale import Sale
from pos.domain.tender import Cheque, Tender, TenderOf
from pos.domain.trade import TradeRules
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.followed import Owed, unpaid_of
from pos.services.makers import namings
from pos.services.products import product_of
from pos.services.sold import SoldSale, sale_of
from pos.services.trade import trade_rules
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.prepared import Prepared

_L: Final = schema.sale_line.c
_CAME_BACK: Final = Prepared(
    select(
        _L.refunds_line,
        func.sum(-_L.quantity).label("quantity"),
        func.sum(-_L.total_minor).label("paid"),
        func.sum(-_L.tax_minor).label("tax"),
    )
    .where(_L.refunds == bindparam("sale"))
    .group_by(_L.refunds_line)
)


class NotOwed(PosError):
    """Less is owed than was to be taken off it."""


@dataclass(frozen=True, slots=True)
class Refundable:
    """A sale, and its lines that can come back.

    lines: what was sold, also what has all come back; empty for a refund.
    rules: how this business takes money, and gives it back.
    debts: what is still owed for it.
    """

    sold: SoldSale
    lines: tuple[Returnable, ...]
    rules: TradeRules = TradeRules()
    debts: tuple[Debt, ...] = ()

    @property
    def has_anything(self) -> bool:
        """True while some of it is still with the customer."""
        return any(line.left.thousandths for line in self.lines)


def refundable(connection: Connection, sale_id: str) -> Refundable:
    """Return what of a sale can still come back; raises `NotFound`."""
    sold = sale_of(connection, sale_id)
    lines = _returnables(connection, sale_id, sold.sale)
    return Refundable(sold, lines, trade_rules(connection), owed_for(connection, {sale_id}))


def owed_for(connection: Connection, sales: Collection[str]) -> tuple[Debt, ...]:
    """Return what is still owed for sales, which goods of theirs that come back lower.

    A cheque that nobody took to the bank yet is among it: it goes back itself.
    """
    return tuple(_debt(owed) for owed in unpaid_of(connection, sales))


def _debt(owed: Owed) -> Debt:
    cheque = None if owed.is_debt else owed.cheque or Cheque()
    return Debt(owed.of, owed.kind, owed.left, cheque)


def require_owed(
    connection: Connection, lines: Iterable[BasketLine], tenders: Iterable[Tender]
) -> None:
    """Check that what is taken off debts is owed for what comes back; raises `NotOwed`."""
    lowered = Counter[TenderOf]()
    for tender in tenders:
        if tender.lowers is not None:
            lowered[tender.lowers] -= tender.paid.minor
    if not lowered:
        return
    sales = {line.back.sale for line in lines if line.back is not None}
    owed = {debt.of: debt for debt in owed_for(connection, sales)}
    if not all(of in owed and _may_lower(owed[of], minor) for of, minor in lowered.items()):
        raise NotOwed(_("What is owed has changed meanwhile. Go back and take the goods anew."))


def _may_lower(debt: Debt, minor: int) -> bool:
    return minor == debt.left.minor if debt.cheque is not None else minor <= debt.left.minor


def origins(connection: Connection, lines: Iterable[BasketLine]) -> Mapping[Origin, Returnable]:
    """Return the line behind every basket line that takes goods back.

    Raises `NotFound` where its sale is not on this device.
    """
    named = {line.back.sale for line in lines if line.back is not None}
    found = [
        _returnables(connection, sale, sale_of(connection, sale).sale) for sale in sorted(named)
    ]
    return {(line.sale, line.number): line for of_sale in found for line in of_sale}


def _returnables(connection: Connection, sale_id: str, sale: Sale) -> tuple[Returnable, ...]:
    key = key_of(sale_id)
    came_back = {row.refunds_line: row for row in _CAME_BACK.rows(connection, {"sale": key})}
    makers = namings(connection, sale_id)
    return tuple(
        _less(
            Returnable(
                sale=sale_id,
                receipt_number=sale.receipt_number,
                number=number,
                line=line,
                maker=makers[number].maker if number in makers else line.maker,
                parts=makers[number].parts if number in makers else line.parts,
                product=product_of(connection, line.product) if line.product else None,
            ),
            came_back.get(number),
        )
        for number, line in enumerate(sale.lines, 1)
        if line.back is None
    )


def _less(line: Returnable, came: Row[Any] | None) -> Returnable:
    if came is None:
        return line
    return replace(line, came_back=came.quantity, given_back=came.paid, tax_back=came.tax)


@dataclass(frozen=True, slots=True)
class TakenTwice:
    """A line of which more came back than was sold: two tills did not know of each other.

    sale: its id; line: 1 for the first. refunds: ids of the sales that took it back.
    too_much: thousandths beyond what was sold.
    """

    sale: str
    line: int
    too_much: int
    refunds: tuple[str, ...]


def taken_twice(connection: Connection) -> tuple[TakenTwice, ...]:
    """Return every line of which more came back than was sold, over all journals here."""
    back = schema.sale_line.alias("back")
    came = func.sum(-back.c.quantity)
    query = (
        select(_L.sale, _L.line, (came - _L.quantity).label("too_much"))
        .join_from(
            back,
            schema.sale_line,
            (_L.sale == back.c.refunds) & (_L.line == back.c.refunds_line),
        )
        .where(back.c.refunds.is_not(None))
        .group_by(_L.sale, _L.line)
        .having(came > _L.quantity)
        .order_by(_L.sale, _L.line)
    )
    return tuple(
        TakenTwice(
            id_of(row.sale), row.line, row.too_much, _refunds(connection, row.sale, row.line)
        )
        for row in connection.execute(query)
    )


def _refunds(connection: Connection, sale: int, line: int) -> tuple[str, ...]:
    query = select(_L.sale).where(_L.refunds == sale, _L.refunds_line == line)
    keys = connection.execute(query.distinct().order_by(_L.sale)).scalars()
    return tuple(id_of(key) for key in keys)
