"""Sales, their lines and tenders."""

from typing import Final, TypeAlias

from sqlalchemy import Connection, insert

from pos.domain.basket import Whereto
from pos.domain.order import OrderState
from pos.domain.parting import MakerPart
from pos.domain.sale import Sale, SaleLine
from pos.domain.tax import Tax
from pos.domain.tender import Tender
from pos.journal.entry import Entry
from pos.journal.kinds import (
    CreditNoteMade,
    InvoiceMade,
    MakerNamed,
    ReceiptReprinted,
    SaleMade,
    TenderFollowed,
)
from pos.store import schema
from pos.store.keys import entry_key, key_of
from pos.store.prepared import Prepared
from pos.store.projections.money import keep_tenders, lower_debts
from pos.store.projections.orders import keep_step
from pos.store.projections.prices import compare_prices
from pos.store.projections.stock import Movement, move

Row: TypeAlias = dict[str, object]

_SALE: Final = Prepared(insert(schema.sale))
_LINES: Final = Prepared(insert(schema.sale_line))
_TENDERS: Final = Prepared(insert(schema.tender))
_PARTS: Final = Prepared(insert(schema.line_part))


# What happened to goods that came back but not onto the table.
_NOT_ON_TABLE: Final = {Whereto.DAMAGED: "broken", Whereto.NOT_RETURNED: "not_returned"}


def apply_sale_made(connection: Connection, entry: Entry, body: SaleMade) -> None:
    """Keep a sale, and move what was sold and what came back."""
    sale, key = body.sale, entry_key(entry.till, entry.seq)
    place = key_of(sale.place.id)
    products = [key_of(line.product) if line.product else 0 for line in sale.lines]
    _SALE.run(connection, _sale_row(entry, body, key, place))
    lines = _line_rows(sale, key, products)
    _LINES.run_all(connection, lines)
    compare_prices(connection, [{**line, "at": entry.at} for line in lines if _has_label(line)])
    _keep_parts(connection, sale, key)
    _TENDERS.run_all(connection, _tender_rows(sale, key))
    lower_debts(connection, entry, sale.tenders)
    move(connection, entry, _movements(sale, products, place))
    if sale.order:
        keep_step(connection, entry, key_of(sale.order), state=OrderState.DELIVERED)


def _sale_row(entry: Entry, body: SaleMade, key: int, place: int) -> Row:
    sale = body.sale
    return {
        "key": key,
        "at": entry.at,
        "till": entry.till,
        "series": sale.series,
        "number": sale.number,
        "total_minor": sale.total.minor,
        "currency": sale.total.currency,
        "rounding_minor": 0 if sale.rounding is None else sale.rounding.minor,
        "stamp_minor": 0 if sale.stamp_duty is None else sale.stamp_duty.minor,
        "paid_by": " ".join(sorted({tender.kind.value for tender in sale.tenders})),
        "place": place,
        "shift": sale.shift,
        "person": body.by,
        "customer": sale.customer,
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
            "tax_rule": _tax_rule(line.tax),
            "list_minor": _list_minor(line),
            "reason": line.reason.value,
            "refunds": None if line.back is None else key_of(line.back.sale),
            "refunds_line": None if line.back is None else line.back.line,
            **_of_one_maker(line.parts),
        }
        for number, (line, product) in enumerate(zip(sale.lines, products, strict=True), 1)
    ]


def _has_label(line: Row) -> bool:
    """Tell whether a line sold a product that has a price, rather than taking one back."""
    return bool(line["product"]) and line["list_minor"] is not None and line["refunds"] is None


def _of_one_maker(parts: tuple[MakerPart, ...]) -> Row:
    """Say what the one maker of a line gets; several stand in a table of their own."""
    alone = parts[0] if len(parts) == 1 else None
    return {
        "net_minor": None if alone is None else alone.net.minor,
        "owed_minor": None if alone is None else alone.owed.minor,
        "parts": len(parts),
    }


def _keep_parts(connection: Connection, sale: Sale, key: int) -> None:
    """Keep the parts of lines with several makers; an ordinary sale has none."""
    rows = [
        {
            "sale": key,
            "line": number,
            "part": n,
            "maker": part.maker,
            "share": part.share,
            "gross_minor": part.gross.minor,
            "net_minor": part.net.minor,
            "owed_minor": part.owed.minor,
        }
        for number, line in enumerate(sale.lines, 1)
        if len(line.parts) > 1
        for n, part in enumerate(line.parts, 1)
    ]
    if rows:
        _PARTS.run_all(connection, rows)


