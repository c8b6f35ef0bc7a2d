"""Painted plots: what they show is said, mirrored but for time, and there as a table too."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import dressed
from ui.plots.columns_plot import ColumnsPlot, StripPlot
from ui.plots.plot import Bar, Plot
from ui.plots.plot_card import PlotCard
from ui.plots.plot_view import PlotView
from ui.plots.rows_plot import RowsPlot
from ui.plots.scale import lines_up_to
from ui.theme import Theme

HOURS = Plot(
    "Ventes par heure",
    "Pic à 16 h : 1 840 DH",
    tuple(
        Bar(f"{hour} h", value, str(value), (f"{hour} h", str(value)), before=before)
        for hour, value, before in ((15, 900, 300), (16, 1840, 1000), (17, 0, 400))
    ),
    ("Heure", "Ventes"),
)
MAKERS = Plot(
    "Écoulé par artisan",
    "",
    (
        Bar("Fatima", 80, "80 %", ("Fatima", "80 %"), whole=100, note="2 140 DH"),
        Bar("Hassan", 40, "40 %", ("Hassan", "40 %"), whole=100, note="900 DH", is_low=True),
    ),
    ("Artisan", "Vendu"),
    has_peak=False,
)


def shown(qtbot: QtBot, view: PlotView) -> QImage:
    """Show a plot on a surface of its own and return its picture."""
    qtbot.addWidget(view)
    view.resize(420, 240)
    view.show()
    return view.grab().toImage()


def columns_of(picture: QImage, colour: QColor) -> list[int]:
    """Return where across a picture a colour stands."""
    return [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) == colour for y in range(0, picture.height(), 3))
    ]


@pytest.mark.parametrize(
    ("longest", "lines"),
    [
        (0, ()),
        (-5, ()),
        (1840, (500, 1000, 1500, 2000)),
        (184_000, (50_000, 100_000, 150_000, 200_000)),
    ],
)
def test_lines_behind_bars_are_few_round_and_reach_the_longest(
    longest: int, lines: tuple[int, ...]
) -> None:
    assert lines_up_to(longest) == lines


def test_the_longest_bar_alone_has_the_accent() -> None:
    assert HOURS.peak == 1
    assert MAKERS.peak is None
    assert Plot("", "", (), ()).peak is None


@pytest.mark.parametrize("kind", [ColumnsPlot, StripPlot])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_time_runs_from_left_to_right_in_every_language(
    qapp: QApplication, qtbot: QtBot, language: str, kind: type[ColumnsPlot]
) -> None:
    theme = dressed(qapp, Theme("jour", 100, language))
    view = kind(theme, HOURS)

    picture = shown(qtbot, view)

    places = [view.place_of(number).center().x() for number in range(3)]
    assert places == sorted(places)
    peak = columns_of(picture, theme.colour("bar_peak"))
    assert view.place_of(1).left() < min(peak) <= max(peak) < view.place_of(1).right()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_lying_bars_grow_from_where_reading_starts(
    qapp: QApplication, qtbot: QtBot, language: str
) -> None:
    theme = dressed(qapp, Theme("jour", 100, language))

    picture = shown(qtbot, RowsPlot(theme, MAKERS))

    full, low = (columns_of(picture, theme.colour(token)) for token in ("bar", "bar_low"))
    if language == "ar":
        assert abs(max(full) - max(low)) <= 2
        assert min(full) < min(low)
    else:
        assert abs(min(full) - min(low)) <= 2
        assert max(full) > max(low)


def test_what_the_bars_say_is_spoken(theme: Theme, qtbot: QtBot) -> None:
    view = ColumnsPlot(theme, HOURS)
    qtbot.addWidget(view)

    assert view.accessibleName() == "Ventes par heure. Pic à 16 h : 1 840 DH"
    assert view.accessibleDescription().startswith("15 h, Ventes 900; 16 h, Ventes 1840")


@pytest.mark.parametrize("kind", [ColumnsPlot, RowsPlot])
def test_a_bar_is_picked_by_a_tap_and_by_the_arrow_keys(
    theme: Theme, qtbot: QtBot, kind: type[PlotView]
) -> None:
    view = kind(theme, HOURS)
    shown(qtbot, view)

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(1).center())
    assert view.picked == 1
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.toolTip() == "17 h, Ventes 0"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.picked == 2


def test_a_tap_beside_the_bars_picks_none(theme: Theme, qtbot: QtBot) -> None:
    view = ColumnsPlot(theme, HOURS)
    shown(qtbot, view)

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() - 2, 5))

    assert view.picked is None


def test_the_same_numbers_are_there_as_a_table(theme: Theme, qtbot: QtBot) -> None:
    card = PlotCard(theme, ColumnsPlot(theme, HOURS))
    qtbot.addWidget(card)
    card.resize(500, 300)
    card.show()

    card.button.click()

    model = card.table.model()
    assert card.table.isVisible()
    assert [[model.index(r, c).data() for c in range(2)] for r in range(3)] == [
        ["15 h", "900"],
        ["16 h", "1840"],
        ["17 h", "0"],
    ]
    card.button.click()
    assert card.view.isVisible()


def test_a_plot_without_bars_is_empty(theme: Theme, qtbot: QtBot) -> None:
    for kind in (ColumnsPlot, RowsPlot):
        assert not shown(qtbot, kind(theme, Plot("Rien", "", (), ()))).isNull()
