"""The chip: one place on every page that says where the sales of this device are."""

from typing import NamedTuple

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label, set_state
from ui.widgets.sheet import Sheet


class ChipState(NamedTuple):
    """What the chip says. kind: calm, info or late; icon: a name in `resources/icons`.

    story: whole sentences for whoever taps it.
    """

    text: str
    icon: str
    story: str
    kind: str = "calm"


class Chip(Button):
    """Shows a `ChipState`; a tap opens the whole story over the page."""

    def __init__(self, theme: Theme, state: ChipState) -> None:
        super().__init__(theme, role="chip")
        self._state = state
        self.show_state(state)
        self.clicked.connect(self._explain)

    def show_state(self, state: ChipState) -> None:
        """Say how things stand."""
        self._state = state
        inks = {"calm": "muted_ink", "info": "info_ink", "late": "warn_ink"}
        self.show_icon(state.icon, inks[state.kind])
        self.show_text(state.text)
        set_state(self, "state", state.kind)

    def _explain(self) -> None:
        sheet = Sheet(self.theme, self.window(), self._state.text)
        sheet.body.addWidget(label(self._state.story, wraps=True))
        sheet.open_sheet()
