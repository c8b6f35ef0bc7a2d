"""Stock, sales and import in three sizes, four languages and three looks: whole, named, large."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from pos.domain.basket import NO_WORDS, Whereto, Words
from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import MAD, Money, total
from pos.domain.names import Names
from pos.domain.quantity import Quantity
from pos.domain.shift import CashCount
from pos.domain.stock import Cause, PlaceKind
from pos.domain.tender import Cheque, Tender, TenderKind, TenderState, exact
from pos.domain.trade import TradeRules
from pos.i18n import use_language
from pos.printing.paper import A5
from pos.services.buyers import name_buyer
from pos.services.catalogue import add_maker
from pos.services.credit_notes import CreditWish
from pos.services.invoices import make_invoice
from pos.services.moving import Goods, take_out, transfer
from pos.services.owed import follow_tender
from pos.services.places import add_place
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.receipts import PrintState, print_jobs_of, set_print_state
from pos.services.refunds import refund
from pos.services.returns import refundable
from pos.services.sale_search import SaleWish
from pos.services.sales import SaleRow, sales
from pos.services.shift_keeping import Closing, close_shift, open_shift_with
from pos.services.shop import counter
from pos.services.stock_lists import EVERYWHERE, State, StockWish
from pos.services.till import Till
from pos.services.trade import save_trade_rules
from tests.ui import audit
from tests.ui.audit import SIZES, every_pair, theme_and_words
from tests.ui.pages.desk import Build, Desk, Desks
from tests.ui.pages.sales.test_page import sell_one
from tests.ui.pages.sales.test_to_collect import sell_for
from tests.ui.pages.shift.test_page import FLOAT, hold_baskets, shift_page, with_two_managers
from tests.ui.pages.stock.test_import import LIST
from tests.ui.pages.stock.test_page import empty_shop
from tests.ui.shops import opened, stand
from ui.labels.labels_sheet import LabelsSheet
from ui.pages.sales.owed_row import OwedRow
from ui.pages.sales.page import SalesPage
from ui.pages.shift.page import ShiftPage
from ui.pages.stock.page import StockPage
from ui.papers.goods_sheet import GoodsPapersSheet
from ui.papers.sales_sheet import SalesPapersSheet
from ui.papers.table_sheet import TableSheet
from ui.sheets.importing.import_sheet import ImportSheet
from ui.sheets.product.count_sheet import CountSheet
from ui.sheets.product.product_sheet import ProductSheet
from ui.sheets.product.shares_sheet import SharesSheet
from ui.sheets.refund.give_back_sheet import GiveBackSheet
from ui.sheets.refund.refund_sheet import RefundSheet
from ui.sheets.sale.credit_note_sheet import CreditNoteSheet
from ui.sheets.sale.invoice_sheet import InvoiceSheet
from ui.sheets.sale.sale_sheet import SaleSheet
from ui.sheets.sale.unprinted_sheet import UnprintedCard, UnprintedSheet
from ui.sheets.shift.cash_move_sheet import CashMoveSheet
from ui.sheets.shift.close_shift_sheet import CloseShiftSheet
from ui.sheets.shift.open_shift_sheet import OpenShiftSheet
from ui.sheets.shift.shift_sheet import ShiftSheet
from ui.sheets.stock.move_sheet import MoveSheet
from ui.sheets.stock.story_sheet import StorySheet
from ui.sheets.tender.tender_sheet import TenderSheet
from ui.theme import Theme
from ui.widgets.row_list import RowList

PAPERS = Path("papers")
STATES = (PrintState.MAYBE, PrintState.FAILED, PrintState.CONFIRMED)

Scene = Callable[[Desk, Path], None]


def owe_something(till: Till) -> None:
    """Sell on credit, and for a cheque at the bank and one that bounced."""
    customer = till.write(name_buyer, "Hôtel Riad Zitoun", "+212 6 12-34-56-78").result
    due = Money(1_234_550, MAD)
    till.write(sell_for, exact(TenderKind.CREDIT, due), Words(customer=customer))
    for state in (TenderState.DEPOSITED, TenderState.BOUNCED):
        cheque = Cheque("Banque populaire", "0012345", "Salma")
        till.write(sell_for, Tender(TenderKind.CHEQUE, due, Money(0, MAD), cheque=cheque))
        newest = till.read(sales)[0].id
        till.write(follow_tender, newest, 1, state)


def move_some(till: Till) -> None:
    """Open a workshop with a long name, and bring some goods there."""
    names = Names(fr="Atelier de la coopérative", ar="ورشة التعاونية", en="Workshop")
    place = partial(add_place, sells_online=False)
    atelier = till.write(place, names, PlaceKind.WORKSHOP).result
    here = till.read(counter).here.id
    for row in till.read(product_rows, till.read(product_keys, ProductFilter())[:3], here):
        goods = [Goods(row.product, Quantity(2_000, row.product.unit))]
        till.write(transfer, here, atelier, goods)
        till.write(take_out, here, goods, Cause.BROKEN, "tombé du présentoir pendant la pluie")


@pytest.fixture(scope="session")
def busy_stand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a stand that has sold, and a list to import."""
    folder = tmp_path_factory.mktemp("busy")
    till = stand(folder)
    for state in STATES:
        sale = till.write(sell_one).result.id
        till.write(set_print_state, till.read(print_jobs_of, sale)[0].id, state)
    owe_something(till)
    move_some(till)
    till.close()
    (folder / "liste.csv").write_text(LIST, encoding="utf-8")
    return folder


