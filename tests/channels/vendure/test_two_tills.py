"""The last piece is sold at a stand and online, and nobody knew."""

from pathlib import Path

from pos.domain.quantity import pieces
from tests.channels.vendure.keeper import VendureKeeper
from tests.channels.vendure.two_tills import sold_twice, the_last_piece


def test_the_last_piece_sold_twice_is_told_once_and_the_stock_is_right(tmp_path: Path) -> None:
    with the_last_piece(VendureKeeper(), tmp_path) as last:
        sold_twice(last)


def test_what_was_sent_is_not_offered_again(tmp_path: Path) -> None:
    keeper = VendureKeeper()
    with the_last_piece(keeper, tmp_path, there=10) as last:
        ref = last.ref()
        order = keeper.buy(ref, 2)
        last.go_online()
        keeper.wait(3600)
        last.go_online()

        keeper.send(order)
        last.go_online()
        last.first.sell(last.product, pieces(1))
        last.go_online()

        assert (keeper.number(ref), keeper.held(ref)) == (10 - 2 - 1, 0)
        assert last.on_hand(last.first) == 10 - 2 - 1
        assert last.to_look_at() == []
