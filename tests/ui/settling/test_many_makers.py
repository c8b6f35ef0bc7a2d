"""Hundreds of accounts are read away from the screen, span by span, and sales pass meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from pos.domain.settlement import Choice
from pos.services.door import TillDoor
from pos.services.known_makers import save_maker
from pos.services.selling import check_out
from pos.services.settlement_looking import preview
from tests.factories import Shop, a_line, a_product, dh, exact_cash, open_shop_for
from tests.laws.money import ALL
from tests.ui.settling.conftest import MAKERS, Cooperative
from tests.ui.settling.test_settling import looking, name_the_rest, opened
from ui.settling.look_job import look
from ui.settling.settle_sheet import SettleSheet
from ui.watch import WorkStopped


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with open_shop_for(tmp_path) as opened_shop:
        yield opened_shop


@contextmanager
def database_waits(cooperative: Cooperative) -> Iterator[None]:
    """Let nothing be read or written, as when the disk is slow."""
    operations, go_on = cooperative.desk.operations, Event()
    assert operations is not None
    operations.read(operations, lambda _c: go_on.wait(), done=lambda _none: None)
    try:
        yield
    finally:
        go_on.set()


def sell_more(cooperative: Cooperative) -> None:
    """Sell something of the first maker at this very till."""
    operations = cooperative.desk.operations
    assert operations is not None
    line = a_line(a_product(price=dh("10"), maker=cooperative.makers[0]))
    operations.write(operations, check_out, (line,), (exact_cash(line.total),))


def ready(cooperative: Cooperative, qtbot: QtBot) -> SettleSheet:
    """Stand before the statements, each line with its maker."""
    settling = looking(cooperative, qtbot, opened(cooperative, qtbot))
    name_the_rest(cooperative, qtbot, settling)
    qtbot.waitUntil(lambda: settling.look.isVisible())
    return settling


def test_reading_that_is_stopped_goes_back_to_what_was_chosen(
    cooperative: Cooperative, qtbot: QtBot
) -> None:
    settling = ready(cooperative, qtbot)
    settling.look.again_button.click()
    with database_waits(cooperative):
        settling.choose.look_button.click()
        assert settling.progress.isVisible()
        settling.progress.stop_button.click()

    qtbot.waitUntil(lambda: settling.choose.isVisible())


def test_what_is_sold_while_statements_are_posted_is_looked_at_first(
    cooperative: Cooperative, qtbot: QtBot
) -> None:
    settling = ready(cooperative, qtbot)
    before = settling.look.shown
    assert before is not None
    with database_waits(cooperative):
        settling.look.post_button.click()
        sell_more(cooperative)

    qtbot.waitUntil(lambda: settling.look.isVisible())

    after = settling.look.shown
    assert after is not None
    assert after.due == before.due + dh("8.50")
    settling.look.post_button.click()
    qtbot.waitUntil(lambda: settling.paid.isVisible())


@pytest.mark.parametrize("times", [1, 100])
def test_a_sale_while_accounts_are_read_stands_on_the_statement(shop: Shop, times: int) -> None:
    maker = shop.till.write(save_maker, MAKERS[0]).result
    piece = shop.add(a_product(price=dh("10"), maker=maker))
    shop.sell(piece)
    left = times

    def sell(_done: int, _total: int) -> None:
        nonlocal left
        if left:
            left -= 1
            shop.sell(piece)

    shown = look(TillDoor(shop.till), ALL, sell)

    assert shown == shop.till.read(preview, ALL)
    assert len(shown.statements[0].rows) == 1 + times - left


def test_reading_stops_where_it_is_told_to(shop: Shop) -> None:
    def stop(_done: int, _total: int) -> None:
        raise WorkStopped("")

    with pytest.raises(WorkStopped):
        look(TillDoor(shop.till), Choice(), stop)
