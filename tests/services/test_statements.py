"""What stands on the statements of a settlement, before it is posted and ever after."""

import pytest

from pos.domain.account import AccountKind, PayoutKind
from pos.domain.settlement import Payment
from pos.errors import NotFound
from pos.services.entering import enter
from pos.services.settling import preview, settle
from pos.services.statements import posted, statements_of, transfer_rows
from tests.factories import Shop, dh
from tests.services.test_settling import THESE_DAYS, a_maker, a_piece


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
