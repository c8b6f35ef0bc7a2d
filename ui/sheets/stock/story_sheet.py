"""Where a product is, what happened to it there step by step, and how many there were when."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.domain.formatting import isolate
from pos.domain.product import Product
from pos.i18n import gettext as _
from pos.services.product_story import story
from pos.services.sales import SaleRow, sale_by_receipt
from pos.services.stock_book import stock_at
from pos.services.whereabouts import whereabouts
from ui.operations import Operations
from ui.product_text import on_hand_text, product_name
from ui.screen_language import screen_language
from ui.sheets.sale.sale_sheet import SaleSheet
from ui.sheets.stock.moment_part import MomentPart
from ui.sheets.stock.move_sheet import MoveSheet
from ui.sheets.stock.places_part import PlacesPart
from ui.sheets.stock.steps_part import StepsPart
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.sheet import Sheet

_WIDTH: Final = 1100
_HEIGHT: Final = 720
_SIDE: Final = 300


class StorySheet(Sheet):
    """Tells the story of one product at one place; another place is one tap away.

    places, steps, moment: the parts. move_button: opens what moves goods.
    Signals: settled(Undoable): goods were moved from here; exchanging(Exchange): of a sale that was
    opened from here.
    """

    settled = Signal(object)
    exchanging = Signal(object)

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        product: Product,
        place: str,
        papers: Path,
    ) -> None:
        """`place`: id of the place it begins with. `papers`: the usual folder of papers."""
        title = product_name(product, screen_language())
        super().__init__(theme, window, title, width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._product = product
        self._place = place
        self._papers = papers
        self.places = PlacesPart(theme, product)
        self.steps = StepsPart(theme, product)
        self.moment = MomentPart(theme)
        self.move_button = Button(theme, _("Move goods"), "main", icon="arrows-left-right")
        self._lay_out()
        self.places.picked.connect(self._pick_place)
        self.steps.older_wanted.connect(self._read_older)
        self.steps.sale_wanted.connect(self._find_sale)
        self.moment.asked.connect(self._ask_moment)
        self.move_button.clicked.connect(self._move)
        operations.changed.connect(self._follow)
        self._read()

    def _read(self) -> None:
        read, product, place = self._operations.read, self._product.id, self._place
        read(self, whereabouts, product, done=lambda where: self.places.show_places(where, place))
        read(self, story, product, place, done=self.steps.show_part)
        self.moment.ask()

    def _follow(self, changed: Changed) -> None:
        if changed & (Changed.STOCK | Changed.SETTINGS):
            self._read()

    def _pick_place(self, place: str) -> None:
        self._place = place
        self._read()

    def _read_older(self, before: int) -> None:
        asked = (self._product.id, self._place, before)
        self._operations.read(self, story, *asked, done=self.steps.add_part)

    def _find_sale(self, receipt: str) -> None:
        self._operations.read(self, sale_by_receipt, receipt, done=self._open_sale)

    def _open_sale(self, row: SaleRow | None) -> None:
        if row is None:
            return
        sheet = SaleSheet(self.theme, self._operations, self.window(), row, self._papers)
        sheet.exchanging.connect(self.exchanging)
        # Goods that are exchanged go to the basket: nothing is left to look at here.
        sheet.exchanging.connect(lambda _exchange: self.close_sheet())
        sheet.open_sheet()

    def _move(self) -> None:
        window = self.window()
        sheet = MoveSheet(self.theme, self._operations, window, self._product, self._place)
        sheet.settled.connect(self.settled)
        sheet.open_sheet()

    def _ask_moment(self, moment: int) -> None:
        asked = (self._product.id, self._place, moment)
        self._operations.read(self, stock_at, *asked, done=self._answer)

    def _answer(self, thousandths: int) -> None:
        amount = isolate(on_hand_text(self._product, thousandths, screen_language()))
        self.moment.show_answer(_("{quantity} in stock at that moment").format(quantity=amount))

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("small"))
        column.addWidget(self.places, 1)
        column.addWidget(self.moment)
        column.addWidget(self.move_button)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("wide"))
        row.addWidget(side)
        row.addWidget(self.steps, 1)
        self.body.addLayout(row, 1)
