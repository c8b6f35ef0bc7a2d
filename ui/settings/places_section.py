"""The places goods can be at: named, put away, and which of them this device sells from."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.domain.formatting import isolate
from pos.domain.names import Names
from pos.domain.stock import PlaceKind
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.places import PlaceRow, keep_place, places, stand_at
from pos.services.shop import counter
from pos.services.till import Connection
from ui.operations import Operations
from ui.settings.place_sheet import PlaceSheet
from ui.settings.section import Section
from ui.stock_words import place_kind_text, place_name
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label

_NEW = PlaceRow("", Names(), PlaceKind.WORKSHOP, sells_online=False, is_archived=False)


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """Every place, those put away last. here: id of the one this device sells from."""

    places: tuple[PlaceRow, ...]
    here: str


def places_found(connection: Connection) -> PlacesFound:
    """Read the places and which one this device stands at."""
    found = places(connection, with_archived=True)
    ordered = sorted(found, key=lambda place: place.is_archived)
    return PlacesFound(tuple(ordered), counter(connection).here.id)


class PlacesSection(Section):
    """Reads and keeps its part itself: it stands on its own. add: opens a new place."""

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__(
            theme,
            _("Places"),
            _("Where goods can be: the workshop, a shop, with somebody who sells for you."),
        )
        self._operations = operations
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space("small"))
        self.add = Button(theme, _("Add a place"), "soft", icon="map-pin")
        self.column.addLayout(self._rows)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self.column.addLayout(row)
        self.add.clicked.connect(lambda: self._open(_NEW, is_here=False))
        operations.changed.connect(self._follow)
        self._read()

    def show_places(self, found: PlacesFound) -> None:
        """Show the places there are."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place in found.places:
            self._rows.addWidget(self._row(place, is_here=place.id == found.here))

    def _row(self, place: PlaceRow, *, is_here: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.theme.space("medium"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(place_name(place.names), "strong"))
        words.addWidget(label(_about(place, is_here=is_here), "caption", wraps=True))
        said = _("Edit {name}").format(name=isolate(place_name(place.names)))
        change = Button(self.theme, "", "soft", icon="pencil", name=said)
        change.show_text(_("Edit"), said)
        change.clicked.connect(partial(self._open, place, is_here=is_here))
        line.addLayout(words, 1)
        line.addWidget(change)
        return row

    def _open(self, place: PlaceRow, *_checked: object, is_here: bool) -> None:
        sheet = PlaceSheet(self.theme, self.window(), place, is_here=is_here)
        sheet.saved.connect(partial(self._write, sheet, keep_place))
        sheet.standing.connect(partial(self._write, sheet, stand_at))
        sheet.open_sheet()

    def _write(self, sheet: PlaceSheet, service: object, what: object) -> None:
        def done(_result: object) -> None:
            sheet.close_sheet()

        def refuse(error: PosError) -> None:
            sheet.refuse(error)

        assert callable(service)
        self._operations.write(sheet, service, what, done=done, failed=refuse)

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.SETTINGS:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, places_found, done=self.show_places)


def _about(place: PlaceRow, *, is_here: bool) -> str:
    said = [place_kind_text(place.kind)]
    if is_here:
        said.append(_("this device sells from here"))
    if place.sells_online:
        said.append(_("sells online"))
    if place.is_archived:
        said.append(_("put away"))
    return " · ".join(said)
