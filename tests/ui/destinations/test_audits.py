"""What could not be seen, pressed or heard of on the steps of the destinations."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.i18n import language as speaking
from pos.services.products import ProductFilter, product_keys
from tests.ui.audit import every_pair, faults_of, settle, theme_and_words
from tests.ui.destinations.stand import furnished
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.stock.test_page import listed
from ui.pages.stock.page import StockPage
from ui.papers.listed_goods import ListedGoods
from ui.sheets.destinations.destinations_sheet import DestinationsSheet


def the_destinations(desk: Desk, sheet: DestinationsSheet) -> None:
    desk.qtbot.waitUntil(lambda: sheet._around is not None)


def a_dossier(desk: Desk, sheet: DestinationsSheet) -> None:
    _prepare(desk, sheet, "chic-intemporel")


def what_was_written(desk: Desk, sheet: DestinationsSheet) -> None:
    sheet.steps.prepare.write.click()
    desk.qtbot.waitUntil(sheet.steps.pack.isVisible)
    sheet.steps.pack.hand_over.click()
    desk.qtbot.waitUntil(lambda: not sheet.steps.pack.hand_over.isEnabled())


def what_lies_where(_desk: Desk, sheet: DestinationsSheet) -> None:
    sheet._show_there()


def a_feed_without_addresses(desk: Desk, sheet: DestinationsSheet) -> None:
    _prepare(desk, sheet, "google")
    sheet.steps.prepare.write.click()


def _prepare(desk: Desk, sheet: DestinationsSheet, key: str) -> None:
    assert sheet._around is not None
    (profile,) = [p for p in sheet._around.found.profiles if p.key == key]
    sheet.steps.choose.picked.emit(profile)
    desk.qtbot.waitUntil(sheet.steps.prepare.write.isEnabled)


SCENES: tuple[Callable[[Desk, DestinationsSheet], None], ...] = (
    the_destinations,
    a_dossier,
    what_was_written,
    what_lies_where,
    a_feed_without_addresses,
)


@every_pair
def test_every_step_can_be_seen_pressed_and_heard_of(
    desks: Desks,
    tmp_path: Path,
    pseudo_language: str,
    language: str,
    look: str,
    size: tuple[int, int],
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)
    with speaking(words):
        desk = desks.open(lambda t, o: StockPage(t, o, tmp_path / "p"), furnished, theme, size)
        desk.qtbot.waitUntil(lambda: len(listed(desk)) == 8)
        keys = tuple(desk.read(product_keys, ProductFilter()))
        given = (desk.operations, desk.window, tmp_path / "p", ListedGoods(keys))
        sheet = DestinationsSheet(theme, *given)
        sheet.open_sheet()

        found: list[str] = []
        for scene in SCENES:
            scene(desk, sheet)
            settle()
            desk.window.grab()
            seen = [w for w in sheet.findChildren(QWidget) if w.isVisible()]
            shown = [w for w in seen if not w.visibleRegion().isEmpty()]
            found += [f"{scene.__name__}: {fault}" for w in shown for fault in faults_of(w)]

    assert found == []
