"""Connecting a shop: what a seller has to do elsewhere first is told, and folders are chosen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from pos.channels.etsy_session import PATH, PORT
from pos.channels.loopback import Loopback
from pos.channels.shops import SHOPS, Asked, shop_kind
from pos.services.passwords import Passwords
from tests.ui.pages.desk import Desk, Desks
from tests.ui.shops import stand
from ui.online_line import OnlineLine
from ui.pages.online.page import OnlinePage
from ui.sheets.online.connect_sheet import ConnectSheet


@pytest.fixture
def desk(desks: Desks, tmp_path: Path) -> Desk:
    def passwords() -> Passwords:
        return Passwords(tmp_path / "passwords", with_keyring=False)

    return desks.open(
        lambda theme, operations: OnlinePage(
            theme, operations, OnlineLine(operations, passwords, operations)
        ),
        stand,
    )


def opened(desk: Desk, key: str) -> ConnectSheet:
    assert isinstance(desk.page, OnlinePage)
    desk.page.connect_shop()
    sheet = desk.sheet(ConnectSheet)
    sheet.kinds[[kind.key for kind in SHOPS].index(key)].click()
    return sheet


def test_the_address_that_etsy_has_to_know_can_be_copied(desk: Desk) -> None:
    sheet = opened(desk, "etsy")

    shown = [line.text() for line in sheet.findChildren(QLineEdit) if line.isReadOnly()]
    assert shown == ["http://localhost:3003/rahba/etsy"]
    assert desk.reads("exactement telle quelle")


def test_it_is_the_address_that_the_sign_in_listens_on() -> None:
    kind = shop_kind("etsy")
    loopback = Loopback(0, PATH, "")
    listened = loopback.redirect.split("/", 3)
    loopback.close()

    assert kind is not None
    assert kind.redirect == f"http://localhost:{PORT}/{listened[3]}"


def test_the_folder_of_a_shop_is_chosen(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(tmp_path))
    sheet = opened(desk, "folder")

    desk.tap("Choisir le dossier")

    assert sheet.fields[Asked.ADDRESS].text == str(tmp_path)


def test_another_kind_of_shop_is_told_nothing_of_it(desk: Desk) -> None:
    sheet = opened(desk, "etsy")
    sheet.kinds[[kind.key for kind in SHOPS].index("woocommerce")].click()

    desk.qtbot.waitUntil(lambda: not any(line.isReadOnly() for line in _alive(sheet)))


def _alive(sheet: ConnectSheet) -> list[QLineEdit]:
    return sheet.findChildren(QLineEdit)
