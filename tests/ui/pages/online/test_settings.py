"""The settings of a connected shop: every choice is kept, and each is taken back with one tap."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.channel import Channel, Conflict, GoodsBack
from pos.services.channels import channel_of, channels, save_channel
from pos.services.shop import counter
from pos.services.till import Till
from pos.store.unit_of_work import UnitOfWork
from tests.channels.little_shop import LittleKeeper
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.online.shop import OnlineDesk, connected
from tests.ui.shops import stand
from ui.pages.online.page import OnlinePage
from ui.sheets.online.settings_sheet import SettingsSheet


@pytest.fixture
def around(tmp_path: Path) -> Iterator[OnlineDesk]:
    found = OnlineDesk(tmp_path, LittleKeeper())
    yield found
    found.stop()


def opened(desk: Desk) -> SettingsSheet:
    page = desk.page
    assert isinstance(page, OnlinePage)
    desk.qtbot.waitUntil(lambda: bool(page.cards))
    desk.tap(f"{page.cards[0].shown.channel.name} : Réglages")
    return desk.sheet(SettingsSheet)


def of_another_device(folder: Path) -> Till:
    """Open a stand with a shop that another device speaks to."""
    till = stand(folder)
    channel = till.write(save_channel, Channel("little", "Boutique")).result
    till.write(_given_away, channel)
    return till


def _given_away(work: UnitOfWork, channel: str) -> None:
    save_channel(work, replace(channel_of(work.connection, channel), owner="another"))


def test_each_choice_is_kept_and_taken_back_with_one_tap(desks: Desks, around: OnlineDesk) -> None:
    desk = desks.open(around.page, connected)
    [before] = desk.read(channels)
    sheet = opened(desk)

    sheet.rules.name.show_text("Boutique du souk")
    sheet.rules.conflicts.pills[2].click()
    sheet.rules.goods_back.pills[1].click()
    sheet.rules.safety.show_text("2")
    sheet.price.commission.show_text("12,5")
    sheet.price.step.setCurrentIndex(2)
    sheet.save_button.click()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    [kept] = desk.read(channels)
    price = replace(before.price, commission=1250, step=500)
    assert kept == replace(
        before,
        name="Boutique du souk",
        conflict=Conflict.ASK,
        goods_back=GoodsBack.BACK,
        safety_stock=2,
        price=price,
    )

    desk.tap("Annuler")
    desk.qtbot.waitUntil(lambda: desk.read(channels) == [before])


def test_a_shop_has_a_name_and_a_commission_that_leaves_something(
    desks: Desks, around: OnlineDesk
) -> None:
    desk = desks.open(around.page, connected)
    before = desk.read(channels)
    sheet = opened(desk)

    sheet.price.commission.show_text("100")
    sheet.save()
    assert sheet.price.commission.note
    sheet.price.commission.show_text("0")
    sheet.rules.name.show_text("  ")
    sheet.save()
    desk.qtbot.waitUntil(lambda: bool(sheet.rules.name.note))

    assert desk.read(channels) == before


def test_a_shop_put_away_is_shown_no_longer_until_it_is_taken_back(
    desks: Desks, around: OnlineDesk
) -> None:
    desk = desks.open(around.page, connected)
    before = desk.read(channels)

    opened(desk).away_button.click()
    desk.qtbot.waitUntil(lambda: desk.read(channels) == [])
    desk.tap("Annuler")

    desk.qtbot.waitUntil(lambda: desk.read(channels) == before)


def test_this_device_takes_a_shop_over_from_another(desks: Desks, around: OnlineDesk) -> None:
    desk = desks.open(around.page, of_another_device)
    sheet = opened(desk)
    assert sheet.take_button is not None

    sheet.take_button.click()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    [channel] = desk.read(channels)
    assert channel.owner == desk.read(counter).till
    assert opened(desk).take_button is None
