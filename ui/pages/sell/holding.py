"""Baskets set aside and taken up again: one key or one tap each."""

from collections.abc import Sequence

from pos.i18n import gettext as _
from pos.services.baskets import HeldBasket, held_baskets
from ui.page import Key, Page
from ui.pages.sell.basket_column import BasketColumn
from ui.pages.sell.part import Part
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.turns import Turns
from ui.sheets.held_sheet import HeldSheet


class Holding(Part):
    """Holds the open basket, and takes up one that is held; the open one takes its place."""

    def __init__(
        self,
        page: Page,
        ringing: RingingUp,
        column: BasketColumn,
        turns: Turns,
    ) -> None:
        super().__init__(page)
        self._ringing = ringing
        self._column = column
        self._turns = turns
        self._held: list[HeldBasket] | None = None
        column.tools.holding.connect(self.hold)
        column.recalled.connect(self.recall)

    def keys(self) -> Sequence[Key]:
        """Name the keys of holding."""
        return (
            Key("F5", _("Hold the basket"), self.hold),
            Key("F6", _("Take up a held basket"), self.recall),
        )

    def hold(self) -> None:
        """Set the basket aside; what was known of those held is old from now on."""
        self._held = None
        self._ringing.hold()

    def follow(self) -> None:
        """Another basket is held, or one less: count them."""
        self._held = None
        self.operations.read(self, held_baskets, done=self._count)

    def recall(self) -> None:
        """Take up the one that is held, or ask which.

        At once where they are known: a figure typed right after the key must meet the sheet.
        """
        if self._held is None:
            self._turns.read(held_baskets, done=self._offer)
        else:
            self._offer(self._held)

    def _count(self, held: list[HeldBasket]) -> None:
        self._held = held
        self._column.show_held(len(held))

    def _offer(self, held: list[HeldBasket]) -> None:
        if not held:
            self._column.show_notice(_("No basket is held."))
        elif len(held) == 1:
            self._ringing.recall(held[0].slot)
        else:
            sheet = HeldSheet(self.theme, self.window, held)
            sheet.picked.connect(self._ringing.recall)
            sheet.open_sheet()
