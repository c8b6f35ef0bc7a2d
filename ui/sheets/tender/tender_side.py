"""The trailing side of the tender sheet: what was laid down, the keypad, the main button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.formatting import isolate, money_text
from pos.i18n import gettext as _
from ui.sheets.tender.laid_list import LaidList
from ui.sheets.tender.tendering import Tendering
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.keypad import COMMA, DOUBLE_ZERO, Keypad
from ui.widgets.undo_bar import UndoBar


class TenderSide(QWidget):
    """Shows a `Tendering`; a part is taken back with one tap, and put back with another.

    undo: offers the latter, wherever the sheet has room for it.
    Signals: changed(Tendering): parts were taken or put back; validated().
    """

    changed = Signal(object)
    validated = Signal()

    def __init__(self, theme: Theme, *, names_keys: bool) -> None:
        super().__init__()
        self._theme = theme
        self._tendering: Tendering | None = None
        self._before: Tendering | None = None
        self._laid = LaidList(theme)
        self.undo = UndoBar(theme)
        self.keypad = Keypad(theme, (COMMA, DOUBLE_ZERO))
        self._validate = Button(theme, "", "primary", icon="circle-check")
        self._validate.show_key("⏎" if names_keys else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self._laid)
        column.addWidget(self.keypad, 1)
        column.addSpacing(4)
        column.addWidget(self._validate)
        self._laid.removed.connect(self._take_back)
        self.undo.undone.connect(self._put_back)
        self._validate.clicked.connect(self.validated)

    def show_tendering(self, tendering: Tendering, action: str, *, is_waiting: bool) -> None:
        """Show what was laid down, and what the button does now.

        action: what it does when nothing more is due. is_waiting: it was pressed already.
        """
        if self._tendering is None or tendering.laid != self._tendering.laid:
            self._laid.show_parts(tendering.laid)
        self._tendering = tendering
        if tendering.is_part:
            amount = isolate(money_text(tendering.received, self._theme.language))
            action = _("Lay down {amount}").format(amount=amount)
        self._validate.show_text(action)
        self._validate.setEnabled((tendering.settles or tendering.is_part) and not is_waiting)

    def _take_back(self, number: int) -> None:
        assert self._tendering is not None
        self._before = self._tendering
        amount = isolate(money_text(self._before.laid[number].received, self._theme.language))
        self.undo.offer(_("{amount} taken back").format(amount=amount))
        self.changed.emit(self._before.without_part(number))

    def _put_back(self) -> None:
        before, self._before = self._before, None
        if before is not None:
            self.changed.emit(before)
