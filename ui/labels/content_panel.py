"""What labels say, and how large they are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos.documents.price_label import Part, Symbol
from pos.i18n import gettext as _
from pos.printing.label_stock import USUAL
from pos.services.labels import LabelChoice
from ui.labels.word_field import WordField
from ui.labels.words import part_name
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.field import Field
from ui.widgets.label import label
from ui.widgets.picker import Picker
from ui.widgets.pill_flow import PillFlow
from ui.widgets.toggle_flow import ToggleFlow

_LANGUAGES: Final = {"fr": "Français", "ar": "العربية", "en": "English"}
_PARTS: Final = tuple(part for part in Part if part is not Part.SECOND_NAME)
# What stands for the label printer among the names of sheets.
ROLL: Final = "roll"


class ContentPanel(QWidget):
    """Shows a choice, and tells of another.

    word: the ten letters for floor prices. sizes: sheets and the roll.
    Signals: chosen(LabelChoice): something else is wanted.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._choice = LabelChoice()
        self.sizes = Picker(theme, _("Size of the labels"))
        self.first = Picker(theme, _("Language"))
        self.second = Picker(theme, _("Second language"))
        self.symbols = PillFlow(theme)
        self.parts = ToggleFlow(theme, [(part, part_name(part)) for part in _PARTS])
        self.word = WordField(theme, operations)
        self._lay_out(theme)
        self._connect()

    def offer_sizes(self, sizes: Sequence[tuple[str, str]]) -> None:
        """Name the sizes there are, the usual one first."""
        picked = ROLL if self._choice.on_roll else self._choice.stock or USUAL.name
        self.sizes.set_choices(sizes, picked)

    def show_choice(self, choice: LabelChoice) -> None:
        """Show what is chosen."""
        self._choice = choice
        first, *others = choice.languages or ("fr",)
        self.first.set_choices(list(_LANGUAGES.items()), first)
        rest = [(code, name) for code, name in _LANGUAGES.items() if code != first]
        self.second.set_choices(
            [("", _("One language is enough")), *rest], others[0] if others else ""
        )
        if self.symbols.pills:
            self.symbols.pick(choice.symbol)
        else:
            self.symbols.set_pills(_symbols(), choice.symbol)
        self.parts.show_chosen(choice.parts)
        self.word.setVisible(Part.FLOOR in choice.parts)

    def _choose_size(self) -> None:
        name = str(self.sizes.picked)
        stock = self._choice.stock if name == ROLL else name
        # Another sheet begins with its first label.
        start = self._choice.start if stock == self._choice.stock else 0
        self._tell(replace(self._choice, stock=stock, on_roll=name == ROLL, start=start))

    def _choose_languages(self) -> None:
        first, second = str(self.first.picked), str(self.second.picked or "")
        both = (first, second) if second and second != first else (first,)
        self._tell(replace(self._choice, languages=both))

    def _toggle(self, part: Part) -> None:
        chosen = set(self._choice.parts) ^ {part}
        self._tell(replace(self._choice, parts=tuple(each for each in _PARTS if each in chosen)))

    def _tell(self, choice: LabelChoice) -> None:
        self.show_choice(choice)
        self.chosen.emit(choice)

    def _connect(self) -> None:
        self.sizes.activated.connect(lambda _number: self._choose_size())
        for picker in (self.first, self.second):
            picker.activated.connect(lambda _number: self._choose_languages())
        self.symbols.picked.connect(lambda it: self._tell(replace(self._choice, symbol=it)))
        self.parts.toggled.connect(self._toggle)

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout()
        grid.setSpacing(theme.space("medium"))
        grid.addWidget(Field(theme, _("Size of the labels"), self.sizes), 0, 0, 1, 2)
        grid.addWidget(Field(theme, _("Language"), self.first), 1, 0)
        grid.addWidget(Field(theme, _("Second language"), self.second), 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.space("small"), 0)
        column.setSpacing(theme.space("small"))
        column.addLayout(grid)
        column.addWidget(label(_("What a scanner reads"), "caption"))
        column.addWidget(self.symbols)
        column.addWidget(label(_("What the label says"), "caption"))
        column.addWidget(self.parts)
        column.addWidget(self.word)
        column.addStretch(1)


def _symbols() -> list[tuple[object, str]]:
    return [
        (Symbol.BARS, _("Barcode")),
        (Symbol.QR, _("QR")),
        (Symbol.NONE, _("No symbol")),
    ]
