"""Picking a day: typed as `24/12`, or tapped in a month."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from pos.domain.days import month_days, month_text, next_month, parse_day, weekday_texts
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button, mirrored_icon
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.sheet import Sheet

_WEEK: Final = 7
_MOST_WEEKS: Final = 6


class DaySheet(Sheet):
    """Offers the days from today on. Signals: picked(date): the sheet has closed by then."""

    picked = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, title: str, today: date, day: date | None
    ) -> None:
        """`day`: what is picked so far, None for nothing yet."""
        super().__init__(theme, window, title, width=560, height=600)
        self._today = today
        self._day = day
        self._month = next_month(day or today, 0)
        self.typed = LineField(theme, _("Day and month"), hint="24/12", line=DayLine())
        self._named = label(role="title")
        self._grid = QGridLayout()
        self._days: list[Button] = []
        self._lay_out()
        self.typed.entered.connect(self._take_typed)
        self._show()

    def open_sheet(self) -> None:
        """Start where a day is typed."""
        super().open_sheet()
        self.typed.take_focus()

    def _turn(self, months: int, *_checked: object) -> None:
        self._month = next_month(self._month, months)
        self._show()

    def _show(self) -> None:
        self._named.setText(month_text(self._month, screen_language()))
        days = month_days(self._month.year, self._month.month)
        for number, button in enumerate(self._days):
            day = days[number] if number < len(days) else None
            self._show_day(button, day)

    def _show_day(self, button: Button, day: date | None) -> None:
        # Hidden ones keep their place: nothing moves under the finger from month to month.
        button.setVisible(day is not None)
        if day is None:
            return
        button.show_text(str(day.day), f"{day.day} {month_text(day, screen_language())}")
        button.setEnabled(day >= self._today)
        button.setChecked(day == self._day)

    def _take_typed(self) -> None:
        try:
            day = self.typed.parsed(partial(parse_day, today=self._today))
        except FieldNotAccepted:
            return
        self._take(day)

    def _pick(self, number: int, *_checked: object) -> None:
        day = month_days(self._month.year, self._month.month)[number]
        if day is not None:
            self._take(day)

    def _take(self, day: date) -> None:
        self.close_sheet()
        self.picked.emit(day)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        before = self._turning("chevron-left", "chevron-right", _("The month before"), -1)
        after = self._turning("chevron-right", "chevron-left", _("The month after"), 1)
        head.addWidget(before)
        head.addStretch(1)
        head.addWidget(self._named)
        head.addStretch(1)
        head.addWidget(after)
        self.body.addWidget(self.typed)
        self.body.addLayout(head)
        self._fill_grid()
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def _turning(self, leading: str, trailing: str, name: str, months: int) -> Button:
        icon = mirrored_icon(self, leading, trailing)
        button = Button(self.theme, role="soft", icon=icon, name=name)
        button.clicked.connect(partial(self._turn, months))
        return button

    def _fill_grid(self) -> None:
        self._grid.setSpacing(self.theme.space("hair"))
        for column, text in enumerate(weekday_texts(screen_language())):
            self._grid.addWidget(label(text, "caption"), 0, column, Qt.AlignmentFlag.AlignHCenter)
            self._grid.setColumnStretch(column, 1)
        for number in range(_WEEK * _MOST_WEEKS):
            button = Button(self.theme, "30", "method")
            button.setCheckable(True)
            button.setMinimumHeight(self.theme.height("step"))
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
            button.clicked.connect(partial(self._pick, number))
            self._grid.addWidget(button, 1 + number // _WEEK, number % _WEEK)
            self._days.append(button)


class DayLine(NumberLine):
    """A line for a day: Western digits from any keyboard, and the slash between them."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(10)


def day_field_text(day: date | None, write: Callable[[date], str]) -> str:
    """Write a day for a button, or that none was said."""
    return _("No day promised") if day is None else write(day)
