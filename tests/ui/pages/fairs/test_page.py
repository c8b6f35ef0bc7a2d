"""The Fairs page on a real file: planned, packed, left for, sold at, brought home from."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from pos.domain.fair import Fair, FairState, fair_state
from pos.domain.leaving import Check
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.scanning import Scan
from pos.domain.settlement import Choice
from pos.domain.stock import PlaceKind
from pos.services.fairs import fairs, pack
from pos.services.moving import Goods
from pos.services.packing import Packed, Way, packed_so_far
from pos.services.places import add_place
from pos.services.shop import counter
from pos.services.stock_book import tallies
from pos.services.till import Connection
from pos.store.keys import key_of
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.fairs.shop import (
    COMING,
    PAST,
    TODAY,
    all_products,
    coming_fair,
    fairs_page,
    with_fairs,
)
from tests.ui.shops import stand
from ui.counts.counting_sheet import CountingSheet
from ui.errands import FairReport, SetUp, ShiftDeed, Visit
from ui.packing.columns import columns
from ui.packing.makers_sheet import MakersSheet
from ui.packing.packing_sheet import PackingSheet
from ui.packing.panel import PackingPanel
from ui.packing.papers_sheet import PackingPapersSheet
from ui.pages.fairs.page import FairsPage
from ui.pages.fairs.reading import Step
from ui.settling.settle_sheet import SettleSheet
from ui.sheets.fair.fair_sheet import FairSheet
from ui.sheets.price.number_sheet import NumberSheet
from ui.theme import Theme
from ui.widgets.row_card import RowCard

BABOUCHES, CAFTAN, PLATE, TAJINE = 0, 1, 3, 4


def page_of(desk: Desk) -> FairsPage:
    assert isinstance(desk.page, FairsPage)
    return desk.page


@pytest.fixture
def desk(desks: Desks, tmp_path: Path) -> Desk:
    made = desks.open(fairs_page(tmp_path), with_fairs)
    made.qtbot.waitUntil(lambda: len(made.seen(RowCard)) == 2)
    return made


def open_step(desk: Desk, step: Step) -> FairsPage:
    """Open the fair that is to come at a step."""
    page = page_of(desk)
    page.open_fair(desk.read(coming_fair).id, step)
    desk.qtbot.waitUntil(lambda: page.desk.found is not None and page.view.step is step)
    return page


def packing(desk: Desk, step: Step = Step.PACK) -> PackingPanel:
    """Open the packing, once its list is there."""
    panel = open_step(desk, step).view.panel
    assert panel is not None
    if step is Step.PACK:
        model = panel.parts.goods.model
        desk.qtbot.waitUntil(lambda: model.row(model.index(0)) is not None)
    return panel


def way_out(connection: Connection) -> Way:
    return Way(counter(connection).here.id, coming_fair(connection).id)


def packed(desk: Desk) -> Packed:
    return desk.read(packed_so_far, desk.read(way_out))


def count_of(desk: Desk, number: int) -> int:
    """Return how many pieces of a product are packed."""
    product: Product = desk.read(all_products)[number]
    return packed(desk).quantities.get(key_of(product.id), 0) // 1000


def tap(panel: PackingPanel, number: int, part: str) -> None:
    """Tap a part of a row of the packing list."""
    rows = panel.parts.goods.rows
    box = rows.visualRect(rows.model().index(number, 0))
    place = getattr(columns(box.width(), box.height()), part)
    at = QPoint(box.left() + place.center().x(), box.top() + place.center().y())
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)


def sent(desk: Desk) -> None:
    """Send what is packed, as the button does."""
    panel = packing(desk)
    desk.qtbot.waitUntil(panel.parts.foot.send.isEnabled)
    panel.parts.foot.send.click()
    desk.qtbot.waitUntil(lambda: packed(desk) == Packed())


def test_an_empty_page_says_what_will_be_here_and_has_one_thing_to_do(
    desks: Desks, tmp_path: Path
) -> None:
    desk = desks.open(fairs_page(tmp_path), stand)

    desk.tap("Prévoir une foire")

    desk.sheet(FairSheet)
    assert not page_of(desk).list.new.isVisible()


def test_a_name_and_days_make_a_fair(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(FairSheet)
    desk.type("Foire de Safi")
    desk.press(Qt.Key.Key_Return)
    desk.type("24/12/2030")
    desk.press(Qt.Key.Key_Return)
    desk.type("31")
    sheet.save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    kept = next(fair for fair in desk.read(fairs) if fair.names.fr == "Foire de Safi")
    assert (str(kept.starts_on), str(kept.ends_on), kept.days) == ("2030-12-24", "2030-12-31", 8)
    desk.qtbot.waitUntil(lambda: page_of(desk).view.isVisible())


def test_a_fair_without_a_name_or_turned_round_is_refused_where_it_stands(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F3)
    sheet = desk.sheet(FairSheet)
    sheet.save()
    nameless = sheet.place.name.note
    sheet.place.name.show_text("Foire")
    sheet.place.first.field.show_text("24/12/2030")
    sheet.place.last.field.show_text("20/12/2030")

    sheet.save()

    assert nameless == "Donnez un nom à la foire, comme sur son affiche."
    assert sheet.place.last.field.note
    assert desk.has_sheet()


def test_what_was_changed_about_a_fair_is_taken_back_with_one_key(desk: Desk) -> None:
    page = open_step(desk, Step.PLAN)
    page.view.plan.edit.click()
    sheet = desk.sheet(FairSheet)
    sheet.money.goal.show_text("30000")
    sheet.place.kinds.pills[1].click()
    sheet.save()
    desk.qtbot.waitUntil(page.view.undo.isVisible)
    changed = desk.read(coming_fair)

    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    desk.qtbot.waitUntil(lambda: desk.read(coming_fair).goal == COMING.goal)
    assert changed.goal is not None
    assert changed.goal.minor == 3_000_000
    assert changed.kind is not COMING.kind


def test_a_tap_is_one_more_and_a_tap_on_what_is_there_is_all_of_it(desk: Desk) -> None:
    panel = packing(desk)

    tap(panel, BABOUCHES, "name")
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 1)
    tap(panel, BABOUCHES, "more")
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 2)
    tap(panel, BABOUCHES, "less")
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 1)
    tap(panel, BABOUCHES, "there")
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 8)
    tap(panel, BABOUCHES, "there")
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 0)


def test_the_keyboard_packs_as_a_finger_does(desk: Desk) -> None:
    rows = packing(desk).parts.goods.rows
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(BABOUCHES, 0))

    desk.press(Qt.Key.Key_Plus)
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 2)
    desk.press(Qt.Key.Key_Asterisk)
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 8)
    desk.press(Qt.Key.Key_Minus)
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 7)
    desk.press(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 0)


def test_a_number_is_asked_on_the_keypad(desk: Desk) -> None:
    tap(packing(desk), BABOUCHES, "number")
    desk.sheet(NumberSheet)

    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return):
        desk.press(key)

    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 12)


def test_one_scan_is_one_piece_and_digits_and_enter_are_many(desk: Desk) -> None:
    panel = packing(desk)
    for _number in range(2):
        desk.page.take_scan(Scan("2000000000015"))
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 2)
    desk.qtbot.waitUntil(lambda: panel.parts.last.number.text() == "2")

    desk.type("24")
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 24)
    assert panel.parts.last.number.text() == "24"
    assert desk.reads("24 dans les cartons")


def test_a_scan_that_means_nothing_says_so(desk: Desk) -> None:
    packing(desk)

    desk.page.take_scan(Scan("4006381333931"))

    desk.qtbot.waitUntil(lambda: desk.reads("4006381333931"))


def test_what_sold_at_such_fairs_is_said_and_packed_in_one_tap(desk: Desk) -> None:
    panel = packing(desk)
    model = panel.parts.goods.model
    said = str(model.data(model.index(BABOUCHES), Qt.ItemDataRole.AccessibleTextRole))

    panel.parts.foot.worth.click()
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 5)
    panel.parts.undo.take_back()

    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 0)
    assert "Essaouira 2025" in said
    assert "dans la même ville" in said


def test_packing_more_than_is_there_is_said_and_not_forbidden(desk: Desk) -> None:
    packing(desk)

    desk.qtbot.waitUntil(lambda: desk.reads("dépasse le stock inscrit"))
    sent(desk)

    fair, goods = desk.read(coming_fair), desk.read(all_products)
    found = desk.read(tallies, fair.id)
    assert found[key_of(goods[TAJINE].id)].packed == 12_000
    assert page_of(desk).view.step is Step.PACK


def test_the_papers_of_what_is_packed_are_of_these_quantities(desk: Desk) -> None:
    panel = packing(desk)
    desk.qtbot.waitUntil(panel.parts.foot.papers.isEnabled)
    panel.parts.foot.papers.click()
    sheet = desk.sheet(PackingPapersSheet)
    assert (sheet.origin.text, sheet.destination.text) == ("Foire de Fès", COMING.names.fr)

    sheet.make()
    desk.qtbot.waitUntil(sheet.done.isVisible)


def test_the_value_by_maker_leads_to_the_list_that_is_signed(desk: Desk) -> None:
    panel = packing(desk)
    desk.qtbot.waitUntil(panel.parts.foot.makers.isEnabled)

    panel.parts.foot.makers.click()
    desk.sheet(MakersSheet).sign.click()

    assert desk.sheet(PackingPapersSheet).grouping.pills[1].isChecked()


def test_every_light_leads_to_where_it_is_put_right(desk: Desk) -> None:
    page = open_step(desk, Step.READY)
    handed: list[object] = []
    page.handed.connect(handed.append)

    for check in (Check.GOODS, Check.PRINTER, Check.SCANNER, Check.FLOAT, Check.LANGUAGES):
        page.view.ready.rows[check].action.click()
    page.view.ready.rows[Check.PACKED].action.click()

    assert handed == [Visit.STOCK, SetUp.RECEIPTS, SetUp.SCANNER, ShiftDeed.OPEN, SetUp.RECEIPTS]
    assert page.view.step is Step.PACK


def test_what_shops_must_offer_no_more_is_listed(desk: Desk) -> None:
    page = open_step(desk, Step.READY)

    page.view.ready.rows[Check.ONLINE].action.click()

    found = page.desk.found
    assert found is not None
    assert sum(found.at_the_fair.values()) == 13_000
    assert desk.sheet(PackingPapersSheet).destination.text == COMING.names.fr


def test_goods_that_follow_may_come_from_another_place(desk: Desk) -> None:
    store = desk.write(
        partial(add_place, sells_online=False), Names(fr="Boutique"), PlaceKind.STORE
    )
    page = open_step(desk, Step.STAND)
    desk.qtbot.waitUntil(lambda: page.desk.found is not None and len(page.desk.found.places) == 3)
    page.view.stand.add.click()
    panel = desk.sheet(PackingSheet).panel

    panel.parts.places.setCurrentIndex(2)
    panel.parts.places.activated.emit(2)

    assert panel.packer.way == Way(store, desk.read(coming_fair).id)


def test_a_copy_is_made_from_the_check_and_its_light_turns_green(desk: Desk) -> None:
    page = open_step(desk, Step.READY)

    page.view.ready.rows[Check.COPY].action.click()

    desk.qtbot.waitUntil(lambda: desk.reads("La dernière copie date d’aujourd’hui."))


def test_this_device_sells_from_the_fair_and_goes_home_again(desk: Desk) -> None:
    home = desk.read(counter).here.id
    page = open_step(desk, Step.READY)

    page.view.ready.rows[Check.SELLS_HERE].action.click()
    desk.qtbot.waitUntil(lambda: desk.read(counter).here.id == desk.read(coming_fair).id)
    page.view.show_step(Step.HOME)
    desk.qtbot.waitUntil(page.view.home.sell_home.isVisible)
    page.view.home.sell_home.click()

    desk.qtbot.waitUntil(lambda: desk.read(counter).here.id == home)


def test_goods_follow_to_the_stand_and_go_back_over_the_page(desk: Desk) -> None:
    sent(desk)
    page = open_step(desk, Step.STAND)
    page.view.stand.add.click()
    sheet = desk.sheet(PackingSheet)
    sheet.take_scan(Scan("2000000000015"))
    desk.qtbot.waitUntil(lambda: count_of(desk, BABOUCHES) == 1)
    desk.qtbot.waitUntil(sheet.panel.parts.foot.send.isEnabled)
    sheet.panel.parts.foot.send.click()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    desk.qtbot.waitUntil(page.view.stand.send_back.isEnabled)
    page.view.stand.send_back.click()
    back = desk.sheet(PackingSheet)
    desk.qtbot.waitUntil(back.panel.parts.foot.all.isVisible)
    back.panel.parts.foot.all.click()
    desk.qtbot.waitUntil(back.panel.parts.foot.send.isEnabled)
    back.panel.parts.foot.send.click()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    found = desk.read(tallies, desk.read(coming_fair).id)
    assert sum(tally.packed + tally.added for tally in found.values()) == 14_000
    assert sum(tally.still_there for tally in found.values()) == 0


def test_the_stand_is_counted_from_the_page(desk: Desk) -> None:
    sent(desk)
    page = open_step(desk, Step.STAND)

    page.view.stand.count.click()
    first = desk.sheet(CountingSheet)
    first.close_sheet()
    page.view.show_step(Step.HOME)
    desk.qtbot.waitUntil(page.view.home.count.isVisible)
    page.view.home.count.click()

    assert desk.sheet(CountingSheet) is not first


def test_the_result_says_what_became_of_each_product(desk: Desk) -> None:
    page = page_of(desk)
    past = next(fair for fair in desk.read(fairs) if fair.names == PAST.names)
    page.open_fair(past.id)
    desk.qtbot.waitUntil(page.view.isVisible)
    model = page.view.result.table.tallies
    figures = [str(model.data(model.index(0, number))) for number in range(9)]
    handed: list[object] = []
    page.handed.connect(handed.append)

    page.view.result.report.click()

    assert page.view.step is Step.RESULT
    assert figures == ["Babouches cuir jaune", "–", "6", "5", "–", "–", "–", "–", "1"]
    assert handed == [FairReport(past.id)]


def test_the_makers_of_a_fair_are_paid_from_its_result(desk: Desk) -> None:
    page = page_of(desk)
    past = next(fair for fair in desk.read(fairs) if fair.names == PAST.names)
    page.open_fair(past.id)
    desk.qtbot.waitUntil(page.view.result.pay.isVisible)

    page.view.result.pay.click()

    settling = desk.sheet(SettleSheet)
    desk.qtbot.waitUntil(lambda: settling.choose.fair.picked == past.id)
    assert settling.choose.choice() == Choice(fair=past.id)


def test_a_settled_fair_is_opened_again_and_settled(desk: Desk) -> None:
    def past() -> Fair:
        return next(fair for fair in desk.read(fairs) if fair.names == PAST.names)

    page = page_of(desk)
    page.open_fair(past().id)
    desk.qtbot.waitUntil(page.view.result.settle.isVisible)

    page.view.result.settle.click()
    desk.qtbot.waitUntil(lambda: fair_state(past(), TODAY) is FairState.OVER)
    desk.qtbot.waitUntil(
        lambda: page.desk.found is not None and page.desk.found.state is FairState.OVER
    )
    page.view.result.settle.click()

    desk.qtbot.waitUntil(lambda: past().is_settled)


def test_what_was_sent_comes_back_into_the_packing_with_one_key(desk: Desk) -> None:
    page = page_of(desk)
    before = packed(desk)
    sent(desk)
    desk.qtbot.waitUntil(page.view.undo.isVisible)

    page.view.undo.take_back()

    desk.qtbot.waitUntil(lambda: packed(desk).quantities == before.quantities)
    assert before.quantities


def test_a_fair_put_away_is_listed_only_when_asked_for(desk: Desk) -> None:
    page = open_step(desk, Step.PLAN)
    page.view.plan.put_away.click()
    desk.qtbot.waitUntil(lambda: page.desk.found is not None and page.desk.found.fair.is_put_away)

    page.leave_fair()
    desk.qtbot.waitUntil(page.list.old.isVisible)
    assert len(desk.seen(RowCard)) == 1

    page.list.old.click()
    desk.qtbot.waitUntil(lambda: len(desk.seen(RowCard)) == 2)


def test_the_open_fair_is_kept_over_a_change_of_language(desk: Desk) -> None:
    page = open_step(desk, Step.STAND)

    kept = page.kept()
    page.leave_fair()
    page.resume(kept)
    page.reload()

    desk.qtbot.waitUntil(lambda: page.view.isVisible() and page.view.step is Step.STAND)


def test_a_fair_that_is_on_begins_at_the_stand(desk: Desk) -> None:
    page = page_of(desk)
    fair, goods = desk.read(coming_fair), desk.read(all_products)
    home = desk.read(counter).here.id
    desk.write(pack, fair.id, home, [Goods(goods[CAFTAN], pieces(1))])

    page.open_fair(fair.id)

    desk.qtbot.waitUntil(lambda: page.view.isVisible())
    assert page.view.step is Step.PACK  # twelve pieces still wait to be sent


def test_how_a_step_stands_is_read_whole_where_it_takes_two_lines(
    desks: Desks, tmp_path: Path
) -> None:
    desk = desks.open(fairs_page(tmp_path), with_fairs, Theme("jour", 130), (1024, 640))
    page = open_step(desk, Step.PLAN)

    def is_whole() -> bool:
        labels = [
            words
            for button in page.view.bar.buttons.values()
            for words in button.findChildren(QLabel)
            if words.wordWrap()
        ]
        return all(words.height() >= words.heightForWidth(words.width()) for words in labels)

    desk.qtbot.waitUntil(is_whole)
