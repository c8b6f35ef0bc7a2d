"""One place: its names, what it is, whether it sells online, whether this device sells there."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.names import Names
from pos.domain.stock import PlaceKind
from pos.errors import PosError
from pos.i18n import LANGUAGES
from pos.i18n import gettext as _
from pos.services.places import PlaceRow
from ui.settings.section import SwitchRow
from ui.stock_words import place_kind_text, place_name
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import saves_form
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow
from ui.widgets.sheet import Sheet

# A fair is planned with its days and costs, on a page of its own.
KINDS: Final = tuple(kind for kind in PlaceKind if kind is not PlaceKind.FAIR)


class PlaceSheet(Sheet):
    """Edits a place; an empty id is a new one.

    names, kinds, online: what is filled in.
    Signals: saved(PlaceRow): answer with `close_sheet` or `refuse`; standing(str): this device is
    to sell from the place of this id.
    """

    saved = Signal(object)
    standing = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, place: PlaceRow, *, is_here: bool) -> None:
        title = place_name(place.names) if place.id else _("New place")
        super().__init__(theme, window, title, width=760)
        self._place = place
        titles = {"fr": _("In French"), "ar": _("In Arabic"), "en": _("In English")}
        self.names = {code: LineField(theme, titles[code]) for code in LANGUAGES}
        self.kinds = PillFlow(theme)
        self._kinds_title = label(_("What it is"), "label")
        self.online = SwitchRow(
            theme, _("Sells online"), _("What is there may be offered in the online shop.")
        )
        self.stand = Button(theme, _("Sell from here with this device"), "soft", icon="map-pin")
        words = _("Use it again") if place.is_archived else _("Put it away")
        self.archive = Button(theme, words, "quiet", icon="package-export")
        self._fault = label(role="fault", wraps=True)
        self._save = Button(theme, _("Save the place"), "main", icon="check")
        self._fill(is_here=is_here)
        self._lay_out()
        self.kinds.picked.connect(self._take_kind)
        self.stand.clicked.connect(lambda: self.standing.emit(place.id))
        self.archive.clicked.connect(self._put_away)
        self._save.clicked.connect(self.save)

    def open_sheet(self) -> None:
        """Open with the keyboard in the name of a new place."""
        super().open_sheet()
        if not self._place.id:
            self.names["fr"].take_focus()

    def refuse(self, error: PosError) -> None:
        """Say why it could not be kept; nothing typed is lost."""
        self._fault.setText(str(error))
        self._fault.show()

    def save(self) -> None:
        """Keep what is filled in."""
        self._say(self._place)

    def _put_away(self) -> None:
        self._say(replace(self._place, is_archived=not self._place.is_archived))

    def _say(self, place: PlaceRow) -> None:
        self._fault.hide()
        names = Names(**{code: field.text for code, field in self.names.items()})
        online = self.online.switch.isChecked()
        self.saved.emit(replace(place, names=names, sells_online=online))

    def _take_kind(self, kind: PlaceKind) -> None:
        self._place = replace(self._place, kind=kind)

    def _fill(self, *, is_here: bool) -> None:
        place = self._place
        for code, field in self.names.items():
            field.show_text(getattr(place.names, code))
        self.kinds.set_pills([(kind, place_kind_text(kind)) for kind in KINDS], place.kind)
        is_fair = place.kind is PlaceKind.FAIR
        for part in (self._kinds_title, self.kinds):
            part.setVisible(not is_fair)
        self.online.switch.setChecked(place.sells_online)
        self.stand.setVisible(bool(place.id) and not is_here and not place.is_archived)
        self.archive.setVisible(bool(place.id) and not is_here)
        self._fault.hide()

    def _lay_out(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(self.theme.space("medium"))
        for field in self.names.values():
            names.addWidget(field, 1)
        self.body.addLayout(names)
        for part in (self._kinds_title, self.kinds, self.online):
            self.body.addWidget(part)
        self.body.addWidget(self.stand, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.body.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.addWidget(self.archive)
        foot.addStretch(1)
        foot.addWidget(self._save)
        column = QVBoxLayout()
        column.addLayout(foot)
        self.body.addLayout(column)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)
