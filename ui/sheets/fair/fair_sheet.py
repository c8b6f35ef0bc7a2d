"""Planning a fair: its name and days first; all the rest may wait."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.clock import local, system_clock
from pos.domain.fair import Fair
from pos.domain.formatting import isolate
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.fairs import FairDaysTurned, FairNameMissing, save_fair
from ui.fair_text import fair_name
from ui.operations import Operations
from ui.sheets.fair.fair_money import FairMoney
from ui.sheets.fair.fair_place import FairPlace
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.button import Button
from ui.widgets.enter import saves_form
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 1080
_HEIGHT: Final = 700


class FairSheet(Sheet):
    """A new fair, or what is changed about one.

    place, money: what is filled in. Signals: saved(str): id of the fair, once it is kept;
    settled(Undoable): what was changed about one that was there before.
    """

    saved = Signal(str)
    settled = Signal(object)

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        fair: Fair | None = None,
    ) -> None:
        """`fair`: the one to change; None for a new one."""
        title = _("New fair") if fair is None else _("Change the fair")
        super().__init__(theme, window, title, width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._fair = fair
        self._is_saving = False
        self.place = FairPlace(theme, local(system_clock()).date())
        self.money = FairMoney(theme)
        self._note = label(role="fault", wraps=True)
        self._save = Button(theme, _("Save the fair"), "primary", icon="check")
        self._lay_out()
        self._save.clicked.connect(self.save)
        self.place.entered.connect(self.save)
        self.money.entered.connect(self.save)
        if fair is not None:
            self.place.show_fair(fair)
            self.money.show_fair(fair)

    def open_sheet(self) -> None:
        """Start in its name."""
        super().open_sheet()
        self.place.name.take_focus()

    def save(self) -> None:
        """Keep what is filled in."""
        if self._is_saving:
            return
        try:
            wanted = self.money.filled(self.place.filled(self._fair))
        except FieldNotAccepted:
            return
        self._is_saving = True
        done = partial(self._finish, wanted)
        self._operations.write(self, save_fair, wanted, done=done, failed=self._refuse)

    def _finish(self, wanted: Fair, fair: str) -> None:
        before = self._fair
        self.close_sheet()
        if before is None:
            self.saved.emit(fair)
        elif wanted != before:
            text = _("{name} was changed.").format(name=isolate(fair_name(wanted)))
            self.settled.emit(Undoable(text, save_fair, (before,)))

    def _refuse(self, error: PosError) -> None:
        self._is_saving = False
        fields: dict[type[PosError], Callable[[str], None]] = {
            FairNameMissing: self.place.name.refuse,
            FairDaysTurned: self.place.last.field.refuse,
        }
        fields.get(type(error), self._note.setText)(str(error))

    def _lay_out(self) -> None:
        space = self.theme.space
        row = QHBoxLayout()
        row.setSpacing(space("wide"))
        row.addWidget(finger_scroll(self.place), 6)
        side = QVBoxLayout()
        side.setSpacing(space("small"))
        side.addWidget(finger_scroll(self.money), 1)
        side.addWidget(self._note)
        side.addWidget(self._save)
        row.addLayout(side, 5)
        self.body.addLayout(row, 1)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)
