"""What can happen, one shape a kind; the past tense is the journal's only tense.

A shape grows by fields with defaults. A kind this program does not know, from a newer one, is
kept and passed on. Master data entries carry only what changed: `changes` maps field names to
values, and the last writer wins field by field.
"""

from typing import Final, TypeAlias

from pos.journal.kinds.accounts import (
    AccountEntered,
    AccountLine,
    Settled,
    SettledLine,
    SettlementMade,
)
from pos.journal.kinds.business import (
    ClockJumped,
    FairSaved,
    PersonSaved,
    PlaceSaved,
    SettingSaved,
    TillAdmitted,
    TillOpened,
    TillRevoked,
)
from pos.journal.kinds.catalogue import MakerSaved, MarkSaved, ProductSaved
from pos.journal.kinds.channels import (
    ChannelSaved,
    ListingLinked,
    OnlineAnswered,
    OnlineLine,
    OnlineOrderSeen,
)
from pos.journal.kinds.dossiers import DossierHandedOver, DossierLine, DossierWithdrawn
from pos.journal.kinds.fact import Fact, Scalar
from pos.journal.kinds.goods import (
    CountBegun,
    CountedLine,
    DifferenceExplained,
    Explanation,
    StockCounted,
    StockLine,
    StockMoved,
    StrayCode,
)
from pos.journal.kinds.orders import CustomerAdded, CustomerErased, OrderChanged, OrderTaken
from pos.journal.kinds.reconciling import DiscrepancyAnswered, LineLinked
from pos.journal.kinds.sales import (
    CreditNoteMade,
    InvoiceMade,
    MakerNamed,
    ReceiptReprinted,
    SaleMade,
    TenderFollowed,
)
from pos.journal.kinds.shifts import CashMoved, ShiftClosed, ShiftOpened

__all__ = [
    "KINDS",
    "SHAPES",
    "AccountEntered",
    "AccountLine",
    "Body",
    "CashMoved",
    "ChannelSaved",
    "ClockJumped",
    "CreditNoteMade",
    "CountBegun",
    "CountedLine",
    "CustomerAdded",
    "CustomerErased",
    "DifferenceExplained",
    "DiscrepancyAnswered",
    "DossierHandedOver",
    "DossierLine",
    "DossierWithdrawn",
    "Explanation",
    "Fact",
    "FairSaved",
    "InvoiceMade",
    "LineLinked",
    "ListingLinked",
    "MakerNamed",
    "MakerSaved",
    "MarkSaved",
    "OnlineAnswered",
    "OnlineLine",
    "OnlineOrderSeen",
    "OrderChanged",
    "OrderTaken",
    "PersonSaved",
    "PlaceSaved",
    "ProductSaved",
    "ReceiptReprinted",
    "SaleMade",
    "Scalar",
    "SettingSaved",
    "Settled",
    "SettledLine",
    "SettlementMade",
    "ShiftClosed",
    "ShiftOpened",
    "StockCounted",
    "StockLine",
    "StockMoved",
    "StrayCode",
    "TenderFollowed",
    "TillAdmitted",
    "TillOpened",
    "TillRevoked",
]

Body: TypeAlias = (
    TillOpened
    | MakerSaved
    | MarkSaved
    | ProductSaved
    | PlaceSaved
    | SettingSaved
    | StockMoved
    | CountBegun
    | StockCounted
    | DifferenceExplained
    | FairSaved
    | SaleMade
    | MakerNamed
    | TenderFollowed
    | PersonSaved
    | CustomerAdded
    | CustomerErased
    | ShiftOpened
    | CashMoved
    | ShiftClosed
    | OrderTaken
    | OrderChanged
    | ReceiptReprinted
    | InvoiceMade
    | CreditNoteMade
    | ClockJumped
    | TillAdmitted
    | TillRevoked
    | DossierHandedOver
    | DossierWithdrawn
    | DiscrepancyAnswered
    | LineLinked
    | ChannelSaved
    | ListingLinked
    | OnlineOrderSeen
    | OnlineAnswered
    | AccountEntered
    | SettlementMade
)

SHAPES: Final[dict[str, type[Body]]] = {
    "till_opened": TillOpened,
    "maker_saved": MakerSaved,
    "mark_saved": MarkSaved,
    "product_saved": ProductSaved,
    "place_saved": PlaceSaved,
    "setting_saved": SettingSaved,
    "stock_moved": StockMoved,
    "count_begun": CountBegun,
    "stock_counted": StockCounted,
    "difference_explained": DifferenceExplained,
    "fair_saved": FairSaved,
    "sale_made": SaleMade,
    "maker_named": MakerNamed,
    "tender_followed": TenderFollowed,
    "person_saved": PersonSaved,
    "customer_added": CustomerAdded,
    "customer_erased": CustomerErased,
    "shift_opened": ShiftOpened,
    "cash_moved": CashMoved,
    "shift_closed": ShiftClosed,
    "order_taken": OrderTaken,
    "order_changed": OrderChanged,
    "receipt_reprinted": ReceiptReprinted,
    "invoice_made": InvoiceMade,
    "credit_note_made": CreditNoteMade,
    "clock_jumped": ClockJumped,
    "till_admitted": TillAdmitted,
    "till_revoked": TillRevoked,
    "dossier_handed_over": DossierHandedOver,
    "dossier_withdrawn": DossierWithdrawn,
    "discrepancy_answered": DiscrepancyAnswered,
    "line_linked": LineLinked,
    "channel_saved": ChannelSaved,
    "listing_linked": ListingLinked,
    "online_order_seen": OnlineOrderSeen,
    "online_answered": OnlineAnswered,
    "account_entered": AccountEntered,
    "settlement_made": SettlementMade,
}

KINDS: Final[dict[type[Body], str]] = {shape: kind for kind, shape in SHAPES.items()}
