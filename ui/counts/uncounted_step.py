"""What should be here and nobody counted: asked about one by one, or all at once."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import count_text, isolate
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.counted import Found
from ui.counts.found_list import FoundList, Index, RowWords
from ui.counts.found_model import FoundModel
from ui.counts.words import amount, found_name
from ui.operations import Operations
from ui.photos import Photos
from ui.product_art import ProductArt
from ui.row_painter import Pill
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, label

_CHOSEN: Final = ("on_chip_selected", "chip_selected", "chip_selected")
_OFFERED: Final = ("ink", "surface", "line_strong")


class Fate(Enum):
    """What is said of goods that nobody counted: there are none left, or nobody looked."""

    NONE_LEFT = auto()
    LEFT_AS_IT_IS = auto()


_FATES: Final = tuple(Fate)


class UncountedStep(QWidget):
    """fates: what was answered, by the id of each product.

    Signals: going_on(list[Product]): all is answered, and of these none is left; counting_on():
    back to the count; handing_in(): others count the rest.
    """

    going_on = Signal(object)
    counting_on = Signal()
    handing_in = Signal()

    def __init__(self, theme: Theme, operations: Operations, art: ProductArt) -> None:
        super().__init__()
        self._theme = theme
        self.fates: dict[str, Fate] = {}
        self.model = FoundModel(self._say, self)
        self.rows = FoundList(theme, art, _("Not counted"), self.model, self._words)
        self._photos = Photos(operations, art, self)
        self._photos.arrived.connect(self.rows.viewport().update)
        self._question = label(role="label", wraps=True)
        self._left = ElidedLabel(role="remark")
        self._none = Button(theme, _("None left of all"), "soft", icon="x")
        self._keep = Button(theme, _("Leave all as they are"), "soft", icon="clock")
        self._back = Button(theme, _("Count on"), "soft", icon="scan")
        self._hand_in = Button(theme, _("Others count the rest"), "quiet", icon="users")
        self._on = Button(theme, _("See the differences"), "main", icon="check")
        self._lay_out()
        self.rows.tapped.connect(self._tap)
        self.rows.entered_row.connect(self._turn)
        self._none.clicked.connect(lambda: self._answer_all(Fate.NONE_LEFT))
        self._keep.clicked.connect(lambda: self._answer_all(Fate.LEFT_AS_IT_IS))
        self._back.clicked.connect(self.counting_on)
        self._hand_in.clicked.connect(self.handing_in)
        self._on.clicked.connect(lambda: self.go_on())

    def show_uncounted(self, found: tuple[Found, ...]) -> None:
        """Ask about these; what was answered before stays answered."""
        ids = {each.product.id for each in found}
        self.fates = {product: fate for product, fate in self.fates.items() if product in ids}
        self.model.show_rows(found)
        self._photos.want(each.product.photo for each in found)
        if found and not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(self.model.index(0))
        self._show_left()

    def drop(self, product: str) -> None:
        """It was found after all."""
        self.model.drop(product)
        self.fates.pop(product, None)
        self._show_left()

    def forget(self) -> None:
        """Another count: nothing has been answered."""
        self.fates = {}

    def go_on(self) -> None:
        """Go on once everything is answered."""
        if self._unanswered():
            return
        fates = self.fates
        rows = self.model.rows
        gone = [row.product for row in rows if fates[row.product.id] is Fate.NONE_LEFT]
        self.going_on.emit(gone)

    def _answer(self, found: Found, fate: Fate) -> None:
        self.fates[found.product.id] = fate
        self.model.put(found)
        self._show_left()

    def _answer_all(self, fate: Fate) -> None:
        self.fates = {row.product.id: fate for row in self.model.rows}
        self.rows.viewport().update()
        self._show_left()

    def _tap(self, index: QModelIndex, point: QPoint) -> None:
        found = self.model.found(index)
        number = self.rows.pill_at(index, point, len(_FATES))
        if found is not None and number is not None:
            self._answer(found, _FATES[number])

    def _turn(self, index: Index) -> None:
        """Enter says none left, once more that it stays as it is."""
        found = self.model.found(index)
        if found is not None:
            is_none = self.fates.get(found.product.id) is Fate.NONE_LEFT
            self._answer(found, Fate.LEFT_AS_IT_IS if is_none else Fate.NONE_LEFT)

    def _unanswered(self) -> int:
        return len(self.model.rows) - len(self.fates)

    def _show_left(self) -> None:
        count, left = len(self.model.rows), self._unanswered()
        text = ngettext(
            "{count} product should be here and nobody counted it.",
            "{count} products should be here and nobody counted them.",
            count,
        )
        question = _("Is nothing left of it, or did nobody look?")
        said = text.format(count=isolate(count_text(count, screen_language())))
        self._question.setText(f"{said} {question}" if count else _("Everything was counted."))
        text = ngettext("{count} without an answer", "{count} without an answer", left)
        left_text = text.format(count=isolate(count_text(left, screen_language())))
        self._left.setText(left_text if left else "")
        self._on.setEnabled(not left)

    def _words(self, index: Index) -> RowWords | None:
        found = self.model.found(index)
        if found is None:
            return None
        expected = _("There should be: {expected}").format(
            expected=isolate(amount(found, found.expected or 0))
        )
        fate = self.fates.get(found.product.id)
        pills = tuple(
            Pill(_fate_text(each), "", *(_CHOSEN if each is fate else _OFFERED)) for each in _FATES
        )
        return RowWords(found.product, expected, pills=pills)

    def _say(self, found: Found) -> str:
        fate = self.fates.get(found.product.id)
        answer = _("no answer yet") if fate is None else _fate_text(fate)
        return f"{found_name(found)}, {amount(found, found.expected or 0)}, {answer}"

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 8)
        inside.addWidget(self.rows)
        every = QHBoxLayout()
        every.setSpacing(self._theme.space("small"))
        every.addWidget(self._question, 1)
        every.addWidget(self._none)
        every.addWidget(self._keep)
        footer = QHBoxLayout()
        footer.setSpacing(self._theme.space("small"))
        footer.addWidget(self._left, 1)
        for button in (self._hand_in, self._back, self._on):
            footer.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("medium"))
        column.addLayout(every)
        column.addWidget(card, 1)
        column.addLayout(footer)


def _fate_text(fate: Fate) -> str:
    return _("None left") if fate is Fate.NONE_LEFT else _("Leave it")
