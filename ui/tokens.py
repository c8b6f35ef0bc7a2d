"""The design tokens of `resources/tokens.json`: each colour and size on screen has a name there."""

import json
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

RESOURCES: Final = Path(__file__).resolve().parent.parent / "resources"
LOOKS: Final = ("jour", "soir", "soleil")
DEFAULT_LOOK: Final = "jour"
TEXT_PERCENTS: Final = (100, 115, 130)

Colours = dict[str, str]


class Look(NamedTuple):
    """What one look sets: colours as `#RRGGBB` or `#AARRGGBB`, weights, widths of lines in px.

    notes: by the note's value in dirham: bg, ink and edge.
    tints: by craft: bg, dark, mid and light.
    """

    colours: Colours
    weights: dict[str, int]
    lines: dict[str, float]
    notes: dict[str, Colours]
    tints: dict[str, Colours]


class Layout(NamedTuple):
    """Widths and heights in px of the wide or the compact screen, and the columns of tiles."""

    rail: int
    basket: int
    columns: int
    tile: int


class Sizes(NamedTuple):
    """What all looks share, in px; `type` is at text size 100 %."""

    spacing: dict[str, int]
    gaps: dict[str, int]
    radii: dict[str, int]
    type: dict[str, int]
    heights: dict[str, int]
    icons: dict[str, int]
    arabic_below: int
    arabic_add: int
    wide: Layout
    compact: Layout


class Tokens(NamedTuple):
    """All looks by name, and the sizes they share."""

    looks: dict[str, Look]
    sizes: Sizes


@cache
def tokens() -> Tokens:
    """Read the tokens that come with the program."""
    tree = json.loads((RESOURCES / "tokens.json").read_text(encoding="utf-8"))
    shared = tree["shared"]
    layouts = shared["layout"]
    return Tokens(
        looks={name: Look(**look) for name, look in tree["looks"].items()},
        sizes=Sizes(
            **{
                name: shared[name]
                for name in ("spacing", "gaps", "radii", "type", "heights", "icons")
            },
            arabic_below=shared["arabic"]["below"],
            arabic_add=shared["arabic"]["add"],
            wide=Layout(**layouts["wide"]),
            compact=Layout(**layouts["compact"]),
        ),
    )
