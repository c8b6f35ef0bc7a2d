"""Inviting a new till: what it is called, and the series of its receipts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.tills import SeriesNotAccepted
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label


class InviteStep(QWidget):
    """Signals: confirmed(str label, str series): write the file. left(): not now."""

    confirmed = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.label = LineField(theme, _("What is the new till called?"), hint=_("Stand 24"))
        self.series = LineField(theme, _("Letters before its receipt numbers"))
        self.series.keep_left_to_right()
        self.write = Button(theme, _("Write the invitation"), "main", icon="usb")
        self.later = Button(theme, _("Not now"), "quiet")
        self.write.clicked.connect(self._confirm)
        self.later.clicked.connect(self.left)
        self.label.entered.connect(self.series.take_focus)
        self.series.entered.connect(self._confirm)
        self._lay_out(theme)

    def begin(self, series: str) -> None:
        """Ask for a new till. series: the one proposed."""
        self.label.show_text("")
        self.series.show_text(series)
        for field in (self.label, self.series):
            field.clear_note()
        self.label.take_focus()

    def refuse(self, error: PosError) -> None:
        """Say what is wrong, under the field it is about."""
        field = self.series if isinstance(error, SeriesNotAccepted) else self.label
        field.refuse(str(error))
        field.take_focus()

    def _confirm(self) -> None:
        self.confirmed.emit(self.label.text, self.series.text)

    def _lay_out(self, theme: Theme) -> None:
        says = (
            _("1. The invitation goes onto a stick, with the goods, prices and people of today."),
            _(
                "2. On the new laptop: open Rahba for the first time, choose the language, then "
                "“Join a cooperative”."
            ),
            _("3. It can sell at once. The first time its work comes back, you let it in here."),
        )
        row = QHBoxLayout()
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self.label)
        column.addWidget(self.series)
        column.addSpacing(theme.space("small"))
        for sentence in says:
            column.addWidget(label(sentence, wraps=True))
        column.addStretch(1)
        column.addLayout(row)
