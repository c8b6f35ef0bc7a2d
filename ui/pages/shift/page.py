"""The till from opening to closing: float, cash in and out, reports, the count, past closings."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from pos.changed import Changed
from pos.clock import system_clock
from pos.folders import Folders
from pos.i18n import gettext as _
from pos.services.shifts import Closed
from ui.day_check import DayCheck, old_copy_text
from ui.errands import GoOnSelling, ShiftDeed
from ui.operations import Operations
from ui.page import Key, Page
from ui.pages.shift.keeping import Keeping
from ui.pages.shift.past import PastDelegate, PastShifts
from ui.pages.shift.reading import Standing, standing
from ui.pages.shift.state_card import StateCard
from ui.printing import Printing
from ui.theme import Theme
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import label
from ui.widgets.page_head import page_head
from ui.widgets.row_list import RowList

_STATE_WIDE: Final = 430
_STATE_COMPACT: Final = 380


class ShiftPage(Page):
    """Shows the shift of this till.

    state, past: how it stands, and the closings before. keeping: what is done about it.
    checked: what the check after the last closing found, in words.
    """

    shows: ClassVar[Changed] = (
        Changed.SHIFT | Changed.SALES | Changed.PRINTING | Changed.SETTINGS | Changed.PEOPLE
    )

    def __init__(
        self, theme: Theme, operations: Operations, printing: Printing, folders: Folders
    ) -> None:
        super().__init__(theme, operations)
        self._deed: ShiftDeed | None = None
        self.keeping = Keeping(theme, operations, printing, self)
        self._check = DayCheck(operations, folders.copies, self)
        self.state = StateCard(theme)
        self.past = RowList(_("Closings"))
        self.model = PastShifts()
        self.past.setModel(self.model)
        self.past.setItemDelegate(PastDelegate(theme, self.past))
        self.checked = label(role="caption", wraps=True)
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read how the till stands."""
        self.operations.read(self, standing, done=self._show)

    def keys(self) -> Sequence[Key]:
        """Each of them has a button too."""
        keeping = self.keeping
        return (
            Key("F3", _("Open the till"), keeping.open_till),
            Key("F4", _("Count and close"), keeping.close_till),
            Key("F6", _("Put cash in"), keeping.pay_in),
            Key("F7", _("Take cash out"), keeping.pay_out),
            Key("F12", _("Report so far (X)"), keeping.report),
        )

    def take_in(self, thing: object) -> None:
        """Do what another page sent somebody here for, once it is known how the till stands."""
        if isinstance(thing, ShiftDeed):
            self._deed = thing
        if self.keeping.standing is not None:
            self._do()

    def set_compact(self, *, is_compact: bool) -> None:
        """Give the list the room it needs."""
        self.state.setFixedWidth(_STATE_COMPACT if is_compact else _STATE_WIDE)

    def _connect(self) -> None:
        keeping, state = self.keeping, self.state
        state.opening.connect(keeping.open_till)
        state.closing.connect(keeping.close_till)
        state.reporting.connect(keeping.report)
        state.paying_in.connect(keeping.pay_in)
        state.paying_out.connect(keeping.pay_out)
        keeping.shift_closed.connect(self._finish)
        keeping.finishing.connect(partial(self.handed.emit, GoOnSelling()))
        self._check.told.connect(self.checked.setText)
        self._check.noticed.connect(self.noticed)
        self.past.clicked.connect(self._open_closing)
        self.past.entered_row.connect(self._open_closing)

    def _show(self, found: Standing) -> None:
        self.keeping.standing = found
        self.state.show_standing(found)
        self.model.show_rows(found.rows)
        self._whole.setCurrentIndex(0 if found.rows else 1)
        if not self.checked.text():
            self.checked.setText(old_copy_text(found.copies, system_clock()))
        self._do()

    def _do(self) -> None:
        deed, self._deed = self._deed, None
        deeds = {
            ShiftDeed.OPEN: self.keeping.open_till,
            ShiftDeed.CLOSE: self.keeping.close_till,
            ShiftDeed.REPORT: self.keeping.report,
        }
        if deed in deeds:
            deeds[deed]()

    def _finish(self, done: Closed) -> None:
        """Show the paper of the closing, and look at the whole file meanwhile."""
        self.keeping.show_closing(done.id)
        self._check.run()

    def _open_closing(self, index: QModelIndex) -> None:
        row, _paper = self.model.row(index)
        self.keeping.show_closing(row.closing)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 12, 2, 8)
        title = label(_("Closings"), "title")
        title.setContentsMargins(20, 0, 20, 0)
        inside.addWidget(title)
        inside.addWidget(self.past, 1)
        text = _("Each closing stays here, with its report to print again.")
        first = _("Your first closing will appear here")
        self._whole.addWidget(card)
        self._whole.addWidget(EmptyCard(self.theme, "clipboard-check", first, text))
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("large"))
        row.addWidget(self.state)
        row.addWidget(self._whole, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(self.theme.space("medium"))
        column.addLayout(page_head(self.theme, _("Till")))
        column.addLayout(row, 1)
        column.addWidget(self.checked)
        self.state.setFixedWidth(_STATE_WIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
