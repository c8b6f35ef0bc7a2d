"""Which sales are listed: of which days, whose, and those to look at."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.clock import local, system_clock
from pos.domain.sale_words import Days
from pos.i18n import gettext as _
from pos.services.sale_search import Choices, SaleWish, last_days
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.picker import Picker
from ui.widgets.pill_row import PillRow

_NOTHING: Final = SaleWish()
_NAME_LENGTH: Final = 14


class FilterBar(QWidget):
    """Pills for what is looked at most, and lists of people and makers once there are any.

    Signals: picked(SaleWish): without a text; that is the search box's.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._wish = _NOTHING
        self._pills = PillRow(theme)
        self._person = Picker(theme, _("Sold by"))
        self._maker = Picker(theme, _("Made by"))
        for picker in (self._person, self._maker):
            picker.setMinimumContentsLength(_NAME_LENGTH)
            picker.hide()
        self._pills.picked.connect(self._pick)
        self._person.activated.connect(self._pick_person)
        self._maker.activated.connect(self._pick_maker)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.space("medium"))
        self._line.addWidget(self._pills, 1)
        for picker in (self._person, self._maker):
            self._line.addWidget(picker)

    def add_tool(self, tool: QWidget) -> None:
        """Put something to do with what is listed at the end of the row."""
        self._line.addWidget(tool)

    def show_choices(self, choices: Choices, wish: SaleWish) -> None:
        """Offer what there is to choose; what is chosen stays offered."""
        self._wish = replace(wish, text="")
        pills = [(pill, text) for pill, text in _pills(choices, wish)]
        self._pills.set_pills(pills, replace(self._wish, person="", maker=""))
        people = [("", _("Sold by anybody")), *choices.people]
        self._person.set_choices(people, wish.person)
        self._person.setVisible(len(choices.people) > 1)
        language = screen_language()
        makers = [(maker, names.within(language)) for maker, names in choices.makers]
        self._maker.set_choices([("", _("By any maker")), *makers], wish.maker)
        self._maker.setVisible(bool(choices.makers))

    def _pick(self, pill: SaleWish) -> None:
        self._say(replace(pill, person=self._wish.person, maker=self._wish.maker))

    def _pick_person(self, _number: int) -> None:
        self._say(replace(self._wish, person=str(self._person.picked or "")))

    def _pick_maker(self, _number: int) -> None:
        self._say(replace(self._wish, maker=str(self._maker.picked or "")))

    def _say(self, wish: SaleWish) -> None:
        self._wish = wish
        self.picked.emit(wish)


def _pills(choices: Choices, wish: SaleWish) -> list[tuple[SaleWish, str]]:
    today = local(system_clock()).date()
    pills = [
        (_NOTHING, _("All")),
        (_of(today, today), _("Today")),
        (_of(today - timedelta(days=1), today - timedelta(days=1)), _("Yesterday")),
        (SaleWish(days=last_days(today, 7)), _("Last 7 days")),
        (SaleWish(only_backs=True), _("Refunds and exchanges")),
    ]
    if choices.waits_for_paper or wish.needs_paper:
        pills.append((SaleWish(needs_paper=True), _("Receipt not printed")))
    if choices.has_twice or wish.only_twice:
        pills.append((SaleWish(only_twice=True), _("Taken back twice")))
    return pills


def _of(first: date, last: date) -> SaleWish:
    return SaleWish(days=Days(first, last))
