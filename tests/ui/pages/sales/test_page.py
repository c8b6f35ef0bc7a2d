"""The Sales page on a real file: found by number, opened, printed again, followed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos.domain.basket import NO_WORDS, Basket, Whereto
from pos.domain.credit_note import CreditReason
from pos.domain.free_line import free_product
from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.order import DepositKind, Order
from pos.domain.quantity import pieces
from pos.domain.tender import TenderKind, cash, exact
from pos.printing.paper import A5
from pos.services.catalogue import add_maker
from pos.services.credit_notes import CreditWish, credit_note_of, make_credit_note
from pos.services.gifts import GIFT
from pos.services.invoices import invoice_of, make_invoice
from pos.services.makers import makers_named
from pos.services.ordering import NewOrder, take_order
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.receipts import PrintState, print_jobs_of, set_print_state
from pos.services.refunds import refund
from pos.services.returns import refundable
from pos.services.sales import PAGE, SaleKind, SaleRow, TakenBack, sales
from pos.services.selling import SoldSale, check_out
from pos.services.shop import counter
from pos.services.till import Till, UnitOfWork
from tests.ui.pages.desk import Build, Desk, Desks, plain
from tests.ui.shops import stand
from ui.errands import Exchange, HandingOver
from ui.operations import Operations
from ui.page import Page
from ui.pages.sales.page import SalesPage
from ui.pages.sales.reading import DayHead
from ui.sheets.refund.refund_sheet import RefundSheet
from ui.sheets.sale.credit_note_sheet import CreditNoteSheet
from ui.sheets.sale.invoice_sheet import InvoiceSheet
from ui.sheets.sale.sale_sheet import SaleSheet
from ui.theme import Theme
from ui.widgets.row_card import RowCard

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def sell_one(work: UnitOfWork) -> SoldSale:
    """Sell one pair of slippers for a note of 200 DH."""
    keys = product_keys(work.connection, ProductFilter())
    place = counter(work.connection).here.id
    product = product_rows(work.connection, keys[:1], place)[0].product
    assert product.price is not None
    basket = Basket(MAD)
    basket.add(product, pieces(1), product.price)
    tender = cash(basket.total, Money(20_000, MAD))
    return check_out(work, tuple(basket.lines), (tender,))


def with_sales(count: int) -> Callable[[Path], Till]:
    def open_till(folder: Path) -> Till:
        till = stand(folder)
        for _number in range(count):
            till.write(sell_one)
        return till

    return open_till


def page_of(desk: Desk) -> SalesPage:
    assert isinstance(desk.page, SalesPage)
    return desk.page


def numbers(desk: Desk) -> list[int]:
    """Return the receipt numbers on the list, from the top."""
    model = page_of(desk).found.model
    entries = [model.entry(model.index(row)) for row in range(model.rowCount())]
    return [int(e.receipt_number[-6:]) for e in entries if isinstance(e, SaleRow)]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    def page(theme: Theme, operations: Operations) -> Page:
        return SalesPage(theme, operations, tmp_path / "papers")

    return page


@pytest.fixture
def desk(desks: Desks, build: Build) -> Desk:
    made = desks.open(build, with_sales(3))
    made.qtbot.waitUntil(lambda: numbers(made) == [3, 2, 1])
    return made


def opened_sale(desk: Desk) -> SaleSheet:
    desk.tap_row(1)
    sheet = desk.sheet(SaleSheet)
    desk.qtbot.waitUntil(lambda: desk.reads("Monnaie rendue"))
    return sheet


def test_before_the_first_sale_the_page_says_what_will_be_here(desks: Desks, build: Build) -> None:
    desk = desks.open(build, stand)

    desk.qtbot.waitUntil(lambda: desk.reads("Votre première vente apparaîtra ici"))


def test_a_sale_made_elsewhere_appears_by_itself(desks: Desks, build: Build) -> None:
    desk = desks.open(build, stand)

    desk.write(sell_one)

    desk.qtbot.waitUntil(lambda: numbers(desk) == [1])


def test_the_day_says_how_much_it_brought(desk: Desk) -> None:
    model = page_of(desk).found.model
    assert isinstance(model.entry(model.index(0)), DayHead)

    said = plain(str(model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)))

    assert said.startswith("Aujourd’hui")
    assert said.endswith("3 ventes · 540 DH")


def test_a_row_says_number_time_amount_and_paper(desk: Desk) -> None:
    model = page_of(desk).found.model

    said = plain(str(model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)))

    assert "000003" in said
    assert said.endswith("180 DH, Espèces, Attend l’imprimante")


def test_digits_find_one_number(desk: Desk) -> None:
    desk.type("2")

    desk.qtbot.waitUntil(lambda: numbers(desk) == [2])


def test_a_number_nobody_has_is_said(desk: Desk) -> None:
    desk.type("99")

    desk.qtbot.waitUntil(lambda: desk.reads("Aucune vente ne correspond"))


def test_enter_opens_the_sale_found(desk: Desk) -> None:
    desk.type("2")
    desk.qtbot.waitUntil(lambda: numbers(desk) == [2])

    desk.press(Qt.Key.Key_Return)

    assert desk.sheet(SaleSheet).accessibleName().endswith("000002\u2069")


def test_enter_at_once_opens_what_was_typed_and_nothing_found_before(desk: Desk) -> None:
    desk.type("2")
    desk.qtbot.waitUntil(lambda: numbers(desk) == [2])

    desk.press(Qt.Key.Key_Backspace)
    desk.type("1")
    desk.press(Qt.Key.Key_Return)

    assert desk.sheet(SaleSheet).accessibleName().endswith("000001\u2069")


def test_an_opened_sale_shows_lines_tender_change_and_paper(desk: Desk) -> None:
    sheet = opened_sale(desk)

    assert desk.reads("Babouches cuir jaune")
    assert desk.reads("200 DH")
    assert desk.reads("20 DH")
    desk.qtbot.waitUntil(lambda: not sheet.preview.picture.isNull())


def test_a_copy_is_journalled_and_queued(desk: Desk) -> None:
    opened_sale(desk)
    newest = desk.read(sales)[0]

    desk.tap("Imprimer une copie")

    desk.qtbot.waitUntil(lambda: desk.read(sales)[0].copies == 1)
    jobs = desk.read(print_jobs_of, newest.id)
    assert [job.is_copy for job in jobs] == [False, True]


def test_a_receipt_that_may_have_come_out_is_tried_again_from_its_row(desk: Desk) -> None:
    sale = desk.read(sales)[0].id
    job = desk.read(print_jobs_of, sale)[0].id
    desk.write(set_print_state, job, PrintState.MAYBE)
    model = page_of(desk).found.model

    def is_asked() -> bool:
        entry = model.entry(model.index(1))
        return isinstance(entry, SaleRow) and entry.print_state is PrintState.MAYBE

    desk.qtbot.waitUntil(is_asked)
    width = page_of(desk).found.rows.viewport().width()

    desk.tap_row(1, from_leading=width - 60)

    desk.qtbot.waitUntil(lambda: desk.read(print_jobs_of, sale)[0].state is PrintState.QUEUED)
    assert not desk.has_sheet()


def test_an_open_sale_follows_its_paper(desk: Desk) -> None:
    opened_sale(desk)
    sale = desk.read(sales)[0].id
    job = desk.read(print_jobs_of, sale)[0].id

    desk.write(set_print_state, job, PrintState.FAILED, "Imprimante éteinte.")

    desk.qtbot.waitUntil(lambda: desk.reads("Imprimante éteinte."))
    desk.tap("Réessayer")
    desk.qtbot.waitUntil(lambda: desk.read(print_jobs_of, sale)[0].state is PrintState.QUEUED)


def test_the_receipt_is_written_as_pdf(desk: Desk, tmp_path: Path) -> None:
    sheet = opened_sale(desk)
    file = tmp_path / "ticket 3.pdf"

    sheet.save_pdf(file)

    desk.qtbot.waitUntil(lambda: desk.reads("Enregistré : ticket 3.pdf"))
    assert file.read_bytes().startswith(b"%PDF")


def test_a_pdf_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    sheet = opened_sale(desk)

    sheet.save_pdf(tmp_path / "nowhere" / "ticket.pdf")

    desk.qtbot.waitUntil(lambda: desk.reads("Choisissez un autre dossier"))


def asked_invoice(desk: Desk) -> InvoiceSheet:
    opened_sale(desk)
    desk.tap("Facture")
    return desk.sheet(InvoiceSheet)


def test_a_sale_becomes_an_invoice_in_a_file(desk: Desk, tmp_path: Path) -> None:
    billing = opened_sale(desk).papers.billings[0]
    file = tmp_path / "facture.pdf"

    billing.save(InvoiceBuyer("Riad Yasmine"), A5, file)

    desk.qtbot.waitUntil(lambda: desk.reads("Enregistré : facture.pdf"))
    assert file.read_bytes().startswith(b"%PDF")
    made = desk.read(invoice_of, desk.read(sales)[0].id)
    assert made is not None
    assert made.made.buyer.name == "Riad Yasmine"


def test_the_keyboard_alone_asks_for_an_invoice(desk: Desk) -> None:
    sheet = asked_invoice(desk)
    asked: list[InvoiceBuyer] = []
    sheet.asked.disconnect()
    sheet.asked.connect(lambda buyer, _paper: asked.append(buyer))

    for text in ("Riad Yasmine", "Kasbah", "001561191000066"):
        desk.type(text)
        desk.press(Qt.Key.Key_Return)

    assert asked == [InvoiceBuyer("Riad Yasmine", "Kasbah", "001561191000066")]


def test_an_ice_that_looks_wrong_is_remarked_and_blocks_nothing(desk: Desk) -> None:
    sheet = asked_invoice(desk)

    sheet.buyer.ice.take_focus()
    desk.type("123")
    desk.press(Qt.Key.Key_Tab)

    assert "15 chiffres" in sheet.buyer.ice.note
    assert sheet.make.isEnabled()


def test_an_invoice_asked_for_again_is_a_duplicate(desk: Desk) -> None:
    sale = desk.read(sales)[0].id
    desk.write(make_invoice, sale, InvoiceBuyer("Riad Yasmine"))

    sheet = asked_invoice(desk)

    assert sheet.buyer.name.text == "Riad Yasmine"
    assert not sheet.buyer.name.isEnabled()
    assert desk.reads("duplicata")


def test_an_invoice_goes_to_the_receipt_printer_and_says_how_it_stands(desk: Desk) -> None:
    sheet = asked_invoice(desk)

    sheet.printing.click()

    desk.qtbot.waitUntil(lambda: desk.reads("Le papier part à l’imprimante."))
    made = desk.read(invoice_of, desk.read(sales)[0].id)
    assert made is not None
    assert [job.is_copy for job in desk.read(print_jobs_of, made.id)] == [False]
    desk.qtbot.waitUntil(lambda: not desk.seen(SaleSheet)[-1].papers.state.isHidden())
    assert desk.reads(made.number)


def test_a_gift_receipt_can_be_had_later_and_says_so(desk: Desk) -> None:
    sheet = opened_sale(desk)

    sheet.papers.gift.click()

    desk.qtbot.waitUntil(lambda: desk.reads("Le ticket cadeau part à l’imprimante"))
    sale = desk.read(sales)[0].id
    (job,) = desk.read(print_jobs_of, sale, GIFT)
    desk.qtbot.waitUntil(lambda: not sheet.papers.state.isHidden())
    desk.write(set_print_state, job.id, PrintState.FAILED, "Plus de papier.")
    desk.qtbot.waitUntil(lambda: desk.reads("Plus de papier."))
    sheet.papers.state.retried.emit()
    desk.qtbot.waitUntil(lambda: desk.read(print_jobs_of, sale, GIFT)[0].state is PrintState.QUEUED)


def taken_back(desk: Desk) -> SoldSale:
    """Take the slippers of the last sale back, and open the refund."""
    sold = desk.read(sales)[0]
    found = desk.read(refundable, sold.id)
    lines = tuple(line.coming_back(line.left, Whereto.STOCK) for line in found.lines)
    back = exact(TenderKind.CASH, Money(-18_000, MAD))
    made = desk.write(refund, lines, (back,), NO_WORDS)
    desk.qtbot.waitUntil(lambda: numbers(desk)[0] == made.sale.number)
    desk.tap_row(1)
    desk.sheet(SaleSheet)
    return made


def test_goods_that_came_back_are_offered_a_credit_note_in_place_of_an_invoice(
    desk: Desk, tmp_path: Path
) -> None:
    desk.write(make_invoice, desk.read(sales)[0].id, InvoiceBuyer("Riad Yasmine"))
    back = taken_back(desk)

    desk.tap("Avoir")
    sheet = desk.sheet(CreditNoteSheet)

    assert sheet.buyer.name.text == "Riad Yasmine"
    assert not sheet.buyer.name.isEnabled()
    assert desk.reads("Corrige la facture")
    sheet.reasons.pills[1].click()
    sheet.asked.disconnect()
    file = tmp_path / "avoir.pdf"
    desk.seen(SaleSheet)[-1].papers.billings[0].save(sheet.typed(), A5, file)
    desk.qtbot.waitUntil(lambda: desk.reads("Enregistré : avoir.pdf"))
    assert file.read_bytes().startswith(b"%PDF")
    note = desk.read(credit_note_of, back.id)
    assert note is not None
    assert note.made.reason is CreditReason.DAMAGED
    assert desk.seen(SaleSheet)[-1].papers.opening.isVisible()


def test_the_sheet_of_a_sale_tells_its_invoice_and_what_was_credited_since(desk: Desk) -> None:
    desk.write(make_invoice, desk.read(sales)[0].id, InvoiceBuyer())
    back = taken_back(desk)
    desk.write(make_credit_note, back.id, CreditWish())
    desk.seen(SaleSheet)[-1].close_sheet()

    desk.tap_row(2)
    desk.sheet(SaleSheet)

    desk.qtbot.waitUntil(lambda: desk.reads("avoirs depuis : 180 DH"))


def test_older_sales_are_read_when_the_list_is_scrolled(desks: Desks, build: Build) -> None:
    desk = desks.open(build, with_sales(PAGE + 5))
    desk.qtbot.waitUntil(lambda: len(numbers(desk)) >= PAGE)

    page_of(desk).found.rows.scrollToBottom()
    page_of(desk).found.model.fetchMore(page_of(desk).found.rows.rootIndex())

    desk.qtbot.waitUntil(lambda: numbers(desk) == list(range(PAGE + 5, 0, -1)))


def test_in_arabic_the_amounts_keep_their_digits_in_order(desks: Desks, build: Build) -> None:
    desk = desks.open(build, with_sales(1), Theme(language="ar"))
    desk.qtbot.waitUntil(lambda: numbers(desk) == [1])
    model = page_of(desk).found.model

    said = str(model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole))

    assert "\u2066180\u2069\u00a0درهم" in said


def sell_freely(work: UnitOfWork) -> SoldSale:
    """Sell goods that are in no catalogue, without saying whose they are."""
    basket = Basket(MAD)
    basket.add(free_product("Petit bol", "fr"), pieces(1), Money(5_000, MAD))
    return check_out(work, basket.lines, (cash(basket.total, basket.total),))


def test_the_maker_of_a_free_line_is_named_afterwards(desks: Desks, build: Build) -> None:
    def open_till(folder: Path) -> Till:
        till = stand(folder)
        till.write(add_maker, Names(fr="Fatima"))
        till.write(sell_freely)
        return till

    desk = desks.open(build, open_till)
    desk.qtbot.waitUntil(lambda: numbers(desk) == [1])
    desk.tap_row(1)
    desk.tap("Petit bol : qui l’a fait ?")
    desk.tap("Fatima")

    desk.button("Petit bol : fait par Fatima")
    sale = desk.read(sales)[0].id
    assert list(desk.read(makers_named, sale)) == [1]


def test_a_sale_of_known_goods_asks_no_maker(desk: Desk) -> None:
    assert not opened_sale(desk).naming.isVisible()


def rows(desk: Desk) -> list[SaleRow]:
    model = page_of(desk).found.model
    entries = [model.entry(model.index(row)) for row in range(model.rowCount())]
    return [entry for entry in entries if isinstance(entry, SaleRow)]


def is_listed(desk: Desk, found: list[int]) -> bool:
    return numbers(desk) == found


def test_a_product_and_an_amount_find_their_sales(desk: Desk) -> None:
    for text in ("théière", "babouches", "théière", "180 DH"):
        page_of(desk).search.field.setText(text)

        found = [] if text == "théière" else [3, 2, 1]
        desk.qtbot.waitUntil(partial(is_listed, desk, found))


def test_pills_narrow_the_list_and_keep_what_was_typed(desk: Desk) -> None:
    page_of(desk).search.field.setText("babouches")
    desk.tap("Hier")
    desk.qtbot.waitUntil(lambda: desk.reads("Aucune vente ne correspond"))

    desk.tap("Aujourd’hui")

    desk.qtbot.waitUntil(lambda: numbers(desk) == [3, 2, 1])
    assert page_of(desk).search.field.text() == "babouches"


def test_a_sale_is_taken_back_from_the_list_in_four_taps(desk: Desk) -> None:
    opened_sale(desk)
    desk.tap("Rembourser")
    desk.qtbot.waitUntil(lambda: bool(desk.seen(RefundSheet)))
    desk.tap("Rendre 180 DH")

    desk.qtbot.waitUntil(lambda: numbers(desk) == [4, 3, 2, 1])
    refund, sale = rows(desk)[:2]
    assert (refund.kind, refund.takes_back) == (SaleKind.REFUND, (sale.receipt_number,))
    assert sale.taken_back is TakenBack.WHOLLY
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())
    said = str(page_of(desk).found.model.data(page_of(desk).found.model.index(1), SPOKEN))
    assert f"Retour de {sale.receipt_number}" in plain(said)


def test_what_has_come_back_is_not_offered_again(desk: Desk) -> None:
    opened_sale(desk)
    desk.tap("Rembourser")
    desk.sheet(RefundSheet)
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: numbers(desk) == [4, 3, 2, 1])

    desk.tap_row(2)

    desk.sheet(SaleSheet)
    assert not desk.button("Rembourser").isEnabled()


def test_only_refunds_are_listed_when_asked_for(desk: Desk) -> None:
    opened_sale(desk)
    desk.tap("Rembourser")
    desk.sheet(RefundSheet)
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: numbers(desk) == [4, 3, 2, 1])

    desk.tap("Remboursements et échanges")

    desk.qtbot.waitUntil(lambda: numbers(desk) == [4])


def test_a_search_walks_on_by_itself_until_it_has_found(
    desks: Desks, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.sales.reading.LOOKED_AT", 2)
    desk = desks.open(build, with_sales(7))
    desk.qtbot.waitUntil(lambda: len(numbers(desk)) == 7)

    page_of(desk).search.field.setText("180 DH")

    desk.qtbot.waitUntil(lambda: not page_of(desk).found.model.is_walking)
    assert numbers(desk) == [7, 6, 5, 4, 3, 2, 1]


def test_an_exchange_goes_on_where_goods_are_rung_up(desk: Desk) -> None:
    handed: list[object] = []
    page_of(desk).handed.connect(handed.append)
    opened_sale(desk)
    desk.tap("Rembourser")
    desk.sheet(RefundSheet)

    desk.tap("Échanger contre autre chose")

    (exchange,) = handed
    assert isinstance(exchange, Exchange)
    assert [line.total for line in exchange.lines] == [Money(-18_000, MAD)]
    assert not desk.has_sheet()


def order_one(work: UnitOfWork) -> str:
    """Take an order for a chest of 650 DH."""
    price = Money(65_000, MAD)
    order = Order("", 0, Names(fr="Coffre"), pieces(1), price, DepositKind.ACOMPTE)
    return take_order(work, NewOrder(order))


def test_an_order_is_handed_from_here_to_the_page_that_sells(desks: Desks) -> None:
    def open_till(folder: Path) -> Till:
        till = stand(folder)
        till.write(order_one)
        return till

    desk = desks.open(partial(SalesPage, papers=Path("papers")), open_till)
    handed: list[object] = []
    page_of(desk).handed.connect(handed.append)
    desk.press(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.waitUntil(lambda: bool(desk.seen(RowCard)))
    desk.seen(RowCard)[0].click()

    desk.tap("Remettre la pièce")

    desk.qtbot.waitUntil(lambda: bool(handed))
    assert isinstance(handed[0], HandingOver)
