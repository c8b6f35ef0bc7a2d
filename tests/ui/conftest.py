"""One application for all tests of the screen, in the look and language a test asks for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.i18n import is_right_to_left, use_language
from ui.theme import Theme, load_fonts


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["rahba"]


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    load_fonts()


@pytest.fixture(autouse=True)
def plain_screen(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setStyleSheet("")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    use_language("fr")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp, Theme())


def dressed(application: QApplication, theme: Theme) -> Theme:
    """Give the application the theme's font, style sheet, language and direction."""
    use_language(theme.language)
    mirrored = is_right_to_left(theme.language)
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )
    application.setFont(theme.font("body"))
    application.setStyleSheet(theme.style_sheet())
    return theme
