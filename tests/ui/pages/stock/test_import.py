"""A list comes in through the sheet: named, matched, previewed, imported, explained."""

from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from pos.services.importing.columns import Field
from pos.services.products import ProductFilter, product_keys
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.stock.test_page import all_rows, empty_shop
from ui.pages.stock.page import StockPage
from ui.sheets.importing.import_lines import as_csv
from ui.sheets.importing.import_sheet import ImportSheet
from ui.sheets.importing.import_words import ImportLine
from ui.widgets.field import LineField

LIST = """Désignation;Nom arabe;Prix;Qté;Artisan
Tajine à dattes;طاجين;180,00;4;Atelier Safi
Plat bleu;;1.450;2;Fatima
;;20;1;
"""

WOOCOMMERCE = """ID,Type,SKU,Name,Published,"Regular price",Stock,Categories
44,simple,TJ-1,Tajine,1,180,4,Pottery
45,simple,PL-1,Plat,1,90,2,Pottery
"""


@pytest.fixture
def desk(desks: Desks) -> Desk:
    made = desks.open(partial(StockPage, papers=Path("papers")), empty_shop)
    made.qtbot.waitUntil(lambda: made.reads("Vos produits seront ici"))
    return made


def opened_import(desk: Desk) -> ImportSheet:
    desk.press(Qt.Key.Key_F6)
    return desk.sheet(ImportSheet)


def read(desk: Desk, folder: Path, content: str, name: str = "liste.csv") -> ImportSheet:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    sheet = opened_import(desk)
    sheet.read(file)
    return sheet


def previewed(desk: Desk, folder: Path, content: str) -> ImportSheet:
    sheet = read(desk, folder, content)
    desk.qtbot.waitUntil(lambda: sheet.matching.isVisible())
    desk.tap("Voir ce qui va changer")
    desk.qtbot.waitUntil(lambda: sheet.preview.import_button.isEnabled())
    return sheet


def test_an_export_is_recognised_and_named(desk: Desk, tmp_path: Path) -> None:
    sheet = read(desk, tmp_path, WOOCOMMERCE)

    desk.qtbot.waitUntil(lambda: sheet.preview.import_button.isEnabled())
    assert desk.reads("Export WooCommerce · liste.csv")
    assert sheet.preview.import_button.accessibleName() == "Importer 2 produits"


def test_an_own_list_shows_its_columns_with_the_guess_picked(desk: Desk, tmp_path: Path) -> None:
    sheet = read(desk, tmp_path, LIST)
    desk.qtbot.waitUntil(lambda: sheet.matching.isVisible())

    assert desk.reads("Tajine à dattes · Plat bleu")
    held = sheet.matching.matching()
    assert (held[Field.NAME_FR], held[Field.PRICE]) == ("Désignation", "Prix")
    assert (held[Field.QUANTITY], held[Field.MAKER]) == ("Qté", "Artisan")


def test_a_field_has_one_column(desk: Desk, tmp_path: Path) -> None:
    sheet = read(desk, tmp_path, LIST)
    desk.qtbot.waitUntil(lambda: sheet.matching.isVisible())
    artisan = sheet.matching.pickers["Artisan"]

    artisan.setCurrentIndex(1 + list(Field).index(Field.NAME_FR))

    assert sheet.matching.matching()[Field.NAME_FR] == "Artisan"
    assert sheet.matching.pickers["Désignation"].picked is None


def test_without_a_name_column_there_is_no_way_on(desk: Desk, tmp_path: Path) -> None:
    sheet = read(desk, tmp_path, LIST)
    desk.qtbot.waitUntil(lambda: sheet.matching.isVisible())

    for header in ("Désignation", "Nom arabe"):
        sheet.matching.pickers[header].setCurrentIndex(0)

    assert not sheet.matching.next_button.isEnabled()
    assert desk.reads("Indiquez la colonne qui contient le nom.")


def test_the_preview_counts_before_anything_changes(desk: Desk, tmp_path: Path) -> None:
    previewed(desk, tmp_path, LIST)

    for pill in ("2 nouveaux", "0 modifié", "1 ligne refusée"):
        assert desk.button(pill).isVisible()
    assert desk.read(product_keys, ProductFilter()) == []


def test_what_is_imported_is_on_the_list_and_the_rest_is_explained(
    desk: Desk, tmp_path: Path
) -> None:
    sheet = previewed(desk, tmp_path, LIST)

    desk.tap("Importer 2 produits")
    desk.qtbot.waitUntil(lambda: desk.reads("2 produits ajoutés"))

    assert desk.reads("1 ligne est restée dehors")
    desk.tap("Copier la liste")
    assert QGuiApplication.clipboard().text().startswith("Ligne,Produit,Pourquoi\r\n4,")
    file = tmp_path / "refused.csv"
    sheet.result.save_lines(file)
    assert "Ce produit n’a pas de nom" in file.read_text("utf-8-sig").replace("'", "’")
    desk.tap("Voir le stock")
    names = {row.product.names.fr for row in desk.read(all_rows)}
    assert names == {"Tajine à dattes", "Plat bleu"}


