"""Sales, their lines and tenders, and the tills that made them."""

from itertools import repeat
from typing import Final, TypeAlias

from sqlalchemy import Connection, insert

from pos.domain.sale import Sale
from pos.journal.entry import Entry
from pos.journal.kinds import ReceiptReprinted, SaleMade, TillOpened
from pos.store import schema
from pos.store.keys import entry_key, key_of
from pos.store.prepared import Prepared
from pos.store.projections.stock import move

Row: TypeAlias = dict[str, object]

_SALE: Final = Prepared(insert(schema.sale))
_LINES: Final = Prepared(insert(schema.sale_line))
_TENDERS: Final = Prepared(insert(schema.tender))


def apply_sale_made(connection: Connection, entry: Entry, body: SaleMade) -> None:
    """Keep a sale, and take what was sold out of its place."""
    sale, key = body.sale, entry_key(entry.till, entry.seq)
    place, products = key_of(sale.place.id), [key_of(line.product) for line in sale.lines]
    _SALE.run(connection, _sale_row(entry, sale, key, place))
    _LINES.run_all(connection, _line_rows(sale, key, products))
    _TENDERS.run_all(connection, _tender_rows(sale, key))
    sold = [-line.quantity.thousandths for line in sale.lines]
    move(connection, entry, "sale", list(zip(products, repeat(place), sold, strict=False)))


def _sale_row(entry: Entry, sale: Sale, key: int, place: int) -> Row:
    return {
        "key": key,
        "at": entry.at,
        "till": entry.till,
        "series": sale.series,
        "number": sale.number,
        "total_minor": sale.total.minor,
        "currency": sale.total.currency,
        "paid_by": " ".join(sorted({tender.kind.value for tender in sale.tenders})),
        "place": place,
        "shift": sale.shift,
    }


def _line_rows(sale: Sale, key: int, products: list[int]) -> list[Row]:
    return [
        {
            "sale": key,
            "line": number,
            "product": product,
            "maker": line.maker,
            "quantity": line.quantity.thousandths,
            "total_minor": line.total.minor,
            "tax_minor": line.tax_amount.minor,
        }
        for number, (line, product) in enumerate(zip(sale.lines, products, strict=True), 1)
    ]


def _tender_rows(sale: Sale, key: int) -> list[Row]:
    return [
        {
            "sale": key,
            "line": number,
            "kind": tender.kind.value,
            "received_minor": tender.received.minor,
            "change_minor": tender.change.minor,
            "currency": tender.received.currency,
        }
        for number, tender in enumerate(sale.tenders, 1)
    ]


def apply_receipt_reprinted(connection: Connection, entry: Entry, body: ReceiptReprinted) -> None:
    """Keep that a copy was made."""
    row = {"key": entry_key(entry.till, entry.seq), "at": entry.at, "sale": body.sale}
    connection.execute(insert(schema.reprint), row)


def apply_till_opened(connection: Connection, entry: Entry, body: TillOpened) -> None:
    """Keep who writes under this till's name."""
    connection.execute(
        insert(schema.till),
        {
            "till": entry.till,
            "opened_at": entry.at,
            "label": body.label,
            "series": body.series,
            "public_key": body.public_key,
            "cooperative": body.cooperative,
            "currency": body.currency,
            "is_example": int(body.is_example),
        },
    )
