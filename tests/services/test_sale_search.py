"""Finding a sale by what a person remembers of it, however many there are."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from pos.clock import local
from pos.domain.basket import Whereto, Words
from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.domain.sale_words import Days
from pos.journal.kinds import MakerNamed, PersonSaved
from pos.services.catalogue import add_maker, archive_product
from pos.services.receipts import PrintState, print_jobs_of, set_print_state
from pos.services.refunds import refund
from pos.services.returns import refundable
from pos.services.sale_search import Mark, SaleWish, choices, found_sales, last_days
from pos.services.selling import SoldSale
from pos.store import schema
from pos.store.keys import key_of
from pos.store.work_in_hand import save_person_at_till
from tests.factories import HOUR, NOON, Shop, a_product, dh, exact_cash

TODAY: date = local(NOON).date()

Find = Callable[..., list[str]]


@pytest.fixture
def find(shop: Shop) -> Find:
    """Return the ids of the sales that meet a wish, newest first."""

    def found(text: str = "", **wish: Any) -> list[str]:
        rows = shop.till.read(found_sales, SaleWish(text, **wish), TODAY, 200).rows
        return [row.id for row in rows]

    return found


def test_a_receipt_number_finds_its_sale_whole_or_in_short(shop: Shop, find: Find) -> None:
    product = shop.add()
    one, two = shop.sell(product), shop.sell(product)
    series = one.sale.series

    assert find(f"{series}-000002") == find(f"{series.lower()}-2") == [two.id]
    assert find("1") == [one.id]
    assert find(f"{series}-3") == []


def test_a_number_is_found_before_the_amounts_that_look_like_it(shop: Shop, find: Find) -> None:
    cheap = shop.add(a_product(price=dh("2")))
    shop.sell(shop.add())
    second, third = shop.sell(shop.add()), shop.sell(cheap)

    assert find("2") == [second.id, third.id]
    assert find("2 DH") == find("2,00 DH") == [third.id]


def test_an_amount_finds_its_refund_too(shop: Shop, find: Find) -> None:
    sold = shop.sell(shop.add(a_product(price=dh("150"))))
    back = given_back(shop, sold)

    assert find("150,00 DH") == [back.id, sold.id]


def test_a_product_is_found_by_name_in_any_spelling_and_by_code(shop: Shop, find: Find) -> None:
    rug = shop.add(a_product(names=Names(fr="Zarbia Béni", ar="زربية"), sku="ZAR-01"))
    sold = shop.sell(rug)
    shop.sell(shop.add())
    shop.till.write(archive_product, rug.id)

    for text in ("beni", "زربيه", "zar-01", "Zarbia"):
        assert find(text) == [sold.id]
    assert find("théière") == []


def test_a_maker_is_found_also_when_named_afterwards(shop: Shop, find: Find) -> None:
    maker = shop.till.write(add_maker, Names(fr="Fatima Zahra")).result
    made = shop.sell(shop.add(a_product(maker=maker)))
    free = shop.sell(shop.add())
    with shop.store.begin() as work:
        work.record(MakerNamed(free.id, 1, maker))
    shop.sell(shop.add())

    assert find("fatima") == find(maker=maker) == [free.id, made.id]


def test_a_customer_is_found_by_name_or_phone(shop: Shop, find: Find) -> None:
    sold = shop.sell(shop.add())
    with shop.store.begin() as work:
        key = key_of(sold.id)
        row = {"customer": key, "name": "Salma", "phone": "0612", "ice": "", "address": ""}
        row |= {"may_be_told_news": 0, "may_be_shared": 0, "found_by": "", "saved_at": 0}
        work.connection.execute(schema.contact.insert(), row)
        work.connection.execute(schema.sale.update().values(customer=sold.id))

    assert find("salma") == find("salm") == [sold.id]
    assert find("nobody") == []


def test_days_are_kept_to_typed_or_chosen(shop: Shop, find: Find) -> None:
    product = shop.add()
    before = shop.sell(product)
    shop.clock.now += 24 * HOUR
    tomorrow, after = TODAY + timedelta(days=1), shop.sell(product)

    assert find(days=Days(TODAY, TODAY)) == [before.id]
    assert find(days=last_days(tomorrow, 2)) == [after.id, before.id]
    assert find(f"{TODAY.day}/{TODAY.month}") == [before.id]
    assert find(f"{TODAY.day}/{TODAY.month}", days=Days(tomorrow, tomorrow)) == []


def test_the_sales_of_one_person_are_kept_to(shop: Shop) -> None:
    shop.sell(shop.add())
    with shop.store.begin() as work:
        person = work.record(PersonSaved({"name": "Aïcha"})).id
        save_person_at_till(work.connection, person)
    shop = shop.reopened()
    sold = shop.sell(shop.add())

    rows = shop.till.read(found_sales, SaleWish(person=person), TODAY, 9).rows
    assert [row.id for row in rows] == [sold.id]
    assert shop.till.read(choices).people == ((person, "Aïcha"),)
    shop.till.close()


def test_receipts_that_did_not_come_out_are_kept_to(shop: Shop, find: Find) -> None:
    product = shop.add()
    sold = [shop.sell(product) for _ in range(3)]
    assert not shop.till.read(choices).waits_for_paper
    states = (PrintState.MAYBE, PrintState.FAILED, PrintState.CONFIRMED)
    for sale, state in zip(sold, states, strict=True):
        shop.till.write(set_print_state, shop.till.read(print_jobs_of, sale.id)[0].id, state)

    assert find(needs_paper=True) == [sold[1].id, sold[0].id]
    assert shop.till.read(choices).waits_for_paper


def given_back(shop: Shop, sold: SoldSale) -> SoldSale:
    (line,) = shop.till.read(refundable, sold.id).lines
    back = (line.coming_back(line.left, Whereto.STOCK),)
    tenders = (exact_cash(-sold.sale.total),)
    return shop.till.write(refund, back, tenders, Words()).result


def test_refunds_are_kept_to(shop: Shop, find: Find) -> None:
    sold = shop.sell(shop.add())
    shop.sell(shop.add())

    back = given_back(shop, sold)

    assert find(only_backs=True) == [back.id]
    assert find(only_twice=True) == []
    assert not shop.till.read(choices).has_twice


def test_a_walk_goes_on_where_it_stopped_and_ends(shop: Shop) -> None:
    product, rare = shop.add(), shop.add(a_product(names=Names(fr="Caftan")))
    first = shop.sell(rare)
    for _sale in range(6):
        shop.sell(product)
    last = shop.sell(rare, pieces(2))
    wish, found, looks = SaleWish("caftan"), [], 0

    after: Mark | None = None
    while looks == 0 or after is not None:
        part = shop.till.read(found_sales, wish, TODAY, 9, after, 3)
        found += [row.id for row in part.rows]
        after, looks = part.further, looks + 1

    assert found == [last.id, first.id]
    assert looks == 3


def test_a_walk_without_a_wish_goes_page_by_page(shop: Shop) -> None:
    product = shop.add()
    sold = [shop.sell(product).id for _ in range(5)]

    one = shop.till.read(found_sales, SaleWish(), TODAY, 3)
    two = shop.till.read(found_sales, SaleWish(), TODAY, 3, one.further)

    assert [row.id for row in [*one.rows, *two.rows]] == sold[::-1]
    assert two.further is None
