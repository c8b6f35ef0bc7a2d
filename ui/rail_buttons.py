"""The buttons of the rail: a page, what is so on every page, papers that wait, and who is there."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton

from ui.theme import Theme

AVATAR_PX: Final = 32
ICON_PX: Final = 26

_PERSON_LEAST_PX: Final = 64


def page_button(theme: Theme, title: str, icon: str) -> QToolButton:
    """Return the button that opens a page."""
    button = _with_icon("rail")
    button.setProperty("tight", "false")
    button.setCheckable(True)
    button.setIcon(theme.icon(icon, "on_rail", checked="on_rail_selected", size="large"))
    button.setText(title.replace("&", "&&"))
    button.setAccessibleName(title)
    return button


def mark_button(theme: Theme, text: str, sentence: str) -> QToolButton:
    """Return the button of what is so on every page. sentence: what a screen reader says."""
    button = _new("mark")
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(sentence)
    button.setToolTip(sentence)
    button.setMinimumHeight(theme.height("step"))
    return button


def papers_button(theme: Theme) -> QToolButton:
    """Return the button of papers that did not come out, hidden while all do."""
    button = _with_icon("alarm")
    button.setIcon(theme.icon("printer", "bad_ink", size="large"))
    button.setIconSize(QSize(ICON_PX, ICON_PX))
    button.setMinimumHeight(theme.height("rail"))
    button.hide()
    return button


def person_button() -> QToolButton:
    """Return the button of whoever stands at the till, hidden until somebody is named."""
    button = _with_icon("rail")
    button.setIconSize(QSize(AVATAR_PX, AVATAR_PX))
    button.setMinimumHeight(_PERSON_LEAST_PX)
    # A long name ends in an ellipsis, and the rail stays as wide as its words need.
    button.setSizePolicy(QSizePolicy.Policy.Ignored, button.sizePolicy().verticalPolicy())
    button.hide()
    return button


def _with_icon(role: str) -> QToolButton:
    button = _new(role)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    return button


def _new(role: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("role", role)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
