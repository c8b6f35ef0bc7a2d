"""The line last changed: one more, one less or none of it, by one key each."""

from collections.abc import Sequence
from functools import partial

from pos.i18n import gettext as _
from ui.page import Key, Page
from ui.pages.sell.asking import Asking
from ui.pages.sell.part import Part
from ui.widgets.search_keys import SearchKeys


class LastLine(Part):
    """Does what the keys say, those typed into the empty search box too."""

    def __init__(self, page: Page, asking: Asking, search_keys: SearchKeys) -> None:
        super().__init__(page)
        self._asking = asking
        self._ringing = asking.ringing
        search_keys.stepped.connect(self._step)
        search_keys.voided.connect(self._void)
        search_keys.undone.connect(self._ringing.lines.undo)

    def keys(self) -> Sequence[Key]:
        """Name the keys of the line; undo is about whatever was done last."""
        return (
            Key("Ctrl+Z", _("Undo"), self._ringing.lines.undo),
            Key("Del", _("Take out the last line"), self._void),
            Key("+", _("One more of the last line"), partial(self._step, 1)),
            Key("-", _("One less of the last line"), partial(self._step, -1)),
        )

    def _step(self, pieces: int) -> None:
        if self._ringing.lines.touched is not None:
            self._asking.step(self._ringing.lines.touched, pieces)

    def _void(self) -> None:
        if self._ringing.lines.touched is not None:
            self._ringing.lines.void(self._ringing.lines.touched)
