"""Papers of orders come out of the same queue as receipts, each from the bytes of its entry."""

import pytest

from pos.documents.order_paper import OrderPaper
from pos.domain.customer import Contact
from pos.domain.order import OrderState
from pos.domain.tender import TenderKind, exact
from pos.errors import NotFound
from pos.services.customers import add_customer, edit_customer
from pos.services.device import DeviceSettings, PrinterKind, save_device_settings
from pos.services.order_papers import order_paper
from pos.services.ordering import add_deposit, cancel_order, set_order_state
from pos.services.papers import paper_of, waiting_paper
from pos.services.receipts import PrintState, set_print_state
from tests.documents.test_order_paper import said
from tests.factories import Shop, dh, exact_cash
from tests.services.test_ordering import kept, taken


def next_paper(shop: Shop) -> tuple[str, bool]:
    """Take the next paper from the queue; returns its number and whether the drawer opens."""
    waiting = shop.till.read(waiting_paper)
    assert waiting is not None
    assert isinstance(waiting.document, OrderPaper)
    shop.till.write(set_print_state, waiting.job, PrintState.CONFIRMED)
    return waiting.document.number, waiting.moves_cash


def test_the_form_and_each_deposit_are_printed_and_cash_opens_the_drawer(shop: Shop) -> None:
    shop.till.write(save_device_settings, DeviceSettings(printer=PrinterKind.FOLDER))
    order = taken(shop, exact_cash(dh("270")))
    series = kept(shop, order).order.series
    shop.till.write(add_deposit, order, (exact(TenderKind.CARD, dh("30")),))
    shop.till.write(cancel_order, order, TenderKind.CASH)

    assert next_paper(shop) == (f"{series}-BC-000001", True)
    assert next_paper(shop) == (f"{series}-AC-000002", False)
    assert next_paper(shop) == (f"{series}-AC-000003", True)
    assert shop.till.read(waiting_paper) is None


def test_a_form_printed_again_says_what_was_agreed_that_day(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("270")))
    before = shop.till.read(paper_of, order)
    shop.till.write(add_deposit, order, (exact_cash(dh("30")),))
    shop.till.write(set_order_state, order, OrderState.READY)

    assert shop.till.read(paper_of, order) == before


def test_a_receipt_of_a_later_deposit_says_what_was_paid_before(shop: Shop) -> None:
    order = taken(shop, exact_cash(dh("270")))
    more = shop.till.write(add_deposit, order, (exact_cash(dh("30")),)).result

    text = said(shop.till.read(order_paper, more))

    assert "270 DH" in text
    assert "600 DH" in text


def test_a_form_names_the_customer_as_they_are_called_now(shop: Shop) -> None:
    nadia = shop.till.write(add_customer, Contact("", "Nadia")).result
    order = taken(shop, customer=nadia)
    shop.till.write(edit_customer, Contact(nadia, "Nadia Alaoui", "0661"))

    text = said(shop.till.read(order_paper, order))

    assert "Nadia Alaoui" in text
    assert "0661" in text


def test_a_step_without_money_has_no_paper(shop: Shop) -> None:
    order = taken(shop)
    shop.till.write(set_order_state, order, OrderState.READY)

    with pytest.raises(NotFound):
        shop.till.read(order_paper, kept(shop, order).steps[-1].entry)
    with pytest.raises(NotFound):
        shop.till.read(order_paper, "000000-1")
