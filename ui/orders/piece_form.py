"""What is to be made: in words, and after which model, by whom."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.domain.names import Names
from pos.domain.parsing import parse_count
from pos.domain.product import Maker, Product
from pos.domain.quantity import Quantity, pieces
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.catalogue import NameMissing
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.shop import counter
from pos.services.till import Connection
from ui.latest import Latest
from ui.operations import Operations
from ui.product_text import product_name
from ui.screen_language import screen_language
from ui.settings.kept_fields import KeptText
from ui.theme import Theme
from ui.widgets.field import Field, LineField
from ui.widgets.number_line import NumberLine
from ui.widgets.picker import Picker
from ui.widgets.pill_flow import PillFlow
from ui.widgets.tall_column import TallColumn

_MODELS: Final = 3
_LEAST_NUMBER: Final = 64
_LEAST_WORDS: Final = 110


class PieceForm(TallColumn):
    """The words of an order; products that match the name are offered as its model.

    Signals: modelled(Product): the piece is made after this one.
    """

    modelled = Signal(object)

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._model: Product | None = None
        self._found: list[Product] = []
        self._makers: list[tuple[object, str]] = [("", _("Not said"))]
        self.name = LineField(theme, _("What is ordered"), hint=_("Round table in thuya"))
        self.count = LineField(theme, _("How many"), line=NumberLine())
        self.count.show_text("1")
        self._models = PillFlow(theme)
        self.description = KeptText(theme, _("What was agreed, in words"), lines=2)
        self.dimensions = LineField(theme, _("Dimensions"), hint="80 × 80 × 45 cm")
        self.materials = LineField(theme, _("Materials and colours"))
        self.maker = Picker(theme, _("Made by"))
        self._read = Latest(operations, self, models, self._offer)
        self.name.edited.connect(self._search)
        self._models.picked.connect(self._pick)
        self._lay_out(theme)

    @property
    def model(self) -> str:
        """The id of the model, or empty."""
        return "" if self._model is None else self._model.id

    @property
    def picked_maker(self) -> str:
        """The id of the maker, or empty."""
        return str(self.maker.picked or "")

    def offer_makers(self, makers: Sequence[Maker]) -> None:
        """Name the makers to choose from."""
        known = [(maker.id, maker.names.within(screen_language())) for maker in makers]
        self._makers = [("", _("Not said")), *known]
        self.maker.set_choices(self._makers, "")

    def named(self) -> Names:
        """Return what it is called; raises `NameMissing`, said under the field.

        A model called so lends its names in the other languages.
        """
        typed = self.name.parsed(_named)
        if self._model is not None and typed == product_name(self._model, screen_language()):
            return self._model.names
        return Names(**{screen_language(): typed})

    def counted(self) -> Quantity:
        """Return how many; raises `FieldNotAccepted`, said under the field."""
        return pieces(self.count.parsed(_counted))

    def described(self) -> str:
        """Return what was agreed in words, as typed."""
        return self.description.text_box.toPlainText()

    def _search(self, text: str) -> None:
        self._model = None
        self._read.ask(text)

    def _offer(self, found: list[Product]) -> None:
        self._found = found
        language = screen_language()
        pills = [(n, product_name(product, language)) for n, product in enumerate(found)]
        self._models.set_pills(pills, None)
        self._models.setVisible(bool(pills))
        self.fit()

    def _pick(self, number: int) -> None:
        product = self._found[number]
        self._model = product
        self.name.show_text(product_name(product, screen_language()))
        for field, text in (
            (self.dimensions, product.dimensions),
            (self.materials, product.materials),
        ):
            if text and not field.text:
                field.show_text(text)
        if product.maker:
            self.maker.set_choices(self._makers, product.maker)
        self.modelled.emit(product)

    def _lay_out(self, theme: Theme) -> None:
        self.count.keep_left_to_right()
        # Narrower than Qt would have it, so that two stand side by side in the compact layout.
        self.count.line.setMinimumWidth(_LEAST_NUMBER)
        for field in (self.name, self.dimensions, self.materials):
            field.line.setMinimumWidth(_LEAST_WORDS)
        self._models.hide()
        first, last = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (first, ((self.name, 4), (self.count, 1))),
            (last, ((self.dimensions, 1), (self.materials, 1))),
        ):
            row.setSpacing(theme.space("medium"))
            for part, stretch in parts:
                row.addWidget(part, stretch)
        column = self.column
        column.setContentsMargins(0, 0, theme.space("small"), 0)
        column.setSpacing(theme.space("small"))
        column.addLayout(first)
        column.addWidget(self._models)
        column.addWidget(self.description)
        column.addLayout(last)
        column.addWidget(Field(theme, _("Made by"), self.maker))
        column.addStretch(1)


def models(connection: Connection, text: str) -> list[Product]:
    """Return a few products that a typed text may mean; none for no text."""
    if not text.strip():
        return []
    keys = product_keys(connection, ProductFilter(text))[:_MODELS]
    rows = product_rows(connection, keys, counter(connection).here.id)
    return [row.product for row in rows]


def _named(text: str) -> str:
    name = clean_name(text)
    if not name:
        raise NameMissing(_("Say what is ordered: a word or two that the customer knows."))
    return name


def _counted(text: str) -> int:
    count = parse_count(text)
    if count == 0:
        raise FieldNotAccepted(_("At least one piece is ordered."))
    return count