def the_list(desk: Desk, _folder: Path) -> None:
    def is_read() -> bool:
        model = desk.seen(RowList)[0].model() if desk.seen(RowList) else None
        said = Qt.ItemDataRole.AccessibleTextRole
        return model is not None and bool(model.data(model.index(2, 0), said))

    desk.qtbot.waitUntil(is_read)


def a_new_product(desk: Desk, _folder: Path) -> None:
    desk.press(Qt.Key.Key_F3)


def a_number_being_typed(desk: Desk, folder: Path) -> None:
    a_new_product(desk, folder)
    basics = desk.sheet(ProductSheet).form.basics
    basics.price.show_text("1.450")
    desk.sheet(ProductSheet).save()
    basics.price.take_focus()


def a_product_with_all_its_details(desk: Desk, _folder: Path) -> None:
    desk.tap_row(3)
    sheet = desk.sheet(ProductSheet)
    sheet.form.details.maker.setCurrentText("Fatima Zahra")
    sheet.form.details.maker.setFocus()


def several_makers_of_a_piece(desk: Desk, _folder: Path) -> None:
    for name in ("Hind", "Salma"):
        desk.write(add_maker, Names(fr=name))
    desk.tap_row(3)
    shared = desk.sheet(ProductSheet).form.details.shared
    desk.qtbot.waitUntil(shared.button.isEnabled)
    shared.button.click()
    desk.sheet(SharesSheet).alike_button.click()


def a_count(desk: Desk, _folder: Path) -> None:
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CountSheet)


def the_stock_everywhere(desk: Desk, _folder: Path) -> None:
    page = desk.page
    assert isinstance(page, StockPage)
    page.wanted.choices.picked.emit(StockWish(place=EVERYWHERE))
    desk.qtbot.waitUntil(lambda: bool((row := page.view.picked_row()) and row.split))


def a_state_nothing_is_in(desk: Desk, folder: Path) -> None:
    the_list(desk, folder)
    page = desk.page
    assert isinstance(page, StockPage)
    page.wanted.choices.picked.emit(StockWish(state=State.NOT_COUNTED))
    desk.qtbot.waitUntil(lambda: not page.view.model.rowCount())


def goods_that_move(desk: Desk, folder: Path) -> None:
    the_list(desk, folder)
    desk.press(Qt.Key.Key_F7)
    sheet = desk.sheet(MoveSheet)
    desk.qtbot.waitUntil(lambda: sheet.form.place.count() == 2)
    sheet.quantity.show_text("1234")


def goods_that_are_sent(desk: Desk, folder: Path) -> None:
    goods_that_move(desk, folder)
    desk.sheet(MoveSheet).form.start_with(Cause.MOVED)


def a_correction_without_a_number(desk: Desk, folder: Path) -> None:
    goods_that_move(desk, folder)
    sheet = desk.sheet(MoveSheet)
    sheet.form.start_with(Cause.CORRECTED)
    sheet.quantity.show_text("douze")
    sheet.save()


