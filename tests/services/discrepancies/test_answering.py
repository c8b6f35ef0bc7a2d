"""An answer is an entry: it closes the question everywhere, until something new is known."""

from dataclasses import replace

import pytest

from pos.domain.discrepancy import Answer, DiscrepancyKind
from pos.domain.free_line import free_product
from pos.domain.names import Names
from pos.domain.person import PersonRole
from pos.domain.product import Kind, Product
from pos.domain.quantity import Unit, pieces
from pos.domain.shift import CashCount
from pos.domain.stock import DifferenceReason
from pos.errors import NotFound
from pos.services.catalogue import add_maker, edit_product
from pos.services.counting import begin_count, finish_count, set_counted
from pos.services.discrepancies.answering import (
    AnotherUnit,
    ReasonMissing,
    accept_price,
    correct_stock,
    explain_difference,
    link_line,
    mark_seen,
    name_maker_of,
)
from pos.services.discrepancies.every import answered
from pos.services.makers import makers_named
from pos.services.people import NotAllowed, add_person
from pos.services.pins import switch_to
from pos.services.selling import SoldSale, check_out
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shop import counter
from pos.services.stock_book import tallies
from pos.store.keys import key_of
from tests.factories import MINUTE, Shop, a_line, a_product, dh, exact_cash
from tests.services.discrepancies.finding import found, kinds, meet
from tests.services.on_hand import on_hand


def sold_freely(shop: Shop, maker: str = "") -> SoldSale:
    line = a_line(free_product("Petit bol", "fr", maker), unit_price=dh("40"))
    return shop.till.write(check_out, (line,), (exact_cash(dh("40")),)).result


def sold_beyond(shop: Shop) -> Product:
    product = shop.add(on_hand=pieces(1))
    shop.sell(product, pieces(2))
    return product


def test_an_answer_takes_the_question_off_the_list_of_every_till(shop: Shop, other: Shop) -> None:
    sold_beyond(shop)
    meet(shop, other)
    (row,) = found(other, DiscrepancyKind.BELOW_ZERO)

    other.till.write(mark_seen, row, "il y en avait deux dans la caisse")
    assert kinds(other) == []
    assert len(kinds(shop)) == 1

    meet(shop, other)
    assert kinds(shop) == []


def test_an_answer_is_listed_with_who_gave_it_and_when(shop: Shop) -> None:
    sold_beyond(shop)
    shop.till.write(add_person, "Khadija", PersonRole.MANAGER)
    (row,) = found(shop, DiscrepancyKind.BELOW_ZERO)

    shop.till.write(mark_seen, row, "stock faux")

    (said,) = shop.till.read(answered)
    assert (said.kind, said.answer, said.note) == (row.kind, Answer.SEEN, "stock faux")
    assert (said.by, said.till, said.names) == ("Khadija", "Stand 24", row.names)
    assert (said.expected, said.found) == (0, -1000)
    assert said.at <= shop.clock.now


def test_a_new_fact_about_the_same_opens_the_question_again(shop: Shop) -> None:
    product = sold_beyond(shop)
    (row,) = found(shop, DiscrepancyKind.BELOW_ZERO)
    shop.till.write(mark_seen, row, "vu")
    shop.clock.now += MINUTE

    shop.sell(product)

    (again,) = found(shop, DiscrepancyKind.BELOW_ZERO)
    assert set(again.facts) > set(row.facts)


def test_an_answer_that_arrives_before_its_facts_closes_them_when_they_come(
    shop: Shop, other: Shop
) -> None:
    piece = shop.add(a_product(kind=Kind.UNIQUE), pieces(1))
    meet(shop, other)
    shop.sell(piece)
    other.sell(piece)
    meet(other, shop)
    (row,) = found(shop, DiscrepancyKind.SOLD_TWICE)
    shop.till.write(mark_seen, row, "deux pareilles")

    meet(shop, other)

    assert found(other, DiscrepancyKind.SOLD_TWICE) == []


def test_nothing_is_seen_without_a_reason(shop: Shop) -> None:
    sold_beyond(shop)
    (row,) = found(shop, DiscrepancyKind.BELOW_ZERO)

    with pytest.raises(ReasonMissing):
        shop.till.write(mark_seen, row, "  ")


def test_stock_is_corrected_where_it_is_wrong(shop: Shop) -> None:
    product = sold_beyond(shop)
    (row,) = found(shop, DiscrepancyKind.BELOW_ZERO)

    shop.till.write(correct_stock, row, 2000, DifferenceReason.MISCOUNTED, "retrouvés")

    assert on_hand(shop, product) == pieces(2)
    assert kinds(shop) == []


def test_a_maker_is_named_for_a_line_that_has_none(shop: Shop) -> None:
    fatima = shop.till.write(add_maker, Names(fr="Fatima")).result
    sold = shop.sell(shop.add(on_hand=pieces(3)))
    (row,) = found(shop, DiscrepancyKind.NO_MAKER)

    shop.till.write(name_maker_of, row, fatima)

    assert shop.till.read(makers_named, sold.id) == {1: fatima}
    assert kinds(shop) == []


def test_a_line_without_a_card_that_was_seen_still_needs_its_maker(shop: Shop) -> None:
    shop.till.write(add_maker, Names(fr="Fatima"))
    sold_freely(shop)
    (row,) = found(shop, DiscrepancyKind.UNKNOWN_ITEM)

    shop.till.write(mark_seen, row, "reste de fil")

    assert kinds(shop) == [DiscrepancyKind.NO_MAKER]