def _tax_rule(tax: Tax) -> str:
    """Name a rate or an exemption: `0.20`, `carpet`."""
    return str(tax.rate) if tax.exemption is None else tax.exemption.value


def _list_minor(line: SaleLine) -> int | None:
    asked = line.list_total
    return None if asked is None else asked.minor


def _tender_rows(sale: Sale, key: int) -> list[Row]:
    return [_tender_row(tender, key, number) for number, tender in enumerate(sale.tenders, 1)]


def _tender_row(tender: Tender, key: int, number: int) -> Row:
    notes = tender.received if tender.foreign is None else tender.foreign.amount
    return {
        "sale": key,
        "line": number,
        "kind": tender.kind.value,
        "received_minor": tender.received.minor,
        "change_minor": tender.change.minor,
        "currency": tender.received.currency,
        "notes_currency": notes.currency,
        "notes_minor": notes.minor,
        "reference": tender.reference,
    }


def _movements(sale: Sale, products: list[int], place: int) -> list[Movement]:
    """Say what moved: goods sold leave, goods brought back come, and may go on from there.

    A piece that comes back broken was in the place for a moment, so that a fair adds up: it counts
    as broken, and no longer as sold.
    """
    moved: list[Movement] = []
    for line, product in zip(sale.lines, products, strict=True):
        quantity = -line.quantity.thousandths
        if not product:
            continue
        if line.back is None:
            moved.append(Movement(product, place, quantity, "sale"))
            continue
        moved.append(Movement(product, place, quantity, "refund"))
        if line.back.whereto in _NOT_ON_TABLE:
            cause = _NOT_ON_TABLE[line.back.whereto]
            moved.append(Movement(product, place, -quantity, cause))
    return moved


def apply_maker_named(connection: Connection, entry: Entry, body: MakerNamed) -> None:
    """Keep whose work a line was."""
    row = {
        "sale": key_of(body.sale),
        "line": body.line,
        "entry": entry_key(entry.till, entry.seq),
        "at": entry.at,
        "maker": body.maker,
        **{name: _of_one_maker(body.parts)[name] for name in ("net_minor", "owed_minor")},
    }
    connection.execute(insert(schema.line_maker), row)


def apply_tender_followed(connection: Connection, entry: Entry, body: TenderFollowed) -> None:
    """Keep how far a cheque or a debt has come, and the money that came for it."""
    row = {
        "sale": key_of(body.sale),
        "line": body.tender,
        "entry": entry_key(entry.till, entry.seq),
        "at": entry.at,
        "state": body.state.value,
        "paid_minor": sum(tender.paid.minor for tender in body.tenders),
    }
    connection.execute(insert(schema.tender_step), row)
    keep_tenders(connection, entry, "settled", body.shift, body.tenders)
    lower_debts(connection, entry, body.tenders)


def apply_receipt_reprinted(connection: Connection, entry: Entry, body: ReceiptReprinted) -> None:
    """Keep that a copy was made."""
    row = {
        "key": entry_key(entry.till, entry.seq),
        "at": entry.at,
        "sale": body.sale,
        "paper": body.paper,
    }
    connection.execute(insert(schema.reprint), row)


def apply_invoice_made(connection: Connection, entry: Entry, body: InvoiceMade) -> None:
    """Keep that a sale has an invoice; what stands on it stays in the journal."""
    connection.execute(insert(schema.invoice), _numbered(entry, body))


def apply_credit_note_made(connection: Connection, entry: Entry, body: CreditNoteMade) -> None:
    """Keep that what came back in a sale was credited."""
    connection.execute(insert(schema.credit_note), _numbered(entry, body))


def _numbered(entry: Entry, body: InvoiceMade | CreditNoteMade) -> Row:
    """Return the row of a paper of a sale that has a series of its own."""
    return {
        "key": entry_key(entry.till, entry.seq),
        "at": entry.at,
        "sale": key_of(body.sale),
        "till": entry.till,
        "series": body.series,
        "number": body.number,
    }