def test_a_list_to_take_along_holds_no_hidden_marks_and_no_formula() -> None:
    line = ImportLine(4, "\u2068=1+1\u2069", "\u2068Prix\u2069 : illisible")

    assert as_csv([line]).splitlines()[1] == "4,'=1+1,Prix : illisible"


def test_the_same_list_twice_has_nothing_to_import(desk: Desk, tmp_path: Path) -> None:
    previewed(desk, tmp_path, LIST)
    desk.tap("Importer 2 produits")
    desk.qtbot.waitUntil(lambda: desk.reads("2 produits ajoutés"))
    desk.tap("Voir le stock")

    sheet = read(desk, tmp_path, LIST)
    desk.qtbot.waitUntil(lambda: sheet.matching.isVisible())
    desk.tap("Voir ce qui va changer")

    desk.qtbot.waitUntil(lambda: desk.reads("Il n’y a rien à importer dans ce fichier."))
    assert desk.reads("2 produits sont déjà là")


def test_a_foreign_currency_waits_for_its_rate(desk: Desk, tmp_path: Path) -> None:
    sheet = previewed(desk, tmp_path, "Nom;Prix\nTajine;10\n")
    desk.tap("Euro")
    assert not sheet.preview.import_button.isEnabled()
    rate = sheet.preview.options.rate
    assert isinstance(rate, LineField)
    rate.take_focus()
    desk.type("10,845")
    desk.qtbot.waitUntil(lambda: sheet.preview.import_button.isEnabled())

    choices = sheet.preview.options.choices()
    assert choices is not None
    assert choices.rate == Decimal("10.845")
    desk.tap("Importer 1 produit")
    desk.qtbot.waitUntil(lambda: desk.reads("1 produit ajouté"))
    price = desk.read(all_rows)[0].product.price
    assert price is not None
    assert price.minor == 10_845


def test_an_export_in_a_foreign_currency_asks_for_the_rate_at_once(
    desk: Desk, tmp_path: Path
) -> None:
    sheet = read(desk, tmp_path, "Nom;Prix\nTajine;10 €\n")
    desk.qtbot.waitUntil(lambda: sheet.matching.isVisible())
    desk.tap("Voir ce qui va changer")

    desk.qtbot.waitUntil(lambda: sheet.preview.options.rate.line.hasFocus())
    assert desk.reads("Votre propre liste · liste.csv")
    assert sheet.preview.import_button.accessibleName() == "Importer"
    assert not sheet.preview.import_button.isEnabled()


def test_the_names_of_an_export_are_in_the_language_picked(desk: Desk, tmp_path: Path) -> None:
    sheet = read(desk, tmp_path, WOOCOMMERCE)
    desk.qtbot.waitUntil(lambda: sheet.preview.import_button.isEnabled())

    desk.tap("English")
    desk.qtbot.waitUntil(lambda: sheet.preview.isVisible())
    desk.qtbot.waitUntil(lambda: sheet.preview.import_button.isEnabled())
    desk.tap("Importer 2 produits")
    desk.qtbot.waitUntil(lambda: desk.reads("2 produits ajoutés"))

    assert {row.product.names.en for row in desk.read(all_rows)} == {"Tajine", "Plat"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7 products", "document PDF"),
        (b"<!doctype html><html></html>", "page web"),
        (b"", "vide"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_words(
    desk: Desk, tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(content)
    sheet = opened_import(desk)

    sheet.read(file)

    desk.qtbot.waitUntil(lambda: desk.reads(sentence))
    assert sheet.choose.isVisible()


def test_an_import_that_is_stopped_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    rows = "".join(f"Produit {number};{number}\n" for number in range(1, 3000))
    sheet = previewed(desk, tmp_path, f"Nom;Prix\n{rows}")

    sheet.preview.import_button.click()
    sheet.close_sheet()

    desk.qtbot.waitUntil(lambda: desk.reads("Rien n’a été changé."), timeout=20_000)
    assert sheet.isVisible()
    assert desk.read(product_keys, ProductFilter()) == []


def test_the_bar_follows_the_import(desk: Desk, tmp_path: Path) -> None:
    rows = "".join(f"Produit {number};{number}\n" for number in range(1, 300))
    sheet = previewed(desk, tmp_path, f"Nom;Prix\n{rows}")
    seen: list[tuple[int, int]] = []
    advance = sheet.progress.advance

    def note(done: int, total: int) -> None:
        seen.append((done, total))
        advance(done, total)

    sheet.progress.advance = note  # type: ignore[method-assign]
    desk.tap("Importer 299 produits")
    desk.qtbot.waitUntil(lambda: desk.reads("299 produits ajoutés"), timeout=20_000)

    assert seen[-1] == (299, 299)
    assert len(seen) <= 100