def the_story_of_a_product(desk: Desk, folder: Path) -> None:
    the_list(desk, folder)
    rows = desk.seen(RowList)[0]
    rows.setCurrentIndex(rows.model().index(0, 0))
    desk.press(Qt.Key.Key_F9)
    sheet = desk.sheet(StorySheet)
    desk.qtbot.waitUntil(lambda: len(sheet.steps.steps) > 1)


def a_table_to_take_along(desk: Desk, _folder: Path) -> None:
    desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    desk.sheet(TableSheet)


def the_choice_of_a_list(desk: Desk, _folder: Path) -> None:
    desk.press(Qt.Key.Key_F6)


def the_columns_of_a_list(desk: Desk, folder: Path) -> None:
    the_choice_of_a_list(desk, folder)
    sheet = desk.sheet(ImportSheet)
    sheet.read(folder / "liste.csv")
    desk.qtbot.waitUntil(sheet.matching.isVisible)


def the_preview_of_a_list(desk: Desk, folder: Path) -> None:
    the_columns_of_a_list(desk, folder)
    sheet = desk.sheet(ImportSheet)
    sheet.matching.next_button.click()
    button = sheet.preview.import_button
    desk.qtbot.waitUntil(
        lambda: button.isEnabled() and button.width() >= button.minimumSizeHint().width()
    )


def the_result_of_a_list(desk: Desk, folder: Path) -> None:
    the_preview_of_a_list(desk, folder)
    sheet = desk.sheet(ImportSheet)
    sheet.preview.import_button.click()
    desk.qtbot.waitUntil(sheet.result.isVisible)


def the_papers_of_a_list(desk: Desk, folder: Path) -> None:
    the_list(desk, folder)
    desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    desk.sheet(GoodsPapersSheet)


def a_packing_list(desk: Desk, folder: Path) -> None:
    the_papers_of_a_list(desk, folder)
    desk.sheet(GoodsPapersSheet).kinds.pills[1].click()


def a_consignment_note_with_too_large_a_share(desk: Desk, folder: Path) -> None:
    the_papers_of_a_list(desk, folder)
    sheet = desk.sheet(GoodsPapersSheet)
    sheet.kinds.pills[2].click()
    sheet.share.show_text("120")
    sheet.make()


def a_paper_that_is_made(desk: Desk, folder: Path) -> None:
    the_papers_of_a_list(desk, folder)
    sheet = desk.sheet(GoodsPapersSheet)
    sheet.make()
    desk.qtbot.waitUntil(sheet.done.isVisible)


def labels_of_a_product(desk: Desk, _folder: Path) -> None:
    desk.press(Qt.Key.Key_F8)
    sheet = desk.sheet(LabelsSheet)
    desk.qtbot.waitUntil(lambda: not sheet.body_part.view.paper.image.isNull())


def all_that_labels_may_say(desk: Desk, folder: Path) -> None:
    labels_of_a_product(desk, folder)
    content = desk.sheet(LabelsSheet).body_part.content
    content.parts.pills[-1].click()
    content.word.show_text("MOT")
    content.word.line.editingFinished.emit()
    desk.qtbot.waitUntil(lambda: bool(content.word.note))
    content.word.take_focus()


def the_place_of_labels(desk: Desk, folder: Path) -> None:
    labels_of_a_product(desk, folder)
    part = desk.sheet(LabelsSheet).body_part
    part.tabs.findChildren(QAbstractButton)[1].click()
    part.place.grid.picked.emit(7)


def a_label_printer(desk: Desk, folder: Path) -> None:
    labels_of_a_product(desk, folder)
    part = desk.sheet(LabelsSheet).body_part
    part.tabs.findChildren(QAbstractButton)[-1].click()
    part.roll.ways.setCurrentIndex(1)
    part.roll.ways.activated.emit(1)
    desk.read(counter)


STOCK_SCENES: tuple[Scene, ...] = (
    the_list,
    a_state_nothing_is_in,
    the_stock_everywhere,
    the_papers_of_a_list,
    a_packing_list,
    a_consignment_note_with_too_large_a_share,
    a_paper_that_is_made,
    a_new_product,
    a_number_being_typed,
    a_product_with_all_its_details,
    several_makers_of_a_piece,
    a_count,
    goods_that_move,
    goods_that_are_sent,
    a_correction_without_a_number,
    the_story_of_a_product,
    a_table_to_take_along,
    labels_of_a_product,
    all_that_labels_may_say,
    the_place_of_labels,
    a_label_printer,
    the_choice_of_a_list,
    the_columns_of_a_list,
    the_preview_of_a_list,
    the_result_of_a_list,
)


