"""The chip says what is worst: what is late, what somebody must see, what is under way."""

from dataclasses import replace

import pytest

from pos.exchange.hub.states import HubState, Light
from pos.i18n import use_language
from pos.sync.outlook import ShopOutlook
from ui.connection_words import chip_state

WELL = ShopOutlook(
    name="Boutique",
    waiting=0,
    matters=0,
    reached_at=1_795_400_000_000_000,
    fails=False,
    is_late=False,
    is_stopped=False,
    is_agreed=True,
)


@pytest.fixture(autouse=True)
def in_english() -> None:
    use_language("en")


@pytest.mark.parametrize(
    ("shop", "text", "kind"),
    [
        (WELL, "Up to date", "calm"),
        (replace(WELL, waiting=3), "3 to send", "info"),
        (replace(WELL, waiting=3, fails=True), "Offline · 3 to send", "info"),
        (replace(WELL, fails=True), "Offline", "info"),
        (replace(WELL, matters=1), "1 point to look at", "late"),
        (replace(WELL, is_stopped=True), "1 point to look at", "late"),
        (replace(WELL, is_agreed=False), "1 point to look at", "late"),
        (
            replace(WELL, waiting=3, fails=True, is_late=True),
            "3 numbers not sent since yesterday",
            "late",
        ),
    ],
)
def test_one_shop_is_said_in_a_few_words(shop: ShopOutlook, text: str, kind: str) -> None:
    state = chip_state((shop,), None)

    assert (state.text, state.kind) == (text, kind)


def test_what_is_under_way_is_counted() -> None:
    assert chip_state((replace(WELL, waiting=5),), None, (2, 5)).text == "Sending 2 of 5"


def test_without_shop_and_hub_only_what_is_always_so_is_said() -> None:
    assert chip_state((), HubState(Light.OFF)).text == "Saved on this device"


@pytest.mark.parametrize(
    ("light", "text"),
    [(Light.ON, "Up to date"), (Light.AWAY, "Offline"), (Light.WRONG, "1 point to look at")],
)
def test_the_hub_is_said_in_the_same_chip(light: Light, text: str) -> None:
    assert chip_state((), HubState(light)).text == text


def test_the_story_tells_of_each_shop_and_of_the_hub() -> None:
    state = chip_state(
        (replace(WELL, waiting=2), replace(WELL, is_stopped=True)), HubState(Light.ON)
    )

    lines = state.story.splitlines()
    assert len(lines) == 4
    assert "2 numbers waiting" in lines[1]
    assert "signs in again" in lines[2]
    assert "Connected" in lines[3]
