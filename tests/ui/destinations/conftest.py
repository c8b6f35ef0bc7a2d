"""Desks for the tests of pages and sheets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.desk import Desks


@pytest.fixture
def desks(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desks]:
    made = Desks(qapp, qtbot, tmp_path)
    yield made
    made.close()
