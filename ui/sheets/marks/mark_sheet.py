"""One quality mark: its name, number and level as on the certificate, and its days."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from pos.clock import local, system_clock
from pos.documents.craft_words import craft_name
from pos.domain.mark import QualityMark
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import LANGUAGES
from pos.i18n import gettext as _
from pos.services.catalogue import NameMissing
from pos.services.marks import DaysNotInOrder, save_mark
from ui.days.day_field import DayField
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import saves_form
from ui.widgets.field import Field, LineField
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.picker import Picker
from ui.widgets.sheet import Sheet

# A first day typed without its year is the last one that was.
_YEAR: Final = timedelta(days=364)


class MarkSheet(Sheet):
    """Adds a mark whose id is empty, or changes one; its holder stays.

    names, number, level, since, until, craft: what is filled in.
    """

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, mark: QualityMark
    ) -> None:
        title = _("Change the quality mark") if mark.id else _("New quality mark")
        super().__init__(theme, window, title, width=800, height=640)
        self._operations = operations
        self._mark = mark
        titles = {"fr": _("Name in French"), "ar": _("Name in Arabic"), "en": _("Name in English")}
        self.names = {code: LineField(theme, titles[code]) for code in LANGUAGES}
        self.number = LineField(theme, _("Number of the certificate"))
        self.level = LineField(theme, _("Level, if it has one"))
        today = local(system_clock()).date()
        self.since = DayField(theme, _("Its first day, if you know it"), today - _YEAR)
        self.until = DayField(theme, _("Its last day"), today)
        self.craft = Picker(theme, _("For which goods"))
        self._fault = label(role="fault", wraps=True)
        self._withdraw = Button(theme, _("Say it no more"), "danger", icon="trash")
        self._save = Button(theme, _("Save the mark"), "main", icon="check")
        self._lay_out()
        self._fill()
        self._save.clicked.connect(self.save)
        self._withdraw.clicked.connect(partial(self.save, is_withdrawn=True))

    def open_sheet(self) -> None:
        """Open with the keyboard in the name."""
        super().open_sheet()
        self.names["fr"].take_focus()

    def save(self, *_checked: object, is_withdrawn: bool = False) -> None:
        """Keep what is filled in."""
        self._fault.clear()
        try:
            since, until = self.since.day(), self.until.day()
        except FieldNotAccepted:
            return
        if until is None:
            self.until.field.refuse(
                _("Give the last day, as the certificate has it: nothing is said after it.")
            )
            return
        picked = self.craft.picked
        wanted = replace(
            self._mark,
            names=Names(**{code: field.text for code, field in self.names.items()}),
            number=self.number.text,
            level=self.level.text,
            since=since,
            until=until,
            craft=picked if isinstance(picked, Craft) else None,
            is_withdrawn=is_withdrawn,
        )
        self._save.setEnabled(False)
        self._operations.write(self, save_mark, wanted, done=self._finish, failed=self._refuse)

    def _finish(self, _mark: str) -> None:
        self.close_sheet()

    def _refuse(self, error: PosError) -> None:
        self._save.setEnabled(True)
        if isinstance(error, NameMissing):
            self.names["fr"].refuse(str(error))
        elif isinstance(error, DaysNotInOrder):
            self.until.field.refuse(str(error))
        else:
            self._fault.setText(str(error))

    def _fill(self) -> None:
        mark = self._mark
        for code, field in self.names.items():
            field.show_text(getattr(mark.names, code))
        self.number.show_text(mark.number)
        self.level.show_text(mark.level)
        self.since.show_day(mark.since)
        self.until.show_day(mark.until if mark.id else None)
        crafts = [(craft, craft_name(craft)) for craft in Craft]
        self.craft.set_choices([(None, _("All goods")), *crafts], mark.craft)
        self._withdraw.setVisible(bool(mark.id))

    def _lay_out(self) -> None:
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, self.theme.space("small"), 0)
        grid.setSpacing(self.theme.space("medium"))
        self.number.keep_left_to_right()
        goods = Field(self.theme, _("For which goods"), self.craft)
        # What is of one product is of no craft.
        goods.setVisible(not self._mark.product)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.names["fr"], self.names["ar"]),
            (self.number, self.level),
            (self.since, self.until),
            (self.names["en"], goods),
        )
        for row, parts in enumerate(rows):
            for column, part in enumerate(parts):
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(rows), 1)
        foot = QHBoxLayout()
        foot.addWidget(self._withdraw)
        foot.addStretch(1)
        foot.addWidget(self._save)
        self.body.addWidget(finger_scroll(form), 1)
        self.body.addWidget(self._fault)
        self.body.addLayout(foot)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)
