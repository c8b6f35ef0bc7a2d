"""Which column of a list holds what: a guess beside the first rows, to be corrected."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.services.importing.columns import Field, guess_columns
from pos.services.importing.sheet import Sheet
from ui.sheets.importing.import_words import field_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, label
from ui.widgets.margins import margins
from ui.widgets.picker import Picker

_ROWS_SHOWN: Final = 3
# Nobody matches more by hand; further columns are left out.
_MOST_COLUMNS: Final = 60


class MatchingStep(QWidget):
    """One line a column: its header, what its first rows say, and what it holds.

    Signals: confirmed(Mapping[Field, header or None]).
    """

    confirmed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._headers: tuple[str, ...] = ()
        self.pickers: dict[str, Picker] = {}
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self._scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._why_not = label(role="fault", wraps=True)
        self.next_button = Button(theme, _("See what will happen"), "main", icon="check")
        self.next_button.clicked.connect(lambda: self.confirmed.emit(self.matching()))
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("large"))
        foot.addWidget(self._why_not, 1)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(label(_("What does each column hold?"), "title"))
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the columns of a list, each with the guess picked."""
        self._headers = sheet.headers[:_MOST_COLUMNS]
        guess = {header: field for field, header in guess_columns(sheet.headers).items() if header}
        lines = QWidget()
        lines.setProperty("role", "scrolled")
        column = QVBoxLayout(lines)
        column.setContentsMargins(margins(0, 0, self._theme.space("medium"), 0))
        column.setSpacing(self._theme.space("small"))
        self.pickers = {header: self._picker(header, guess.get(header)) for header in self._headers}
        for header in self._headers:
            says = [row.cells[header] for row in sheet.rows[:_ROWS_SHOWN]]
            column.addWidget(self._line(header, says))
        column.addStretch(1)
        self._scroll.setWidget(lines)
        self._judge()

    def matching(self) -> Mapping[Field, str | None]:
        """Return which header holds each field, None where none does."""
        held: dict[Field, str | None] = dict.fromkeys(Field)
        for header, picker in self.pickers.items():
            if isinstance(picker.picked, Field):
                held[picker.picked] = header
        return held

    def _picker(self, header: str, field: Field | None) -> Picker:
        picker = Picker(self._theme, _("What {column} holds").format(column=isolate(header)))
        choices: list[tuple[object, str]] = [(None, _("Leave out"))]
        choices += [(known, field_text(known)) for known in Field]
        picker.set_choices(choices, field)
        picker.setFixedWidth(260)
        picker.currentIndexChanged.connect(partial(self._take_from_others, header))
        return picker

    def _line(self, header: str, says: list[str]) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(ElidedLabel(header, "strong"))
        shown = " · ".join(isolate(text[:60]) for text in says if text)
        names.addWidget(ElidedLabel(shown or _("Empty in the first rows"), "caption"))
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(self._theme.space("large"))
        row.addLayout(names, 1)
        row.addWidget(self.pickers[header])
        return card

    def _take_from_others(self, header: str, _number: int) -> None:
        """A field has one column: the newest choice takes it from another."""
        field = self.pickers[header].picked
        for other, picker in self.pickers.items():
            if field is not None and other != header and picker.picked == field:
                picker.setCurrentIndex(0)
        self._judge()

    def _judge(self) -> None:
        held = self.matching()
        has_name = any(held[field] for field in (Field.NAME_FR, Field.NAME_AR, Field.NAME_EN))
        self.next_button.setEnabled(has_name)
        self._why_not.setText("" if has_name else _("Say which column holds the name."))
