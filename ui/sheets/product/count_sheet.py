"""How many there really are: one more, one less, or the number typed."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.domain.parsing import parse_quantity
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.moving import correct, take_back
from pos.services.products import ProductRow
from ui.operations import Operations
from ui.product_text import on_hand_text, plain_quantity_text, product_name
from ui.screen_language import screen_language
from ui.sheets.product.product_basics import plain_count
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.button import Button, square
from ui.widgets.field import LineField
from ui.widgets.keypad import COMMA, DOUBLE_ZERO, Keypad
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.sheet import Sheet

_KEYPAD_HEIGHT: Final = 300


class CountSheet(Sheet):
    """Corrects the count of one product at one place.

    Signals: settled(Undoable): it was corrected.
    """

    settled = Signal(object)

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        row: ProductRow,
        place: str,
        where: str = "",
    ) -> None:
        """`place`: id of the place; `where`: its name, where it needs saying."""
        super().__init__(theme, window, _("How many are there?"), width=720)
        # A tap on a button must not take the keyboard from the field it helps to fill in.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._operations = operations
        self._row = row
        self._place = place
        self._where = where
        self._is_saving = False
        self._number = NumberLine()
        self.field = LineField(theme, _("Counted"), line=self._number)
        self._save = Button(theme, role="primary", icon="check")
        self._save.clicked.connect(self.save)
        self.field.entered.connect(self.save)
        self._number.textChanged.connect(self._say_what_is_saved)
        self._lay_out()
        self._number.setText(plain_count(row) if row.is_counted else "")
        self._say_what_is_saved()

    def open_sheet(self) -> None:
        """Start with the number selected: typing replaces it."""
        super().open_sheet()
        self._number.setFocus(Qt.FocusReason.OtherFocusReason)
        self._number.selectAll()

    def save(self) -> None:
        """Keep the number as what is there."""
        if self._is_saving:
            return
        try:
            wanted = self.field.parsed(self._parsed)
        except FieldNotAccepted:
            return
        self._is_saving = True
        done, product = partial(self._saved, wanted), self._row.product
        asked = (self._place, product, wanted)
        self._operations.write(self, correct, *asked, done=done, failed=self._refuse)

    def _saved(self, wanted: Quantity, entries: tuple[str, ...]) -> None:
        product, language = self._row.product, screen_language()
        if entries:
            text = _("{name}: {quantity} in stock.").format(
                name=isolate(product_name(product, language)),
                quantity=on_hand_text(product, wanted.thousandths, language),
            )
            self.settled.emit(Undoable(text, take_back, (entries,)))
        self.close_sheet()

    def _refuse(self, error: PosError) -> None:
        self._is_saving = False
        self.field.refuse(str(error))

    def _parsed(self, text: str) -> Quantity:
        return parse_quantity(text, self._row.product.unit)

    def _step(self, by: int, *_checked: object) -> None:
        """One more or one less than what stands there; never below none."""
        try:
            now = self._parsed(self.field.text or "0").thousandths
        except FieldNotAccepted:
            now = self._row.on_hand
        wanted = max(0, now + by * THOUSAND)
        self._number.setText(plain_quantity_text(wanted, self._row.product.unit))
        self.field.clear_note()

    def _say_what_is_saved(self) -> None:
        """Write the new count on the button itself."""
        try:
            wanted = self._parsed(self.field.text)
        except FieldNotAccepted:
            self._save.show_text(_("Save"))
            return
        text = on_hand_text(self._row.product, wanted.thousandths, screen_language())
        self._save.show_text(_("Save: {quantity}").format(quantity=text))

    def _lay_out(self) -> None:
        product, language = self._row.product, screen_language()
        now = on_hand_text(product, self._row.on_hand, language)
        known = _("Known so far: {quantity}").format(quantity=now)
        left = QVBoxLayout()
        left.setSpacing(self.theme.space("medium"))
        left.addWidget(label(product_name(product, language), "title", wraps=True))
        if self._where:
            left.addWidget(label(self._where, "strong", wraps=True))
        left.addWidget(label(known if self._row.is_counted else _("Not counted yet"), "caption"))
        left.addStretch(1)
        left.addLayout(self._steps())
        left.addStretch(1)
        left.addWidget(self._save)
        keypad = Keypad(self.theme, (DOUBLE_ZERO,) if product.unit is Unit.PIECE else (COMMA,))
        keypad.setMinimumHeight(_KEYPAD_HEIGHT)
        keypad.typed.connect(self._number.type_key)
        keypad.erased.connect(self._number.erase)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("wide"))
        row.addLayout(left, 1)
        row.addWidget(keypad, 1)
        self.body.addLayout(row)

    def _steps(self) -> QGridLayout:
        px = self.theme.height("method")
        less = square(Button(self.theme, role="step", icon="minus", name=_("One less")), px)
        more = square(Button(self.theme, role="step", icon="plus", name=_("One more")), px)
        less.clicked.connect(partial(self._step, -1))
        more.clicked.connect(partial(self._step, 1))
        self._number.setFont(self.theme.font("keypad", "loud"))
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setProperty("role", "figure")
        self._number.setFixedHeight(px)
        grid = QGridLayout()
        grid.setSpacing(self.theme.space("small"))
        bottom = Qt.AlignmentFlag.AlignBottom
        grid.addWidget(less, 0, 0, bottom)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(more, 0, 2, bottom)
        return grid
