"""Which stock the page shows: its place, maker and state; and what it comes to."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos.domain.names import Names
from pos.domain.quantity import pieces
from pos.domain.stock import Cause, PlaceKind
from pos.services.catalogue import add_maker, edit_product
from pos.services.moving import Goods, take_out, transfer
from pos.services.places import add_place
from pos.services.shop import counter
from pos.services.stock_lists import EVERYWHERE, State
from pos.services.till import Till
from tests.ui.pages.desk import Desk, Desks, plain
from tests.ui.pages.stock.test_page import all_rows, listed, page_of, row_named, wait_for
from tests.ui.shops import stand
from ui.pages.stock.page import StockPage
from ui.sheets.product.count_sheet import CountSheet
from ui.sheets.product.product_sheet import ProductSheet
from ui.widgets.picker import Picker

SLIPPERS = "Babouches cuir jaune"


def two_places(folder: Path) -> Till:
    """Open the stand with a workshop, where two of its slippers are."""
    till = stand(folder)
    names = Names(fr="Atelier")
    atelier = till.write(partial(add_place, sells_online=False), names, PlaceKind.WORKSHOP).result
    slippers = next(r.product for r in till.read(all_rows) if r.product.names.fr == SLIPPERS)
    here = till.read(counter).here.id
    till.write(transfer, here, atelier, [Goods(slippers, pieces(2))])
    return till


@pytest.fixture
def desk(desks: Desks) -> Desk:
    made = desks.open(partial(StockPage, papers=Path("papers")), two_places)
    made.qtbot.waitUntil(lambda: len(listed(made)) == 8)
    return made


def choose(picker: Picker, text: str) -> None:
    """Pick a choice as a tap does."""
    number = picker.findText(text)
    assert number >= 0, text
    picker.setCurrentIndex(number)
    picker.activated.emit(number)


def said(desk: Desk, number: int = 0) -> str:
    """Return how a row is told to a screen reader."""
    model = page_of(desk).view.model
    return plain(str(model.data(model.index(number), Qt.ItemDataRole.AccessibleTextRole)))


def test_another_place_shows_its_own_stock(desk: Desk) -> None:
    choose(page_of(desk).wanted.choices.place, "Atelier")

    desk.qtbot.waitUntil(lambda: said(desk) == f"{SLIPPERS}, 180 DH, 2 en stock")


def test_everywhere_shows_the_sum(desk: Desk) -> None:
    choose(page_of(desk).wanted.choices.place, "Partout")

    desk.qtbot.waitUntil(lambda: said(desk) == f"{SLIPPERS}, 180 DH, 14 en stock")
    row = page_of(desk).view.picked_row()
    assert row is not None
    assert [there for _place, there in row.split] == [12_000, 2_000]


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("Bientôt épuisé", ["Caftan brodé"]),
        ("Épuisé", ["Kilim tissé main"]),
        ("Sous zéro", ["Plat de Safi 30 cm"]),
    ],
)
def test_a_state_keeps_what_is_in_it(desk: Desk, state: str, names: list[str]) -> None:
    plate = row_named(desk, "Plat de Safi 30 cm").product
    here = desk.read(counter).here.id
    desk.write(take_out, here, [Goods(plate, pieces(12))], Cause.LOST)

    choose(page_of(desk).wanted.choices.state, state)

    wait_for(desk, names)


def test_a_maker_keeps_theirs(desk: Desk) -> None:
    fatima = desk.write(add_maker, Names(fr="Fatima"))
    plate = row_named(desk, "Plat de Safi 30 cm").product
    desk.write(edit_product, replace(plate, maker=fatima))
    desk.qtbot.waitUntil(page_of(desk).wanted.choices.maker.isVisible)

    choose(page_of(desk).wanted.choices.maker, "Fatima")

    wait_for(desk, ["Plat de Safi 30 cm"])


def test_where_nothing_is_in_a_state_it_is_said(desk: Desk) -> None:
    choose(page_of(desk).wanted.choices.state, "Sous zéro")

    desk.qtbot.waitUntil(lambda: desk.reads("Aucun produit dans ce cas ici"))


def test_a_count_corrects_the_place_that_is_shown(desk: Desk) -> None:
    choose(page_of(desk).wanted.choices.place, "Atelier")
    desk.qtbot.waitUntil(lambda: ", 2 en stock" in said(desk))

    desk.press(Qt.Key.Key_F4)
    desk.sheet(CountSheet)
    assert desk.reads("Atelier")
    desk.type("5")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    desk.qtbot.waitUntil(lambda: "5 en stock" in said(desk))
    assert row_named(desk, SLIPPERS).on_hand == 12_000


def test_everywhere_a_count_says_which_place_it_is_of(desk: Desk) -> None:
    choose(page_of(desk).wanted.choices.place, "Partout")
    desk.qtbot.waitUntil(lambda: ", 14 en stock" in said(desk))

    desk.press(Qt.Key.Key_F4)

    assert desk.sheet(CountSheet).field.text == "12"
    assert desk.reads("Foire de Fès")


def test_a_product_is_edited_at_the_place_that_is_shown(desk: Desk) -> None:
    choose(page_of(desk).wanted.choices.place, "Atelier")
    desk.qtbot.waitUntil(lambda: ", 2 en stock" in said(desk))

    desk.tap_row(0)
    sheet = desk.sheet(ProductSheet)
    assert sheet.form.basics.on_hand.text == "2"
    assert "Atelier" in sheet.form.basics.on_hand.note
    sheet.form.basics.on_hand.show_text("7")
    sheet.save()
    desk.qtbot.waitUntil(lambda: not desk.has_sheet())

    desk.qtbot.waitUntil(lambda: "7 en stock" in said(desk))
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: ", 2 en stock" in said(desk))


def test_what_is_listed_is_added_up(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.reads("62 articles · 1 au mètre ou au poids"))
    desk.tap("Textile")
    desk.qtbot.waitUntil(lambda: desk.reads("2 articles · 1 au mètre ou au poids · 2 250 DH"))
    assert desk.reads("2 produits sans coût")


def test_the_choices_outlive_a_change_of_language(desk: Desk) -> None:
    choose(page_of(desk).wanted.choices.state, "Épuisé")
    choose(page_of(desk).wanted.choices.place, "Partout")
    kept = page_of(desk).kept()

    again = StockPage(page_of(desk).theme, desk.operations, Path("papers"))
    again.resume(kept)

    assert again.kept() == kept
    assert again.wanted.wish.place == EVERYWHERE
    assert again.wanted.wish.state is State.NONE_LEFT
