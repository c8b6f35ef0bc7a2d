"""A device with two cameras that see what a test holds before them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.settings.desk import Desk
from ui.camera import extra

if TYPE_CHECKING:
    from tests.ui.camera.stand_in import StandIns


@pytest.fixture
def cameras(monkeypatch: pytest.MonkeyPatch) -> "StandIns":
    """Stand in for the cameras of this machine; fails without what `make camera` adds."""
    from tests.ui.camera.stand_in import StandIns

    extra.cameras()
    found = StandIns()
    monkeypatch.setattr(extra, "cameras", lambda: found)
    return found


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Return the desk at which the settings are changed."""
    made = Desk(qapp, qtbot, tmp_path)
    yield made
    made.close()
