"""Tax: who charges it, on what, since when, and how much of a price it is."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain import tax as tax_module
from pos.domain.money import MAD, Money
from pos.domain.tax import DATED_RATES, Exemption, SellerStatus, TaxClass, tax_for, tax_included
from tests.factories import dh

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (SellerStatus.AUTO_ENTREPRENEUR, Exemption.AUTO_ENTREPRENEUR),
        (SellerStatus.CPU, Exemption.STATUS),
        (SellerStatus.SMALL_MANUFACTURER, Exemption.SMALL_MANUFACTURER),
    ],
)
@pytest.mark.parametrize("tax_class", list(TaxClass))
@pytest.mark.parametrize("charges_tax", [True, False])
def test_a_small_seller_charges_no_tax_whatever_is_sold(
    status: SellerStatus, reason: Exemption, tax_class: TaxClass, charges_tax: bool
) -> None:
    applied = tax_for(status, charges_tax, tax_class, DAY)

    assert (applied.rate, applied.exemption) == (None, reason)


@pytest.mark.parametrize("status", [SellerStatus.COOPERATIVE, SellerStatus.COMPANY])
@pytest.mark.parametrize(
    ("tax_class", "reason"),
    [
        (TaxClass.EXEMPT_CARPET, Exemption.CARPET),
        (TaxClass.EXEMPT_PRECIOUS, Exemption.PRECIOUS_METAL),
    ],
)
def test_handmade_carpets_and_precious_metal_are_exempt_whoever_sells_them(
    status: SellerStatus, tax_class: TaxClass, reason: Exemption
) -> None:
    applied = tax_for(status, True, tax_class, DAY)

    assert (applied.rate, applied.exemption) == (None, reason)


@pytest.mark.parametrize("status", [SellerStatus.COOPERATIVE, SellerStatus.COMPANY])
def test_a_registered_seller_charges_the_rate_of_the_goods(status: SellerStatus) -> None:
    assert tax_for(status, True, TaxClass.STANDARD, DAY).rate == Decimal("0.20")
    assert tax_for(status, True, TaxClass.REDUCED, DAY).rate == Decimal("0.10")


@pytest.mark.parametrize("status", [SellerStatus.COOPERATIVE, SellerStatus.COMPANY])
def test_a_seller_who_is_not_registered_charges_none(status: SellerStatus) -> None:
    applied = tax_for(status, False, TaxClass.STANDARD, DAY)

    assert (applied.rate, applied.exemption) == (None, Exemption.STATUS)


def test_a_new_rate_holds_from_its_day_on(monkeypatch: pytest.MonkeyPatch) -> None:
    law = (date(2027, 1, 1), TaxClass.STANDARD, Decimal("0.18"))
    monkeypatch.setattr(tax_module, "DATED_RATES", (*DATED_RATES, law))

    before = tax_for(SellerStatus.COMPANY, True, TaxClass.STANDARD, date(2026, 12, 31))
    after = tax_for(SellerStatus.COMPANY, True, TaxClass.STANDARD, date(2027, 1, 1))

    assert (before.rate, after.rate) == (Decimal("0.20"), Decimal("0.18"))


def test_the_rows_of_rates_stand_in_the_order_of_their_days() -> None:
    assert [row[0] for row in DATED_RATES] == sorted(row[0] for row in DATED_RATES)


def test_the_tax_is_taken_out_of_the_price_that_includes_it() -> None:
    assert tax_included(dh("120"), Decimal("0.20")) == dh("20")
    assert tax_included(dh("110"), Decimal("0.10")) == dh("10")
    assert tax_included(dh("0.01"), Decimal("0.20")) == dh("0")


@given(
    st.integers(-(10**12), 10**12),
    st.decimals(0, 1, places=4),
)
def test_net_and_tax_make_up_the_price_for_every_amount_and_rate(minor: int, rate: Decimal) -> None:
    gross = Money(minor, MAD)
    tax = tax_included(gross, rate)
    net = gross - tax

    assert net + tax == gross
    assert abs(net.minor - minor / (1 + Fraction(rate))) <= Fraction(1, 2)
    assert tax_included(-gross, rate) == -tax, "what is refunded is what was charged"
    assert abs(tax.minor) <= abs(minor)
