"""What one page hands on to another: it arrives where it is taken, and nowhere else."""

from typing import Final

from tests.ui.conftest import Tills
from ui.errands import GoOnSelling, ShiftDeed
from ui.pages.sell.page import SellPage

SETTINGS: Final = 1


def test_the_page_that_takes_an_errand_is_opened(tills: Tills) -> None:
    window = tills.hand().window
    window.open_page(SETTINGS)

    window.pages[SETTINGS].handed.emit(GoOnSelling())

    assert isinstance(window.pages[window.number], SellPage)


def test_an_errand_that_nobody_takes_leaves_the_page_open(tills: Tills) -> None:
    window = tills.hand().window
    window.open_page(SETTINGS)

    window.pages[SETTINGS].handed.emit(ShiftDeed.OPEN)

    assert window.number == SETTINGS
