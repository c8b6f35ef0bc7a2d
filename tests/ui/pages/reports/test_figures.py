"""The cards of figures: a title stays whole where a change stands beside it."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import dressed
from ui.pages.reports.figures import Figure, FigureCard
from ui.theme import Theme
from ui.widgets.label import ElidedLabel

TURNOVER = Figure("Chiffre d’affaires", "1 830 DH", "", "▲ +118 % sur hier", "▲ +118 %")


@pytest.mark.parametrize(("width", "change"), [(212, "▲ +118 %"), (320, "▲ +118 % sur hier")])
def test_a_narrow_card_says_its_change_shortly_beside_a_whole_title(
    qtbot: QtBot, qapp: QApplication, width: int, change: str
) -> None:
    dressed(qapp, Theme())
    card = FigureCard(Theme())
    qtbot.addWidget(card)
    card.show_figure(TURNOVER)
    card.resize(width, 120)
    card.show()

    labels = {label.text(): label for label in card.findChildren(ElidedLabel)}

    assert change in labels
    title = labels["Chiffre d’affaires"]
    words = title.fontMetrics().horizontalAdvance(title.text())
    qtbot.waitUntil(lambda: title.width() >= words)
    assert labels[change].toolTip() == "▲ +118 % sur hier"


def test_a_card_that_grows_says_its_change_in_full_again(qtbot: QtBot, qapp: QApplication) -> None:
    dressed(qapp, Theme())
    card = FigureCard(Theme())
    qtbot.addWidget(card)
    card.show_figure(TURNOVER)
    card.resize(200, 120)
    card.show()

    card.resize(400, 120)

    assert any(label.text() == TURNOVER.change for label in card.findChildren(ElidedLabel))
