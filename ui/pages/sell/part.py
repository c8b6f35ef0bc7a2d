"""What every part of the Sell page has in common."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.page import Key, Page
from ui.pages.sell.reading import Stand
from ui.widgets.sheet import sheet_on_top


class Part(QObject):
    """One thing that a seller does here, with the keys for it.

    A part is given the other parts it works on, and knows the page as any page.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page
        self.theme = page.theme
        self.operations = page.operations

    @property
    def window(self) -> QWidget:
        """What sheets open over."""
        return self.page.window()

    def tell_over(self, sentence: str) -> None:
        """Say it on the sheet that lies over the page too: under the scrim nobody reads it."""
        sheet = sheet_on_top(self.window)
        if sheet is not None:
            sheet.tell(sentence)

    def keys(self) -> Sequence[Key]:
        """Name the keys of the part."""
        return ()

    def show_stand(self, found: Stand) -> None:
        """Take what was read of the stand, at first and whenever that changed."""
