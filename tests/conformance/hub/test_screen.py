"""From the screen to a real hub and back: connect, let a till in, see its sales; join at first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.clock import system_clock
from pos.exchange.hub.invitation import text_of
from pos.exchange.hub.kept import hub_of
from pos.exchange.hub.states import Light
from pos.folders import folders_in
from pos.services.beginning import begin_shop
from pos.services.device import DeviceSettings
from pos.services.keys import Keys
from pos.services.sales import sales
from pos.services.till import open_till
from pos.services.tills import known_tills, own_till
from tests.conformance.hub.conftest import Hub, exchanged, joining
from tests.factories import SetClock, Shop
from tests.ui.conftest import PatientBot
from tests.ui.settings.desk import FES, TISSA, Desk
from ui.hub_line import HubLine
from ui.joining.pasted import PastedInvitation
from ui.sheets.hub.hub_sheet import HubSheet
from ui.sheets.tills.applicant_card import ApplicantCard
from ui.shop_file import ShopFile
from ui.theme import Theme

pytestmark = pytest.mark.conformance


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Stand in for the fixture of pytest-qt, with more patience."""
    assert qapp is not None
    return PatientBot(request)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qapp, qtbot, tmp_path / "desk")
    yield made
    made.close()


def begun(desk: Desk) -> Shop:
    """Begin the shop of the desk; its file is closed again, for the desk to open."""
    till, keys = desk.till(), Keys(desk.folders.keys, with_keyring=False)
    begin_shop(till, TISSA, FES, DeviceSettings())
    return Shop(till, keys, SetClock(system_clock()), desk.folders.shop)


def connected(desk: Desk, qtbot: QtBot, invitation: str) -> HubSheet:
    page = desk.open()
    assert page.tills.hub is not None
    page.tills.hub.open.click()
    (sheet,) = desk.seen(HubSheet)
    qtbot.waitUntil(sheet.asking.isVisible)
    sheet.asking.typed.line.setText(invitation)
    sheet.asking.connect_button.click()
    qtbot.waitUntil(lambda: light_of(desk.hub) is Light.ON)
    qtbot.waitUntil(sheet.connected.isVisible)
    return sheet


def light_of(hub: HubLine | None) -> Light | None:
    return None if hub is None or hub.state is None else hub.state.light


def test_a_till_connects_lets_another_in_and_sees_its_sale(
    hub: Hub, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    shop = begun(desk)
    first, second = hub.invite(shop), hub.invite(shop, label="Stand 25", series="B")
    shop.till.close()
    sheet = connected(desk, qtbot, text_of(first))
    newcomer = joining(second, tmp_path / "new")
    newcomer.sell(newcomer.add())
    exchanged(newcomer)

    qtbot.waitUntil(lambda: bool(desk.seen(ApplicantCard, sheet)))
    desk.tap("Admettre : \u2068Stand 25\u2069", sheet)
    operations = desk.operations
    assert operations is not None
    qtbot.waitUntil(lambda: len(operations.read_now(known_tills)) == 2)
    qtbot.waitUntil(lambda: len(operations.read_now(sales)) == 1)
    # Letting it in is an entry too, which goes to the others like any.
    qtbot.waitUntil(lambda: "Tout ce qui vient de cette caisse y est" in sheet.connected.said)

    newcomer.till.close()


def test_disconnecting_leaves_no_line_and_no_password(hub: Hub, desk: Desk, qtbot: QtBot) -> None:
    shop = begun(desk)
    invitation = hub.invite(shop)
    shop.till.close()
    sheet = connected(desk, qtbot, text_of(invitation))

    sheet.connected.leave.click()
    qtbot.waitUntil(sheet.asking.isVisible)
    qtbot.waitUntil(lambda: shop.keys.passwords.load(invitation.address.role) == "")

    assert desk.operations is not None
    assert desk.operations.read_now(hub_of) is None
    qtbot.waitUntil(lambda: light_of(desk.hub) is Light.OFF)


def test_the_first_run_joins_by_what_was_pasted(
    hub: Hub, founder: Shop, qtbot: QtBot, tmp_path: Path
) -> None:
    founder.add()
    exchanged(founder)
    text = text_of(hub.invite(founder, label="Stand 25", series="B"))
    folders = folders_in(tmp_path / "new")
    keys = Keys(folders.keys, with_keyring=False)
    field = PastedInvitation(Theme())
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.offered) as offered:
        field.line.setText(text)
    invitation, said = offered.args
    ShopFile(folders, keys).join(invitation, "fr", lambda _done, _total: None)

    till = open_till(folders.shop, keys)
    assert "Stand 25" in said
    assert till.read(own_till) != founder.name
    assert till.read(hub_of) == invitation.address
    assert {t.label for t in till.read(known_tills)} == {"Stand 24", "Stand 25"}
    till.close()
