"""The screens a till stands on, and the window made as large as one of them."""

from typing import Final

from tour import seeing
from tour.waiting import until

LAPTOP: Final = (1366, 768)
TABLET: Final = (1280, 800)
SMALL: Final = (1024, 640)


def shape(size: tuple[int, int]) -> None:
    """Make the window as large as a screen of this size, in px."""
    window = seeing.window()
    window.showNormal()
    window.resize(*size)
    until(lambda: (window.width(), window.height()) == size, f"{size[0]}x{size[1]}")