def a_sale(desk: Desk, _folder: Path) -> None:
    desk.tap_row(2)
    sheet = desk.sheet(SaleSheet)
    desk.qtbot.waitUntil(lambda: not sheet.preview.picture.isNull())


def what_is_to_come(desk: Desk, _folder: Path) -> None:
    page = desk.page
    assert isinstance(page, SalesPage)
    page.to_collect.setChecked(True)
    desk.qtbot.waitUntil(lambda: bool(desk.seen(OwedRow)))


def a_debt_being_paid(desk: Desk, folder: Path) -> None:
    what_is_to_come(desk, folder)
    row = desk.seen(OwedRow)[0]
    row.findChildren(QAbstractButton)[0].click()
    desk.sheet(TenderSheet)


def a_list_of_refunds(desk: Desk, _folder: Path) -> None:
    page = desk.page
    assert isinstance(page, SalesPage)
    page.filters.picked.emit(SaleWish(only_backs=True))
    desk.qtbot.waitUntil(lambda: page.found.model.rowCount() == 0)


def a_list_again(desk: Desk, folder: Path) -> None:
    page = desk.page
    assert isinstance(page, SalesPage)
    page.filters.picked.emit(SaleWish())
    the_list(desk, folder)


def a_refund(desk: Desk, folder: Path) -> None:
    a_sale(desk, folder)
    desk.seen(SaleSheet)[-1].refund_button.click()
    desk.sheet(RefundSheet)


def an_invoice(desk: Desk, folder: Path) -> None:
    a_sale(desk, folder)
    desk.seen(SaleSheet)[-1].papers.billings[0].click()
    sheet = desk.sheet(InvoiceSheet)
    sheet.buyer.ice.show_text("123")
    sheet.buyer.ice.line.editingFinished.emit()


def an_invoice_made_before(desk: Desk, folder: Path) -> None:
    a_sale(desk, folder)
    page = desk.page
    assert isinstance(page, SalesPage)
    opened = page.found.model.entry(page.found.model.index(2))
    assert isinstance(opened, SaleRow)
    desk.write(make_invoice, opened.id, InvoiceBuyer("Riad Yasmine"))
    desk.seen(SaleSheet)[-1].papers.billings[0].click()
    desk.sheet(InvoiceSheet)


def a_credit_note(desk: Desk, folder: Path) -> None:
    a_list_again(desk, folder)
    sold = desk.read(sales)[0]
    found = desk.read(refundable, sold.id)
    lines = tuple(line.coming_back(line.left, Whereto.STOCK) for line in found.lines)
    back = exact(TenderKind.CASH, total([line.total for line in lines], MAD))
    made = desk.write(refund, lines, (back,), NO_WORDS)
    SaleSheet(
        desk.page.theme, desk.page.operations, desk.window, desk.read(sales)[0], folder
    ).open_sheet()
    assert desk.read(sales)[0].id == made.id
    desk.seen(SaleSheet)[-1].papers.billings[0].click()
    desk.sheet(CreditNoteSheet)


def an_exchange_with_all_its_papers(desk: Desk, folder: Path) -> None:
    a_list_again(desk, folder)
    sold = desk.read(sales)[1]
    (line, *_others) = desk.read(refundable, sold.id).lines
    back = line.coming_back(line.left, Whereto.STOCK)
    taken = replace(back, back=None, quantity=-back.quantity, agreed=-back.total, key=2)
    made = desk.write(refund, (back, taken), (), NO_WORDS)
    opened = SaleSheet(
        desk.page.theme, desk.page.operations, desk.window, desk.read(sales)[0], folder
    )
    opened.open_sheet()
    for billing, typed in zip(opened.papers.billings, (InvoiceBuyer(), CreditWish()), strict=True):
        billing.save(typed, A5, folder / f"{made.sale.number}.pdf")
        billing.print_out(typed)
    opened.papers.gift.click()
    desk.qtbot.waitUntil(opened.papers.opening.isVisible)
    desk.qtbot.waitUntil(opened.papers.state.isVisible)
    assert desk.read(sales)[0].id == made.id


