"""Every kind of paper with everything on it that a person, a file or another till can have said."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, TypeVar

import msgspec

from pos.documents.account_statement import account_statement
from pos.documents.consignment_note import consignment_note
from pos.documents.count_differences import DifferenceLine, DifferencesFacts, count_differences
from pos.documents.count_sheet import count_sheet
from pos.documents.credit_note import credit_note
from pos.documents.document import Document
from pos.documents.fair_summary import fair_summary
from pos.documents.gift import gift_receipt
from pos.documents.invoice import invoice
from pos.documents.maker_sheet import MadePiece, MakerFacts, maker_sheet
from pos.documents.maker_statement import maker_statement
from pos.documents.order_paper import deposit_receipt, order_form
from pos.documents.packing_list import packing_list
from pos.documents.price_list import price_list
from pos.documents.privacy_notice import privacy_notice
from pos.documents.receipt import receipt
from pos.documents.reconciliation import reconciliation
from pos.documents.shift_paper import shift_paper
from pos.documents.shift_story import MovedCash, ShiftEnd, ShiftStory
from pos.documents.trial_page import PrinterFacts, trial_page
from pos.domain.credit_note import Corrected, CreditReason
from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import MAD, Money, zero
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import Quantity, pieces
from pos.domain.sale import Sale
from pos.domain.shift import (
    CashCount,
    CashReason,
    Difference,
    DrawerSum,
    HeldAtClose,
    HeldOutcome,
    ShiftReport,
    TaxSum,
    TenderSum,
)
from pos.domain.stock import DifferenceReason
from pos.domain.tender import TenderKind
from pos.journal.kinds import CreditNoteMade, InvoiceMade
from tests.documents.evening import FOUND as EVENING
from tests.documents.lists import FACTS, listed
from tests.documents.sales import ARTISAN, AT, BABOUCHE, SALE_ID, back, fair_day_sale, line
from tests.documents.test_account_statement import STATEMENT
from tests.documents.test_bilan import BILAN
from tests.documents.test_credit_note import settled
from tests.documents.test_order_paper import a_story
from tests.documents.test_sales_papers import DAYS, SALES
from tests.factories import dh

T = TypeVar("T")
Languages = tuple[str, ...]

# Chosen from lists of ours, so never foreign.
_OURS: Final = frozenset({"languages", "language", "exemption"})


def saying(value: T, text: str) -> T:
    """Return a value that says `text` in every field that holds words."""
    return _saying(value, text)  # type: ignore[no-any-return]


def _saying(value: Any, text: str) -> Any:
    if isinstance(value, Enum | Money | Quantity | Decimal | date | int | None):
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(_saying(each, text) for each in value)
    if isinstance(value, msgspec.Struct):
        names = [name for name in value.__struct_fields__ if name not in _OURS]
        said = {name: _saying(getattr(value, name), text) for name in names}
        return msgspec.structs.replace(value, **said)
    assert is_dataclass(value), value
    assert not isinstance(value, type)
    names = [each.name for each in fields(value) if each.init and each.name not in _OURS]
    return replace(value, **{name: _saying(getattr(value, name), text) for name in names})


NOTHING: Final = zero(MAD)
SALE: Final = fair_day_sale()
REPORT: Final = ShiftReport(
    sales=3, refunds=1, first_number=1, last_number=4, sold=dh("900"), refunded=dh("-100"),
    list_gap=dh("50"), gifts=1, rounding=NOTHING, stamp_duty=NOTHING, cash_stamped=NOTHING,
    paid_in=dh("10"), paid_out=dh("-20"), deposits=NOTHING, settled=NOTHING,
    tenders=(TenderSum(TenderKind.CASH, MAD, 3, dh("900"), dh("100")),),
    taxes=(TaxSum("0.20", dh("800"), dh("133.33")),),
    drawers=(DrawerSum(MAD, dh("300"), dh("800"), dh("-10"), NOTHING),),
)  # fmt: skip
STORY: Final = ShiftStory(
    number="Z-7K3-0007", till="7K3Q2M", label="Caisse 1", series="7K3", seller=ARTISAN,
    opened_at=AT, opened_ahead=60, opened_by="Salma", at=AT, ahead=60, report=REPORT,
    moves=(MovedCash(AT, dh("-20"), CashReason.OTHER, "café"),),
    end=ShiftEnd(
        entry_id="7K3Q2M-200", check="A1B2", hash="0" * 64, counts=(CashCount(dh("1085")),),
        differences=(Difference(dh("1090"), dh("1085"), "pourboire"),), perpetual=dh("9000"),
        perpetual_absolute=dh("9200"), closed_by="Salma", verified_by="Omar",
        held=(HeldAtClose(dh("40"), 1, HeldOutcome.CANCELLED, "parti"),), note="fin",
    ),
)  # fmt: skip
INVOICED: Final = InvoiceMade(SALE_ID, "7K3-F", 12, InvoiceBuyer("Riad", "12, rue", "0015"))
CREDITED: Final = CreditNoteMade(
    "7K3Q2M-200", "7K3-AV", 3, (Corrected(SALE_ID, "7K3-F-000012", at=AT),),
    InvoiceBuyer("Riad", "12, rue", "0015"), CreditReason.DAMAGED, "décousu",
)  # fmt: skip
MADE: Final = MakerFacts(
    Names("Fatima"), (Craft.RUGS,), "Tissa",
    (MadePiece(Names("Zarbia"), "rouge", "ZAR-1", "laine", "2 x 3 m"),), 1, story="née à Tissa",
)  # fmt: skip
PRINTER: Final = PrinterFacts("192.168.1.50:9100", 576, "TM-T20", "12 12")

DIFFERENCES: Final = DifferencesFacts(
    FACTS, AT,
    (DifferenceLine("BOL-1", FACTS.place, "bleu", pieces(5), pieces(3), dh("-80"),
                    DifferenceReason.STOLEN, "vu par le voisin"),),
)  # fmt: skip

# Each paper by the module that writes it; `text` is said wherever there are words on it.
PAPERS: Final[MappingProxyType[str, Callable[[str, Languages], Document]]] = MappingProxyType(
    {
        "receipt": lambda text, languages: receipt(
            saying(SALE, text), sale_id=text, at=AT, languages=languages, check=text, copy=True
        ),
        "gift": lambda text, languages: gift_receipt(
            saying(SALE, text), at=AT, languages=languages
        ),
        "invoice": lambda text, languages: invoice(
            saying(INVOICED, text), saying(SALE, text), at=AT, sold_at=AT, languages=languages
        ),
        "credit_note": lambda text, languages: credit_note(
            saying(CREDITED, text), saying(_brought_back(), text), at=AT, languages=languages
        ),
        "order_paper": lambda text, languages: order_form(saying(a_story(), text), languages),
        "deposit": lambda text, languages: deposit_receipt(saying(a_story(), text), languages),
        "shift_paper": lambda text, languages: shift_paper(saying(STORY, text), languages),
        "packing_list": lambda text, languages: packing_list(
            saying(listed(), text), languages, origin=text, destination=text
        ),
        "price_list": lambda text, languages: price_list(saying(listed(), text), languages),
        "count_differences": lambda text, languages: count_differences(
            saying(DIFFERENCES, text), languages
        ),
        "reconciliation": lambda text, languages: reconciliation(saying(EVENING, text), languages),
        "count_sheet": lambda text, languages: count_sheet(saying(listed(), text), languages),
        "consignment_note": lambda text, languages: consignment_note(
            saying(listed(), text), languages, consignee=text, share=Decimal(30)
        ),
        "maker_statement": lambda text, languages: maker_statement(
            saying(SALES, text), DAYS, saying(FACTS, text), languages, share=Decimal(20)
        ),
        "account_statement": lambda text, languages: account_statement(
            saying(STATEMENT, text), saying(FACTS, text), languages
        ),
        "fair_summary": lambda text, languages: fair_summary(
            saying(BILAN, text), saying(FACTS, text), languages
        ),
        "maker_sheet": lambda text, languages: maker_sheet(saying(MADE, text), languages[0]),
        "trial_page": lambda text, languages: trial_page(saying(PRINTER, text), languages),
        "privacy_notice": lambda text, languages: privacy_notice(saying(ARTISAN, text), languages),
    }
)


def _brought_back() -> Sale:
    return settled(back(line(BABOUCHE, "180")))
