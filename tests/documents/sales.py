"""Finished sales with valid values, so that a test says only what matters to it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from pos.clock import to_microseconds
from pos.documents.receipt import Receipt, receipt
from pos.domain.basket import GoodsBack
from pos.domain.money import MAD, Money, total
from pos.domain.names import Names
from pos.domain.product import Place
from pos.domain.quantity import Quantity, Unit, pieces, price_of
from pos.domain.sale import Sale, SaleLine
from pos.domain.seller import Seller
from pos.domain.tax import SellerStatus, TaxClass, tax_for, tax_included
from pos.domain.tender import Tender, TenderKind, cash, exact

# 14:32 on a wall clock in Morocco, where the offset is one hour in November.
AT: Final = to_microseconds(datetime(2026, 11, 23, 13, 32, tzinfo=UTC))
DAY: Final = date(2026, 11, 23)
SALE_ID: Final = "7K3Q2M-142"
CHECK: Final = "A1B2"

ARTISAN: Final = Seller(
    names=Names(fr="Atelier Dar Zellij", ar="ورشة دار الزليج"),
    status=SellerStatus.AUTO_ENTREPRENEUR,
    address="12, derb Sidi Bouloukat, Safi",
    phone="+212 6 12-34-56-78",
    ice="001561191000066",
    tax_id="40123456",
    tp="42310987",
    footer="Merci de votre visite",
)
COMPANY: Final = replace(
    ARTISAN,
    names=Names(fr="Maison du Cuir SARL", ar="دار الجلد ش.م.م"),
    status=SellerStatus.COMPANY,
    charges_tax=True,
    rc="54321 Marrakech",
)
STAND: Final = Place(
    "7K3Q2M-3",
    Names(fr="Salon régional, place El Harti, stand 24", ar="المعرض الجهوي، ساحة الحارثي، رواق 24"),
)


def dirhams(amount: str) -> Money:
    """Read `12,50` as an amount of dirhams."""
    whole, _, part = amount.partition(",")
    return Money(int(whole) * 100 + int(f"{part:0<2}"), MAD)


def line(
    names: Names,
    price: str = "100",
    quantity: Quantity = pieces(1),  # noqa: B008
    *,
    seller: Seller = ARTISAN,
    tax_class: TaxClass = TaxClass.STANDARD,
    variant: str = "",
    list_price: str | None = None,
) -> SaleLine:
    """Sell one product to a price agreed for one unit."""
    unit_price = dirhams(price)
    amount = price_of(quantity, unit_price)
    tax = tax_for(seller.status, seller.charges_tax, tax_class, DAY)
    included = Money(0, MAD) if tax.rate is None else tax_included(amount, tax.rate)
    shown = dirhams(list_price) if list_price else unit_price
    return SaleLine(
        "7K3Q2M-9", names, variant, "BAB-40", quantity, shown, unit_price, amount, tax, included
    )


def back(sold: SaleLine, receipt_number: str = "7K3-000147") -> SaleLine:
    """Bring a line back."""
    return replace(
        sold,
        quantity=-sold.quantity,
        total=-sold.total,
        tax_amount=-sold.tax_amount,
        back=GoodsBack(SALE_ID, receipt_number, 1),
    )


BABOUCHE: Final = Names(fr="Babouche jaune", ar="بلغة جلدية صفراء")
PLATE: Final = Names(fr="Plat de Safi 30 cm", ar="طبق آسفي 30 سم")
CLOTH: Final = Names(fr="Tissu sabra tissé main", ar="ثوب الصبرة منسوج يدويا")
RUG: Final = Names(
    fr="Tapis Beni Ouarain en laine naturelle non teinte, motif losanges, franges nouées main",
    ar="زربية بني وراين من الصوف الطبيعي غير المصبوغ بزخرفة المعينات وأهداب معقودة باليد",
)


def sale(
    *lines: SaleLine,
    seller: Seller = ARTISAN,
    received: str | None = None,
    kind: TenderKind = TenderKind.CASH,
    reference: str = "",
) -> Sale:
    """Finish a sale; without `received` it is paid exactly."""
    sold = lines or (line(BABOUCHE, "180", pieces(2)),)
    due = total([each.total for each in sold], MAD)
    tender: Tender = (
        exact(kind, due, reference) if received is None else cash(due, dirhams(received))
    )
    return Sale("7K3", 147, sold, (tender,), due, seller, STAND, served_by="Aïcha")


def fair_day_sale() -> Sale:
    """Twelve lines: counted, measured, weighed, with short and very long names."""
    return sale(
        line(BABOUCHE, "180", pieces(2), variant="Taille 40"),
        line(Names(fr="Théière gravée", ar="براد منقوش"), "260"),
        line(PLATE, "150", pieces(3)),
        line(Names(fr="Verres à thé (6)", ar="كؤوس الشاي (6)"), "120"),
        line(CLOTH, "85,50", Quantity(2160, Unit.SQUARE_METRE)),
        line(RUG, "1450", list_price="1800"),
        line(Names(fr="Huile d'argan", ar="زيت أركان"), "0,45", Quantity(250_000, Unit.MILLILITRE)),
        line(Names(fr="Safran de Taliouine", ar="زعفران تاليوين"), "38", Quantity(3500, Unit.GRAM)),
        line(Names(fr="Galon doré", ar="سفيفة ذهبية"), "24", Quantity(1250, Unit.METRE)),
        line(Names(fr="Savon noir", ar="صابون بلدي"), "60", Quantity(750, Unit.KILOGRAM)),
        line(Names(fr="Lanterne en laiton ajouré", ar="فانوس نحاسي مخرم"), "380"),
        line(Names(fr="Bol", ar="زلافة"), "5,50", pieces(12)),
        received="4000",
    )


def two_rates_sale() -> Sale:
    """A company's sale at both rates, with a carpet that is exempt as a product."""
    return sale(
        line(Names(fr="Sac en cuir", ar="حقيبة جلدية"), "600", seller=COMPANY),
        line(
            Names(fr="Miel de thym", ar="عسل الزعتر"),
            "110",
            pieces(2),
            seller=COMPANY,
            tax_class=TaxClass.REDUCED,
        ),
        line(RUG, "1450", seller=COMPANY, tax_class=TaxClass.EXEMPT_CARPET),
        seller=COMPANY,
        kind=TenderKind.CARD,
        reference="AUT 004512",
    )


def paper(of: Sale | None = None, *languages: str, **marks: bool) -> Receipt:
    """Write the receipt of a sale in the languages given, French when none is."""
    return receipt(
        of or sale(),
        sale_id=SALE_ID,
        at=AT,
        languages=languages or ("fr",),
        check=CHECK,
        **marks,
    )
