"""One line of the basket: picture, name, total; price, quantity and its buttons below."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos.domain.basket import BasketLine
from pos.domain.formatting import TIMES, isolate, money_text, quantity_text, size_text
from pos.domain.pricing import PriceReason
from pos.domain.quantity import THOUSAND, Unit
from pos.i18n import gettext as _
from ui.product_art import ProductArt
from ui.product_text import price_text, product_name
from ui.sale_text import back_text
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.enter import ENTER
from ui.widgets.floor_mark import FloorMark
from ui.widgets.label import ElidedLabel, label, set_state
from ui.widgets.stepper import Stepper

_THUMBNAIL: dict[bool, int] = {False: 56, True: 44}
ROW_PX: dict[bool, int] = {False: 92, True: 84}


class BasketRow(QFrame):
    """Shows a line and is changed in place; pieces have a stepper, measures a keypad.

    Signals: stepped(int key, int step); voided(int key); measuring(int key): the person wants to
    type another measure; opened(int key): the line itself was tapped, or Enter pressed on it.
    """

    stepped = Signal(object, object)
    voided = Signal(object)
    measuring = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, art: ProductArt, line: BasketLine) -> None:
        super().__init__()
        self.setProperty("role", "line")
        self._theme = theme
        self._art = art
        self.key = line.key
        # As high as its words and buttons want: larger text makes the row higher.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._picture = QLabel()
        self._name = ElidedLabel(role="strong")
        self._total = label(role="label")
        self._price = ElidedLabel(role="caption")
        self._size = ElidedLabel(role="caption")
        self._detail = ElidedLabel(role="caption")
        self._mark = FloorMark(theme)
        self._pressed_at: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stepper: Stepper | None = None
        self._measure: Button | None = None
        self._controls = self._controls_of(line)
        self._lay_out()
        self.set_compact(line, is_compact=False)
        self.show_line(line)

    def show_line(self, line: BasketLine) -> None:
        """Show the line as it is now."""
        language, product = self._theme.language, line.product
        name = product_name(product, language)
        quantity = quantity_text(line.quantity, language)
        self._name.setText(name)
        self._total.setText(money_text(line.total, language))
        # What comes back was priced when it was sold: only where it comes from is news.
        back = line.back
        self._price.setText(price_words(line, language) if back is None else back_text(back))
        size = size_words(line, language) if back is None else ""
        detail = detail_words(line, language) if back is None else ""
        for shown, words in ((self._size, size), (self._detail, detail)):
            shown.setText(words)
            shown.setVisible(bool(words))
        self._mark.setVisible(line.is_under_floor)
        if self._stepper is not None:
            self._stepper.show_quantity(quantity, is_last=line.quantity.thousandths <= THOUSAND)
        if self._measure is not None:
            self._measure.show_text(quantity)
        spoken = _("{name}: {quantity}, {total}")
        total = money_text(line.total, language)
        said = spoken.format(name=name, quantity=quantity, total=total)
        extra = [size, detail, self._mark.accessibleName() if line.is_under_floor else ""]
        self.setAccessibleName(", ".join([said, *(part for part in extra if part)]))

    def show_touched(self, *, is_touched: bool) -> None:
        """Mark the line that was last changed: the one that the + and - keys mean."""
        set_state(self, "touched", "true" if is_touched else "false")

    def set_compact(self, line: BasketLine, *, is_compact: bool) -> None:
        """Take the height and picture of the wide or the compact layout."""
        px = _THUMBNAIL[is_compact]
        self._picture.setFixedSize(px, px)
        self._picture.setPixmap(self._art.thumbnail(line.product, px))
        self.setMinimumHeight(ROW_PX[is_compact])

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 6, 16, 6)
        whole.setSpacing(self._theme.space("medium"))
        whole.addWidget(self._picture)
        sides = QVBoxLayout()
        sides.setSpacing(0)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setSpacing(self._theme.space("small"))
        head.addWidget(self._name, 1)
        head.addWidget(self._mark)
        head.addWidget(self._total)
        foot.addLayout(self._words(), 1)
        foot.addWidget(self._controls)
        sides.addLayout(head)
        sides.addLayout(foot)
        if self._measure is not None:
            # Its buttons are wide: a price of thousands would be cut beside them.
            sides.addWidget(self._detail)
        whole.addLayout(sides, 1)

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._price)
        words.addWidget(self._size)
        if self._measure is None:
            words.addWidget(self._detail)
        words.addStretch(1)
        return words

    def _controls_of(self, line: BasketLine) -> QWidget:
        if line.back is not None:
            # What comes back was chosen on its own sheet: here it can only be taken out.
            return self._bin()
        return self._pieces() if line.product.unit is Unit.PIECE else self._measured()

    def _pieces(self) -> QWidget:
        self._stepper = Stepper(self._theme)
        self._stepper.stepped.connect(lambda step: self.stepped.emit(self.key, step))
        self._stepper.voided.connect(lambda: self.voided.emit(self.key))
        return self._stepper

    def _bin(self) -> Button:
        name = _("Take out of the basket")
        away = square(Button(self._theme, role="step", name=name), self._theme.height("control"))
        away.show_icon("trash", "danger")
        away.clicked.connect(lambda: self.voided.emit(self.key))
        return away

    def _measured(self) -> QWidget:
        self._measure = Button(self._theme, role="step")
        self._measure.clicked.connect(lambda: self.measuring.emit(self.key))
        px = self._theme.height("control")
        self._measure.setFixedSize(px * 2 - 8, px)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space("small"))
        row.addWidget(self._bin())
        row.addWidget(self._measure)
        return both

    # Overrides of Qt methods.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap opens the line; a finger that moved was scrolling."""
        began, self._pressed_at = self._pressed_at, None
        at = event.position().toPoint()
        moved = QApplication.startDragDistance()
        if began is not None and (at - began).manhattanLength() < moved:
            self.opened.emit(self.key)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.opened.emit(self.key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.colour("focus"), 3))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))


def price_words(line: BasketLine, language: str) -> str:
    """Say what one costs, and how many pieces; how much of a measure stands on its own button.

    An agreed sum that has no exact price for one says none.
    """
    quantity = quantity_text(line.quantity, language)
    is_one = line.quantity.thousandths == THOUSAND
    is_measured = line.product.unit is not Unit.PIECE
    if line.reason is PriceReason.GIFT:
        return _("Gift")
    if line.agreed is not None:
        return (
            _("Agreed price")
            if is_measured
            else _("Agreed for {quantity}").format(quantity=quantity)
        )
    unit_price = price_text(line.product, line.unit_price, language)
    return unit_price if is_measured or is_one else f"{unit_price} {TIMES} {quantity}"


def size_words(line: BasketLine, language: str) -> str:
    """Say what the tape measured, or nothing."""
    return "" if line.size is None else size_text(line.size, language)


def detail_words(line: BasketLine, language: str) -> str:
    """Say what else there is to a price: the lot, what the label said; or nothing."""
    product = line.product
    if line.reason is PriceReason.QUANTITY and product.lot_price is not None:
        lot = _("{count} for {price}")
        price = isolate(money_text(product.lot_price, language))
        return lot.format(count=product.lot, price=price)
    if line.reason is not PriceReason.LIST and line.asked != line.total:
        asked = isolate(money_text(line.asked, language))
        return _("instead of {price}").format(price=asked)
    return ""
