"""Getting a hub from the settings: what is said of invitations and addresses that are no use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos.clock import system_clock
from pos.exchange.faults import PartRefused
from pos.exchange.hub.address import HubAddress
from pos.exchange.hub.exchanging import HubOutcome
from pos.exchange.hub.invitation import HubInvitation, text_of
from pos.exchange.hub.kept import LastExchange, hub_of, keep_hub
from pos.exchange.hub.states import HubState, Light
from pos.services.beginning import begin_shop
from pos.services.device import DeviceSettings
from pos.services.tills import Applicant
from tests.ui.audit import LANGUAGES, PSEUDO, SIZES, faults_of, settle
from tests.ui.settings.desk import FES, TISSA, Desk
from ui.sheets.hub.hub_sheet import HubSheet
from ui.theme import Theme
from ui.tokens import LOOKS

# Nobody listens there: refused at once.
NOWHERE = HubAddress(host="127.0.0.1", port=9, database="rahba", role="rahba_1")

LONG = "The hub says a long thing about one of the tills, which a person has to read whole. " * 3


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qapp, qtbot, tmp_path)
    yield made
    made.close()


def opened(
    desk: Desk, qtbot: QtBot, theme: Theme | None = None, size: tuple[int, int] = SIZES[0]
) -> HubSheet:
    page = desk.open(theme, size)
    assert page.tills.hub is not None
    page.tills.hub.open.click()
    (sheet,) = desk.seen(HubSheet)
    qtbot.waitUntil(lambda: sheet.asking.typed.isVisible() or sheet.connected.isVisible())
    return sheet


def with_a_hub(desk: Desk) -> None:
    till = desk.till()
    begin_shop(till, TISSA, FES, DeviceSettings())
    till.write(keep_hub, NOWHERE)
    till.close()


def an_invitation() -> str:
    return text_of(
        HubInvitation(
            address=NOWHERE,
            password="once",  # noqa: S106 - opens nothing
            cooperative="AS3NN9",
            expires_at=system_clock(),
        )
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rahba-hub-1:abc", "pas été copiée en entier"),
        ("bonjour", "postgresql://"),
        ("postgresql://till@hub.example.org/rahba?sslmode=require", "verify-full"),
        ("postgresql://till:x@127.0.0.1:9/rahba", "La vente continue"),
    ],
)
def test_what_is_no_use_is_said_and_no_hub_is_kept(
    desk: Desk, qtbot: QtBot, typed: str, said: str
) -> None:
    sheet = opened(desk, qtbot)
    sheet.asking.typed.line.setText(typed)

    sheet.asking.connect_button.click()
    qtbot.waitUntil(lambda: bool(sheet.asking.typed.note))

    assert said in sheet.asking.typed.note
    assert sheet.asking.typed.text == typed
    assert desk.operations is not None
    assert desk.operations.read_now(hub_of) is None


def test_a_password_is_asked_for_where_none_comes_along(desk: Desk, qtbot: QtBot) -> None:
    sheet = opened(desk, qtbot)
    sheet.asking.typed.line.setText("postgresql://till@hub.example.org/rahba")
    with_address = sheet.asking.password.isVisible()
    sheet.asking.typed.line.setText(an_invitation())

    assert (with_address, sheet.asking.password.isVisible()) == (True, False)


def test_a_hub_that_is_away_is_said_and_left(desk: Desk, qtbot: QtBot) -> None:
    with_a_hub(desk)
    sheet = opened(desk, qtbot)
    hub = desk.hub
    assert hub is not None
    # Without a password the hub is not even asked; with one it cannot be reached.
    hub.begin()
    qtbot.waitUntil(lambda: bool(sheet.connected.notice.text))
    waiting = sheet.connected.said

    sheet.connected.leave.click()
    qtbot.waitUntil(sheet.asking.isVisible)

    assert "attendent" in waiting
    qtbot.waitUntil(lambda: hub.state == HubState(Light.OFF))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_can_be_seen_pressed_and_heard_of(
    desk: Desk, qtbot: QtBot, pseudo_language: str, language: str, size: tuple[int, int]
) -> None:
    with_a_hub(desk)
    look = LOOKS[LANGUAGES.index(language) % len(LOOKS)]
    code = pseudo_language if language == PSEUDO else language
    sheet = opened(desk, qtbot, Theme(look, 130 if language == "ar" else 100, code), size)
    assert desk.hub is not None
    applicant = Applicant("7K3Q2M", "00" * 32, "Salon d’Essaouira", "C")
    refused = PartRefused(LONG, "7K3Q2M", 3)
    outcome = HubOutcome(LastExchange(system_clock(), 3), refused=(refused,))
    desk.hub.stated.emit(HubState(Light.WRONG, LONG, outcome.last, (applicant,), outcome))

    found = faults_in(desk, sheet)
    sheet.connected.leave.click()
    qtbot.waitUntil(sheet.asking.isVisible)
    sheet.asking.typed.line.setText("x")
    sheet.asking.refuse(LONG)
    found += faults_in(desk, sheet)

    assert found == []


def faults_in(desk: Desk, sheet: HubSheet) -> list[str]:
    settle()
    assert desk.window is not None
    desk.window.grab()
    seen = [w for w in desk.seen(QWidget, sheet) if not w.visibleRegion().isEmpty()]
    return [fault for w in seen for fault in faults_of(w)]
