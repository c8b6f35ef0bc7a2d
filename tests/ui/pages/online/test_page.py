"""Online: a shop is connected, seen, sent to, and asked about, all on one page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.channels.shops import Asked
from pos.domain.channel import Matter
from pos.services.channels import channels, listings, save_channel
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.shop import counter
from pos.sync.notes import notes
from tests.channels.little_shop import SECRET, LittleKeeper
from tests.ui.audit import SIZES, every_pair, theme_and_words, walk
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.online.shop import OnlineDesk, connected
from tests.ui.pages.test_audits import in_words
from tests.ui.shops import stand
from ui.pages.online.page import OnlinePage
from ui.sheets.online.connect_sheet import ConnectSheet
from ui.sheets.online.difference_sheet import DifferenceSheet
from ui.sheets.online.settings_sheet import SettingsSheet


@pytest.fixture
def around(tmp_path: Path) -> Iterator[OnlineDesk]:
    found = OnlineDesk(tmp_path, LittleKeeper())
    yield found
    found.stop()


def page_of(desk: Desk) -> OnlinePage:
    page = desk.page
    assert isinstance(page, OnlinePage)
    desk.qtbot.waitUntil(lambda: page.found is not None)
    return page


def test_a_shop_is_connected_by_its_address_and_key(desks: Desks, around: OnlineDesk) -> None:
    desk = desks.open(around.page, stand)
    page = page_of(desk)
    keys = desk.read(product_keys, ProductFilter())
    here = desk.read(counter).here.id
    with_sku = [row.product for row in desk.read(product_rows, keys, here) if row.product.sku]
    for product in with_sku[:2]:
        around.keeper.listed(product.sku, 1)

    page.connect_shop()
    sheet = desk.sheet(ConnectSheet)
    sheet.kinds[0].click()
    sheet.fields[Asked.ADDRESS].show_text("https://little.example/api")
    sheet.fields[Asked.KEY].show_text("wrong")
    sheet.test_button.click()
    desk.qtbot.waitUntil(lambda: desk.reads("ne connaît pas"))
    sheet.fields[Asked.KEY].show_text(SECRET)
    sheet.test_button.click()
    desk.qtbot.waitUntil(lambda: sheet.probe is not None)
    QTest.keyClick(sheet.name.line, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())
    desk.qtbot.waitUntil(lambda: len(page.cards) == 1)

    [channel] = desk.read(channels)
    assert (channel.name, channel.kind) == ("Petite boutique", "little")
    assert len(desk.read(listings, channel.id)) == len(with_sku[:2])
    assert SECRET not in repr(channel)
    assert (around.folder / "passwords" / f"online-{channel.id}.password").exists()
    page._line.stop()


def test_the_difference_is_seen_before_anything_is_sent(desks: Desks, around: OnlineDesk) -> None:
    for _number in range(3):
        around.keeper.listed("P", 40)
    rows = around.keeper.shop.rows
    for number, (old, row) in enumerate(list(rows.items())):
        rows[str(number)] = row
        row.id, row.sku = str(number), f"P{number}"
        if old not in {"0", "1", "2"}:
            del rows[old]
    desk = desks.open(around.page, connected)
    page = page_of(desk)
    [channel] = desk.read(channels)
    around.passwords().save(f"online-{channel.id}", f'{{"key": "{SECRET}"}}')
    wanted = page.cards[0].shown
    desk.write(save_channel, replace(channel, address="https://little.example/api"))
    desk.qtbot.waitUntil(lambda: page.cards[0].shown is not wanted)

    page.cards[0].comparing.emit(page.cards[0].shown)
    sheet = desk.sheet(DifferenceSheet)
    desk.qtbot.waitUntil(lambda: sheet.found is not None)

    assert len(sheet.found or ()) == 3
    assert around.keeper.shop.written == []

    sheet.send_button.click()
    desk.qtbot.waitUntil(lambda: len(around.keeper.shop.written) == 3)
    page._line.stop()


def test_an_answer_takes_its_row_away(desks: Desks, around: OnlineDesk) -> None:
    desk = desks.open(around.page, connected)
    page = page_of(desk)
    before = len(page.cards[0].shown.notes)

    desk.button("Vu: " + _said(page, Matter.KEPT_ELSEWHERE)).click()
    desk.qtbot.waitUntil(lambda: len(page.cards[0].shown.notes) == before - 1)

    left = {note.matter for note in page.cards[0].shown.notes}
    assert Matter.KEPT_ELSEWHERE not in left
    page._line.stop()


def _said(page: OnlinePage, matter: Matter) -> str:
    from tests.ui.pages.desk import plain
    from ui.online_words import matter_text

    shown = page.cards[0].shown
    [note] = [note for note in shown.notes if note.matter is matter]
    return plain(matter_text(note, shown.names[note.product]))


def test_signing_in_again_gives_the_same_connection_another_key(
    desks: Desks, around: OnlineDesk
) -> None:
    desk = desks.open(around.page, connected)
    page = page_of(desk)
    [before] = desk.read(channels)
    around.passwords().save(f"online-{before.id}", '{"key": "old"}')

    desk.button("Se reconnecter: " + _said(page, Matter.SIGN_IN)).click()
    sheet = desk.sheet(ConnectSheet)
    sheet.fields[Asked.ADDRESS].show_text("https://little.example/api")
    sheet.fields[Asked.KEY].show_text(SECRET)
    sheet.test_button.click()
    desk.qtbot.waitUntil(lambda: sheet.probe is not None)
    sheet.keep_button.click()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    [after] = desk.read(channels)
    assert after == replace(before, address="https://little.example/api")
    assert SECRET in around.passwords().load(f"online-{before.id}")
    assert len(desk.read(listings, before.id)) == 3
    assert Matter.SIGN_IN not in {note.matter for note in desk.read(notes, before.id)}
    page._line.stop()


@every_pair
def test_the_shops_can_be_seen_pressed_and_heard_of(
    desks: Desks,
    around: OnlineDesk,
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)
    desk = desks.open(in_words(around.page, words), connected, theme, size)
    page = page_of(desk)

    def settings() -> None:
        page.settle(page.cards[0].shown)
        desk.sheet(SettingsSheet)

    scenes: list[tuple[str, Callable[[], None]]] = [
        ("shops", lambda: None),
        ("connecting", partial(page.connect_shop)),
        ("settings", settings),
    ]

    assert walk(desk.window, size, scenes) == []
    assert size in SIZES
