"""What a transaction changed, by kind, so that open pages know whether to read again."""

from typing import Final

from pos.changed import Changed
from pos.journal.kinds import (
    AccountEntered,
    Body,
    CashMoved,
    ChannelSaved,
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
    ListingLinked,
    MakerNamed,
    MakerSaved,
    MarkSaved,
    OnlineAnswered,
    OnlineOrderSeen,
    OrderChanged,
    OrderTaken,
    PersonSaved,
    PlaceSaved,
    ProductSaved,
    ReceiptReprinted,
    SaleMade,
    SettingSaved,
    SettlementMade,
    ShiftClosed,
    ShiftOpened,
    StockCounted,
    StockMoved,
    TenderFollowed,
    TillAdmitted,
    TillOpened,
    TillRevoked,
)

# What a till wrote may begin or cease to count.
_ANYTHING: Final = (
    Changed.TILLS
    | Changed.PRODUCTS
    | Changed.STOCK
    | Changed.SALES
    | Changed.SETTINGS
    | Changed.SHIFT
    | Changed.PEOPLE
    | Changed.CUSTOMERS
    | Changed.ORDERS
    | Changed.FAIRS
    | Changed.HANDED_OVER
    | Changed.ANSWERS
    | Changed.ONLINE
    | Changed.ACCOUNTS
)

_BY_BODY: Final[dict[type[Body], Changed]] = {
    TillOpened: Changed.SETTINGS,
    MakerSaved: Changed.PRODUCTS | Changed.ACCOUNTS,
    MarkSaved: Changed.PRODUCTS,
    ProductSaved: Changed.PRODUCTS,
    PlaceSaved: Changed.SETTINGS,
    SettingSaved: Changed.SETTINGS,
    StockMoved: Changed.STOCK,
    CountBegun: Changed.STOCK,
    StockCounted: Changed.STOCK,
    DifferenceExplained: Changed.STOCK,
    FairSaved: Changed.FAIRS | Changed.SETTINGS,
    SaleMade: Changed.SALES | Changed.STOCK,
    MakerNamed: Changed.SALES,
    TenderFollowed: Changed.SALES,
    PersonSaved: Changed.PEOPLE,
    CustomerAdded: Changed.CUSTOMERS,
    CustomerErased: Changed.CUSTOMERS,
    ShiftOpened: Changed.SHIFT,
    CashMoved: Changed.SHIFT,
    ShiftClosed: Changed.SHIFT,
    OrderTaken: Changed.ORDERS,
    OrderChanged: Changed.ORDERS,
    ReceiptReprinted: Changed.SALES,
    InvoiceMade: Changed.SALES,
    CreditNoteMade: Changed.SALES,
    DossierHandedOver: Changed.HANDED_OVER,
    DossierWithdrawn: Changed.HANDED_OVER,
    AccountEntered: Changed.ACCOUNTS | Changed.SHIFT,
    SettlementMade: Changed.ACCOUNTS | Changed.SHIFT,
    TillAdmitted: _ANYTHING,
    TillRevoked: _ANYTHING,
    ClockJumped: Changed.ANSWERS,
    DiscrepancyAnswered: Changed.ANSWERS,
    LineLinked: Changed.STOCK | Changed.ANSWERS,
    ChannelSaved: Changed.ONLINE,
    ListingLinked: Changed.ONLINE,
    OnlineOrderSeen: Changed.ONLINE | Changed.STOCK,
    OnlineAnswered: Changed.ONLINE,
}


def changed_by(body: Body) -> Changed:
    """Return what recording `body` changes."""
    return _BY_BODY.get(type(body), Changed.NOTHING)
