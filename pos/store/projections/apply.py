"""Which projection takes which kind."""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection

from pos.journal.entry import Entry
from pos.journal.kinds import (
    Body,
    CashMoved,
    ClockJumped,
    CountBegun,
    CreditNoteMade,
    CustomerAdded,
    CustomerErased,
    DifferenceExplained,
    DiscrepancyAnswered,
    DossierHandedOver,
    DossierWithdrawn,
    FairSaved,
    InvoiceMade,
    LineLinked,
    MakerNamed,
    MakerSaved,
    OrderChanged,
    OrderTaken,
    PersonSaved,
    PlaceSaved,
    ProductSaved,
    ReceiptReprinted,
    SaleMade,
    SettingSaved,
    ShiftClosed,
    ShiftOpened,
    StockCounted,
    StockMoved,
    TenderFollowed,
    TillAdmitted,
    TillOpened,
    TillRevoked,
)
from pos.store.projections import (
    answers,
    catalogue,
    counts,
    customers,
    dossiers,
    links,
    money,
    orders,
    sales,
    stock,
    tills,
)

_APPLY: Final[dict[type[Body], Callable[[Connection, Entry, Any], None]]] = {
    TillOpened: tills.apply_till_opened,
    TillAdmitted: tills.apply_till_admitted,
    TillRevoked: tills.apply_till_revoked,
    DossierHandedOver: dossiers.apply_dossier_handed_over,
    DossierWithdrawn: dossiers.apply_dossier_withdrawn,
    MakerSaved: catalogue.apply_maker_saved,
    ProductSaved: catalogue.apply_product_saved,
    PlaceSaved: catalogue.apply_place_saved,
    SettingSaved: catalogue.apply_setting_saved,
    StockMoved: stock.apply_stock_moved,
    CountBegun: counts.apply_count_begun,
    StockCounted: counts.apply_stock_counted,
    DifferenceExplained: counts.apply_difference_explained,
    FairSaved: catalogue.apply_fair_saved,
    SaleMade: sales.apply_sale_made,
    MakerNamed: sales.apply_maker_named,
    TenderFollowed: sales.apply_tender_followed,
    PersonSaved: catalogue.apply_person_saved,
    CustomerAdded: customers.apply_customer_added,
    CustomerErased: customers.apply_customer_erased,
    ShiftOpened: money.apply_shift_opened,
    CashMoved: money.apply_cash_moved,
    ShiftClosed: money.apply_shift_closed,
    OrderTaken: orders.apply_order_taken,
    OrderChanged: orders.apply_order_changed,
    ReceiptReprinted: sales.apply_receipt_reprinted,
    InvoiceMade: sales.apply_invoice_made,
    CreditNoteMade: sales.apply_credit_note_made,
    ClockJumped: tills.apply_clock_jumped,
    DiscrepancyAnswered: answers.apply_discrepancy_answered,
    LineLinked: links.apply_line_linked,
}


def apply(connection: Connection, entry: Entry, body: Body) -> None:
    """Bring the projections up to `entry`, inside the caller's transaction."""
    _APPLY[type(body)](connection, entry, body)
