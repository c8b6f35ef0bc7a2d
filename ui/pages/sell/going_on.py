"""What was begun before or elsewhere: the basket that was open, and what another page hands on."""

from pos.domain.basket import Basket
from pos.i18n import ngettext
from ui.errands import Exchange, HandingOver
from ui.page import Page
from ui.pages.sell.basket_column import BasketColumn
from ui.pages.sell.for_whom import ForWhom
from ui.pages.sell.owing import Owing
from ui.pages.sell.part import Part
from ui.pages.sell.reading import Stand
from ui.pages.sell.ringing_up import RingingUp


class GoingOn(Part):
    """Begins the page's basket with what there was.

    The basket that was open comes first: until it is read, nothing may be saved over it.
    """

    def __init__(
        self, page: Page, owing: Owing, ringing: RingingUp, column: BasketColumn, for_whom: ForWhom
    ) -> None:
        super().__init__(page)
        self._owing = owing
        self._ringing = ringing
        self._column = column
        self._for_whom = for_whom
        self._is_resumed = False
        self._handed: object = None

    def resume(self, kept: object) -> None:
        """Go on with the basket of the window before."""
        if isinstance(kept, Basket):
            self._is_resumed = True
            self._ringing.lines.begin(kept)

    def take_in(self, thing: object) -> None:
        """Go on with goods to be exchanged, or with an ordered piece."""
        self._handed = thing
        if self._is_resumed:
            self._take_handed()

    def show_stand(self, found: Stand) -> None:
        """Go on with the basket that was saved, the first time; then with what was handed on."""
        if found.saved.lines and not self._is_resumed:
            self._take_up(Basket(found.counter.currency, found.saved.lines, found.saved.words))
        self._is_resumed = True
        self._take_handed()

    def _take_up(self, saved: Basket) -> None:
        self._ringing.lines.begin(saved)
        count = len(saved.lines)
        text = ngettext(
            "Sale taken up again: {count} line was kept.",
            "Sale taken up again: {count} lines were kept.",
            count,
        )
        self._column.show_notice(text.format(count=count))

    def _take_handed(self) -> None:
        handed, self._handed = self._handed, None
        if isinstance(handed, Exchange):
            self._owing.take(handed)
        elif isinstance(handed, HandingOver):
            self._for_whom.hand_over(handed.order)
