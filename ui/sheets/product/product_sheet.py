"""A product over the page: added in three fields and Enter, or edited in full."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QScroller, QWidget

from pos.domain.formatting import isolate
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.scanning import Scan
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.catalogue import archive_product, makers
from pos.services.product_cards import ProductCard, save_card
from pos.services.products import ProductRow
from pos.services.scans import Meaning, meaning
from ui.labels.of_product import open_labels
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.marks.marks_sheet import MarksSheet
from ui.sheets.product.product_footer import ProductFooter
from ui.sheets.product.product_form import ProductForm
from ui.sheets.product.product_side import ProductSide
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.enter import saves_form
from ui.widgets.number_line import NumberLine
from ui.widgets.sheet import Sheet

_WIDTH: Final = 1040
_HEIGHT: Final = 700
# What the next product of a row of new ones most likely shares with the last.
_SHARED: Final = ("craft", "category", "maker", "kind", "unit")


class ProductSheet(Sheet):
    """Adds a product when `row` is None, else edits that one.

    Signals: settled(Undoable): something was saved; added(str): a new product, by its id.
    """

    settled = Signal(object)
    added = Signal(str)

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        place: str,
        row: ProductRow | None = None,
    ) -> None:
        """`place`: id of the place whose stock is shown."""
        title = _("New product") if row is None else _("Edit the product")
        super().__init__(theme, window, title, width=_WIDTH, height=_HEIGHT)
        # A tap on a button must not take the keyboard from the field it helps to fill in.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._operations = operations
        self._row = row
        self._is_saving = False
        self.form = ProductForm(theme, operations, place)
        self.side = ProductSide(theme, operations)
        self.footer = ProductFooter(theme, None if row is None else row.product)
        self._lay_out()
        self.form.finished.connect(self.save)
        self.form.changed.connect(self.side.photo.show_product)
        self.form.details.marks_wanted.connect(self._open_marks)
        self.footer.saved.connect(self.save)
        self.footer.another.connect(partial(self.save, goes_on=True))
        self.footer.archived.connect(self._archive)
        self.footer.labelled.connect(partial(self.save, is_labelled=True))
        prices = self.form.prices
        numbers = (prices.lot, prices.lot_price, prices.floor, prices.cost, prices.low)
        for field in (self.form.basics.price, self.form.basics.on_hand, *numbers):
            assert isinstance(field.line, NumberLine)
            self.side.watch(field.line)
        self._fill(Product(id="", names=Names()) if row is None else row.product)

    def begin_with(self, name: str) -> None:
        """Give a new product the name that was searched for."""
        self.form.basics.name.show_text(name)

    def begin_with_code(self, code: str) -> None:
        """Give a new product the code that was scanned."""
        self.form.details.take_code(code)

    def take_scan(self, scan: Scan) -> bool:
        """Fill in the barcode if there is none yet; one that is known is not written over."""
        if self.form.details.barcode.text:
            return False

        def fill(means: Meaning) -> None:
            self.begin_with_code(means.reading.code)

        self._operations.read(self, meaning, scan, done=fill)
        return True

    def open_sheet(self) -> None:
        """Start in the name."""
        super().open_sheet()
        self.form.basics.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self, *, goes_on: bool = False, is_labelled: bool = False) -> None:
        """Keep what was filled in; then close, or go on with another new product.

        is_labelled: its labels are wanted next.
        """
        card = None if self._is_saving else self.form.card()
        if card is None:
            return
        photo = self.side.photo
        if photo.is_removed:
            card = replace(card, product=replace(card.product, photo=""))
        card = replace(card, photo=photo.new_photo)
        # Enter twice must not add the product twice.
        self._is_saving = True
        saved = partial(self._saved, card, goes_on, is_labelled)
        self._operations.write(self, save_card, card, done=saved, failed=self._refuse)

    def _saved(
        self,
        card: ProductCard,
        goes_on: bool,  # noqa: FBT001
        is_labelled: bool,  # noqa: FBT001
        product_id: str,
    ) -> None:
        self._is_saving = False
        self.settled.emit(self._undoable(card, product_id))
        if self._row is None:
            self.added.emit(product_id)
        if not goes_on:
            self.close_sheet()
            if is_labelled:
                open_labels(self.theme, self._operations, self.window(), product_id)
            return
        self.footer.refuse("")
        self.side.photo.forget()
        shared = {name: getattr(card.product, name) for name in _SHARED}
        self._fill(Product(id="", names=Names(), **shared))
        self.form.basics.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undoable(self, card: ProductCard, product_id: str) -> Undoable:
        name = isolate(card.product.names.within(screen_language()))
        if self._row is None:
            return Undoable(_("Added: {name}").format(name=name), archive_product, (product_id,))
        # The count goes back only where it was touched.
        unit = self._row.product.unit
        count = None if card.on_hand is None else Quantity(self._row.on_hand, unit)
        old = ProductCard(self._row.product, count, place=card.place)
        return Undoable(_("Saved: {name}").format(name=name), save_card, (old,))

    def _open_marks(self) -> None:
        assert self._row is not None
        product = self._row.product.id
        MarksSheet(self.theme, self._operations, self.window(), product=product).open_sheet()

    def _archive(self) -> None:
        assert self._row is not None
        product = self._row.product
        name = isolate(product.names.within(screen_language()))
        put_away = partial(archive_product, is_archived=True)
        offer = partial(archive_product, is_archived=False)
        if product.is_archived:
            service, sentence, back = offer, _("{name} is offered again."), put_away
        else:
            service, sentence, back = put_away, _("{name} is no longer offered."), offer
        undo = Undoable(sentence.format(name=name), back, (product.id,))

        def close(_none: None) -> None:
            self.settled.emit(undo)
            self.close_sheet()

        self._operations.write(self, service, product.id, done=close, failed=self._refuse)

    def _refuse(self, error: PosError) -> None:
        self._is_saving = False
        self.footer.refuse(str(error))

    def _fill(self, product: Product) -> None:
        self.form.fill(product, self._row)
        self.side.photo.show_product(product)
        offer = partial(self.form.details.offer_makers, picked=product.maker)
        self._operations.read(self, makers, done=offer)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.form)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("wide"))
        row.addWidget(self.side)
        row.addWidget(scroll, 1)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.footer)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)
