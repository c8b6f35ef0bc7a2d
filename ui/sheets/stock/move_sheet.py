"""Goods of one product that come, go, break, or are sent elsewhere: why, how much, done."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.domain.parsing import parse_quantity
from pos.domain.product import Product
from pos.domain.quantity import Unit
from pos.domain.stock import Cause, DifferenceReason
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.moving import take_back
from pos.services.whereabouts import Whereabouts, whereabouts
from ui.operations import Operations
from ui.product_text import on_hand_text, product_name
from ui.screen_language import screen_language
from ui.sheets.stock.deed import Deed
from ui.sheets.stock.deed_form import DeedForm
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.keypad import COMMA, DOUBLE_ZERO, Keypad
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.sheet import Sheet

_WIDTH: Final = 940
_HEIGHT: Final = 660


class MoveSheet(Sheet):
    """Moves one product.

    form, quantity: what is filled in. Signals: settled(Undoable): it was moved.
    """

    settled = Signal(object)

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        product: Product,
        place: str,
        cause: Cause = Cause.RECEIVED,
    ) -> None:
        """`place`: id of the place it happens at, until another one is picked."""
        super().__init__(theme, window, _("Move goods"), width=_WIDTH, height=_HEIGHT)
        # A tap on a button must not take the keyboard from the field it helps to fill in.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._operations = operations
        self._product = product
        self._place = place
        self._where: Whereabouts | None = None
        self._is_saving = False
        self.form = DeedForm(theme)
        self.form.start_with(cause)
        self._number = NumberLine()
        self.quantity = LineField(theme, "", line=self._number)
        self._fault = label(role="fault", wraps=True)
        self._save = Button(theme, role="primary", icon="check")
        self._lay_out()
        self._save.clicked.connect(self.save)
        self.quantity.entered.connect(self.save)
        self.form.entered.connect(self.save)
        self._number.textChanged.connect(self._show)
        self.form.changed.connect(self._follow)
        self._show()
        operations.read(self, whereabouts, product.id, done=self._take_places)

    def open_sheet(self) -> None:
        """Start with the number."""
        super().open_sheet()
        self._number.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Do what is filled in."""
        if self._is_saving:
            return
        try:
            deed = self._deed()
        except FieldNotAccepted as fault:
            self._refuse(fault)
            return
        self._is_saving = True
        service, given = deed.service()
        done = partial(self._saved, deed)
        self._operations.write(self, service, *given, done=done, failed=self._refuse)

    def _saved(self, deed: Deed, entries: tuple[str, ...]) -> None:
        if entries:
            self.settled.emit(Undoable(deed.sentence(), take_back, (entries,)))
        self.close_sheet()

    def _refuse(self, error: PosError) -> None:
        self._is_saving = False
        self._fault.setText(str(error))

    def _deed(self) -> Deed:
        """Read the form; raises a `FieldNotAccepted` for a quantity that cannot be read."""
        form = self.form
        quantity = parse_quantity(self._number.text(), self._product.unit)
        is_corrected = form.cause is Cause.CORRECTED
        return Deed(
            cause=form.cause,
            product=self._product,
            quantity=quantity,
            place=self._place,
            target=form.target_id or self._place,
            target_name=form.target.currentText(),
            reason=form.reason if is_corrected else DifferenceReason.NONE,
            note=form.note.text,
        )

    def _take_places(self, where: Whereabouts) -> None:
        self._where = where
        self.form.show_places(where, self._place)
        self._show()

    def _follow(self) -> None:
        picked = str(self.form.place.picked or self._place)
        if picked != self._place and self._where is not None:
            self._place = picked
            self.form.show_places(self._where, picked)
        self._show()

    def _show(self) -> None:
        """Name the number after the cause, and write on the button what will be there."""
        self._fault.setText("")
        is_corrected = self.form.cause is Cause.CORRECTED
        self.quantity.show_title(_("How many there really are") if is_corrected else _("How many"))
        there = None if self._where is None else self._where.on_hand.get(self._place, 0)
        try:
            quantity = parse_quantity(self._number.text(), self._product.unit)
        except FieldNotAccepted:
            quantity = None
        if quantity is None or there is None:
            self._save.show_text(_("Save"))
            return
        deed = Deed(self.form.cause, self._product, quantity, self._place)
        text = _("Save: {before} becomes {after}")
        before, after = (self._amount(each) for each in (there, deed.after(there)))
        self._save.show_text(text.format(before=before, after=after))

    def _amount(self, thousandths: int) -> str:
        return isolate(on_hand_text(self._product, thousandths, screen_language()))

    def _lay_out(self) -> None:
        leading = QVBoxLayout()
        leading.setSpacing(self.theme.space("medium"))
        name = product_name(self._product, screen_language())
        leading.addWidget(label(name, "title", wraps=True))
        leading.addWidget(finger_scroll(self.form), 1)
        # On this side: nothing moves under the finger that types.
        leading.addWidget(self._fault)
        trailing = QVBoxLayout()
        trailing.setSpacing(self.theme.space("small"))
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setProperty("role", "figure")
        self._number.setFixedHeight(self.theme.height("method"))
        is_piece = self._product.unit is Unit.PIECE
        keypad = Keypad(self.theme, (DOUBLE_ZERO,) if is_piece else (COMMA,))
        keypad.typed.connect(self._number.type_key)
        keypad.erased.connect(self._number.erase)
        for part in (self.quantity, keypad, self._save):
            trailing.addWidget(part, 1 if part is keypad else 0)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("wide"))
        row.addLayout(leading, 3)
        row.addLayout(trailing, 2)
        self.body.addLayout(row, 1)
