"""The head of a page: its title, room for its own controls, and the chip in its place."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.chip_state import ChipState
from ui.widgets.label import label


def saved_here() -> ChipState:
    """Say what is always so: everything is on this device."""
    story = _(
        "Every sale is written to this device the moment it is made, with or without a network. "
        "What online shops are to be told waits here until there is one."
    )
    return ChipState(_("Saved on this device"), "circle-check", story)


def page_head(theme: Theme, title: str = "", controls: Sequence[QWidget] = ()) -> QHBoxLayout:
    """Return the first row of a page: title, controls, chip.

    A control that wants the room that is left has an expanding size policy.
    """
    row = QHBoxLayout()
    row.setSpacing(theme.space("medium"))
    if title:
        row.addWidget(label(title, "heading"))
    for control in controls:
        row.addWidget(control)
    if not any(_expands(control) for control in controls):
        row.addStretch(1)
    row.addWidget(Chip(theme, saved_here()))
    return row


def _expands(control: QWidget) -> bool:
    return control.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
