"""How large things are printed on each width of paper, in dots."""

from dataclasses import dataclass
from typing import Final

from pos.documents.document import Role
from pos.printing.marks import Font, Weight


@dataclass(frozen=True, slots=True)
class Scale:
    """The sizes on one kind of paper, in dots.

    label: beside the total, which is larger than its label.
    widest_module, bar_height: of a symbol to scan.
    """

    fonts: dict[Role, Font]
    label: Font
    stamp: Font
    widest_module: int
    bar_height: int


WIDE: Final = Scale(
    {
        Role.TITLE: Font(38, Weight.BOLD),
        Role.STRONG: Font(25, Weight.BOLD),
        Role.NORMAL: Font(24, Weight.REGULAR),
        Role.SMALL: Font(20, Weight.REGULAR),
        Role.TOTAL: Font(46, Weight.BOLD),
    },
    label=Font(28, Weight.BOLD),
    stamp=Font(30, Weight.BOLD),
    widest_module=3,
    bar_height=72,
)

NARROW: Final = Scale(
    {
        Role.TITLE: Font(32, Weight.BOLD),
        Role.STRONG: Font(23, Weight.BOLD),
        Role.NORMAL: Font(22, Weight.REGULAR),
        Role.SMALL: Font(19, Weight.REGULAR),
        Role.TOTAL: Font(38, Weight.BOLD),
    },
    label=Font(23, Weight.BOLD),
    stamp=Font(26, Weight.BOLD),
    widest_module=2,
    bar_height=64,
)

# 58 mm paper prints 384 dots, 80 mm paper 576.
_WIDE_FROM: Final = 480


def scale_of(width: int) -> Scale:
    """Return the sizes for a paper `width` dots wide."""
    return WIDE if width >= _WIDE_FROM else NARROW
