"""What stands on the statements of a settlement, before it is posted and ever after."""

import pytest

from pos.domain.account import AccountKind, PayoutKind
from pos.domain.fair import Fair
from pos.domain.free_line import free_product
from pos.domain.names import Names
from pos.domain.settlement import Choice, Payment
from pos.errors import NotFound
from pos.services.entering import enter
from pos.services.fairs import save_fair
from pos.services.makers import name_maker
from pos.services.selling import check_out
from pos.services.settlement_looking import preview
from pos.services.settlements import settlements
from pos.services.settling import settle
from pos.services.statements import posted, statements_of, transfer_rows
from tests.factories import Shop, a_line, dh, exact_cash
from tests.services.test_settling import THESE_DAYS, a_maker, a_piece, pay


def test_a_posted_settlement_prints_as_it_was_shown(shop: Shop) -> None:
    maker = a_maker(shop)
    shop.sell(a_piece(shop, maker))
    shop.till.write(enter, maker, AccountKind.ADVANCE, dh("20"))
    shown = shop.till.read(preview, THESE_DAYS)
    payments = {maker: Payment(PayoutKind.TRANSFER, dh("60"), "V 7")}
    before = shop.till.read(statements_of, shown.statements, shown.choice, payments)

    settlement = shop.till.write(settle, shown, payments).result
    choice, statements, paid = shop.till.read(posted, settlement)

    assert choice == THESE_DAYS
    assert paid == payments
    assert shop.till.read(statements_of, statements, choice, paid) == before
    assert [each.due for each in before] == [dh("70")]


def test_a_line_given_to_another_maker_afterwards_still_prints_as_it_was_posted(shop: Shop) -> None:
    first, second = a_maker(shop), a_maker(shop, "Saïd")
    line = a_line(free_product(), unit_price=dh("50"))
    free = shop.till.write(check_out, (line,), (exact_cash(dh("50")),)).result
    shop.till.write(name_maker, free.id, 1, first)
    shown = shop.till.read(preview, THESE_DAYS)
    payments = {first: Payment(PayoutKind.CHEQUE, dh("45"))}
    before = shop.till.read(statements_of, shown.statements, shown.choice, payments)
    settlement = shop.till.write(settle, shown, payments).result

    shop.till.write(name_maker, free.id, 1, second)
    choice, statements, paid = shop.till.read(posted, settlement)

    assert shop.till.read(statements_of, statements, choice, paid) == before


def test_past_settlements_say_when_for_what_and_how_much(shop: Shop) -> None:
    maker = a_maker(shop)
    shop.sell(a_piece(shop, maker))
    first = pay(shop, shop.till.read(preview, THESE_DAYS))
    fair = shop.till.write(save_fair, Fair(Names(fr="Salon"))).result
    shop.till.write(enter, maker, AccountKind.ADJUSTMENT, dh("7"), note="laine")
    second = pay(shop, shop.till.read(preview, Choice(fair=fair)))

    later, earlier = shop.till.read(settlements)

    assert (later.id, later.place.fr, later.days) == (second, "Salon", None)
    assert (earlier.id, earlier.place, earlier.days) == (first, Names(), THESE_DAYS.days)
    assert [(each.makers, each.paid) for each in (later, earlier)] == [(1, dh("7")), (1, dh("90"))]
    assert (later.number, earlier.number) == (f"{shop.name}-2", f"{shop.name}-1")


def test_transfers_are_listed_for_the_bank(shop: Shop) -> None:
    first, second = a_maker(shop), a_maker(shop, "Saïd")
    for maker in (first, second):
        shop.sell(a_piece(shop, maker))
    shown = shop.till.read(preview, THESE_DAYS)
    payments = {
        first: Payment(PayoutKind.TRANSFER, dh("90"), "V 7"),
        second: Payment(PayoutKind.CHEQUE, dh("90")),
    }
    settlement = shop.till.write(settle, shown, payments).result

    _head, rows = shop.till.read(transfer_rows, settlement)

    assert rows == [["Fatima", "", "90.00", "MAD", "V 7"]]


def test_a_settlement_that_is_not_here_is_not_found(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.till.read(posted, "000000-3")
