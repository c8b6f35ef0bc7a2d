"""Scans that put nothing into the basket, each in a row of its own above the tiles."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from pos.services.scans import Nothing, Why
from ui.scan_words import nothing_text
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.margins import margins

_MOST: Final = 3


class ScanRows(QWidget):
    """The last few, the newest on top. Signals: creating(str): a product with this code is wanted.

    A code nobody knows stays until something is done about it: its piece is not in the basket. A
    scan that was not clean goes away with the next one.
    """

    creating = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(margins(0, 0, 10, 0))
        self._column.setSpacing(theme.space("hair"))
        self.hide()

    def tell(self, nothing: Nothing) -> None:
        """Show a scan that meant nothing; the same code again is the same row, on top."""
        self.forget(nothing.reading.code)
        row = _Row(self._theme, nothing)
        row.create_button.clicked.connect(partial(self._create, row.code))
        row.close_button.clicked.connect(partial(self._remove, row))
        self._rows.insert(0, row)
        self._column.insertWidget(0, row)
        for old in self._rows[_MOST:]:
            self._remove(old)
        row.show()
        self.show()
        announce(row, row.sentence)

    def forget(self, code: str) -> None:
        """The code is known now."""
        self._remove_all([row for row in self._rows if row.code == code])

    def forget_unclean(self) -> None:
        """Another scan came: what was to be scanned again has been."""
        self._remove_all([row for row in self._rows if not row.can_create])

    def clear(self) -> None:
        """The sale is over."""
        self._remove_all(list(self._rows))

    def _create(self, code: str, *_checked: object) -> None:
        self.creating.emit(code)

    def _remove_all(self, rows: "list[_Row]") -> None:
        for row in rows:
            self._remove(row)

    def _remove(self, row: "_Row", *_checked: object) -> None:
        # Hidden and out of the layout first: a row deleted later would stand there for a frame.
        row.hide()
        self._column.removeWidget(row)
        self._rows.remove(row)
        row.deleteLater()
        self.setVisible(bool(self._rows))


class _Row(QFrame):
    def __init__(self, theme: Theme, nothing: Nothing) -> None:
        super().__init__()
        self.setProperty("role", "warn")
        self.code = nothing.reading.code
        self.can_create = nothing.why is Why.UNKNOWN
        self.sentence = nothing_text(nothing)
        self.create_button = Button(theme, _("Create it now"), "soft", icon="plus")
        self.close_button = Button(theme, role="quiet", icon="x", name=_("Close"))
        line = QHBoxLayout(self)
        line.setContentsMargins(margins(16, 4, 4, 4))
        line.setSpacing(theme.space("small"))
        line.addWidget(label(self.sentence, "on-warn", wraps=True), 1)
        line.addWidget(self.create_button)
        line.addWidget(self.close_button)
        self.create_button.setHidden(not self.can_create)
