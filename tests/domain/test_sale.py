"""The finished sale: values that a receipt can be drawn from years later."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from pos.domain.money import total
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.domain.sale import SaleLine, sale_lines
from pos.domain.tax import Exemption, Tax, TaxClass
from pos.domain.tender import TenderKind, cash, exact
from tests.factories import a_company, a_line, a_product, a_sale, a_seller, dh

DAY = date(2026, 11, 23)


def test_a_line_keeps_every_printed_word_and_amount() -> None:
    product = a_product(
        names=Names(fr="Théière", ar="براد"), variant="grande", sku="TH-1", maker="000000-9",
        price=dh("260"), tax_class=TaxClass.STANDARD,
    )  # fmt: skip
    basket_line = a_line(product, pieces(2), unit_price=dh("240"))

    (line,) = sale_lines((basket_line,), a_company(), DAY)

    assert line == SaleLine(
        product=product.id,
        names=product.names,
        variant="grande",
        sku="TH-1",
        quantity=pieces(2),
        list_price=dh("260"),
        unit_price=dh("240"),
        total=dh("480"),
        tax=Tax(Decimal("0.20"), None),
        tax_amount=dh("80"),
        maker="000000-9",
    )


def test_an_exempt_line_names_the_reason_and_holds_no_tax() -> None:
    (line,) = sale_lines((a_line(),), a_seller(), DAY)

    assert line.tax == Tax(None, Exemption.AUTO_ENTREPRENEUR)
    assert line.tax_amount.is_zero


def test_the_lines_of_a_sale_sum_up_to_its_total() -> None:
    sale = a_sale(a_line(quantity=pieces(3)), a_line(a_product(price=dh("0.05"))))

    assert total([line.total for line in sale.lines], "MAD") == sale.total == dh("570.05")


def test_the_number_is_printed_with_its_series() -> None:
    assert a_sale(number=147).receipt_number == "7K3-000147"


def test_received_and_change_are_those_of_all_tenders() -> None:
    tenders = (exact(TenderKind.CARD, dh("100")), cash(dh("90"), dh("200")))
    sale = a_sale(tenders=tenders)

    assert (sale.received, sale.change) == (dh("300"), dh("110"))


def test_a_sale_says_how_far_the_wall_clock_was_ahead() -> None:
    assert "utc_offset_minutes" in {field.name for field in fields(a_sale())}
    assert replace(a_sale(), utc_offset_minutes=0).utc_offset_minutes == 0
