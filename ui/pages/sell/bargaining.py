"""Talking about a price: of everything or of one line, and what else may be said of a line."""

from collections.abc import Callable, Sequence
from functools import partial

from pos.domain.basket import Basket, BasketLine
from pos.domain.money import Money, zero
from pos.domain.pricing import PriceReason
from pos.domain.product import Maker
from pos.domain.quantity import Unit
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from ui.page import Key, Page
from ui.pages.sell.asking import Asking
from ui.pages.sell.basket_column import BasketColumn
from ui.pages.sell.part import Part
from ui.product_text import product_name
from ui.sheets.price.bargain import Way
from ui.sheets.price.note_sheet import NoteSheet
from ui.sheets.price.price_sheet import Priced, PriceSheet
from ui.sheets.product.maker_sheet import MakerSheet

Action = tuple[str, str, Callable[[], None]]


class Bargaining(Part):
    """Opens the price sheet, and puts into the basket what was agreed on it."""

    def __init__(
        self,
        page: Page,
        asking: Asking,
        column: BasketColumn,
    ) -> None:
        super().__init__(page)
        self._ringing = asking.ringing
        self._measure = asking.measure
        column.tools.pricing.connect(self.price_all)
        column.tools.noting.connect(self.write_note)
        column.lines.opened.connect(self.price_line)

    def keys(self) -> Sequence[Key]:
        """Name the keys of bargaining."""
        return (
            Key("F7", _("Agree on a total"), self.price_all),
            Key("Ctrl+F7", _("Discount on everything"), partial(self.price_all, Way.OFF)),
            Key("Shift+F7", _("Price of the last line"), self._price_touched),
            Key("Shift+F8", _("Note on the receipt"), self.write_note),
        )

    def price_all(self, way: Way = Way.PRICE) -> None:
        """Ask one sum for everything; nothing happens with an empty basket."""
        basket = self._ringing.basket
        if basket.is_empty:
            return
        priced = Priced(
            name=_("The whole basket"),
            asked=basket.asked,
            now=basket.total,
            is_under=partial(self._is_under, None),
            actions=((_("Back to the labels"), "arrow-back-up", partial(self._ask_list, None)),),
        )
        sheet = PriceSheet(self.theme, self.window, priced, way)
        sheet.agreed.connect(self._agree_on_all)
        sheet.open_sheet()

    def price_line(self, key: int) -> None:
        """Ask the price of a line, and offer what else may be said of it."""
        line = self._ringing.lines.line(key)
        if line is None or line.back is not None:
            return
        priced = Priced(
            name=product_name(line.product, self.theme.language),
            asked=line.asked,
            now=line.total,
            is_under=partial(self._is_under, key),
            counts=line.product.unit is Unit.PIECE,
            actions=self._actions(line),
        )
        sheet = PriceSheet(self.theme, self.window, priced)
        sheet.agreed.connect(partial(self._agree_on_line, key))
        sheet.counted.connect(partial(self._ringing.lines.set_quantity, key))
        sheet.open_sheet()

    def write_note(self) -> None:
        """Ask what the buyer will read on the receipt; an empty basket has no receipt."""
        words = self._ringing.basket.words
        if self._ringing.basket.is_empty:
            return
        sheet = NoteSheet(self.theme, self.window, words.note)
        sheet.noted.connect(
            lambda note: self._ringing.lines.change(lambda basket: basket.set_note(note))
        )
        sheet.open_sheet()

    def _price_touched(self) -> None:
        if self._ringing.lines.touched is not None:
            self.price_line(self._ringing.lines.touched)

    def _actions(self, line: BasketLine) -> tuple[Action, ...]:
        key = line.key
        actions: list[Action] = [(_("Gift"), "gift", partial(self._give, key))]
        if line.product.price is not None:
            actions.append((_("Label price"), "tag", partial(self._ask_list, key)))
        if line.product.unit is not Unit.PIECE:
            actions.append((_("Measure"), "ruler-measure", partial(self._measure, line)))
        actions.append((_("Maker"), "user", partial(self._ask_maker, key)))
        return tuple(actions)

    def _give(self, key: int) -> None:
        nothing = zero(self._ringing.basket.currency)
        self._agree_on_line(key, nothing, PriceReason.GIFT)

    def _ask_list(self, key: int | None) -> None:
        self._ringing.lines.change(lambda basket: basket.ask_list(key), key)

    def _agree_on_line(self, key: int, price: Money, reason: PriceReason) -> None:
        self._ringing.lines.change(lambda basket: basket.set_price(key, price, reason), key)

    def _agree_on_all(self, price: Money, reason: PriceReason) -> None:
        self._ringing.lines.change(lambda basket: basket.set_total(price, reason))

    def _is_under(self, key: int | None, price: Money, reason: PriceReason) -> bool:
        """Tell whether some maker would get less than they accept; tried on a copy."""
        tried = Basket(self._ringing.basket.currency, self._ringing.basket.lines)
        if key is None:
            tried.set_total(price, reason)
            return any(line.is_under_floor for line in tried.lines)
        tried.set_price(key, price, reason)
        return tried.line(key).is_under_floor

    def _ask_maker(self, key: int) -> None:
        self.operations.read(self, makers, done=partial(self._offer_makers, key))

    def _offer_makers(self, key: int, found: list[Maker]) -> None:
        line = self._ringing.lines.line(key)
        if line is None:
            return
        sheet = MakerSheet(self.theme, self.window, found, line.product.maker)
        sheet.picked.connect(
            lambda maker: self._ringing.lines.change(
                lambda basket: basket.set_maker(key, maker), key
            )
        )
        sheet.open_sheet()