def test_a_line_that_is_linked_leaves_the_stock_of_its_product(shop: Shop) -> None:
    fatima = shop.till.write(add_maker, Names(fr="Fatima")).result
    bowl = shop.add(a_product(maker=fatima), pieces(5))
    sold = sold_freely(shop)
    (row,) = found(shop, DiscrepancyKind.UNKNOWN_ITEM)

    shop.till.write(link_line, row, bowl.id)

    place = shop.till.read(counter).here.id
    assert on_hand(shop, bowl) == pieces(4)
    assert shop.till.read(tallies, place)[key_of(bowl.id)].sold == 1000
    assert shop.till.read(makers_named, sold.id) == {1: fatima}
    assert kinds(shop) == []


def test_a_line_that_is_linked_before_a_count_explains_what_it_missed(shop: Shop) -> None:
    bowl = shop.add(on_hand=pieces(5))
    sold_freely(shop)
    begun = shop.till.write(begin_count, shop.till.read(counter).here.id).result
    shop.till.write(set_counted, begun, bowl, pieces(4))
    shop.till.write(finish_count, begun, ())
    assert DiscrepancyKind.COUNT_DIFFERS in kinds(shop)
    (row,) = found(shop, DiscrepancyKind.UNKNOWN_ITEM)

    shop.till.write(link_line, row, bowl.id)

    assert on_hand(shop, bowl) == pieces(4)
    assert kinds(shop) == []


def test_of_two_managers_who_link_one_line_the_later_is_right(shop: Shop, other: Shop) -> None:
    bowl, dish = shop.add(on_hand=pieces(5)), shop.add(on_hand=pieces(5))
    sold_freely(shop)
    meet(shop, other)
    (row,) = found(shop, DiscrepancyKind.UNKNOWN_ITEM)
    shop.till.write(link_line, row, bowl.id)
    other.clock.now = shop.clock.now + MINUTE
    other.till.write(link_line, row, dish.id)

    meet(shop, other)

    assert (on_hand(shop, bowl), on_hand(shop, dish)) == (pieces(5), pieces(4))


def test_a_line_keeps_the_maker_it_was_sold_with(shop: Shop) -> None:
    fatima, said = (shop.till.write(add_maker, Names(fr=n)).result for n in ("Fatima", "Saïd"))
    sold = sold_freely(shop, fatima)
    (row,) = found(shop, DiscrepancyKind.UNKNOWN_ITEM)

    shop.till.write(link_line, row, shop.add(a_product(maker=said), pieces(2)).id)

    assert shop.till.read(makers_named, sold.id) == {}


def test_a_line_is_linked_to_a_product_of_its_own_unit(shop: Shop) -> None:
    sold_freely(shop)
    (row,) = found(shop, DiscrepancyKind.UNKNOWN_ITEM)

    with pytest.raises(AnotherUnit):
        shop.till.write(link_line, row, shop.add(a_product(unit=Unit.METRE)).id)
    with pytest.raises(NotFound):
        shop.till.write(link_line, row, "000000-1")


def test_a_price_that_was_asked_may_stand(shop: Shop, other: Shop) -> None:
    product = shop.add(on_hand=pieces(9))
    meet(shop, other)
    shop.till.write(edit_product, replace(product, price=dh("220")))
    other.clock.now = shop.clock.now + MINUTE
    other.sell(product)
    meet(shop, other)
    (row,) = found(shop, DiscrepancyKind.PRICE_DIFFERS)

    shop.till.write(accept_price, row)
    assert found(shop, DiscrepancyKind.PRICE_DIFFERS) == []

    late = other.sell(product)
    meet(shop, other)
    (again,) = found(shop, DiscrepancyKind.PRICE_DIFFERS)
    assert again.facts == (late.id,), "what was answered is not asked again"


def test_what_a_count_missed_is_explained(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(5))
    begun = shop.till.write(begin_count, shop.till.read(counter).here.id).result
    shop.till.write(set_counted, begun, product, pieces(3))
    shop.till.write(finish_count, begun, ())
    (row,) = found(shop, DiscrepancyKind.COUNT_DIFFERS)

    shop.till.write(explain_difference, row, DifferenceReason.STOLEN, "sac ouvert")

    assert kinds(shop) == []
    assert on_hand(shop, product) == pieces(3), "an explanation moves nothing"


def test_a_drawer_is_explained_in_words_and_a_count_by_a_reason(shop: Shop) -> None:
    shop.till.write(open_shift_with, (CashCount(dh("500")),), ())
    shop.till.write(close_shift, Closing((CashCount(dh("480")),)))
    (row,) = found(shop, DiscrepancyKind.CASH_DIFFERS)

    with pytest.raises(ReasonMissing):
        shop.till.write(explain_difference, row, DifferenceReason.NONE)
    shop.till.write(explain_difference, row, DifferenceReason.NONE, "monnaie rendue en trop")

    assert kinds(shop) == []


def test_products_that_are_gone_are_not_corrected(shop: Shop) -> None:
    sold_beyond(shop)
    (row,) = found(shop, DiscrepancyKind.BELOW_ZERO)
    gone = replace(row, product="000000-1")
    uncounted = replace(gone, kind=DiscrepancyKind.COUNT_DIFFERS)

    with pytest.raises(NotFound):
        shop.till.write(correct_stock, gone, 1000)
    with pytest.raises(NotFound):
        shop.till.write(explain_difference, uncounted, DifferenceReason.STOLEN)


def test_only_a_manager_answers(shop: Shop) -> None:
    sold_beyond(shop)
    shop.till.write(add_person, "Khadija", PersonRole.MANAGER)
    seller = shop.till.write(add_person, "Saïd", PersonRole.SELLER).result
    shop.till.write(switch_to, seller, "")
    (row,) = found(shop, DiscrepancyKind.BELOW_ZERO)

    with pytest.raises(NotAllowed):
        shop.till.write(mark_seen, row, "vu")
