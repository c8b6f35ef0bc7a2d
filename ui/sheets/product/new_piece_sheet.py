"""A new piece at the stand: price and Enter, or F8 for its label; all else where there is time."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.clock import local, system_clock
from pos.documents.craft_words import craft_name
from pos.domain.formatting import date_text, time_text
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.parsing import parse_money
from pos.domain.product import Craft, Kind, Maker, Product
from pos.domain.quantity import pieces
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from pos.services.product_cards import ProductCard, save_card
from pos.services.products import product_of
from ui.labels.of_product import open_labels
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.product.photo_panel import PhotoPanel
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import Field, LineField
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.picker import Picker
from ui.widgets.pill_row import PillRow
from ui.widgets.sheet import Sheet

_WIDTH: Final = 880
_HEIGHT: Final = 600


class NewPieceSheet(Sheet):
    """Adds one of a kind to the stock of this place, and says so.

    Signals: added(Product): saved, with its id and price; the sheet has closed by then.
    """

    added = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, window: QWidget, maker: str) -> None:
        """`maker`: id of the one remembered from the last line, or empty."""
        super().__init__(theme, window, _("New piece"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._craft = Craft.OTHER
        self._is_saving = False
        self._is_labelled = False
        self.photo = PhotoPanel(theme, operations)
        self.price = LineField(theme, _("Price in dirham"), line=NumberLine())
        self._usual_name = usual_name()
        self.name = LineField(theme, _("Name (may stay empty)"), hint=self._usual_name)
        self.maker = Picker(theme, _("Maker"), is_editable=True)
        self._crafts = PillRow(theme)
        self._crafts.set_pills([(craft, craft_name(craft)) for craft in Craft], self._craft)
        self._fault = label(role="fault", wraps=True)
        self._label = Button(theme, _("Add, and print its label"), "soft", icon="tag")
        self._save = Button(theme, _("Add to the basket"), "primary", icon="check")
        self._lay_out()
        self._crafts.picked.connect(self._pick_craft)
        self.price.entered.connect(self.save)
        self.name.entered.connect(self.save)
        self._save.clicked.connect(self.save)
        self._label.clicked.connect(self.save_with_label)
        self.photo.show_product(self._product(None))
        operations.read(self, makers, done=partial(self._offer, maker))

    def open_sheet(self) -> None:
        """Start in the price."""
        super().open_sheet()
        self.price.take_focus()

    def save_with_label(self) -> None:
        """Keep the piece, then print its label."""
        self._is_labelled = True
        self.save()

    def save(self) -> None:
        """Keep the piece with its photo, one on hand; Enter twice keeps it once."""
        if self._is_saving:
            return
        try:
            price = self.price.parsed(_priced)
            typed = self.maker.currentText().strip()
            is_new = bool(typed) and self.maker.picked is None
            new_maker = Names(**{screen_language(): clean_name(typed)}) if is_new else Names()
        except FieldNotAccepted:
            self._is_labelled = False
            return
        card = ProductCard(self._product(price), pieces(1), self.photo.new_photo, new_maker)
        self._is_saving = True
        self._operations.write(self, save_card, card, done=self._read, failed=self._refuse)

    def _product(self, price: Money | None) -> Product:
        name = self.name.text.strip() or self._usual_name
        return Product(
            id="",
            names=Names(**{screen_language(): name}),
            kind=Kind.UNIQUE,
            price=price,
            craft=self._craft,
            maker=str(self.maker.picked or ""),
        )

    def _read(self, product_id: str) -> None:
        self._operations.read(self, product_of, product_id, done=self._finish)

    def _finish(self, product: Product | None) -> None:
        self.close_sheet()
        if product is not None:
            self.added.emit(product)
            if self._is_labelled:
                open_labels(self.theme, self._operations, self.window(), product.id)

    def _refuse(self, error: PosError) -> None:
        self._is_saving = self._is_labelled = False
        self._fault.setText(str(error))

    def _offer(self, picked: str, found: list[Maker]) -> None:
        known = [(maker.id, maker.names.within(screen_language())) for maker in found]
        self.maker.set_choices([("", ""), *known], picked)

    def _pick_craft(self, craft: Craft) -> None:
        self._craft = craft
        self.photo.show_product(self._product(None))

    def _lay_out(self) -> None:
        self.price.keep_left_to_right()
        fields = QVBoxLayout()
        fields.setSpacing(self.theme.space("medium"))
        fields.addWidget(self.price)
        fields.addWidget(Field(self.theme, _("Maker: choose one, or type a new name"), self.maker))
        fields.addWidget(self.name)
        fields.addWidget(self._crafts)
        fields.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("wide"))
        row.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(fields, 1)
        self.body.addLayout(row, 1)
        self.body.addWidget(self._fault)
        end = QHBoxLayout()
        end.setSpacing(self.theme.space("medium"))
        end.addWidget(self._label)
        end.addWidget(self._save, 1)
        self.body.addLayout(end)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8:
            self.save_with_label()
            event.accept()
            return
        super().keyPressEvent(event)


def usual_name() -> str:
    """Call a piece by when it came, so that two can be told apart until they have names."""
    moment, language = local(system_clock()), screen_language()
    day, hour = date_text(moment, language), time_text(moment, language)
    return _("Piece of {day}, {hour}").format(day=day, hour=hour)


def _priced(text: str) -> Money:
    amount = parse_money(text, MAD)
    if amount.is_zero:
        raise FieldNotAccepted(_("Type what the piece costs."))
    return amount
