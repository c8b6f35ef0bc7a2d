"""How many there were at a past moment: a day and an hour, by steps or typed, and the answer."""

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from pos.clock import MOROCCO, local, system_clock, to_microseconds
from pos.domain.parsing import parse_day, parse_hour
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.days.day_sheet import DayLine
from ui.theme import Theme
from ui.widgets.button import Button, mirrored_icon
from ui.widgets.field import LineField
from ui.widgets.label import label

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


class MomentPart(QWidget):
    """day, hour: the fields. Signals: asked(int): microseconds UTC of the moment wanted."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        now = local(system_clock())
        # The evening before: what was there when the stand was closed.
        self._moment = datetime.combine(now.date() - _DAY, parse_hour("20"), MOROCCO)
        self.day = LineField(theme, _("On the day"), line=DayLine())
        self.hour = LineField(theme, _("Hour"), line=DayLine())
        self._answer = label(role="strong", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(label(_("How many there were"), "label"))
        column.addLayout(self._stepped(self.day, _("A day earlier"), _("A day later"), _DAY))
        column.addLayout(self._stepped(self.hour, _("An hour earlier"), _("An hour later"), _HOUR))
        column.addWidget(self._answer)
        for field in (self.day, self.hour):
            field.keep_left_to_right()
            field.entered.connect(self._read)
            field.line.editingFinished.connect(self._read)
        self._write()

    def ask(self) -> None:
        """Ask for the moment that is shown."""
        self.asked.emit(to_microseconds(self._moment))

    def show_answer(self, sentence: str) -> None:
        """Say how many there were."""
        self._answer.setText(sentence)

    def _step(self, by: timedelta, *_checked: object) -> None:
        # On the wall clock: a day later is the same hour, whatever the clocks did that night.
        self._moment = (self._moment.replace(tzinfo=None) + by).replace(tzinfo=MOROCCO)
        self._write()
        self.ask()

    def _read(self) -> None:
        today = local(system_clock()).date()
        try:
            day = self.day.parsed(partial(parse_day, today=today))
            hour = self.hour.parsed(parse_hour)
        except FieldNotAccepted:
            return
        moment = datetime.combine(day, hour, MOROCCO)
        if moment != self._moment:
            self._moment = moment
            self._write()
            self.ask()

    def _write(self) -> None:
        self.day.show_text(f"{self._moment:%d/%m/%Y}")
        self.hour.show_text(f"{self._moment:%H:%M}")
        for field in (self.day, self.hour):
            field.clear_note()

    def _stepped(self, field: LineField, less: str, more: str, by: timedelta) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("hair"))
        for icons, name, step in (
            (("chevron-left", "chevron-right"), less, -by),
            (("chevron-right", "chevron-left"), more, by),
        ):
            button = Button(self._theme, role="step", icon=mirrored_icon(self, *icons), name=name)
            button.clicked.connect(partial(self._step, step))
            column = QVBoxLayout()
            column.addStretch(1)
            column.addWidget(button)
            row.addLayout(column)
        row.insertWidget(1, field, 1)
        return row
