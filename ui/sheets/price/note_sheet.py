"""A note for the buyer: one line of text that is printed on the receipt."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_LONGEST: Final = 160


class NoteSheet(Sheet):
    """Starts with the note as it is. Signals: noted(str): cleaned; empty takes it away."""

    noted = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, note: str) -> None:
        super().__init__(theme, window, _("Note on the receipt"), width=640)
        self.field = LineField(theme, _("What the buyer will read"))
        self.field.line.setMaxLength(_LONGEST)
        self.field.show_text(note)
        keep = Button(theme, _("Keep the note"), "primary", icon="check")
        hint = _("For instance where to deliver, or how to wash it. Leave it empty for no note.")
        self.body.addWidget(self.field)
        self.body.addWidget(label(hint, "caption", wraps=True))
        self.body.addWidget(keep)
        keep.clicked.connect(self._keep)
        self.field.entered.connect(self._keep)

    def open_sheet(self) -> None:
        """Start in the field."""
        super().open_sheet()
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        try:
            note = self.field.parsed(clean_name)
        except FieldNotAccepted:
            return
        self.close_sheet()
        self.noted.emit(note)
