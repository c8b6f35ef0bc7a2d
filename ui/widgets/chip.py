"""The chip: one place on every page that says where the sales of this device are."""

from dataclasses import dataclass

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import set_state


@dataclass(frozen=True, slots=True)
class ChipState:
    """What the chip says. kind: calm, info or late; icon: a name in `resources/icons`."""

    text: str
    icon: str
    kind: str = "calm"


class Chip(Button):
    """Shows a `ChipState`; a tap asks for the whole story."""

    def __init__(self, theme: Theme, state: ChipState) -> None:
        super().__init__(theme, role="chip")
        self.show_state(state)

    def show_state(self, state: ChipState) -> None:
        """Say how things stand."""
        inks = {"calm": "muted_ink", "info": "info_ink", "late": "warn_ink"}
        self.show_icon(state.icon, inks[state.kind])
        self.show_text(state.text)
        set_state(self, "state", state.kind)
