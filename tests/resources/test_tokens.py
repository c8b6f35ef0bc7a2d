"""Every look can be read at arm's length, and the light ones in the sun.

The rules are those of the interface (C1, C2, T1): text 4.5:1; money, names and action labels 8.5:1,
which a glare veil of 12 % white leaves at about 4.5:1; borders and focus rings 3:1.
"""

import json
from pathlib import Path
from typing import Any

import pytest

TOKENS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "resources" / "tokens.json").read_text(encoding="utf-8")
)
LOOKS: dict[str, Any] = TOKENS["looks"]
GROUNDS = ("page", "surface", "sunken", "selected", "surface_pressed")
NOTES = ("20", "50", "100", "200")
CATEGORIES = ("leather", "rugs", "pottery", "metal", "wood", "textile", "other", "neutral")

TEXT = [
    *(("muted_ink", ground) for ground in GROUNDS),
    *(("ink", ground) for ground in (*GROUNDS, "sunken_pressed", "ok", "info", "warn", "bad")),
    *((f"{state}_ink", state) for state in ("warn", "bad", "ok", "info")),
    *((f"{state}_ink", "surface") for state in ("warn", "bad", "ok", "info")),
    ("on_disabled", "disabled"),
    ("on_rail", "rail"),
    ("on_rail_selected", "rail_selected"),
    ("on_accent", "accent"),
    ("danger", "sunken"),
    ("danger", "surface"),
]
MONEY_AND_NAMES = [
    *(("ink", ground) for ground in GROUNDS),
    ("on_change", "change"),
    ("on_chip_selected", "chip_selected"),
    ("on_selected", "selected"),
]
ACTIONS = [("on_action", "action"), ("on_action", "action_pressed"), ("on_badge", "badge")]
EDGES = [
    *(("line_strong", ground) for ground in GROUNDS),
    *(("focus", ground) for ground in GROUNDS),
    *(("selected_line", ground) for ground in GROUNDS),
    ("focus_on_action", "action"),
    ("focus_on_action", "action_pressed"),
    ("focus_on_rail", "rail"),
    ("on_rail_selected", "rail_selected"),  # the selected entry's ring is its own ink
    ("action", "surface"),
    ("action", "page"),
    ("bar", "surface"),
    ("bar_low", "surface"),
    ("scroll", "page"),
]


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    channels = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str, *, veil: float = 0.0) -> float:
    """Contrast ratio, 1 to 21, seen through a veil of that share of white light."""
    dark, light = sorted(luminance(each) * (1 - veil) + veil for each in (one, other))
    return (light + 0.05) / (dark + 0.05)


def colours(look: str, pair: tuple[str, str]) -> tuple[str, str]:
    table: dict[str, str] = LOOKS[look]["colours"]
    return table[pair[0]], table[pair[1]]


def under_glare(one: str, other: str) -> float:
    return round(contrast(one, other, veil=0.12), 1)


def shape(value: object) -> object:
    """The keys of nested objects, with the kind of each leaf."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return "number" if isinstance(value, int | float) else type(value).__name__


@pytest.mark.parametrize("pair", TEXT, ids="-".join)
@pytest.mark.parametrize("look", LOOKS)
def test_text_can_be_read(look: str, pair: tuple[str, str]) -> None:
    assert contrast(*colours(look, pair)) >= 4.5


@pytest.mark.parametrize("pair", MONEY_AND_NAMES + ACTIONS, ids="-".join)
@pytest.mark.parametrize("look", LOOKS)
def test_money_names_and_actions_stand_out(look: str, pair: tuple[str, str]) -> None:
    assert contrast(*colours(look, pair)) >= 8.5


@pytest.mark.parametrize("pair", MONEY_AND_NAMES, ids="-".join)
@pytest.mark.parametrize("look", LOOKS)
def test_money_and_names_survive_glare(look: str, pair: tuple[str, str]) -> None:
    assert under_glare(*colours(look, pair)) >= 4.5


@pytest.mark.parametrize("pair", ACTIONS, ids="-".join)
@pytest.mark.parametrize("look", ["jour", "soleil"])
def test_actions_survive_glare_in_the_looks_made_for_light(
    look: str, pair: tuple[str, str]
) -> None:
    assert under_glare(*colours(look, pair)) >= 4.5


@pytest.mark.parametrize("pair", ACTIONS, ids="-".join)
def test_actions_of_the_evening_look_stay_readable_as_the_large_text_they_are(
    pair: tuple[str, str],
) -> None:
    assert under_glare(*colours("soir", pair)) >= 3


@pytest.mark.parametrize("pair", EDGES, ids="-".join)
@pytest.mark.parametrize("look", LOOKS)
def test_borders_and_focus_can_be_seen(look: str, pair: tuple[str, str]) -> None:
    assert contrast(*colours(look, pair)) >= 3


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("look", LOOKS)
def test_a_banknote_key_can_be_read_and_found(look: str, note: str) -> None:
    key = LOOKS[look]["notes"][note]
    page = LOOKS[look]["colours"]["page"]

    assert contrast(key["ink"], key["bg"]) >= 8.5
    assert under_glare(key["ink"], key["bg"]) >= 4.5
    assert contrast(key["edge"], key["bg"]) >= 3
    assert contrast(key["edge"], page) >= 3


@pytest.mark.parametrize("category", [name for name in CATEGORIES if name != "neutral"])
@pytest.mark.parametrize("look", LOOKS)
def test_a_drawing_stands_out_from_its_tint(look: str, category: str) -> None:
    tint = LOOKS[look]["tints"][category]

    assert max(contrast(tint[tone], tint["bg"]) for tone in ("dark", "mid", "light")) >= 4.5


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("look", LOOKS)
def test_the_tones_of_a_tint_go_from_dark_to_light(look: str, category: str) -> None:
    tint = LOOKS[look]["tints"][category]

    tones = [luminance(tint[tone]) for tone in ("dark", "mid", "light")]

    assert tones == sorted(tones)


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_names_the_same_tokens(look: str) -> None:
    assert shape(LOOKS[look]) == shape(LOOKS["jour"])


def test_full_sun_has_no_tints() -> None:
    soleil = LOOKS["soleil"]
    grounds = [soleil["colours"][name] for name in ("page", "surface", "sunken", "selected")]
    grounds += [tint["bg"] for tint in soleil["tints"].values()]

    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in grounds)


def test_full_sun_is_bolder_than_day() -> None:
    for group in ("weights", "lines"):
        day, sun = LOOKS["jour"][group], LOOKS["soleil"][group]
        assert all(sun[name] >= day[name] for name in day)
        assert sun != day


def test_nothing_to_touch_is_under_44_pixels() -> None:
    assert min(TOKENS["shared"]["heights"].values()) >= 44


def test_only_bundled_weights_are_used() -> None:
    for look in LOOKS.values():
        assert set(look["weights"].values()) <= {400, 600, 700}


def test_what_is_read_from_afar_is_the_largest() -> None:
    sizes: dict[str, int] = TOKENS["shared"]["type"]

    assert sorted(sizes.values(), reverse=True)[:2] == [sizes["change"], sizes["total"]]
    assert min(sizes.values()) >= 13
