"""One body of every kind, with every field filled: what the golden bytes are made of."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from pos.domain.account import AccountKind, PayoutKind
from pos.domain.basket import GoodsBack, Whereto
from pos.domain.credit_note import Corrected, CreditReason
from pos.domain.invoice import InvoiceBuyer
from pos.domain.measure import Size
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.order import DepositKind, Order, OrderState
from pos.domain.parting import MakerPart
from pos.domain.pricing import PriceReason
from pos.domain.product import Place
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.sale import Sale, SaleLine
from pos.domain.seller import Seller
from pos.domain.shift import (
    CashCount,
    CashReason,
    Difference,
    DrawerSum,
    ForeignRate,
    HeldAtClose,
    HeldOutcome,
    Pieces,
    ShiftReport,
    TaxSum,
    TenderSum,
)
from pos.domain.stock import DifferenceReason
from pos.domain.tax import Exemption, SellerStatus, Tax
from pos.domain.tender import Cheque, Foreign, Tender, TenderKind, TenderOf, TenderState
from pos.domain.terms import Bargain, Cash, Level
from pos.journal.kinds import (
    AccountEntered,
    AccountLine,
    Body,
    CashMoved,
    ChannelSaved,
    ClockJumped,
    CountBegun,
    CountedLine,
    CreditNoteMade,
    CustomerAdded,
    CustomerErased,
    DifferenceExplained,
    DiscrepancyAnswered,
    DossierHandedOver,
    DossierLine,
    DossierWithdrawn,
    Explanation,
    FairSaved,
    InvoiceMade,
    LineLinked,
    ListingLinked,
    MakerNamed,
    MakerSaved,
    MarkSaved,
    OnlineAnswered,
    OnlineLine,
    OnlineOrderSeen,
    OrderChanged,
    OrderTaken,
    PersonSaved,
    PlaceSaved,
    ProductSaved,
    ReceiptReprinted,
    SaleMade,
    SettingSaved,
    Settled,
    SettledLine,
    SettlementMade,
    ShiftClosed,
    ShiftOpened,
    StockCounted,
    StockLine,
    StockMoved,
    StrayCode,
    TenderFollowed,
    TillAdmitted,
    TillOpened,
    TillRevoked,
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

_EXCHANGE: Final = replace(
    _SALE,
    number=148,
    lines=(
        replace(
            _RUG,
            reason=PriceReason.AGREED,
            size=Size(120, 180),
        ),
        replace(
            _TEAPOT,
            quantity=pieces(-1),
            total=dh("-240"),
            tax_amount=dh("-40"),
            back=GoodsBack(f"{TILL}-8", f"{TILL[:3]}-000147", 2, Whereto.DAMAGED),
        ),
    ),
    total=dh("688.80"),
    tenders=(
        Tender(TenderKind.WALLET, dh("100"), dh("0"), "TX 12", "Inwi Money"),
        Tender(
            TenderKind.CHEQUE,
            dh("88.80"),
            dh("0"),
            cheque=Cheque("BMCE", "0012345", "Salma", date(2026, 12, 1)),
        ),
        Tender(
            TenderKind.CASH,
            dh("525"),
            dh("23.80"),
            foreign=Foreign(Money(5000, "EUR"), Decimal("10.50")),
        ),
    ),
    rounding=dh("0.15"),
    stamp_duty=dh("1.25"),
    customer=f"{TILL}-14",
    order=f"{TILL}-18",
    note="à livrer",
)

_ORDER: Final = Order(
    series=TILL[:3],
    number=12,
    names=Names("Table", "طاولة", "Table"),
    quantity=pieces(1),
    price=dh("900"),
    deposit_kind=DepositKind.ARRHES,
    product=f"{TILL}-5",
    description="ronde",
    dimensions="60 x 60 cm",
    materials="thuya",
    picture="ab" * 32,
    promised_on=date(2026, 12, 24),
    customer=f"{TILL}-14",
    maker=f"{TILL}-3",
    note="rappeler",
)

_REPORT: Final = ShiftReport(
    sales=2,
    refunds=1,
    first_number=147,
    last_number=148,
    sold=dh("1097.60"),
    refunded=dh("-240"),
    list_gap=dh("20"),
    gifts=1,
    rounding=dh("0.15"),
    stamp_duty=dh("1.25"),
    cash_stamped=dh("500"),
    paid_in=dh("100"),
    paid_out=dh("-50"),
    deposits=dh("300"),
    settled=dh("10"),
    tenders=(TenderSum(TenderKind.CASH, MAD, 2, dh("1200"), dh("200")),),
    taxes=(TaxSum("0.20", dh("240"), dh("40")), TaxSum("carpet", dh("928.80"), dh("0"))),
    drawers=(DrawerSum(MAD, dh("500"), dh("1000"), dh("50"), dh("310")),),
)

_IN_LOTS: Final = replace(
    _SALE,
    number=149,
    lines=(
        replace(
            _TEAPOT,
            quantity=pieces(4),
            total=dh("640"),
            tax_amount=dh("106.67"),
            reason=PriceReason.QUANTITY,
            lot=3,
            lot_price=dh("400"),
        ),
    ),
    total=dh("640"),
    tenders=(Tender(TenderKind.CASH, dh("640"), dh("0")),),
    note="à laver à la main",
)

_PARTS: Final = (
    MakerPart(f"{TILL}-3", 600, dh("384"), dh("320"), Level.PIECE, unit_net=dh("500")),
    MakerPart(
        f"{TILL}-4",
        400,
        dh("256"),
        dh("217.60"),
        Level.MAKER,
        1500,
        bargain=Bargain.MAKER,
        cash=Cash.MAKER,
    ),
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
    SaleMade(_EXCHANGE, by=f"{TILL}-13", approved_by=f"{TILL}-12"),
    MakerNamed(f"{TILL}-8", 2, f"{TILL}-3"),
    PersonSaved({"name": "Aïcha", "role": "seller", "is_in_training": False}, by=f"{TILL}-12"),
    CustomerAdded(),
    CustomerErased(f"{TILL}-14"),
    ShiftOpened(
        (CashCount(dh("500"), (Pieces(20_000, 2), Pieces(10_000, 1))), CashCount(Money(0, "EUR"))),
        (ForeignRate("EUR", Decimal("10.50")),),
    ),
    CashMoved(f"{TILL}-6", dh("-50"), CashReason.EXPENSE, "thé"),
    TenderFollowed(
        f"{TILL}-11",
        2,
        TenderState.PAID,
        (Tender(TenderKind.TRANSFER, dh("88.80"), dh("0"), "V 7"),),
        shift=f"{TILL}-6",
        note="remis",
    ),
    OrderTaken(
        _ORDER,
        (Tender(TenderKind.CASH, dh("300"), dh("0")),),
        deposit_number=3,
        shift=f"{TILL}-6",
    ),
    OrderChanged(
        f"{TILL}-19",
        OrderState.CANCELLED,
        (Tender(TenderKind.CASH, dh("-300"), dh("0")),),
        deposit_number=4,
        promised_on=date(2026, 12, 30),
        shift=f"{TILL}-6",
        note="rendu",
    ),
    ShiftClosed(
        f"{TILL}-6",
        7,
        (CashCount(dh("1855")),),
        _REPORT,
        (Difference(dh("1860"), dh("1855"), "monnaie"),),
        perpetual=dh("98765.40"),
        perpetual_absolute=dh("99000"),
        held=(HeldAtClose(dh("90"), 1, HeldOutcome.CANCELLED, "parti"),),
        note="vent fort",
        verified_by=f"{TILL}-12",
    ),
    SaleMade(_IN_LOTS),
    ShiftClosed(
        f"{TILL}-6",
        8,
        (CashCount(dh("500")),),
        replace(
            _REPORT,
            stamped=1,
            beside=(TenderSum(TenderKind.CARD, MAD, 1, dh("310"), dh("0")),),
        ),
        (Difference(dh("500"), dh("500")),),
        perpetual=dh("98765.40"),
        perpetual_absolute=dh("99000"),
        recounts=1,
        seller=_SELLER,
        unopened=2,
        unopened_net=dh("380"),
    ),
    OrderTaken(
        _ORDER,
        (Tender(TenderKind.CASH, dh("300"), dh("0")),),
        deposit_number=3,
        shift=f"{TILL}-6",
        seller=_SELLER,
        served_by="Aïcha",
    ),
    OrderChanged(
        f"{TILL}-24",
        OrderState.READY,
        (Tender(TenderKind.CASH, dh("100"), dh("0")),),
        deposit_number=4,
        shift=f"{TILL}-6",
        paid_before=dh("300"),
        series=TILL[:3],
        seller=_SELLER,
        served_by="Aïcha",
    ),
    InvoiceMade(
        f"{TILL}-4",
        "7K3-F",
        1,
        InvoiceBuyer("Riad Yasmine SARL", "12, rue de la Kasbah, Marrakech", "001561191000066"),
        utc_offset_minutes=0,
    ),
    CountBegun(f"{TILL}-2", Names(fr="Salon"), is_blind=True),
    StockCounted(
        f"{TILL}-2",
        (
            CountedLine(
                product=f"{TILL}-3",
                names=Names(fr="Tajine"),
                quantity=pieces(3),
                at=NOON,
                expected=pieces(5),
            ),
        ),
        f"{TILL}-29",
        (
            Explanation(
                product=f"{TILL}-3",
                names=Names(fr="Tajine"),
                quantity=pieces(2),
                reason=DifferenceReason.STOLEN,
                note="samedi soir",
            ),
        ),
    ),
    DifferenceExplained(
        f"{TILL}-2",
        (
            Explanation(
                product=f"{TILL}-3",
                names=Names(fr="Tajine"),
                quantity=pieces(-1),
                reason=DifferenceReason.MISCOUNTED,
            ),
        ),
    ),
    FairSaved({"fr": "Salon d'Essaouira", "starts_on": "2026-12-01", "fees_minor": 250_000}),
    SaleMade(
        replace(
            _IN_LOTS,
            tenders=(
                Tender(TenderKind.CREDIT, dh("-50"), dh("0"), lowers=TenderOf(f"{TILL}-4", 2)),
            ),
        )
    ),
    CreditNoteMade(
        f"{TILL}-4",
        "7K3-AV",
        1,
        (
            Corrected(f"{TILL}-4", "7K3-F-000001", is_invoice=True, at=NOON, utc_offset_minutes=0),
            Corrected("7K3Q2M-9", "7K3-000009"),
        ),
        InvoiceBuyer("Riad Yasmine SARL", "12, rue de la Kasbah, Marrakech", "001561191000066"),
        CreditReason.DAMAGED,
        note="Un bol fêlé",
        utc_offset_minutes=0,
    ),
    SaleMade(
        replace(
            _SALE,
            seller=replace(_SELLER, court="Marrakech", cnss="1234567", greets_in_tifinagh=True),
        )
    ),
    ReceiptReprinted(f"{TILL}-4", "7K3-000001", paper="gift"),
    StockMoved(
        cause="corrected",
        lines=(StockLine(f"{TILL}-4", Names("Zarbia"), f"{TILL}-2", -_RUG.quantity),),
        reason="stolen",
        undoes=f"{TILL}-6",
    ),
    TillAdmitted("7K3Q2M", a_key().public.hex(), "Stand 25", "B"),
    TillRevoked("7K3Q2M", NOON, note="volé au salon"),
    CountBegun(f"{TILL}-2", Names(fr="Salon"), maker=f"{TILL}-6", craft="pottery", category="Bols"),
    StockCounted(
        f"{TILL}-2",
        (CountedLine(product=f"{TILL}-3", names=Names(fr="Tajine"), quantity=pieces(3), at=NOON),),
        count=f"{TILL}-9",
        strays=(StrayCode(code="6111234567890", times=2),),
    ),
    DifferenceExplained(
        f"{TILL}-2",
        (
            Explanation(
                product=f"{TILL}-3",
                names=Names(fr="Tajine"),
                quantity=pieces(1),
                reason=DifferenceReason.WRONG_ITEM,
                note="rendu à la place",
                other=f"{TILL}-7",
            ),
        ),
        count=f"{TILL}-9",
    ),
    DossierHandedOver(
        "mytindy",
        "MyTindy",
        (DossierLine(product=f"{TILL}-3", names=Names(fr="Tajine"), sku="TAJ-1"),),
        date(2026, 11, 25),
    ),
    DossierWithdrawn(
        "mytindy",
        "MyTindy",
        (DossierLine(product=f"{TILL}-3", names=Names(fr="Tajine")),),
        date(2026, 12, 1),
        undoes=f"{TILL}-43",
    ),
    DiscrepancyAnswered(
        "sold_twice",
        f"{TILL}-3",
        (f"{TILL}-7", f"{TILL}-8"),
        "stock_corrected",
        part=f"{TILL}-2",
        note="il y en avait deux",
        names=Names(fr="Tajine"),
        code="6111234567890",
        expected=1000,
        found=2000,
        measured="goods",
        unit=Unit.PIECE,
    ),
    LineLinked(f"{TILL}-7", 1, f"{TILL}-3", Names(fr="Tajine"), f"{TILL}-2", pieces(1), NOON),
    ChannelSaved({"kind": "woocommerce", "name": "Boutique", "rate": "0.092", "safety_stock": 1}),
    ListingLinked({"channel": f"{TILL}-30", "product": f"{TILL}-3", "item": "44", "sku": "TAJ-1"}),
    OnlineOrderSeen(
        f"{TILL}-30",
        "812",
        "#1812",
        "paid",
        NOON,
        "EUR",
        (
            OnlineLine(
                remote="7",
                product=f"{TILL}-3",
                names=Names(fr="Tajine"),
                place=f"{TILL}-2",
                quantity=2,
                committed=2,
                held=2,
                sent=1,
                sku="TAJ-1",
                price="39.00",
                item="44",
                parent="40",
                is_unsure=True,
            ),
        ),
        total="44.50",
        placed=NOON,
        is_gone=True,
    ),
    OnlineAnswered(f"{TILL}-30", "goods_back", "812 7", "back", note="revenu abîmé"),
    SaleMade(replace(_IN_LOTS, lines=(replace(_IN_LOTS.lines[0], parts=_PARTS),))),
    MakerNamed(f"{TILL}-8", 2, f"{TILL}-3", _PARTS[:1]),
    AccountEntered(
        what=AccountKind.ADVANCE,
        lines=(AccountLine(maker=f"{TILL}-3", names=Names("Fatima", "فاطمة"), amount=dh("-200")),),
        fair=f"{TILL}-2",
        note="tissage de l'été",
        shift=f"{TILL}-6",
        undoes=f"{TILL}-7",
    ),
    SettlementMade(
        number=4,
        statements=(
            Settled(
                maker=f"{TILL}-3",
                names=Names("Fatima", "فاطمة"),
                lines=(
                    SettledLine(entry=f"{TILL}-8", line=2, amount_minor=32_000),
                    SettledLine(entry=f"{TILL}-9", line=1, amount_minor=-20_000),
                ),
                brought=dh("-5"),
                due=dh("115"),
                paid=dh("100"),
                how=PayoutKind.CASH,
                reference="bon 12",
            ),
        ),
        fair=f"{TILL}-2",
        place=Names("Foire de Safi"),
        first_on=date(2026, 11, 20),
        last_on=date(2026, 11, 29),
        shift=f"{TILL}-6",
        utc_offset_minutes=0,
    ),
    MarkSaved({"fr": "Maroc Fait Main", "level": "2", "until": "2027-06-30", "maker": f"{TILL}-3"}),
)
