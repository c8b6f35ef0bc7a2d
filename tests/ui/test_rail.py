"""Every word on the rail can be read whole, whatever the size of screen and text."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.changed import Changed
from pos.domain.names import Names
from pos.services.catalogue import add_maker
from tests.ui.conftest import spoken_and_set
from tests.ui.shops import stand
from ui.key_hints import KeyHints
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.page import Page
from ui.rail import PageEntry, RailMark
from ui.theme import Theme

SIZES = ((1366, 688), (1280, 800), (1024, 640))
# All the words a rail may ever hold, the longest among them.
WORDS = {
    "fr": (
        "Vendre",
        "Stock",
        "Foires",
        "Ventes",
        "Caisse",
        "Pointage",
        "En ligne",
        "Rapports",
        "Réglages",
    ),
    "ar": (
        "بيع",
        "المخزون",
        "المعارض",
        "المبيعات",
        "الصندوق",
        "المطابقة",
        "أونلاين",
        "التقارير",
        "الإعدادات",
    ),
    "en": ("Sell", "Stock", "Fairs", "Sales", "Till", "Reconcile", "Online", "Reports", "Settings"),
}
MARKS = {"fr": "EXEMPLE", "ar": "مثال", "en": "EXAMPLE"}


class NoPage(Page):
    shows = Changed(0)

    def reload(self) -> None:
        pass


def cut_words(window: MainWindow) -> list[str]:
    return [
        f"{button.text()}: {button.width()}x{button.height()} < {button.minimumSizeHint()}"
        for button in window.rail.words
        if button.width() < button.minimumSizeHint().width()
        or button.height() < button.minimumSizeHint().height()
        or not window.rail.rect().contains(button.geometry())
    ]


@pytest.mark.parametrize("percent", [100, 115, 130])
@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_no_word_of_the_rail_is_cut(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: str, percent: int
) -> None:
    theme = spoken_and_set(qapp, Theme("jour", percent, language))
    entries = [PageEntry(word, "settings", NoPage) for word in WORDS[language]]
    mark = RailMark(MARKS[language], "…", lambda _theme, _window: None)
    operations = Operations(lambda: stand(tmp_path, ()))
    window = MainWindow(theme, operations, entries, KeyHints(qapp), mark)
    qtbot.addWidget(window)
    window.open_page(0)
    window.show()

    for size in SIZES:
        window.resize(*size)
        qtbot.waitUntil(lambda: cut_words(window) == [])
    window.rail.show_papers(12, "…")
    for size in SIZES:
        window.resize(*size)
        qtbot.waitUntil(lambda: cut_words(window) == [])
    operations.close()


def test_pages_of_a_manager_show_when_they_are_needed_and_keep_their_numbers(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    theme = spoken_and_set(qapp, Theme())
    entries = [
        PageEntry("Vendre", "settings", NoPage),
        PageEntry("Foires", "tent", NoPage, of_manager="fairs"),
        PageEntry("Pointage", "settings", NoPage, of_manager="reconcile"),
        PageEntry("Rapports", "settings", NoPage),
    ]
    operations = Operations(lambda: stand(tmp_path, ()))
    window = MainWindow(theme, operations, entries, KeyHints(qapp))
    qtbot.addWidget(window)
    window.open_page(0)
    window.show()

    def words() -> list[str]:
        return [button.text() for button in window.rail.words if button.isVisible()]

    qtbot.waitUntil(lambda: words() == ["Vendre", "Rapports"])

    window.open_page(2)
    assert words() == ["Vendre", "Pointage", "Rapports"]
    window.open_page(3)
    assert words() == ["Vendre", "Rapports"]

    operations.write(window, add_maker, Names(fr="Fatima"))
    qtbot.waitUntil(lambda: words() == ["Vendre", "Foires", "Pointage", "Rapports"])
    operations.close()
