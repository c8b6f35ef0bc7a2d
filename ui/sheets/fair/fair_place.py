"""The first half of a fair's plan: what it is called, when, where, and what kind it is."""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.fair import Fair, FairKind, Reach
from pos.domain.names import Names
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.fairs import FairDaysTurned, FairNameMissing
from ui.days.day_field import DayField
from ui.fair_text import fair_name, kind_text, reach_text
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.pill_flow import PillFlow
from ui.widgets.tall_column import TallColumn

_LEAST: Final = 96


class FairPlace(TallColumn):
    """name, first, last, city, organiser, hall, stand: the fields. kinds, reaches: the pills.

    Signals: entered(): Enter was pressed where nothing follows.
    """

    entered = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._kind, self._reach = FairKind.SALON, Reach.REGIONAL
        self.name = LineField(theme, _("Name of the fair"), hint=_("Craft fair of Essaouira"))
        self.first = DayField(theme, _("First day"), today)
        self.last = DayField(theme, _("Last day"), today)
        self.city = LineField(theme, _("Town"))
        self.organiser = LineField(theme, _("Organiser"))
        self.hall = LineField(theme, _("Hall or square"))
        self.stand = LineField(theme, _("Stand"))
        self.kinds, self.reaches = PillFlow(theme), PillFlow(theme)
        self.kinds.set_pills([(kind, kind_text(kind)) for kind in FairKind], self._kind)
        self.reaches.set_pills([(reach, reach_text(reach)) for reach in Reach], self._reach)
        self._lay_out()
        self._connect()

    def show_fair(self, fair: Fair) -> None:
        """Fill in what is known of a fair."""
        self._kind, self._reach = fair.kind, fair.reach
        self.name.show_text(fair_name(fair))
        for field in (self.city, self.organiser, self.hall, self.stand):
            field.show_text(getattr(fair, self._parts[field]))
        if fair.starts_on is not None:
            self.first.since = min(self._today, fair.starts_on)
        self.first.show_day(fair.starts_on)
        self.last.show_day(fair.ends_on)
        self.kinds.pick(fair.kind)
        self.reaches.pick(fair.reach)
        self._follow_first()

    def filled(self, fair: Fair | None) -> Fair:
        """Return the fair with what is filled in here; raises a `FieldNotAccepted`, said there."""
        names = self._names(fair)
        first = self.first.day()
        self.last.since = first or self._today
        last = self.last.day()
        if first is not None and last is not None and last < first:
            text = _("This fair ends before it begins. Turn its days round.")
            self.last.field.refuse(text)
            raise FairDaysTurned(text)
        return replace(
            fair or Fair(names),
            names=names,
            starts_on=first,
            ends_on=last or first,
            kind=self._kind,
            reach=self._reach,
            city=self.city.parsed(clean_name),
            organiser=self.organiser.parsed(clean_name),
            hall=self.hall.parsed(clean_name),
            stand=self.stand.parsed(clean_name),
        )

    def _names(self, fair: Fair | None) -> Names:
        """Keep what the fair is called in the other languages."""
        typed = self.name.parsed(_named)
        before = Names() if fair is None else fair.names
        if fair is not None and typed == fair_name(fair):
            return before
        return replace(before, **{screen_language(): typed})

    @property
    def _parts(self) -> dict[LineField, str]:
        return {
            self.city: "city",
            self.organiser: "organiser",
            self.hall: "hall",
            self.stand: "stand",
        }

    def _follow_first(self) -> None:
        """Offer the last day from the first one on."""
        try:
            self.last.since = self.first.day() or self._today
        except FieldNotAccepted:
            return

    def _take_kind(self, kind: FairKind) -> None:
        self._kind = kind

    def _take_reach(self, reach: Reach) -> None:
        self._reach = reach

    def _connect(self) -> None:
        self.first.chosen.connect(self._follow_first)
        self.kinds.picked.connect(self._take_kind)
        self.reaches.picked.connect(self._take_reach)
        fields = [self.name, self.first.field, self.last.field, self.city, self.organiser]
        fields += [self.hall, self.stand]
        for field, following in zip(fields, fields[1:], strict=False):
            field.entered.connect(following.take_focus)
        self.stand.entered.connect(self.entered)

    def _lay_out(self) -> None:
        theme, column = self._theme, self.column
        column.setContentsMargins(margins(0, 0, theme.space("small"), 0))
        column.setSpacing(theme.space("small"))
        for field in (self.name, *self._parts):
            field.line.setMinimumWidth(_LEAST)
        for part in (self.first, self.last):
            part.field.line.setMinimumWidth(_LEAST)
        column.addWidget(self.name)
        column.addLayout(self._beside(self.first, self.last))
        column.addWidget(label(_("Where, if it is known"), "label"))
        column.addLayout(self._beside(self.city, self.organiser))
        column.addLayout(self._beside(self.hall, self.stand))
        column.addWidget(label(_("What kind of fair"), "label"))
        column.addWidget(self.kinds)
        column.addWidget(label(_("How far it reaches"), "label"))
        column.addWidget(self.reaches)
        column.addStretch(1)

    def _beside(self, *parts: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("medium"))
        for part in parts:
            row.addWidget(part, 1)
        return row


def _named(text: str) -> str:
    name = clean_name(text)
    if not name:
        raise FairNameMissing(_("Give the fair a name, as on its poster."))
    return name
