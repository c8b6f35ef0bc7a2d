"""Makers' accounts, and paying them: every line once, whoever pays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pos.domain.account import AccountKind, CostRule, PayoutKind
from pos.domain.basket import Whereto
from pos.domain.discrepancy import DiscrepancyKind
from pos.domain.free_line import free_product
from pos.domain.names import Names
from pos.domain.product import Maker, Product
from pos.domain.quantity import pieces
from pos.domain.sale_words import Days
from pos.domain.settlement import Choice, Payment, usual_payment
from pos.domain.terms import Cash, MakerShare, Terms
from pos.errors import FieldNotAccepted
from pos.journal.kinds import FairSaved
from pos.services.accounts import account, balances
from pos.services.discrepancies.every import open_discrepancies
from pos.services.entering import (
    CostsShared,
    NobodySold,
    ReasonMissing,
    TakenBack,
    costs_shared,
    enter,
    share_costs,
    take_back,
)
from pos.services.known_makers import maker_of, save_maker
from pos.services.makers import name_maker
from pos.services.returns import refundable
from pos.services.selling import SoldSale, check_out
from pos.services.settled_lines import settled_twice
from pos.services.settlement_looking import Preview, preview
from pos.services.settling import AccountsChanged, LinesWithoutMaker, NothingToSettle, settle
from pos.services.shift_keeping import TillIsClosed
from pos.services.shift_sums import report_of
from pos.services.shifts import open_shift
from pos.services.shop import sell_here
from tests.factories import NOON, Shop, a_line, a_product, dh, exact_cash, opening_shift
from tests.laws.fair import journal_of, take_in

TODAY = date(2026, 11, 23)
THESE_DAYS = Choice(days=Days(TODAY, TODAY + timedelta(days=30)))


def a_maker(shop: Shop, name: str = "Fatima", terms: Terms | None = None) -> str:
    return shop.till.write(save_maker, Maker("", Names(fr=name), terms=terms or Terms(1000))).result


def a_piece(shop: Shop, maker: str, **named: object) -> Product:
    return shop.add(a_product(price=dh("100"), maker=maker, **named))


def pay(shop: Shop, shown: Preview, how: PayoutKind = PayoutKind.TRANSFER) -> str:
    payments = {each.maker.id: usual_payment(each.due, how) for each in shown.statements}
    return shop.till.write(settle, shown, payments).result


def balance(shop: Shop, maker: str) -> str:
    (found,) = (each for each in shop.till.read(balances) if each.maker.id == maker)
    assert shop.till.read(account, found.maker).balance == found.balance
    return f"{found.balance.minor / 100:.2f}"


def take_goods_back(shop: Shop, sold: SoldSale) -> SoldSale:
    line = shop.till.read(refundable, sold.id).lines[0].coming_back(pieces(1), Whereto.STOCK)
    return shop.till.write(check_out, (line,), (exact_cash(line.total),)).result


def both_know(shop: Shop, other: Shop) -> None:
    take_in(other.store, journal_of(shop.store, shop.name))
    take_in(shop.store, journal_of(other.store, other.name))


def test_what_is_sold_is_owed_less_the_commission(shop: Shop) -> None:
    maker = a_maker(shop)
    shop.sell(a_piece(shop, maker), pieces(2))

    assert balance(shop, maker) == "180.00"


def test_at_a_stand_of_their_own_they_owe_the_commission(shop: Shop) -> None:
    maker = a_maker(shop, terms=Terms(1000, cash=Cash.MAKER))
    shop.sell(a_piece(shop, maker))

    assert balance(shop, maker) == "-10.00"


def test_makers_of_one_piece_are_owed_their_shares(shop: Shop) -> None:
    first, second = a_maker(shop), a_maker(shop, "Saïd", Terms(2000))
    shares = (MakerShare(first, 700), MakerShare(second, 300))
    shop.sell(a_piece(shop, first, shares=shares))

    assert (balance(shop, first), balance(shop, second)) == ("63.00", "24.00")


def test_without_terms_they_are_owed_what_was_paid(shop: Shop) -> None:
    maker = a_maker(shop, terms=Terms())
    sold = shop.sell(a_piece(shop, maker))
    take_goods_back(shop, sold)
    shop.sell(a_piece(shop, maker))

    assert balance(shop, maker) == "100.00"


def test_a_balance_is_that_of_the_end_of_a_day(shop: Shop) -> None:
    maker = a_maker(shop)
    shop.sell(a_piece(shop, maker))
    shop.clock.now += 86_400_000_000
    shop.sell(a_piece(shop, maker))

    known = shop.till.read(maker_of, maker)
    assert shop.till.read(account, known, TODAY).balance == dh("90")
    assert [each.balance for each in shop.till.read(balances, TODAY)] == [dh("90")]
    assert balance(shop, maker) == "180.00"


def test_what_a_person_enters_moves_the_account(shop: Shop) -> None:
    maker = a_maker(shop)

    shop.till.write(enter, maker, AccountKind.RENT, dh("30"))
    shop.till.write(enter, maker, AccountKind.MATERIALS, dh("20"), note="laine")
    shop.till.write(enter, maker, AccountKind.ADJUSTMENT, dh("5"), note="monnaie rendue")

    assert balance(shop, maker) == "-45.00"


def test_an_adjustment_says_why(shop: Shop) -> None:
    maker = a_maker(shop)

    with pytest.raises(ReasonMissing):
        shop.till.write(enter, maker, AccountKind.ADJUSTMENT, dh("-5"), note=" ")
    with pytest.raises(FieldNotAccepted):
        shop.till.write(enter, maker, AccountKind.RENT, dh("-5"))


def test_an_advance_in_cash_leaves_the_drawer(shop: Shop) -> None:
    maker = a_maker(shop)
    with pytest.raises(TillIsClosed):
        shop.till.write(enter, maker, AccountKind.ADVANCE, dh("50"), from_drawer=True)
    opening_shift(shop)

    shop.till.write(enter, maker, AccountKind.ADVANCE, dh("50"), from_drawer=True)

    shift = shop.till.read(open_shift, shop.name)
    assert shift is not None
    assert shop.till.read(report_of, shift).paid_out == dh("-50")
    assert balance(shop, maker) == "-50.00"


def test_what_was_entered_is_taken_back_by_its_opposite_once(shop: Shop) -> None:
    maker = a_maker(shop)
    entry = shop.till.write(enter, maker, AccountKind.RENT, dh("30")).result

    back = shop.till.write(take_back, entry).result

    assert balance(shop, maker) == "0.00"
    for again in (entry, back):
        with pytest.raises(TakenBack):
            shop.till.write(take_back, again)


def test_the_costs_of_a_fair_are_shared_out_once(shop: Shop) -> None:
    first, second = a_maker(shop), a_maker(shop, "Saïd")
    with shop.store.begin() as work:
        fair = work.record(FairSaved({"fr": "Salon"})).id
    shop.till.write(sell_here, fair)
    with pytest.raises(NobodySold):
        shop.till.write(share_costs, fair, dh("40"), CostRule.EQUAL)
    shop.sell(a_piece(shop, first), pieces(3))
    shop.sell(a_piece(shop, second))

    entry = shop.till.write(share_costs, fair, dh("40"), CostRule.PIECES).result

    assert (balance(shop, first), balance(shop, second)) == ("240.00", "80.00")
    with pytest.raises(CostsShared):
        shop.till.write(share_costs, fair, dh("40"), CostRule.EQUAL)
    shop.till.write(take_back, entry)
    assert shop.till.read(costs_shared, fair) == ""
    shop.till.write(share_costs, fair, dh("40"), CostRule.EQUAL)
    assert (balance(shop, first), balance(shop, second)) == ("250.00", "70.00")


def test_a_settlement_pays_what_is_due_and_settles_its_lines(shop: Shop) -> None:
    maker = a_maker(shop)
    shop.sell(a_piece(shop, maker))
    shop.till.write(enter, maker, AccountKind.ADVANCE, dh("20"))
    shown = shop.till.read(preview, THESE_DAYS)

    pay(shop, shown)

    assert [(each.due, len(each.rows)) for each in shown.statements] == [(dh("70"), 2)]
    assert shown.due == dh("70")
    assert balance(shop, maker) == "0.00"
    assert shop.till.read(preview, THESE_DAYS).statements == ()


def test_paying_in_cash_takes_it_out_of_the_drawer(shop: Shop) -> None:
    shop.sell(a_piece(shop, a_maker(shop)))
    shown = shop.till.read(preview, THESE_DAYS)
    with pytest.raises(TillIsClosed):
        pay(shop, shown, PayoutKind.CASH)
    opening_shift(shop)

    pay(shop, shown, PayoutKind.CASH)

    shift = shop.till.read(open_shift, shop.name)
    assert shift is not None
    assert shop.till.read(report_of, shift).expected("MAD") == dh("410")


def test_a_refund_after_the_payout_stands_on_the_next_statement(shop: Shop) -> None:
    maker = a_maker(shop)
    sold = shop.sell(a_piece(shop, maker))
    pay(shop, shop.till.read(preview, THESE_DAYS))

    back = take_goods_back(shop, sold)

    (statement,) = shop.till.read(preview, THESE_DAYS).statements
    assert [(row.kind, row.entry) for row in statement.rows] == [(AccountKind.REFUND, back.id)]
    assert statement.due == dh("-90")
    pay(shop, shop.till.read(preview, THESE_DAYS))
    shop.sell(a_piece(shop, maker), pieces(2))
    (later,) = shop.till.read(preview, THESE_DAYS).statements
    assert (later.brought, later.due) == (dh("-90"), dh("90"))


def test_a_fair_is_settled_apart_with_what_belongs_to_it(shop: Shop) -> None:
    maker, home = a_maker(shop), None
    shop.sell(a_piece(shop, maker))
    with shop.store.begin() as work:
        fair = work.record(FairSaved({"fr": "Salon"})).id
        elsewhere = work.record(FairSaved({"fr": "Foire"})).id
    shop.till.write(sell_here, fair)
    shop.sell(a_piece(shop, maker), pieces(2))
    shop.till.write(enter, maker, AccountKind.RENT, dh("10"), fair=fair)
    shop.till.write(enter, maker, AccountKind.RENT, dh("1"), fair=elsewhere)

    shown = shop.till.read(preview, Choice(fair=fair))
    pay(shop, shown)

    assert [each.due for each in shown.statements] == [dh("170")]
    assert balance(shop, maker) == "89.00"
    assert home is None


def test_what_was_sold_without_a_maker_is_asked_for_before_any_payout(shop: Shop) -> None:
    maker = a_maker(shop)
    shop.sell(a_piece(shop, maker))
    line = a_line(free_product(), unit_price=dh("50"))
    free = shop.till.write(check_out, (line,), (exact_cash(dh("50")),)).result
    own = shop.sell(shop.add(a_product(price=dh("30"))))
    shown = shop.till.read(preview, THESE_DAYS)

    assert [each.sale for each in shown.unnamed] == [free.id, own.id]
    with pytest.raises(LinesWithoutMaker):
        pay(shop, shown)

    shop.till.write(name_maker, free.id, 1, maker)
    shop.till.write(name_maker, own.id, 1, "")

    shown = shop.till.read(preview, THESE_DAYS)
    assert shown.unnamed == ()
    assert [each.due for each in shown.statements] == [dh("135")]


def test_a_statement_that_no_longer_holds_is_not_posted(shop: Shop) -> None:
    maker = a_maker(shop)
    shop.sell(a_piece(shop, maker))
    shown = shop.till.read(preview, THESE_DAYS)
    shop.sell(a_piece(shop, maker))

    with pytest.raises(AccountsChanged):
        pay(shop, shown)
    with pytest.raises(NothingToSettle):
        shop.till.write(settle, shop.till.read(preview, THESE_DAYS), {})


def test_what_is_paid_in_part_stays_owed(shop: Shop) -> None:
    maker = a_maker(shop)
    shop.sell(a_piece(shop, maker))

    shown = shop.till.read(preview, THESE_DAYS)
    shop.till.write(settle, shown, {maker: Payment(PayoutKind.CHEQUE, dh("50"), "n° 7")})

    (later,) = shop.till.read(preview, THESE_DAYS).statements
    assert (later.rows, later.brought, later.due) == ((), dh("40"), dh("40"))


def test_two_managers_who_both_settle_a_line_are_seen_and_nobody_pays_it_again(
    shop: Shop, other: Shop
) -> None:
    maker = a_maker(shop)
    shop.sell(a_piece(shop, maker))
    both_know(shop, other)
    other.clock.now = shop.clock.now + 1000
    posted = [pay(each, each.till.read(preview, THESE_DAYS)) for each in (shop, other)]

    both_know(shop, other)

    for each in (shop, other):
        told = each.till.read(open_discrepancies, each.clock.now).rows[0]
        assert told.kind is DiscrepancyKind.SETTLED_TWICE
        assert (told.expected, told.found) == (9000, 18000)
        assert told.facts == tuple(sorted(posted))
        (twice,) = each.till.read(settled_twice)
        assert (list(twice.settlements), twice.amount) == (posted, dh("90"))
        assert balance(each, maker) == "-90.00"
    shop.sell(a_piece(shop, maker), pieces(3))
    (later,) = shop.till.read(preview, THESE_DAYS).statements
    assert (later.brought, later.due) == (dh("-90"), dh("180"))


def test_a_line_given_to_another_maker_after_it_was_paid_evens_out(shop: Shop) -> None:
    first, second = a_maker(shop), a_maker(shop, "Saïd")
    line = a_line(free_product(), unit_price=dh("50"))
    free = shop.till.write(check_out, (line,), (exact_cash(dh("50")),)).result
    shop.till.write(name_maker, free.id, 1, first)
    pay(shop, shop.till.read(preview, THESE_DAYS))

    shop.till.write(name_maker, free.id, 1, second)

    dues = {each.maker.id: each.due for each in shop.till.read(preview, THESE_DAYS).statements}
    assert dues == {first: dh("-45"), second: dh("45")}


def test_only_chosen_makers_are_settled(shop: Shop) -> None:
    first, second = a_maker(shop), a_maker(shop, "Saïd")
    for maker in (first, second):
        shop.sell(a_piece(shop, maker))

    pay(shop, shop.till.read(preview, replace(THESE_DAYS, makers=frozenset({second}))))

    assert (balance(shop, first), balance(shop, second)) == ("90.00", "0.00")


def test_the_age_of_an_account_is_that_of_its_oldest_open_line(shop: Shop) -> None:
    maker = a_maker(shop)
    shop.sell(a_piece(shop, maker))
    (found,) = shop.till.read(balances)
    assert found.open_since is not None
    assert NOON < found.open_since <= shop.clock.now

    pay(shop, shop.till.read(preview, THESE_DAYS))

    assert [each.open_since for each in shop.till.read(balances)] == [None]
