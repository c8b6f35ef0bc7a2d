"""The result of a fair on three tills: every part of it sums up to the whole, in any order."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from hypothesis import given, settings

from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.stock import Tally
from pos.journal.canonical import decoded
from pos.journal.entry import Entry
from pos.journal.kinds import SaleMade
from pos.services.catalogue import add_maker, edit_product
from pos.services.fair_result import compared, fair_result
from tests.factories import Shop
from tests.laws.fair import in_some_order, journal_of, merged, three_tills
from tests.laws.test_fairs import DEEDS, RANDOMS, Deed, play, prepare


@settings(max_examples=12)
@given(DEEDS, RANDOMS)
def test_every_part_of_a_result_sums_up_to_the_sales_of_the_fair(
    deeds: list[Deed], chance: Random
) -> None:
    with three_tills() as shops:
        fair, home, goods = prepared(shops)
        play(shops, deeds, fair, home, goods)
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    with merged(in_some_order(journals, chance)) as store, store.reading() as connection:
        found = fair_result(connection, fair)
        beside = compared(connection)

    net, thousandths = by_hand([entry for journal in journals for entry in journal], fair)
    sums = found.sums
    assert sums.net.minor == net
    assert sum(each.got.minor for each in found.goods) + sums.other.minor == net
    for parts in (sums.days, sums.hours, sums.makers):
        assert sum(part.net.minor for part in parts) == net
    assert sum(amount.minor for _kind, amount in sums.tenders) == net
    assert found.tally.sold == thousandths
    assert [(row.sales, row.days, row.net.minor) for row in beside] == (
        [(sums.sales, len(sums.days), net)] if sums.days else []
    )


@settings(max_examples=12)
@given(DEEDS, RANDOMS)
def test_the_identity_of_a_fair_holds_in_its_sums_in_any_order(
    deeds: list[Deed], chance: Random
) -> None:
    with three_tills() as shops:
        fair, home, goods = prepared(shops)
        play(shops, deeds, fair, home, goods)
        journals = [journal_of(shop.store, shop.name) for shop in shops]

    results = []
    for order in (sum(journals, []), in_some_order(journals, chance)):
        with merged(order) as store, store.reading() as connection:
            results.append(fair_result(connection, fair))

    first, second = results
    assert first == second
    assert first.tally.brought == first.tally.accounted
    assert first.worth.brought == first.worth.accounted
    assert sum((maker.tally for maker in first.makers), Tally()) == first.tally
    assert sum((maker.worth for maker in first.makers), Tally()) == first.worth
    assert sum(maker.got.minor for maker in first.makers) == sum(
        each.got.minor for each in first.goods
    )


def prepared(shops: list[Shop]) -> tuple[str, str, list[Product]]:
    """Plan a fair, and name the maker of a product at one till before the others hear of it."""
    fair, home, goods = prepare(shops)
    first = shops[0]
    maker = first.till.write(add_maker, Names(fr="Fatima")).result
    first.till.write(edit_product, replace(goods[0], maker=maker))
    return fair, home, goods


def by_hand(journal: Iterable[Entry], place: str) -> tuple[int, int]:
    """Add up what a person would: the money and the thousandths sold at a place."""
    made = [decoded(entry.body, SaleMade).sale for entry in journal if entry.kind == "sale_made"]
    lines = [line for sale in made if sale.place.id == place for line in sale.lines]
    return (
        sum(line.total.minor for line in lines),
        sum(line.quantity.thousandths for line in lines),
    )
