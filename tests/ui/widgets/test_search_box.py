"""The search box: typing begins where the words do, in every direction."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import dressed
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.search_box import SearchBox


@pytest.mark.parametrize(("language", "is_at_the_right"), [("fr", False), ("ar", True)])
def test_the_caret_of_an_empty_box_stands_where_the_words_begin(
    qapp: QApplication, qtbot: QtBot, language: str, is_at_the_right: bool
) -> None:
    theme = dressed(qapp, Theme(language=language))
    search, named = SearchBox(theme, "Chercher"), LineField(theme, "Nom")
    for box, line in ((search, search.field), (named, named.line)):
        qtbot.addWidget(box)
        box.resize(400, 80)
        box.show()
        # Where it stands is worked out when it is painted.
        box.grab()

        assert (line.cursorRect().center().x() > line.width() / 2) is is_at_the_right
