"""Without what `make camera` adds: nothing is shown but one line, and nothing of it is loaded."""

import importlib.util
import subprocess
import sys
from importlib.machinery import ModuleSpec

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from scripts.terminal import ROOT
from tests.ui.conftest import Tills
from tests.ui.pages.desk import plain
from tests.ui.settings.desk import Desk
from ui.camera import extra
from ui.pages.sell.page import SellPage
from ui.sheets.product.new_piece_sheet import NewPieceSheet

PARTS = ("PySide6.QtMultimedia", "zxingcpp")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the parts, as on a till where they were never added."""
    usual = importlib.util.find_spec

    def find(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name in PARTS else usual(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", find)


@pytest.mark.usefixtures("bare")
def test_selling_knows_no_camera(tills: Tills) -> None:
    hand = tills.hand()

    names = {button.accessibleName() for button in hand.seen(QAbstractButton)}
    keys = [key.sequence for key in SellPage.keys(hand.page)]
    assert "Scanner avec la caméra" not in names
    assert "Ctrl+F2" not in keys


@pytest.mark.usefixtures("bare")
def test_a_new_piece_takes_its_photo_from_a_file(tills: Tills) -> None:
    hand = tills.hand()

    sheet = NewPieceSheet(hand.page.theme, hand.page.operations, hand.window, "")
    sheet.open_sheet()

    names = {button.accessibleName() for button in hand.seen(QAbstractButton)}
    assert "Choisir une photo" in names
    assert "Prendre une photo" not in names


@pytest.mark.usefixtures("bare")
def test_the_settings_say_in_one_line_how_to_add_it(desk: Desk) -> None:
    page = desk.open()

    (line,) = page.scanner.camera.findChildren(QLabel)
    assert extra.command() in plain(line.text())
    assert page.scanner.camera.button is None


@pytest.mark.parametrize(
    ("platform", "command"),
    [("linux", "make camera"), ("win32", "uv run --extra camera main.py")],
)
def test_what_is_typed_is_what_works_on_the_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, command: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)

    assert extra.command() == command


def test_the_program_starts_without_loading_any_of_it() -> None:
    """All of the screen is loaded, and the parts are not, whether they are here or not."""
    loads = (
        "import sys, pkgutil, importlib, ui\n"
        "late = {'ui.camera.eye', 'ui.camera.codes', 'ui.camera.qt_cameras'}\n"
        "for found in pkgutil.walk_packages(ui.__path__, 'ui.'):\n"
        "    if found.name not in late:\n"
        "        importlib.import_module(found.name)\n"
        f"sys.exit(any(part in sys.modules for part in {PARTS!r}))"
    )

    subprocess.run([sys.executable, "-c", loads], cwd=ROOT, check=True)