def a_refund_by_card(desk: Desk, folder: Path) -> None:
    a_refund(desk, folder)
    desk.sheet(RefundSheet).panel.pills[1].click()


def money_to_give_back(desk: Desk, _folder: Path) -> None:
    due = Money(-123_450, MAD)
    GiveBackSheet(desk.page.theme, desk.window, due, TradeRules()).open_sheet()


def the_papers_of_sales(desk: Desk, folder: Path) -> None:
    the_list(desk, folder)
    desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    desk.sheet(SalesPapersSheet)


def days_in_the_wrong_order(desk: Desk, folder: Path) -> None:
    the_papers_of_sales(desk, folder)
    sheet = desk.sheet(SalesPapersSheet)
    sheet.kinds.pills[1].click()
    sheet.period.last.show_text("1/1/2020")
    sheet.make()


def papers_that_did_not_come_out(desk: Desk, _folder: Path) -> None:
    badge = desk.window.rail.papers
    desk.qtbot.waitUntil(badge.isVisible)
    badge.click()
    desk.sheet(UnprintedSheet)
    desk.qtbot.waitUntil(lambda: bool(desk.seen(UnprintedCard)))


SALES_SCENES: tuple[Scene, ...] = (
    the_list,
    the_papers_of_sales,
    days_in_the_wrong_order,
    papers_that_did_not_come_out,
    a_list_of_refunds,
    a_list_again,
    a_sale,
    a_refund,
    a_refund_by_card,
    an_invoice,
    an_invoice_made_before,
    a_credit_note,
    an_exchange_with_all_its_papers,
    money_to_give_back,
    what_is_to_come,
    a_debt_being_paid,
)


def the_till(desk: Desk, _folder: Path) -> None:
    keeping = shift_page_of(desk).keeping
    desk.qtbot.waitUntil(lambda: keeping.standing is not None)


def the_float(desk: Desk, folder: Path) -> None:
    the_till(desk, folder)
    desk.press(Qt.Key.Key_F3)
    desk.sheet(OpenShiftSheet)


def the_float_in_euro(desk: Desk, folder: Path) -> None:
    the_float(desk, folder)
    desk.tap("EUR")


def cash_going_out(desk: Desk, folder: Path) -> None:
    the_till(desk, folder)
    desk.press(Qt.Key.Key_F7)
    desk.sheet(CashMoveSheet)


def a_count_of_the_drawer(desk: Desk, folder: Path) -> None:
    the_till(desk, folder)
    desk.press(Qt.Key.Key_F4)
    desk.sheet(CloseShiftSheet)


def the_result_of_a_count(desk: Desk, folder: Path) -> None:
    a_count_of_the_drawer(desk, folder)
    sheet = desk.sheet(CloseShiftSheet)
    sheet.counts.entered.emit()
    desk.qtbot.waitUntil(sheet.result.isVisible)


def a_report_so_far(desk: Desk, folder: Path) -> None:
    the_till(desk, folder)
    desk.press(Qt.Key.Key_F12)
    sheet = desk.sheet(ShiftSheet)
    desk.qtbot.waitUntil(lambda: not sheet.preview.picture.isNull())


def a_past_closing(desk: Desk, folder: Path) -> None:
    the_till(desk, folder)
    desk.tap_row(0)
    sheet = desk.sheet(ShiftSheet)
    desk.qtbot.waitUntil(lambda: not sheet.preview.picture.isNull())


CLOSED_TILL_SCENES: tuple[Scene, ...] = (the_till, the_float, the_float_in_euro)
OPEN_TILL_SCENES: tuple[Scene, ...] = (
    the_till,
    cash_going_out,
    a_count_of_the_drawer,
    the_result_of_a_count,
    a_report_so_far,
    a_past_closing,
)


def shift_page_of(desk: Desk) -> ShiftPage:
    assert isinstance(desk.page, ShiftPage)
    return desk.page


def closed_till(folder: Path) -> Till:
    """Open a stand that sold before its till was opened, and takes foreign notes."""
    till = stand(folder)
    till.write(sell_one)
    till.write(save_trade_rules, TradeRules(takes_foreign=True))
    return till


