"""One application for all tests of the screen, in the look and language a test asks for."""

import gc
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.folders import folders_in
from pos.i18n import is_right_to_left, use_language
from pos.services.till import Till
from tests.ui.hand import Hand
from tests.ui.shops import opened, stand
from ui.entries import TO_SELL
from ui.garbage import collect_what_is_due
from ui.key_hints import KeyHints
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages.sell.page import SellPage
from ui.pages.settings import SettingsPage
from ui.printing import Printing
from ui.rail import PageEntry
from ui.scanning.scanner import Scanner
from ui.settings.surroundings import Surroundings
from ui.theme import Theme, load_fonts
from ui.widgets import undo_bar


class PatientBot(QtBot):
    """Waits longer before it gives up: the machines that run the tests are shared."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 30_000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Stand in for the fixture of pytest-qt, with more patience."""
    assert qapp is not None
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["rahba"]


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    load_fonts()


@pytest.fixture(autouse=True)
def plain_screen(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setStyleSheet("")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    use_language("fr")


@pytest.fixture(autouse=True)
def garbage_here() -> Iterator[None]:
    """Look for garbage between two tests on this thread alone, as the program does (`ui.garbage`).

    Asked for by every test before anything else, it ends last: the threads of a till are gone.
    """
    gc.disable()
    yield
    collect_what_is_due()
    gc.enable()


@pytest.fixture(autouse=True)
def patient_undo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what can be undone be offered as long as a busy machine needs to tap it."""
    monkeypatch.setattr(undo_bar, "SHOWN_MS", 10 * 60 * 1_000)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp, Theme())


def dressed(application: QApplication, theme: Theme) -> Theme:
    """Dress parts that stand alone in a test as the window they belong to would."""
    spoken_and_set(application, theme)
    application.setStyleSheet(theme.style_sheet())
    return theme


def spoken_and_set(application: QApplication, theme: Theme) -> Theme:
    """Give the application the theme's language, direction and font."""
    use_language(theme.language)
    mirrored = is_right_to_left(theme.language)
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )
    application.setFont(theme.font("body"))
    return theme


def pages(operations: Operations, folder: Path) -> tuple[PageEntry, ...]:
    """Return the pages to sell on and to set up; no window of the system is ever opened."""
    folders = folders_in(folder)
    printing = Printing(operations, folders.papers, operations)
    around = Surroundings(folders, printing, lambda: None, lambda _folder: None)
    settings = partial(SettingsPage, around=around)
    return (
        PageEntry("Vendre", "cash-register", SellPage, takes=TO_SELL),
        PageEntry("Réglages", "settings", settings, is_at_end=True),
    )


class Tills:
    """Opens windows on real shop files, and closes them when the test is over."""

    def __init__(self, application: QApplication, qtbot: QtBot, folder: Path, usual: Path) -> None:
        self._application = application
        self._qtbot = qtbot
        self._folder = folder
        self._usual = usual
        self.operations: Operations | None = None
        self._window: MainWindow | None = None

    def hand(
        self,
        theme: Theme | None = None,
        size: tuple[int, int] = (1366, 688),
        open_till: Callable[[Path], Till] | None = None,
        *,
        is_empty: bool = False,
        is_waited_for: bool = True,
        spoken: str = "",
    ) -> Hand:
        """Open the till and return a hand at it, once the tiles are there if there are any.

        open_till: opens the file; the usual stand without. spoken: a language for the words alone.
        is_waited_for: until there are tiles.
        """
        dressing = spoken_and_set(self._application, theme or Theme())
        if spoken:
            use_language(spoken)
        opening = open_till or self._usual_stand
        operations = Operations(lambda: opening(self._folder))
        window = MainWindow(
            dressing, operations, pages(operations, self._folder), KeyHints(self._application)
        )
        self.operations, self._window = operations, window
        self._scanner = Scanner(self._application, operations)
        self._scanner.serve(window.take_scan)
        window.resize(*size)
        window.open_page(0)
        with self._qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        handle = window.windowHandle()
        self._qtbot.waitUntil(lambda: QApplication.focusWindow() is handle)
        hand = Hand(window)
        hand.page.take_focus()
        if not is_waited_for:
            return hand
        self._qtbot.waitUntil(lambda: is_empty or bool(hand.tiles.model().index(0, 0).data()))
        return hand

    def _usual_stand(self, folder: Path) -> Till:
        shutil.copytree(self._usual, folder, dirs_exist_ok=True)
        return opened(folder)

    def cut_power(self) -> None:
        """End the program without a word; what was asked of the disk before is done."""
        if self.operations is not None and self._window is not None:
            self.operations.close()
            self._window.hide()
            shiboken6.delete(self._window)
            self._scanner.close()
        self.operations = self._window = None


@pytest.fixture(scope="session")
def usual_stand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the file and the key of the usual stand, made once."""
    folder = tmp_path_factory.mktemp("stand")
    stand(folder).close()
    return folder


@pytest.fixture
def tills(qapp: QApplication, qtbot: QtBot, tmp_path: Path, usual_stand: Path) -> Iterator[Tills]:
    made = Tills(qapp, qtbot, tmp_path, usual_stand)
    yield made
    made.cut_power()


@pytest.fixture
def hand(tills: Tills) -> Hand:
    return tills.hand()
