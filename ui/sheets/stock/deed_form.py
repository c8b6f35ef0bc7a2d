"""Why goods move: one cause, and what it asks further: where to, or what explains it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.stock import Cause, DifferenceReason
from pos.i18n import gettext as _
from pos.services.whereabouts import Whereabouts
from ui.sheets.stock.deed import CAUSES, REASONS
from ui.stock_words import cause_text, place_name, reason_text
from ui.theme import Theme
from ui.widgets.field import Field, LineField
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.picker import Picker
from ui.widgets.pill_flow import PillFlow


class DeedForm(QWidget):
    """cause, reason: what is picked. causes, reasons, place, target, note: the parts.

    Signals: changed(): something else was picked; entered(): Enter was pressed in the note.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.cause = CAUSES[0]
        self.reason = REASONS[0]
        self.causes, self.reasons = PillFlow(theme), PillFlow(theme)
        self.place, self.target = Picker(theme, _("Place")), Picker(theme, _("To"))
        self._place_field = Field(theme, _("At this place"), self.place)
        self._target_field = Field(theme, _("To which place"), self.target)
        self._reasons_title = label(_("What explains it?"), "label")
        self.note = LineField(theme, _("Remark, if you like"))
        self.causes.set_pills([(cause, cause_text(cause)) for cause in CAUSES], self.cause)
        self.reasons.set_pills([(reason, reason_text(reason)) for reason in REASONS], self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(0, 0, theme.space("small"), 0))
        column.setSpacing(theme.space("small"))
        for part in (
            self._place_field,
            label(_("What happened?"), "label"),
            self.causes,
            self._target_field,
            self._reasons_title,
            self.reasons,
            self.note,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.causes.picked.connect(self._pick_cause)
        self.reasons.picked.connect(self._pick_reason)
        self.place.activated.connect(lambda _number: self.changed.emit())
        self.target.activated.connect(lambda _number: self.changed.emit())
        self.note.entered.connect(self.entered)
        self._show_rows()

    def show_places(self, where: Whereabouts, at: str) -> None:
        """Offer the places; at: id of the one where it happens."""
        choices: list[tuple[object, str]] = [(p.id, place_name(p.names)) for p in where.places]
        self.place.set_choices(choices, at)
        self._place_field.setVisible(len(choices) > 1)
        others = [choice for choice in choices if choice[0] != at]
        self.target.set_choices(others, others[0][0] if others else None)
        self._show_rows()

    def start_with(self, cause: Cause) -> None:
        """Begin with a cause picked."""
        self.causes.pick(cause)
        self._pick_cause(cause)

    @property
    def target_id(self) -> str:
        """Id of the place goods are sent to, empty where there is none."""
        return str(self.target.picked or "")

    def _pick_cause(self, cause: Cause) -> None:
        self.cause = cause
        self._show_rows()
        self.changed.emit()

    def _pick_reason(self, reason: DifferenceReason) -> None:
        self.reason = reason
        self.changed.emit()

    def _show_rows(self) -> None:
        is_sent, is_corrected = self.cause is Cause.MOVED, self.cause is Cause.CORRECTED
        self._target_field.setVisible(is_sent)
        for part in (self._reasons_title, self.reasons):
            part.setVisible(is_corrected)
        nowhere = _("There is no other place yet. Add one in the settings.")
        self._target_field.remark("" if self.target.count() else nowhere)
