"""One body of every kind, with every field filled: what the golden bytes are made of."""

from decimal import Decimal
from typing import Final

from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Place
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.sale import Sale, SaleLine
from pos.domain.seller import Seller
from pos.domain.tax import Exemption, SellerStatus, Tax
from pos.domain.tender import Tender, TenderKind
from pos.journal.kinds import (
    Body,
    ClockJumped,
    MakerSaved,
    PlaceSaved,
    ProductSaved,
    ReceiptReprinted,
    SaleMade,
    SettingSaved,
    StockLine,
    StockMoved,
    TillOpened,
)
from tests.factories import NOON, a_key, dh

TILL: Final = a_key().till

_SELLER: Final = Seller(
    names=Names("Coopérative Tissa", "تعاونية تيسة", "Tissa cooperative"),
    status=SellerStatus.COOPERATIVE,
    charges_tax=True,
    address="12, derb Sidi Bouloukat, Safi",
    phone="+212 6 12-34-56-78",
    ice="001561191000066",
    tax_id="40123456",
    rc="54321 Marrakech",
    tp="42310987",
    footer="Merci de votre visite",
)

_RUG: Final = SaleLine(
    product=f"{TILL}-4",
    names=Names("Zarbia", "زربية", "Rug"),
    variant="rouge, 2 m",
    sku="ZAR-01",
    quantity=Quantity(2160, Unit.SQUARE_METRE),
    list_price=dh("450"),
    unit_price=dh("430"),
    total=dh("928.80"),
    tax=Tax(None, Exemption.CARPET),
    tax_amount=dh("0"),
    maker=f"{TILL}-3",
)
_TEAPOT: Final = SaleLine(
    product=f"{TILL}-5",
    names=Names("Théière"),
    variant="",
    sku="",
    quantity=pieces(1),
    list_price=None,
    unit_price=dh("240"),
    total=dh("240"),
    tax=Tax(Decimal("0.20"), None),
    tax_amount=dh("40"),
)

_SALE: Final = Sale(
    series=TILL[:3],
    number=147,
    lines=(_RUG, _TEAPOT),
    tenders=(
        Tender(TenderKind.CARD, dh("168.80"), dh("0"), "slip 0042"),
        Tender(TenderKind.CASH, dh("1200"), dh("200")),
    ),
    total=Money(116_880, MAD),
    seller=_SELLER,
    place=Place(f"{TILL}-2", Names("Foire de Safi", "معرض آسفي", "Safi fair"), sells_online=False),
    served_by="Aïcha",
    shift=f"{TILL}-6",
    utc_offset_minutes=60,
)

BODIES: Final[tuple[Body, ...]] = (
    TillOpened(a_key().public.hex(), "Stand 24", TILL[:3], MAD, cooperative="tissa"),
    PlaceSaved({"fr": "Foire de Safi", "ar": "معرض آسفي", "sells_online": False}),
    MakerSaved({"fr": "Fatima", "phone": "+212 6 00-00-00-00"}),
    ProductSaved({"fr": 'Zarbia « été » \\ "2"', "price_minor": 45_000, "barcode": ""}),
    ProductSaved({"price_minor": None, "is_archived": True}, product=f"{TILL}-4"),
    SettingSaved({"seller.name.fr": "Coopérative Tissa", "seller.charges_tax": True}),
    StockMoved(
        "received",
        (StockLine(f"{TILL}-4", Names("Zarbia"), f"{TILL}-2", _RUG.quantity),),
        note="première\u2028livraison",
    ),
    SaleMade(_SALE),
    ReceiptReprinted(f"{TILL}-8", f"{TILL[:3]}-000147"),
    ClockJumped(NOON),
)
