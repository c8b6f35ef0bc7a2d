"""All that may also be said of a product: maker, codes, variant, texts, other names."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from pos.domain.barcode import GTIN_LENGTHS, is_gtin
from pos.domain.formatting import isolate, ltr
from pos.domain.names import Names
from pos.domain.product import Maker, Product
from pos.domain.text import LINE_BREAK
from pos.i18n import LANGUAGES
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.product_text import product_name
from ui.screen_language import screen_language
from ui.sheets.product.product_basics import name_title
from ui.sheets.product.shared_work import SharedWork
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import Field, LineField
from ui.widgets.number_line import NumberLine
from ui.widgets.picker import Picker


class Details(QWidget):
    """Every field may stay empty.

    sku, barcode, maker: what is filled in there. shared: its makers where there are several.
    Signals: code_typed(LineField): the field of a code was left, so that other products with that
    code can be named; marks_wanted(): the quality marks of the product.
    """

    code_typed = Signal(object)
    marks_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        others = [code for code in LANGUAGES if code != screen_language()][:2]
        self._known: list[tuple[object, str]] = []
        self._names = {code: LineField(theme, name_title(code)) for code in others}
        self.sku = LineField(theme, _("Your code (SKU)"))
        self.barcode = LineField(theme, _("Barcode"), line=NumberLine())
        self._lines = {
            "category": LineField(theme, _("Your own word for its group")),
            "variant": LineField(theme, _("Variant: colour, size")),
            "materials": LineField(theme, _("Materials")),
            "dimensions": LineField(theme, _("Dimensions")),
            "care": LineField(theme, _("Care: how to wash or keep it")),
        }
        self.maker = Picker(theme, _("Maker"), is_editable=True)
        self._maker_field = Field(theme, _("Maker: choose one, or type a new name"), self.maker)
        self.shared = SharedWork(theme)
        self._description = QPlainTextEdit()
        self._marks = Button(theme, _("Quality marks"), "soft", icon="shield-check")
        self._lay_out(theme)
        self._connect()

    def fill(self, product: Product) -> None:
        """Show what a product says."""
        for code, field in self._names.items():
            field.show_text(getattr(product.names, code))
        for name, field in self._lines.items():
            field.show_text(getattr(product, name))
        self.sku.show_text(product.sku)
        self.barcode.show_text(product.barcode)
        self.shared.fill(product.shares)
        # A mark is a right of a product that is there.
        self._marks.setVisible(bool(product.id))
        self._description.setPlainText(product.description.replace(LINE_BREAK, "\n"))

    def take_code(self, code: str) -> None:
        """Fill in a barcode that was scanned, and look whether another product has it."""
        self.barcode.show_text(code)
        self.code_typed.emit(self.barcode)

    def offer_makers(self, makers: Sequence[Maker], picked: str) -> None:
        """Name the makers to choose from; picked: id of the one chosen, or empty."""
        known = [(maker.id, maker.names.within(_own())) for maker in makers]
        self._known = [("", ""), *known]
        self.maker.set_choices(self._known, picked)
        self.shared.offer(makers)
        self.shared.follow(self._maker_id)

    def read(self, product: Product) -> Product:
        """Return the product with what these fields say."""
        names = {code: field.text for code, field in self._names.items()}
        return replace(
            product,
            names=replace(product.names, **names),
            sku=self.sku.text,
            barcode=self.barcode.text,
            maker=self._maker_id,
            shares=self.shared.shares_of(self._maker_id),
            description=self._description.toPlainText(),
            category=self._lines["category"].text,
            variant=self._lines["variant"].text,
            materials=self._lines["materials"].text,
            dimensions=self._lines["dimensions"].text,
            care=self._lines["care"].text,
        )

    @property
    def new_maker(self) -> Names:
        """The maker to add, without a name when it is one of those known."""
        typed = self.maker.currentText().strip()
        return Names(**{_own(): typed}) if self._is_new_maker else Names()

    def remark_on_code(self, field: LineField, others: Sequence[ProductRow]) -> None:
        """Say what is odd about a code: a wrong check digit, another product that has it too."""
        code, remarks = field.text.strip(), []
        is_long = code.isdecimal() and len(code) in GTIN_LENGTHS
        if field is self.barcode and is_long and not is_gtin(code):
            text = _("The check digit of the barcode {code} is wrong. Compare it with the label.")
            remarks.append(text.format(code=ltr(code)))
        if others:
            name = isolate(product_name(others[0].product, _own()))
            remarks.append(_("{name} has this code too.").format(name=name))
        field.remark(" ".join(remarks))

    @property
    def _is_new_maker(self) -> bool:
        return bool(self.maker.currentText().strip()) and self.maker.picked is None

    @property
    def _maker_id(self) -> str:
        return "" if self._is_new_maker else str(self.maker.picked or "")

    def _lead(self, maker: str) -> None:
        """Show as the maker who is named first among several."""
        self.maker.set_choices(self._known, maker)
        self._follow_maker()

    def _follow_maker(self) -> None:
        text = _("A new maker: added when you save.")
        self._maker_field.remark(text if self._is_new_maker else "")
        self.shared.follow(self._maker_id)

    def _lay_out(self, theme: Theme) -> None:
        self._description.setTabChangesFocus(True)
        self._description.setFixedHeight(96)
        for field in (self.sku, self.barcode):
            field.keep_left_to_right()
        pairs = (
            (self._lines["variant"], self._maker_field),
            (self.sku, self.barcode),
            (self._lines["category"], self._lines["dimensions"]),
            tuple(self._names.values()),
            (self._lines["materials"], self._lines["care"]),
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space("medium"))
        description = Field(theme, _("Description"), self._description)
        whole = ((description,),)
        for row, fields in enumerate((pairs[0], (self.shared,), *pairs[1:], *whole)):
            for column, part in enumerate(fields):
                grid.addWidget(part, row, column, 1, 2 // len(fields))
        grid.addWidget(self._marks, grid.rowCount(), 0, Qt.AlignmentFlag.AlignLeading)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        lines = (*self._lines.values(), *self._names.values(), self.sku, self.barcode)
        for field in lines:
            field.entered.connect(partial(self.focusNextPrevChild, True))  # noqa: FBT003
        for field in (self.sku, self.barcode):
            field.line.editingFinished.connect(lambda field=field: self.code_typed.emit(field))
        self.maker.currentTextChanged.connect(lambda _text: self._follow_maker())
        self.shared.led.connect(self._lead)
        self._marks.clicked.connect(self.marks_wanted)


def _own() -> str:
    return screen_language()
