"""Inviting a new till: what it is called, the series of its receipts, and its code if any."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.errors import PosError
from pos.exchange.request import (
    MARK,
    CodeNotAccepted,
    code_of,
    fingerprint,
    grouped,
    key_of_code,
    till_of,
)
from pos.i18n import gettext as _
from pos.services.invitations import SeriesNotAccepted
from pos.services.tills import Applicant
from ui.operations import Operations
from ui.sheets.tills.code_camera import CodeCamera
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label


class InviteStep(QWidget):
    """Signals: confirmed(str label, str series, str code): write the file. left(): not now.

    code: of the till that asked, as its screen shows it; empty for whichever opens the invitation.
    camera: reads it, where a camera was added.
    """

    confirmed = Signal(str, str, str)
    left = Signal()

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self.camera = CodeCamera(theme, operations)
        self.label = LineField(theme, _("What is the new till called?"), hint=_("Stand 24"))
        self.series = LineField(theme, _("Letters before its receipt numbers"))
        self.series.keep_left_to_right()
        self.code = LineField(
            theme, _("The code on its screen, if it shows one (scan it, or type it)")
        )
        self.code.keep_left_to_right()
        self.write = Button(theme, _("Write the invitation"), "main", icon="usb")
        self.later = Button(theme, _("Not now"), "quiet")
        self.write.clicked.connect(self._confirm)
        self.later.clicked.connect(self.left)
        self.label.entered.connect(self.series.take_focus)
        self.series.entered.connect(self._confirm)
        self.code.entered.connect(self._confirm)
        self.code.edited.connect(self._look_at_code)
        self.camera.read.connect(self.take_code)
        self._lay_out(theme)

    def begin(self, series: str) -> None:
        """Ask for a new till. series: the one proposed."""
        self.camera.close_eye()
        self.label.show_text("")
        self.series.show_text(series)
        self.code.show_text("")
        for field in (self.label, self.series, self.code):
            field.clear_note()
        self.label.take_focus()

    def show_applicant(self, applicant: Applicant) -> None:
        """Ask for the till that says who it is."""
        self.label.show_text(applicant.label)
        self.take_code(code_of(bytes.fromhex(applicant.public_key)))

    def take_code(self, code: str) -> None:
        """Fill the code in that was scanned."""
        self.code.show_text(grouped(code) if code.startswith(MARK) else code)
        self._look_at_code(code)
        self.label.take_focus()

    def refuse(self, error: PosError) -> None:
        """Say what is wrong, under the field it is about."""
        field = self.label
        if isinstance(error, SeriesNotAccepted):
            field = self.series
        elif isinstance(error, CodeNotAccepted):
            field = self.code
        field.refuse(str(error))
        field.take_focus()

    def _look_at_code(self, typed: str) -> None:
        """Say which till a code is of as soon as it is whole."""
        try:
            key = key_of_code(typed)
        except CodeNotAccepted:
            self.code.clear_note()
            return
        sentence = _(
            "Till {till}, fingerprint {fingerprint}: compare with its screen. It is let in at "
            "once, and this invitation is for it alone."
        )
        known = {"till": ltr(till_of(key)), "fingerprint": ltr(fingerprint(key))}
        self.code.remark(sentence.format(**known))

    def _confirm(self) -> None:
        self.confirmed.emit(self.label.text, self.series.text, self.code.text)

    def _lay_out(self, theme: Theme) -> None:
        says = (
            _("1. The invitation goes onto a stick, with the goods, prices and people of today."),
            _(
                "2. On the new laptop: open Rahba for the first time, choose the language, then "
                "“Join a cooperative”."
            ),
            _(
                "3. It can sell at once. Without a code, you let it in here the first time its "
                "work comes back."
            ),
        )
        row = QHBoxLayout()
        row.addWidget(self.later)
        row.addWidget(self.camera.button)
        row.addStretch(1)
        row.addWidget(self.write)
        fields = QHBoxLayout()
        fields.setSpacing(theme.space("medium"))
        fields.addWidget(self.label, 3)
        fields.addWidget(self.series, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addLayout(fields)
        column.addWidget(self.code)
        column.addWidget(self.camera)
        column.addSpacing(theme.space("small"))
        for sentence in says:
            column.addWidget(label(sentence, wraps=True))
        column.addStretch(1)
        column.addLayout(row)
