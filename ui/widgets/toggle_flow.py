"""Pills of which any number may be on, on as many lines as they need."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal

from ui.theme import Theme
from ui.widgets.pill_flow import PillFlow


class ToggleFlow(PillFlow):
    """Signals: toggled(object): the key of a pill that was tapped."""

    toggled = Signal(object)

    def __init__(self, theme: Theme, pills: Sequence[tuple[object, str]]) -> None:
        super().__init__(theme)
        self.set_pills(pills, None)
        self._group.setExclusive(False)
        self.picked.connect(self.toggled)

    def show_chosen(self, keys: Collection[object]) -> None:
        """Show which are on."""
        for key, pill in zip(self._keys, self.pills, strict=True):
            pill.setChecked(key in keys)
