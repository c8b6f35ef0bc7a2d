"""Checking out, and finding every sale and its paper again."""

from datetime import date, timedelta

import pytest

from pos.clock import local
from pos.domain.money import zero
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.domain.tender import ChangeWithoutCash, NotEnoughTendered, TenderKind, cash, exact
from pos.errors import NotFound
from pos.services.papers import receipt_of, waiting_paper
from pos.services.receipts import (
    PrintState,
    next_print_job,
    print_jobs_of,
    reprint,
    set_print_state,
    settle_interrupted,
    try_again,
)
from pos.services.sales import day_total, sale_by_number, sale_of, sales
from pos.services.selling import NothingToSell, SoldSale, check_out
from pos.services.shop import counter, rename_place, save_seller
from tests.factories import NOON, Shop, a_company, a_line, a_product, a_seller, dh, exact_cash


def state_of(shop: Shop, sold: SoldSale) -> list[PrintState]:
    return [job.state for job in shop.till.read(print_jobs_of, sold.id)]


def test_a_sale_is_found_again_word_for_word(shop: Shop) -> None:
    line = a_line(shop.add(), pieces(2), unit_price=dh("170"))

    sold = shop.till.write(check_out, (line,), (cash(dh("340"), dh("400")),)).result
    shop.till = shop.reopened().till

    assert shop.till.read(sale_of, sold.id) == sold
    assert (sold.sale.total, sold.sale.change) == (dh("340"), dh("60"))
    assert len(sold.check) == 4


def test_an_empty_basket_is_not_sold(shop: Shop) -> None:
    with pytest.raises(NothingToSell):
        shop.till.write(check_out, (), (exact_cash(zero("MAD")),))


def test_a_sale_is_paid_exactly(shop: Shop) -> None:
    line = a_line(shop.add())

    with pytest.raises(NotEnoughTendered):
        shop.till.write(check_out, (line,), (exact_cash(dh("100")),))
    with pytest.raises(ChangeWithoutCash):
        shop.till.write(check_out, (line,), (exact(TenderKind.CARD, dh("200")),))

    assert shop.till.read(sales) == []


def test_who_sells_and_where_is_kept_with_each_sale(shop: Shop) -> None:
    product = shop.add()
    before = shop.sell(product)
    shop.till.write(save_seller, a_company(names=Names(fr="SARL")))
    shop.till.write(rename_place, Names(fr="Foire de Fès", ar="معرض آسفي"))

    after = shop.sell(product)

    assert shop.till.read(sale_of, before.id).sale.seller == a_seller()
    assert after.sale.seller.names.fr == "SARL"
    assert not after.sale.lines[0].tax_amount.is_zero
    assert (after.sale.place.names.fr, before.sale.place.names.fr) == (
        "Foire de Fès",
        "Foire de Safi",
    )


def test_what_is_saved_about_the_seller_is_tidied_and_written_once(shop: Shop) -> None:
    seller = a_seller(names=Names(fr=" Atelier\n Zellij "), footer="merci\u202e")
    entries = shop.till.full_check().verdicts[0].entries

    shop.till.write(save_seller, seller)
    shop.till.write(save_seller, seller)
    shop.till.write(rename_place, Names(fr=" Foire de  Safi ", ar="معرض آسفي"))

    assert shop.till.read(counter).seller.footer == "merci"
    assert shop.till.full_check().verdicts[0].entries == entries + 1


def test_sales_are_listed_newest_first_with_their_papers(shop: Shop) -> None:
    product = shop.add()
    one = shop.sell(product)
    line = a_line(product)
    tenders = (exact(TenderKind.CARD, dh("90")), exact_cash(dh("100")))
    two = shop.till.write(check_out, (line, line), (*tenders, exact_cash(dh("190")))).result
    shop.till.write(reprint, one.id, one.sale.receipt_number)

    newest, oldest = shop.till.read(sales)

    assert (newest.id, newest.lines, newest.copies) == (two.id, 2, 0)
    assert newest.paid_by == (TenderKind.CARD, TenderKind.CASH)
    assert (oldest.id, oldest.copies, oldest.print_state) == (one.id, 1, PrintState.QUEUED)


def test_a_sale_is_found_by_its_number_and_lists_go_on_page_by_page(shop: Shop) -> None:
    product = shop.add()
    sold = [shop.sell(product) for _ in range(5)]
    series = sold[0].sale.series

    third = shop.till.read(sale_by_number, series, 3)
    assert third is not None
    assert third.id == sold[2].id
    assert shop.till.read(sale_by_number, series, 99) is None
    page = shop.till.read(sales, 2)
    rest = shop.till.read(sales, 9, page[-1])
    assert [row.id for row in [*page, *rest]] == [sale.id for sale in reversed(sold)]


def test_a_day_is_summed_up(shop: Shop) -> None:
    product = shop.add(a_product(price=dh("190")))
    shop.sell(product)
    shop.sell(product, pieces(2))
    today: date = local(NOON).date()

    total = shop.till.read(day_total, today)

    assert (total.count, total.total) == (2, dh("570"))
    assert shop.till.read(day_total, today - timedelta(days=1)).count == 0


@pytest.mark.parametrize("sale_id", ["000000-9", "000000-1"])
def test_a_sale_that_is_not_here_is_told(shop: Shop, sale_id: str) -> None:
    with pytest.raises(NotFound):
        shop.till.read(sale_of, sale_id)
    with pytest.raises(NotFound):
        shop.till.read(sale_of, f"{shop.name}-1")


def test_the_receipt_is_queued_with_its_sale_and_worked_off_in_order(shop: Shop) -> None:
    product = shop.add()
    one, two = shop.sell(product), shop.sell(product)
    job = shop.till.read(next_print_job)
    assert job is not None
    assert (job.sale, job.is_copy) == (one.id, False)

    shop.till.write(set_print_state, job.id, PrintState.CONFIRMED)

    following = shop.till.read(next_print_job)
    assert following is not None
    assert following.sale == two.id


def test_what_was_being_sent_when_power_went_is_asked_about(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    job = shop.till.read(next_print_job)
    assert job is not None
    assert shop.till.write(settle_interrupted).result == 0
    shop.till.write(set_print_state, job.id, PrintState.SENDING)

    assert shop.till.write(settle_interrupted).result == 1

    assert state_of(shop, sold) == [PrintState.MAYBE]
    assert shop.till.read(waiting_paper) is None
    shop.till.write(try_again, job.id)
    assert state_of(shop, sold) == [PrintState.QUEUED]


def test_a_copy_is_marked_and_written_down(shop: Shop) -> None:
    sold = shop.sell(shop.add())
    entries = shop.till.full_check().verdicts[0].entries

    shop.till.write(reprint, sold.id, sold.sale.receipt_number)

    assert [job.is_copy for job in shop.till.read(print_jobs_of, sold.id)] == [False, True]
    assert shop.till.full_check().verdicts[0].entries == entries + 1
    assert shop.till.read(receipt_of, sold.id) != shop.till.read(
        lambda c: receipt_of(c, sold.id, is_copy=True)
    )
    waiting = shop.till.read(waiting_paper)
    assert waiting is not None
    assert waiting.document == shop.till.read(receipt_of, sold.id)
