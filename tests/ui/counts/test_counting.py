"""Counting on the screen: scans, digits, taps and search, each saved before the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos.domain.person import PersonRole
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.stock import DifferenceReason
from pos.services.catalogue import add_product, on_hand_at
from pos.services.counted import explained_so_far, found_so_far, stray_codes
from pos.services.counting import begin_count, count_more, finish_count, set_counted
from pos.services.counts import counts_under_way, past_counts
from pos.services.people import add_person
from pos.services.pins import switch_to
from pos.services.places import stand_at
from pos.services.products import products_by_code
from pos.services.shop import counter
from pos.services.till import Till
from tests.factories import open_shop_in
from tests.laws.fair import journal_of, take_in
from tests.ui.counts.bench import (
    AT_STAND,
    BABOUCHES,
    at_stock,
    count_all_but,
    counting,
    found,
    opened_count,
    product,
    scan,
    tap,
)
from tests.ui.pages.desk import Desk, Desks, plain
from tests.ui.pages.fairs.shop import with_fairs
from tests.ui.pages.fairs.test_page import open_step
from tests.ui.shops import SOLD_OUT, piece, stand
from ui.counts.counting_sheet import CountingSheet
from ui.counts.paper_sheet import DifferencesPaperSheet
from ui.counts.row_words import difference_row
from ui.pages.fairs.page import FairsPage
from ui.pages.fairs.reading import Step
from ui.pages.fairs.surroundings import FairSurroundings
from ui.sheets.keys_sheet import KeysSheet
from ui.sheets.product.product_sheet import ProductSheet
from ui.widgets.sheet import Sheet


@pytest.fixture
def desk(desks: Desks, tmp_path: Path) -> Desk:
    return at_stock(desks, papers=tmp_path / "papers")


@pytest.fixture
def sheet(desk: Desk) -> CountingSheet:
    return counting(desk)


def settled(desk: Desk) -> None:
    """Wait until everything that was asked is answered."""
    desk.qtbot.waitUntil(lambda: not desk.operations.is_at_work)


def saved(desk: Desk) -> list[int]:
    """Return the whole pieces that stand on the disk, the last counted first."""
    (count,) = desk.read(counts_under_way)
    return [each.total // 1000 for each in desk.read(found_so_far, count)]


def test_a_scan_is_a_piece_without_a_key(desk: Desk, sheet: CountingSheet) -> None:
    for _turn in range(3):
        scan(desk, BABOUCHES)

    assert found(sheet) == [("Babouches cuir jaune", 3)]
    assert saved(desk) == [3]
    assert desk.reads("Trouvé : 3")
    assert not desk.seen(ProductSheet)


def test_a_scan_with_digits_and_enter_is_so_many(desk: Desk, sheet: CountingSheet) -> None:
    scan(desk, BABOUCHES)
    scan(desk, BABOUCHES)
    desk.type("24")
    desk.press(Qt.Key.Key_Return)
    settled(desk)

    assert found(sheet) == [("Babouches cuir jaune", 25)]
    assert saved(desk) == [25]


def test_what_was_counted_last_is_taken_back_step_by_step(desk: Desk, sheet: CountingSheet) -> None:
    scan(desk, BABOUCHES)
    scan(desk, BABOUCHES)

    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(desk)
    assert found(sheet) == [("Babouches cuir jaune", 1)]
    desk.tap("Annuler")
    settled(desk)

    assert found(sheet) == []
    assert saved(desk) == []
    assert not desk.button("Annuler").isEnabled()


def test_a_tap_on_a_product_is_a_piece(desk: Desk, sheet: CountingSheet) -> None:
    goods = sheet.steps.counting.side.goods
    desk.qtbot.waitUntil(lambda: goods.product_at(goods.products.index(3)) is not None)

    tap(goods, 3, from_end=300)
    settled(desk)
    tap(goods, 3, from_end=300)
    settled(desk)

    assert found(sheet) == [("Plat de Safi 30 cm", 2)]
    assert goods.isVisible()


def test_letters_search_and_enter_counts_the_best_match(desk: Desk, sheet: CountingSheet) -> None:
    desk.type("thei")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: found(sheet) == [("Théière ciselée", 1)])
    settled(desk)
    desk.type("9")
    desk.press(Qt.Key.Key_Return)
    settled(desk)

    assert found(sheet) == [("Théière ciselée", 9)]
    assert not sheet.steps.counting.side.search.field.text()


def test_a_line_picked_is_corrected_to_what_is_typed(desk: Desk, sheet: CountingSheet) -> None:
    for _turn in range(3):
        scan(desk, BABOUCHES)

    tap(sheet.steps.counting.side.counted, 0, from_end=200)
    assert desk.reads("Combien en tout ?")
    desk.type("2")
    desk.press(Qt.Key.Key_Return)
    settled(desk)

    assert saved(desk) == [2]


def test_a_line_is_taken_out_and_put_back(desk: Desk, sheet: CountingSheet) -> None:
    scan(desk, BABOUCHES)
    tap(sheet.steps.counting.side.counted, 0, from_end=200)

    desk.tap("Retirer de l’inventaire")
    settled(desk)
    assert saved(desk) == []
    desk.tap("Annuler")
    settled(desk)

    assert saved(desk) == [1]


def test_goods_by_measure_are_asked_for(desk: Desk, sheet: CountingSheet) -> None:
    sheet.steps.counting.work.tap(product(desk, "Tissu"))
    desk.qtbot.waitUntil(lambda: desk.reads("Quelle quantité ?"))

    desk.type("24,5")
    desk.press(Qt.Key.Key_Return)
    settled(desk)

    (line,) = sheet.steps.counting.side.model.rows
    assert line.quantity == 24_500


def test_a_code_nobody_has_is_said_and_kept(desk: Desk, sheet: CountingSheet) -> None:
    scan(desk, "99887766")
    scan(desk, "99887766")

    (count,) = desk.read(counts_under_way)
    assert desk.read(stray_codes, count) == {"99887766": 2}
    assert "99887766" in sheet.steps.counting.question.text
    assert desk.button("1 code inconnu").isVisible()
    scan(desk, BABOUCHES)
    assert sheet.steps.counting.question.text == ""


def test_a_unique_piece_scanned_twice_asks_and_adds_only_when_told(
    desk: Desk, sheet: CountingSheet
) -> None:
    rug = piece("Tapis unique", 900, sku="UNIQUE-1", kind="unique")
    desk.write(add_product, rug, pieces(1))

    scan(desk, "UNIQUE-1")
    scan(desk, "UNIQUE-1")
    assert found(sheet) == [("Tapis unique", 1)]
    assert "pièce unique" in sheet.steps.counting.question.text
    desk.tap("Il y en a une deuxième")
    settled(desk)

    assert found(sheet) == [("Tapis unique", 2)]


def test_a_sale_between_two_scans_asks_to_count_again(desk: Desk, sheet: CountingSheet) -> None:
    from tests.ui.pages.sales.test_page import sell_one

    scan(desk, BABOUCHES)
    sold = desk.write(sell_one)
    name = sold.sale.lines[0].names.fr
    sheet.steps.counting.work.add(product(desk, name))
    settled(desk)
    desk.write(sell_one)
    sheet.steps.counting.work.add(product(desk, name))
    settled(desk)

    assert desk.reads("1 à recompter")


@pytest.mark.usefixtures("sheet")
def test_closing_loses_nothing_and_opening_goes_on(desk: Desk) -> None:
    scan(desk, BABOUCHES)
    scan(desk, BABOUCHES)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.has_sheet()

    again = opened_count(desk)
    desk.tap("Reprendre l’inventaire")
    desk.qtbot.waitUntil(lambda: again.steps.is_at(again.steps.counting))

    assert found(again) == [("Babouches cuir jaune", 2)]
    scan(desk, BABOUCHES)
    assert found(again) == [("Babouches cuir jaune", 3)]


def test_of_one_group_only_the_others_are_not_counted_by_accident(desk: Desk) -> None:
    sheet = opened_count(desk)
    desk.tap("Tapis")
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.counting))

    scan(desk, BABOUCHES)

    assert found(sheet) == []
    assert "ne fait pas partie" in sheet.steps.counting.question.text
    desk.tap("Le compter quand même")
    settled(desk)
    assert found(sheet) == [("Babouches cuir jaune", 1)]


@pytest.mark.parametrize("is_open", [True, False])
def test_what_is_expected_is_shown_only_where_it_was_asked_for(desk: Desk, is_open: bool) -> None:
    sheet = opened_count(desk)
    if is_open:
        desk.tap("Avec le stock attendu")
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.counting))

    scan(desk, BABOUCHES)

    assert desk.reads("sur 14") == is_open


def test_nothing_is_given_up_without_being_asked(desk: Desk, sheet: CountingSheet) -> None:
    scan(desk, BABOUCHES)

    desk.tap("Abandonner")
    assert saved(desk) == [1]
    desk.tap("L’oublier")
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.begin))

    assert saved(desk) == []


def test_what_nobody_counted_is_asked_about_one_by_one(desk: Desk, sheet: CountingSheet) -> None:
    scan(desk, BABOUCHES)
    desk.press(Qt.Key.Key_F4)
    uncounted = sheet.steps.uncounted
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(uncounted))
    names = [row.product.names.fr for row in uncounted.model.rows]
    assert "Babouches cuir jaune" not in names
    assert SOLD_OUT.names.fr not in names
    assert not desk.button("Voir les écarts").isEnabled()

    tap(uncounted.rows, 0, from_end=220)
    tap(uncounted.rows, 1, from_end=60)
    assert desk.reads(f"{len(names) - 2} sans réponse")
    desk.tap("Ne rien changer")
    tap(uncounted.rows, 0, from_end=220)
    desk.tap("Voir les écarts")
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.differences))
    settled(desk)

    assert [(name, 0) for name in names[:1]] == found(sheet)[:1]
    assert len(saved(desk)) == 2


def test_what_is_found_after_all_is_asked_about_no_more(desk: Desk, sheet: CountingSheet) -> None:
    sheet.steps.counting.work.add(product(desk, "Théière"))
    settled(desk)
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.uncounted))
    before = len(sheet.steps.uncounted.model.rows)

    scan(desk, BABOUCHES)

    assert sheet.steps.is_at(sheet.steps.uncounted)
    assert len(sheet.steps.uncounted.model.rows) == before - 1


def compared(desk: Desk, sheet: CountingSheet) -> None:
    """Count everything, with one pair of slippers missing, and see the differences."""
    count_all_but(desk, sheet, "Babouches")
    desk.press(Qt.Key.Key_F4)
    differences = sheet.steps.differences
    desk.qtbot.waitUntil(lambda: bool(differences.model.rows))
    settled(desk)


def test_a_difference_is_explained_by_one_tap_and_written_down(
    desk: Desk, sheet: CountingSheet
) -> None:
    compared(desk, sheet)
    (amiss,) = sheet.steps.differences.model.rows
    assert desk.reads("Attendu : 14 · compté : 13")
    assert desk.reads("Manque : 180 DH")

    desk.tap("Volé")
    settled(desk)
    desk.tap("Terminer l’inventaire")
    desk.qtbot.waitUntil(lambda: desk.read(counts_under_way) == ())
    settled(desk)

    place = desk.read(counter).here.id
    (past,) = desk.read(past_counts, place)
    ((said,),) = desk.read(explained_so_far, past.count).values()
    assert (said.reason, said.quantity) == (DifferenceReason.STOLEN, 1000)
    assert desk.read(on_hand_at, amiss.product.id, place) == 13_000
    assert desk.reads("L’inventaire est enregistré.")


def test_a_difference_is_parted_among_several_reasons(desk: Desk, sheet: CountingSheet) -> None:
    compared(desk, sheet)
    (amiss,) = sheet.steps.differences.model.rows
    assert sheet.course.count is not None
    desk.write(set_counted, sheet.course.count.id, amiss.product, pieces(11))
    sheet.steps.differences.show_count(sheet.course.count, is_done=False)
    desk.qtbot.waitUntil(lambda: desk.reads("Attendu : 14 · compté : 11"))
    panel = sheet.steps.differences.panel

    desk.tap("Cassé")
    desk.tap("Une partie seulement")
    desk.qtbot.waitUntil(lambda: desk.reads("Ce qui explique le reste : 1"))
    desk.tap("Volé")
    settled(desk)
    (row,) = sheet.steps.differences.model.rows
    assert plain(difference_row(row).below) == "Cassé : 2 · Volé : 1"
    panel.parts.rows[0].less.click()
    settled(desk)
    assert desk.reads("Ce qui explique le reste : 2")
    desk.tap("Terminer l’inventaire")
    desk.qtbot.waitUntil(lambda: desk.read(counts_under_way) == ())
    settled(desk)

    (past,) = desk.read(past_counts, desk.read(counter).here.id)
    (said,) = desk.read(explained_so_far, past.count).values()
    assert [(part.reason, part.quantity) for part in said] == [
        (DifferenceReason.BROKEN, 1000),
        (DifferenceReason.STOLEN, 2000),
    ]


def test_a_difference_is_counted_again_from_where_it_is_seen(
    desk: Desk, sheet: CountingSheet
) -> None:
    compared(desk, sheet)

    desk.tap("Recompter")
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.counting))
    settled(desk)
    assert found(sheet)[0] == ("Babouches cuir jaune", 0)
    scan(desk, BABOUCHES)
    desk.type("14")
    desk.press(Qt.Key.Key_Return)
    settled(desk)
    assert found(sheet)[0] == ("Babouches cuir jaune", 14)
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.differences))
    settled(desk)

    assert sheet.steps.differences.model.rows == []
    assert desk.reads("Tout est comme prévu")


def test_what_was_mixed_up_explains_both(desk: Desk, sheet: CountingSheet) -> None:
    count_all_but(desk, sheet, "Plat")
    sheet.steps.counting.work.add(product(desk, "Tajine"))
    settled(desk)
    desk.press(Qt.Key.Key_F4)
    differences = sheet.steps.differences
    desk.qtbot.waitUntil(lambda: len(differences.model.rows) == 2)
    settled(desk)
    plate = next(row for row in differences.model.rows if row.difference < 0)
    number = differences.model.row_of(plate.product.id)
    differences.rows.setCurrentIndex(differences.model.index(number or 0))
    settled(desk)

    desk.tap("Confusion de produits")
    desk.tap("Tajine de Safi peint")
    settled(desk)

    reasons = {row.product.names.fr: row.reason for row in differences.model.rows}
    assert set(reasons.values()) == {DifferenceReason.WRONG_ITEM}
    others = {row.product.id: row.other for row in differences.model.rows}
    assert others[others[plate.product.id]] == plate.product.id


def test_a_past_count_is_opened_and_explained_later(desk: Desk, sheet: CountingSheet) -> None:
    compared(desk, sheet)
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: desk.read(counts_under_way) == ())
    settled(desk)
    desk.tap("Fermer")
    assert not desk.has_sheet()

    again = opened_count(desk)
    desk.tap("Inventaires passés")
    desk.qtbot.waitUntil(lambda: again.steps.is_at(again.steps.past))
    card = again.steps.past.findChildren(type(desk.button("Retour")))[0]
    card.click()
    desk.qtbot.waitUntil(lambda: bool(again.steps.differences.model.rows))
    settled(desk)
    desk.tap("Cassé")
    settled(desk)

    (past,) = desk.read(past_counts, desk.read(counter).here.id)
    ((said,),) = desk.read(explained_so_far, past.count).values()
    assert said.reason is DifferenceReason.BROKEN


def test_escape_goes_back_one_step_at_a_time(desk: Desk, sheet: CountingSheet) -> None:
    compared(desk, sheet)

    desk.press(Qt.Key.Key_Escape)
    assert sheet.steps.is_at(sheet.steps.counting)
    desk.press(Qt.Key.Key_Escape)

    assert not desk.has_sheet()


def test_the_button_and_its_key_stand_on_the_stock_page(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F1)
    assert desk.seen(KeysSheet)
    assert desk.reads("Inventaire de ce lieu")
    desk.press(Qt.Key.Key_Escape)

    desk.tap("Inventaire de ce lieu")

    assert desk.sheet(CountingSheet).isVisible()


def test_thousandths_of_goods_by_measure_compare(desk: Desk, sheet: CountingSheet) -> None:
    cloth = product(desk, "Tissu")
    sheet.steps.counting.work.set_total(cloth, Quantity(24_500, Unit.METRE))
    settled(desk)
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.uncounted))
    desk.tap("Ne rien changer")
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: bool(sheet.steps.differences.model.rows))

    (amiss,) = sheet.steps.differences.model.rows
    assert amiss.difference == -500


def test_the_paper_of_the_differences_is_written(
    desk: Desk, sheet: CountingSheet, tmp_path: Path
) -> None:
    compared(desk, sheet)
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: desk.read(counts_under_way) == ())
    settled(desk)

    desk.tap("Feuille des écarts")
    asking = desk.sheet(DifferencesPaperSheet)
    asking.make()
    desk.qtbot.waitUntil(lambda: desk.reads("ecarts_"))

    (written,) = (tmp_path / "papers").glob("ecarts_*.pdf")
    assert written.read_bytes().startswith(b"%PDF")


def counted_with_another(folder: Path) -> Till:
    """Open a stand where another device has counted six pairs of slippers, and handed them in."""
    till = stand(folder)
    other = open_shop_in(folder / "other")
    take_in(other.store, journal_of(till._store))
    place = till.read(counter).here.id
    other.till.write(stand_at, place)
    count = other.till.write(begin_count, place).result
    (row,) = other.till.read(products_by_code, BABOUCHES, place)
    other.till.write(count_more, count, row.product, pieces(6))
    other.till.write(finish_count, count)
    take_in(till._store, journal_of(other.store, other.name))
    other.till.close()
    return till


def test_what_another_device_counted_adds_up_with_ours(desks: Desks) -> None:
    desk = at_stock(desks, opening=counted_with_another)
    sheet = opened_count(desk)

    desk.tap("Compter avec Stand 24")
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.counting))
    scan(desk, BABOUCHES)
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.uncounted))
    desk.tap("Ne rien changer")
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: bool(sheet.steps.differences.model.rows))
    settled(desk)

    (amiss,) = sheet.steps.differences.model.rows
    assert (amiss.quantity, amiss.others, amiss.difference) == (1000, 6000, -7000)
    assert desk.reads("Attendu : 14 · compté : 7")


def with_a_helper(folder: Path) -> Till:
    """Open a stand with a manager, where a helper stands at the till."""
    till = stand(folder)
    till.write(add_person, "Aïcha", PersonRole.MANAGER)
    helper = till.write(add_person, "Omar", PersonRole.HELPER).result
    till.write(switch_to, helper, "")
    return till


def test_a_helper_counts_and_the_manager_is_asked_to_finish(desks: Desks) -> None:
    desk = at_stock(desks, opening=with_a_helper)
    sheet = counting(desk)
    compared(desk, sheet)

    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: len(desk.seen(Sheet)) == 2)
    assert len(desk.read(counts_under_way)) == 1
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: len(desk.seen(Sheet)) == 1)

    assert len(found(sheet)) == AT_STAND


def test_a_scan_before_the_count_has_begun_says_so(desk: Desk) -> None:
    opened_count(desk)

    scan(desk, BABOUCHES)

    assert desk.reads("Commencez d’abord l’inventaire")


def test_ones_own_part_is_handed_in_while_others_count_the_rest(
    desk: Desk, sheet: CountingSheet
) -> None:
    scan(desk, BABOUCHES)
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.uncounted))

    desk.tap("D’autres comptent le reste")
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.begin))

    assert desk.reads("Votre partie est enregistrée.")
    (past,) = desk.read(past_counts, desk.read(counter).here.id)
    assert past.products == 1


def test_what_a_scan_asks_is_asked_where_it_can_be_answered(
    desk: Desk, sheet: CountingSheet
) -> None:
    scan(desk, BABOUCHES)
    desk.press(Qt.Key.Key_F4)
    desk.qtbot.waitUntil(lambda: sheet.steps.is_at(sheet.steps.uncounted))

    scan(desk, "99887766")

    assert sheet.steps.is_at(sheet.steps.counting)
    assert "99887766" in sheet.steps.counting.question.text


def test_a_scan_changes_one_row_and_never_builds_the_list_anew(
    desk: Desk, sheet: CountingSheet
) -> None:
    side, resets = sheet.steps.counting.side, []
    for model in (side.model, side.goods.products):
        model.modelReset.connect(lambda: resets.append(1))

    for name in ("Plat", "Théière"):
        sheet.steps.counting.work.add(product(desk, name))
    scan(desk, BABOUCHES)
    scan(desk, BABOUCHES)

    assert [name for name, _count in found(sheet)][0] == "Babouches cuir jaune"
    assert resets == []


def test_a_fair_is_counted_from_its_own_page(desks: Desks, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    around = FairSurroundings(papers, tmp_path / "copies")
    desk = desks.open(lambda theme, door: FairsPage(theme, door, around), with_fairs)
    desk.qtbot.waitUntil(lambda: not desk.operations.is_at_work)
    open_step(desk, Step.STAND)

    desk.tap("Compter ce qui est là")
    sheet = desk.sheet(CountingSheet)
    desk.qtbot.waitUntil(lambda: sheet.steps.begin.begin.hasFocus())

    assert desk.reads("Inventaire : Salon")
