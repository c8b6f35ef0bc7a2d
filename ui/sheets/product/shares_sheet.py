"""Whose work one piece is where several made it: each maker's share, together the whole."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.product import Maker
from pos.domain.terms import MakerShare, SharesNotWhole, equal_shares, require_whole
from pos.i18n import gettext as _
from ui.sheets.product.share_row import ShareRow
from ui.sheets.product.share_words import whole_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import saves_form
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label, set_state
from ui.widgets.sheet import Sheet

_FEWEST: Final = 2


class SharesSheet(Sheet):
    """rows: one a maker. sentence: what is missing. alike_button: shares the piece out alike.

    Signals: picked(tuple[MakerShare, ...]): whole, or empty for one maker alone; it has closed.
    """

    picked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        makers: Sequence[Maker],
        shares: Sequence[MakerShare],
    ) -> None:
        """`shares`: as they are, or the one maker with all of it."""
        super().__init__(theme, window, _("Several makers"), width=760, height=600)
        self._makers = makers
        self.rows: list[ShareRow] = []
        self.sentence = label(role="strong", wraps=True)
        self.more_button = Button(theme, _("One more maker"), "soft", icon="user-plus")
        self.alike_button = Button(theme, _("All alike"), "soft", icon="users")
        self.alone_button = Button(theme, _("One maker alone"), "soft", icon="user")
        self._save = Button(theme, _("Keep the shares"), "primary", icon="check")
        self._lines = QVBoxLayout()
        self._lay_out()
        self.more_button.clicked.connect(self._add)
        self.alike_button.clicked.connect(self._share_alike)
        self.alone_button.clicked.connect(partial(self._finish, ()))
        self._save.clicked.connect(self.save)
        for share in shares:
            self._add().show_share(share)
        while len(self.rows) < _FEWEST:
            self._add()
        self._tell()

    def save(self) -> None:
        """Take the shares if they make up the whole piece; the sentence says why not."""
        try:
            shares = tuple(row.read() for row in self.rows if not row.is_empty)
            require_whole(shares)
        except SharesNotWhole:
            set_state(self.sentence, "role", "fault")
            return
        self._finish(shares)

    def _finish(self, shares: tuple[MakerShare, ...], *_checked: object) -> None:
        self.close_sheet()
        self.picked.emit(shares)

    def _add(self, *_checked: object) -> ShareRow:
        row = ShareRow(self.theme, self._makers)
        self.rows.append(row)
        self._lines.insertWidget(len(self.rows) - 1, row)
        row.changed.connect(self._tell)
        row.entered.connect(self.save)
        self.more_button.setEnabled(len(self.rows) < len(self._makers))
        return row

    def _share_alike(self) -> None:
        named = [row for row in self.rows if row.maker_id] or self.rows
        for row in self.rows:
            row.show_amount(0)
        for row, share in zip(named, equal_shares(len(named)), strict=True):
            row.show_amount(share)
        self._tell()

    def _tell(self) -> None:
        set_state(self.sentence, "role", "strong")
        self.sentence.setText(whole_text([row.so_far() for row in self.rows if not row.is_empty]))

    def _lay_out(self) -> None:
        space = self.theme.space
        ground = QWidget()
        ground.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, space("small"), 0)
        self._lines.setSpacing(space("small"))
        self._lines.addStretch(1)
        some = QHBoxLayout()
        some.setSpacing(space("medium"))
        for button in (self.more_button, self.alike_button, self.alone_button):
            some.addWidget(button, 1)
        self.body.addWidget(finger_scroll(ground), 1)
        self.body.addLayout(some)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self._save)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)
