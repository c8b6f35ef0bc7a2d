"""Files for those who sell goods on: from the list to what lies where."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.services.handing_over import handed_over
from pos.services.products import ProductFilter, product_keys
from tests.ui.destinations.stand import furnished, waits
from tests.ui.pages.desk import Desk, Desks
from tests.ui.pages.stock.test_page import listed
from ui.pages.stock.page import StockPage
from ui.papers.listed_goods import ListedGoods
from ui.sheets.destinations.destinations_sheet import DestinationsSheet


@pytest.fixture
def desk(desks: Desks, tmp_path: Path) -> Desk:
    made = desks.open(lambda t, o: StockPage(t, o, tmp_path / "papers"), furnished)
    made.qtbot.waitUntil(lambda: len(listed(made)) == 8)
    return made


def opened(desk: Desk) -> DestinationsSheet:
    """Open the sheet from the export of the stock page."""
    desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    desk.tap("Pour une plateforme ou une boutique")
    sheet = desk.sheet(DestinationsSheet)
    waits(desk, "MyTindy")
    return sheet


def prepared(desk: Desk, name: str) -> DestinationsSheet:
    """Choose a destination, and wait until the goods were looked through."""
    sheet = opened(desk)
    card = next(b for b in desk.seen(type(sheet.back)) if b.accessibleName().startswith(f"{name}."))
    card.click()
    waits(desk, "8 produits partent")
    return sheet


def written(desk: Desk, name: str) -> Path:
    prepared(desk, name)
    desk.tap("Écrire les fichiers")
    waits(desk, "sont prêts")
    sheet = desk.sheet(DestinationsSheet)
    return next(iter([sheet.steps.pack._folder]))


def test_a_dossier_is_a_table_numbered_photos_and_makers_sheets(desk: Desk) -> None:
    folder = written(desk, "MyTindy")

    assert sorted(file.name for file in folder.iterdir()) == [
        "artisans-ar.pdf",
        "artisans-en.pdf",
        "artisans-fr.pdf",
        "mytindy.xlsx",
        "photos.zip",
    ]
    rows = list(load_workbook(folder / "mytindy.xlsx").worksheets[0].values)
    assert len(rows) == 9
    with zipfile.ZipFile(folder / "photos.zip") as photos:
        assert sorted(photos.namelist()) == sorted(str(row[-1]) for row in rows[1:] if row[-1])
        picture = Image.open(BytesIO(photos.read(photos.namelist()[0])))
    assert max(picture.size) == 1024
    assert not picture.getexif()


def test_the_same_goods_are_the_same_bytes(desk: Desk) -> None:
    first = written(desk, "Anou")
    contents = {file.name: file.read_bytes() for file in first.iterdir()}
    before = first.rename(first.with_name("before"))

    desk.tap("Vers les destinations")
    card = next(
        b
        for b in desk.seen(type(desk.sheet(DestinationsSheet).back))
        if b.accessibleName().startswith("Anou.")
    )
    card.click()
    waits(desk, "8 produits partent")
    desk.tap("Écrire les fichiers")
    waits(desk, "sont prêts")

    again = desk.sheet(DestinationsSheet).steps.pack._folder
    assert again != before
    assert {file.name: file.read_bytes() for file in again.iterdir()} == contents


def test_what_is_missing_is_said_before_anything_is_written(desk: Desk, tmp_path: Path) -> None:
    prepared(desk, "MyTindy")

    waits(desk, "5 produits sans photo")
    assert desk.reads("1 produit sans prix")
    assert desk.reads("5 produits sans nom en anglais")
    assert not list((tmp_path / "papers").rglob("*.xlsx"))


def test_handed_over_with_one_tap_and_taken_back_with_another(desk: Desk) -> None:
    written(desk, "Tribaliste")

    desk.tap("Déposé aujourd’hui")
    waits(desk, "Déposé chez Tribaliste")
    desk.qtbot.waitUntil(lambda: len(desk.read(handed_over)) == 8)
    assert not desk.button("Noté : déposé aujourd’hui").isEnabled()

    desk.tap("Annuler")
    desk.qtbot.waitUntil(lambda: not desk.read(handed_over))
    desk.qtbot.waitUntil(lambda: desk.button("Déposé aujourd’hui").isEnabled())


def test_what_lies_where_is_listed_and_withdrawn(desk: Desk) -> None:
    written(desk, "Tribaliste")
    desk.tap("Déposé aujourd’hui")
    waits(desk, "Déposé chez Tribaliste")
    desk.tap("Vers les destinations")
    waits(desk, "8 produits sur place")
    desk.tap("Ce qui est déposé où")

    desk.tap("Retiré aujourd’hui : Babouches cuir jaune")
    waits(desk, "7 produits sur place")
    desk.tap("Tout retiré : Tribaliste")

    desk.qtbot.waitUntil(lambda: all(goods.is_back for goods in desk.read(handed_over)))


def test_a_feed_asks_where_things_are_seen_and_remembers_it(desk: Desk) -> None:
    sheet = prepared(desk, "Google")
    desk.tap("Écrire les fichiers")
    assert sheet.steps.prepare.products.note
    sheet.steps.prepare.products.show_text("https://a.example/p")
    sheet.steps.prepare.products.clear_note()
    sheet.steps.prepare.pictures.show_text("nulle part")
    desk.tap("Écrire les fichiers")
    assert sheet.steps.prepare.pictures.note
    sheet.steps.prepare.pictures.show_text("https://a.example/img")
    sheet.steps.prepare.pictures.clear_note()

    desk.tap("Écrire les fichiers")
    waits(desk, "sont prêts")

    folder = sheet.steps.pack._folder
    assert {file.name for file in folder.iterdir()} == {"google.tsv", "photos.zip"}
    first = (folder / "google.tsv").read_bytes()
    assert len(first.splitlines()) == 3  # the caftan has no price, five have no photo
    desk.tap("Vers les destinations")
    next(b for b in desk.seen(type(sheet.back)) if b.accessibleName().startswith("Google.")).click()
    waits(desk, "8 produits partent")
    desk.qtbot.waitUntil(lambda: sheet.steps.prepare.products.text == "https://a.example/p")
    desk.tap("Écrire les fichiers")
    waits(desk, "sont prêts")
    assert (folder / "google.tsv").read_bytes() == first


def test_any_shop_gets_the_whole_catalogue_as_it_likes(desk: Desk) -> None:
    sheet = prepared(desk, "Autre boutique")
    desk.tap("JSON")

    desk.tap("Écrire les fichiers")
    waits(desk, "sont prêts")

    said = json.loads((sheet.steps.pack._folder / "any-shop.json").read_text("utf-8"))
    assert len(said) == 8


def test_a_person_edits_a_copy_of_a_profile(desk: Desk, tmp_path: Path) -> None:
    sheet = prepared(desk, "Anou")
    shown: list[Path] = []
    sheet._open_path = shown.append

    desk.tap("Modifier le profil")
    (copy,) = shown
    assert copy == tmp_path / "papers" / "destinations" / "anou.toml"
    copy.write_text(copy.read_text("utf-8").replace('name = "Anou"', 'name = "Notre Anou"'))
    desk.tap("Retour")

    waits(desk, "Notre Anou")


def test_a_copy_that_cannot_be_followed_is_told_and_the_shipped_one_used(
    desk: Desk, tmp_path: Path
) -> None:
    own = tmp_path / "papers" / "destinations"
    own.mkdir(parents=True)
    (own / "anou.toml").write_text("key = ")

    opened(desk)

    waits(desk, "anou.toml")
    assert desk.reads("Anou")


def test_all_goods_or_those_of_a_place_can_be_chosen_instead(desk: Desk) -> None:
    keys = desk.read(product_keys, ProductFilter())
    few = ListedGoods(tuple(keys[:2]))
    sheet = DestinationsSheet(desk.page.theme, desk.operations, desk.window, Path("papers"), few)
    sheet.open_sheet()
    waits(desk, "Anou")
    sheet.steps.choose.picked.emit(sheet._around.found.profiles[0])  # type: ignore[union-attr]
    waits(desk, "2 produits partent")

    sheet.steps.prepare.chosen.emit("everything")
    waits(desk, "8 produits partent")
    place = sheet._around.places[0].id  # type: ignore[union-attr]
    sheet.steps.prepare.chosen.emit(place)

    waits(desk, "7 produits partent")


def test_without_a_list_all_goods_are_meant(desk: Desk, tmp_path: Path) -> None:
    sheet = DestinationsSheet(desk.page.theme, desk.operations, desk.window, tmp_path / "p")
    sheet.open_sheet()
    waits(desk, "Anou")

    sheet.steps.choose.picked.emit(sheet._around.found.profiles[0])  # type: ignore[union-attr]

    waits(desk, "8 produits partent")
    assert not desk.reads("Comme affiché")


def test_a_pack_that_is_stopped_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    sheet = prepared(desk, "MyTindy")

    sheet.steps.prepare.write.click()
    sheet.go_back()
    waits(desk, "Arrêté : rien n’a été écrit.")

    assert sheet.steps.prepare.isVisible()
    assert not list((tmp_path / "papers" / "destinations").glob("*"))
    assert not list((tmp_path / "papers" / "destinations").glob(".*.part"))


def test_a_folder_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    prepared(desk, "MyTindy")
    (tmp_path / "papers").mkdir(exist_ok=True)
    (tmp_path / "papers" / "destinations").write_text("no folder")

    desk.tap("Écrire les fichiers")

    waits(desk, "n’a pas pu être écrit")


def test_escape_goes_back_a_step_and_then_away(desk: Desk) -> None:
    sheet = prepared(desk, "Anou")

    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.steps.is_first
    QTest.keyClick(sheet, Qt.Key.Key_Escape)

    assert not desk.has_sheet()
