"""Scans that put nothing into the basket, each in a row of its own above the tiles."""

from collections.abc import Callable
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
        code = nothing.reading.code
        row = _Row(self._theme, code, nothing_text(nothing))
        if nothing.why is Why.UNKNOWN:
            row.offer(_("Create it now"), partial(self.creating.emit, code))
        self._show(row)

    def offer(self, code: str, sentence: str, words: str, act: Callable[[], None]) -> None:
        """Show a scan of something that was not put in, and what puts it in after all."""
        row = _Row(self._theme, code, sentence)
        row.offer(words, partial(self._take, code, act))
        self._show(row)

    def forget(self, code: str) -> None:
        """The code is known now."""
        self._remove_all([row for row in self._rows if row.code == code])

    def forget_unclean(self) -> None:
        """Another scan came: what was to be scanned again has been."""
        self._remove_all([row for row in self._rows if not row.stays])

    def clear(self) -> None:
        """The sale is over."""
        self._remove_all(list(self._rows))

    def _take(self, code: str, act: Callable[[], None]) -> None:
        self.forget(code)
        act()

    def _show(self, row: "_Row") -> None:
        self.forget(row.code)
        row.close_button.clicked.connect(partial(self._remove, row))
        self._rows.insert(0, row)
        self._column.insertWidget(0, row)
        for old in self._rows[_MOST:]:
            self._remove(old)
        row.show()
        self.show()
        announce(row, row.sentence)

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
    """stays: something can be done about it, so it does not go away with the next scan."""

    def __init__(self, theme: Theme, code: str, sentence: str) -> None:
        super().__init__()
        self.setProperty("role", "warn")
        self.code = code
        self.sentence = sentence
        self.stays = False
        self._act_button = Button(theme, role="soft", icon="plus")
        self.close_button = Button(theme, role="quiet", icon="x", name=_("Close"))
        line = QHBoxLayout(self)
        line.setContentsMargins(margins(16, 4, 4, 4))
        line.setSpacing(theme.space("small"))
        line.addWidget(label(self.sentence, "on-warn", wraps=True), 1)
        line.addWidget(self._act_button)
        line.addWidget(self.close_button)
        self._act_button.hide()

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """Name what can be done about it."""
        self.stays = True
        self._act_button.show_text(words)
        # `clicked` brings a bool that is not wanted.
        self._act_button.clicked.connect(lambda *_checked: act())
        self._act_button.show()
