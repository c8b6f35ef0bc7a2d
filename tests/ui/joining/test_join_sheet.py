"""A till that sold alone joins a cooperative from its settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos.exchange.asking import asking_code, asking_key
from pos.exchange.faults import AsksToJoin
from pos.exchange.hub.invitation import HubInvitation
from pos.exchange.joining import Asked, answer, invite
from pos.exchange.progress import Progress
from pos.exchange.reading import read_exchange
from pos.exchange.request import key_of_code, write_request
from pos.i18n import language as spoken
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.shift_keeping import open_shift_with
from tests.factories import NOON, Shop, open_shop_in
from tests.ui.audit import LANGUAGES, PSEUDO, SIZES, faults_of, settle
from tests.ui.settings.desk import Desk
from ui.joining.join_sheet import JoinSheet
from ui.joining.join_ways import JoinWays
from ui.settings.surroundings import Joining
from ui.settings.tills_section import TillsSection
from ui.theme import Theme
from ui.tokens import LOOKS


class Newcomer:
    """A desk at a till that sells alone. joined: the files it joined by. opened: how often."""

    def __init__(self, application: QApplication, qtbot: QtBot, folder: Path) -> None:
        self.desk = Desk(application, qtbot, folder / "desk")
        self._folder, self._qtbot = folder / "asks", qtbot
        self._keys = Keys(folder / "keys", with_keyring=False)
        self.joined: list[Path] = []
        self.opened: list[bool] = []

    @property
    def ways(self) -> JoinWays:
        return JoinWays(self._join, self.code, self._ask)

    def code(self) -> str:
        return asking_code(self._folder, self._keys)

    def sheet(self, theme: Theme | None = None, size: tuple[int, int] = SIZES[0]) -> JoinSheet:
        page = self.desk.open(theme, size)
        assert self.desk.operations is not None
        joining = Joining(self.ways, lambda: self.opened.append(True))
        section = TillsSection(page.theme, self.desk.operations, joining)
        section.setParent(self.desk.window)
        section.show()
        self._qtbot.waitUntil(lambda: section.join.isVisible())
        section.join.click()
        (sheet,) = self.desk.seen(JoinSheet)
        section.hide()
        return sheet

    def _join(self, by: Path | HubInvitation, _language: str, _progress: Progress) -> None:
        assert isinstance(by, Path)
        self.joined.append(by)

    def _ask(self, folder: Path, label: str) -> Path:
        return write_request(folder, asking_key(self._folder, self._keys), label, NOON)


@pytest.fixture
def newcomer(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Newcomer]:
    made = Newcomer(qapp, qtbot, tmp_path)
    yield made
    made.desk.close()


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Shop]:
    shop = open_shop_in(tmp_path / "manager")
    yield shop
    shop.till.close()


def words(inside: QWidget) -> str:
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def test_it_shows_who_it_will_be_asks_and_joins_by_the_answer(
    newcomer: Newcomer, manager: Shop, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = newcomer.sheet()
    qtbot.waitUntil(lambda: sheet.step is not None and sheet.step.code.isVisible())
    step = sheet.step
    assert step is not None
    key = key_of_code(newcomer.code())
    step.asking.write(tmp_path)
    qtbot.waitUntil(lambda: "rahba-request" in step.code.note)
    (request,) = tmp_path.glob("rahba-request-*")
    with pytest.raises(AsksToJoin):
        read_exchange(TillDoor(manager.till), request)

    step.look_at(answer(TillDoor(manager.till), tmp_path, Asked("Stand 25", "B", key)).file)
    qtbot.waitUntil(lambda: step.confirm.isVisible())
    assert "Stand 25" in step.says
    step.confirm.click()

    qtbot.waitUntil(lambda: newcomer.opened == [True])
    assert len(newcomer.joined) == 1


def test_a_day_that_is_open_is_closed_first(newcomer: Newcomer, qtbot: QtBot) -> None:
    page = newcomer.desk.open()
    assert newcomer.desk.operations is not None
    newcomer.desk.operations.write_now(open_shift_with, (), ())
    assert newcomer.desk.window is not None

    sheet = JoinSheet(page.theme, newcomer.desk.operations, newcomer.desk.window, newcomer.ways)
    sheet.open_sheet()

    qtbot.waitUntil(lambda: "Clôturez d’abord" in words(sheet))
    assert sheet.step is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_seen_pressed_and_heard_of(
    newcomer: Newcomer,
    manager: Shop,
    qtbot: QtBot,
    tmp_path: Path,
    pseudo_language: str,
    language: str,
    size: tuple[int, int],
) -> None:
    look = LOOKS[LANGUAGES.index(language) % len(LOOKS)]
    code = pseudo_language if language == PSEUDO else language
    sheet = newcomer.sheet(Theme(look, 130 if language == "ar" else 100, code), size)
    qtbot.waitUntil(lambda: sheet.step is not None)
    step = sheet.step
    assert step is not None
    step.asking.write(tmp_path)
    qtbot.waitUntil(lambda: bool(step.code.note))
    found: list[str] = []
    with spoken("fr"):
        invitation = invite(TillDoor(manager.till), tmp_path, "Stand 25", "B").file
    for look_at in (None, invitation):
        if look_at is not None:
            step.look_at(look_at)
            qtbot.waitUntil(lambda: step.confirm.isVisible())
        settle()
        assert newcomer.desk.window is not None
        newcomer.desk.window.grab()
        seen = [w for w in newcomer.desk.seen(QWidget, sheet) if not w.visibleRegion().isEmpty()]
        found += [fault for w in seen for fault in faults_of(w)]

    assert found == []