def open_till_of_two(folder: Path) -> Till:
    """Open a stand of two managers, with baskets in hand, that closed once and is open again."""
    till = closed_till(folder)
    till.write(open_shift_with, FLOAT)
    till.write(close_shift, Closing(()))
    till.write(open_shift_with, (*FLOAT, CashCount(Money(2_000, "EUR"))))
    till.write(hold_baskets)
    till.write(with_two_managers)
    return till


def walk(desk: Desk, scenes: tuple[Scene, ...], size: tuple[int, int], folder: Path) -> list[str]:
    """Go from scene to scene, and return the faults of each."""
    played = ((scene.__name__, partial(play, scene, desk, folder)) for scene in scenes)
    return audit.walk(desk.window, size, played)


def play(scene: Scene, desk: Desk, folder: Path) -> None:
    scene(desk, folder)
    # Two more answers of the data: what was asked before has come by the first of them, and has
    # been laid out by the second.
    desk.read(counter)
    desk.read(counter)


def copied(source: Path, folder: Path) -> Till:
    shutil.copytree(source, folder, dirs_exist_ok=True)
    return opened(folder)


def in_words(build: Build, words: str) -> Build:
    """Build a page in the words of a language that has no theme of its own."""

    def speaking(theme: Theme, operations: object) -> object:
        use_language(words)
        return build(theme, operations)  # type: ignore[arg-type]

    return speaking  # type: ignore[return-value]


@every_pair
def test_the_stock_can_be_seen_pressed_and_heard_of(
    desks: Desks,
    busy_stand: Path,
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)

    stock = partial(StockPage, papers=busy_stand / "papers")
    desk = desks.open(in_words(stock, words), partial(copied, busy_stand), theme, size)

    assert walk(desk, STOCK_SCENES, size, busy_stand) == []


@every_pair
def test_the_sales_can_be_seen_pressed_and_heard_of(
    desks: Desks,
    busy_stand: Path,
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)
    build = in_words(partial(SalesPage, papers=PAPERS), words)

    desk = desks.open(build, partial(copied, busy_stand), theme, size)

    assert walk(desk, SALES_SCENES, size, busy_stand) == []


@every_pair
@pytest.mark.parametrize(
    ("open_till", "scenes"),
    [(closed_till, CLOSED_TILL_SCENES), (open_till_of_two, OPEN_TILL_SCENES)],
    ids=["closed", "open"],
)
def test_the_till_can_be_seen_pressed_and_heard_of(
    desks: Desks,
    tmp_path: Path,
    pseudo_language: str,
    look: str,
    language: str,
    size: tuple[int, int],
    open_till: Callable[[Path], Till],
    scenes: tuple[Scene, ...],
) -> None:
    theme, words = theme_and_words(pseudo_language, language, look)
    build = in_words(shift_page(tmp_path), words)

    desk = desks.open(build, open_till, theme, size)

    assert walk(desk, scenes, size, tmp_path) == []


@pytest.mark.parametrize("percent", [pytest.param(115, marks=pytest.mark.thorough), 130])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_till_has_its_room_in_larger_text(
    desks: Desks, tmp_path: Path, language: str, percent: int
) -> None:
    theme = Theme("jour", percent, language)

    desk = desks.open(shift_page(tmp_path), open_till_of_two, theme, SIZES[1])

    assert walk(desk, OPEN_TILL_SCENES, SIZES[1], tmp_path) == []


@pytest.mark.parametrize("percent", [pytest.param(115, marks=pytest.mark.thorough), 130])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_larger_text_still_has_its_room(
    desks: Desks, busy_stand: Path, language: str, percent: int
) -> None:
    theme = Theme("jour", percent, language)

    stock = partial(StockPage, papers=busy_stand / "papers")
    desk = desks.open(stock, partial(copied, busy_stand), theme, SIZES[1])

    assert walk(desk, STOCK_SCENES, SIZES[1], busy_stand) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_empty_shop_can_be_seen_pressed_and_heard_of(desks: Desks, language: str) -> None:
    desk = desks.open(
        partial(StockPage, papers=Path("papers")), empty_shop, Theme(language=language), SIZES[2]
    )
    desk.qtbot.waitUntil(lambda: desk.page.view.begin.isVisible())  # type: ignore[attr-defined]

    assert audit.faults(desk.window, SIZES[2]) == []
