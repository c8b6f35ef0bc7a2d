"""How it stands with the hub as a tag: a colour, an icon and a word, never colour alone."""

from typing import Final

from pos.exchange.hub.states import HubState, Light
from pos.exchange.hub.words import light_text
from ui.theme import Theme
from ui.widgets.state_tag import StateTag

_LOOKS: Final = {
    Light.OFF: ("info", "cloud"),
    Light.CONNECTING: ("info", "cloud-up"),
    Light.ON: ("ok", "cloud-check"),
    Light.AWAY: ("info", "cloud-off"),
    Light.WRONG: ("warn", "alert-triangle"),
}


def hub_tag(theme: Theme) -> StateTag:
    """Return a tag that says nothing has begun."""
    return StateTag(theme, light_text(Light.OFF), *_LOOKS[Light.OFF])


def show_light(tag: StateTag, state: HubState) -> None:
    """Say another state."""
    tag.show_state(light_text(state.light), *_LOOKS[state.light])
