"""The button that opens the count of a place, wherever a place is shown."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button


class CountButton(Button):
    """Counts the place it was last told."""

    def __init__(self, theme: Theme, operations: Operations, page: QWidget, papers: Path) -> None:
        """`papers`: the usual folder of papers."""
        super().__init__(theme, _("Count this place"), "soft", icon="clipboard-check")
        self._operations = operations
        self._page = page
        self._papers = papers
        self._place = ""
        self.setEnabled(False)
        self.clicked.connect(lambda: self.open_count())

    def show_place(self, place: str) -> None:
        """Know which place is shown, by its id."""
        self._place = place
        self.setEnabled(bool(place))

    def set_compact(self, *, is_compact: bool) -> None:
        """Where there is less room, the icon says enough."""
        words = _("Count this place")
        self.show_text("" if is_compact else words, words)

    def open_count(self) -> None:
        """Open the count over the page."""
        if not self._place:
            return
        # Like a page, a sheet loads when it is asked for.
        from ui.counts.opening import open_count

        window = self._page.window()
        open_count(self.theme, self._operations, window, self._place, self._papers)
