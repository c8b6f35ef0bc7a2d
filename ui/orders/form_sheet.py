"""Taking an order: what is made, for whom, for when, for how much, and what is paid at once."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.clock import local, system_clock
from pos.domain.customer import Contact
from pos.domain.formatting import isolate
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.order import Order
from pos.domain.product import Product
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from pos.services.ordering import NewOrder
from ui.customers.customers_sheet import CustomersSheet
from ui.days.day_sheet import DaySheet
from ui.operations import Operations
from ui.orders.money_panel import MoneyPanel
from ui.orders.order_text import day_text
from ui.orders.piece_form import PieceForm
from ui.sheets.product.photo_panel import PhotoPanel
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import saves_form
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 1120
_HEIGHT: Final = 700


class OrderFormSheet(Sheet):
    """Asks for everything that is agreed; only a name and a price are needed.

    form, money, photo: what is made, what it costs, and the drawing or photo.
    Signals: agreed(NewOrder, Money): with the deposit to take; answer with `close_sheet` or
    `refuse`.
    """

    agreed = Signal(object, object)

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, contact: Contact | None = None
    ) -> None:
        """`contact`: who orders, where that is known already."""
        super().__init__(theme, window, _("New order"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._contact = contact
        self._day: date | None = None
        self.form = PieceForm(theme, operations)
        self.money = MoneyPanel(theme)
        self.photo = PhotoPanel(theme, operations)
        self.photo.show_product(Product(id="", names=Names()))
        self.who = Button(theme, role="soft", icon="user")
        self.when = Button(theme, role="soft", icon="calendar")
        self._fault = label(role="fault", wraps=True)
        self._take = Button(theme, _("Take the order"), "primary", icon="check")
        self._lay_out()
        self._connect()
        self._show()
        operations.read(self, makers, done=self.form.offer_makers)

    def open_sheet(self) -> None:
        """Start in what is ordered."""
        super().open_sheet()
        self.form.name.take_focus()

    def save(self) -> None:
        """Hand on what was agreed."""
        try:
            order, deposit = self._order()
        except FieldNotAccepted:
            return
        self._fault.setText("")
        self.agreed.emit(NewOrder(order, self.photo.new_photo), deposit)

    def refuse(self, error: PosError) -> None:
        """Say why the order was not taken; all that was typed stays."""
        self._fault.setText(str(error))

    def _order(self) -> tuple[Order, Money]:
        names, quantity = self.form.named(), self.form.counted()
        price, deposit = self.money.agreed()
        order = Order(
            series="",
            number=0,
            names=names,
            quantity=quantity,
            price=price,
            deposit_kind=self.money.kind,
            product=self.form.model,
            description=self.form.described(),
            dimensions=self.form.dimensions.text,
            materials=self.form.materials.text,
            promised_on=self._day,
            customer="" if self._contact is None else self._contact.customer,
            maker=self.form.picked_maker,
        )
        return order, deposit

    def _ask_who(self) -> None:
        is_named = self._contact is not None
        sheet = CustomersSheet(self.theme, self._operations, self.window(), is_named=is_named)
        sheet.picked.connect(self._take_contact)
        sheet.left_unnamed.connect(lambda: self._take_contact(None))
        sheet.open_sheet()

    def _take_contact(self, contact: Contact | None) -> None:
        self._contact = contact
        self._show()

    def _ask_when(self) -> None:
        today = local(system_clock()).date()
        sheet = DaySheet(self.theme, self.window(), _("Promised for"), today, self._day)
        sheet.picked.connect(self._take_day)
        sheet.open_sheet()

    def _take_day(self, day: date) -> None:
        self._day = day
        self._show()

    def _take_model(self, product: Product) -> None:
        self.money.offer_price(product.price)

    def _show(self) -> None:
        contact = self._contact
        who = _("Customer: not named")
        if contact is not None:
            who = _("Customer: {name}").format(name=isolate(contact.name))
        when = _("No day promised")
        if self._day is not None:
            when = _("Promised for {day}").format(day=isolate(day_text(self._day)))
        self.who.show_text(who)
        self.when.show_text(when)

    def _connect(self) -> None:
        self.form.modelled.connect(self._take_model)
        self.money.entered.connect(self.save)
        self.who.clicked.connect(self._ask_who)
        self.when.clicked.connect(self._ask_when)
        self._take.clicked.connect(self.save)

    def _lay_out(self) -> None:
        medium = self.theme.space("medium")
        side, middle, money = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for column in (side, middle, money):
            column.setSpacing(medium)
        side.addWidget(self.photo, 1)
        side.addWidget(self.who)
        side.addWidget(self.when)
        middle.addWidget(finger_scroll(self.form), 1)
        money.addWidget(finger_scroll(self.money), 1)
        money.addWidget(self._fault)
        money.addWidget(self._take)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("wide"))
        row.addLayout(side)
        row.addLayout(middle, 5)
        row.addLayout(money, 4)
        self.body.addLayout(row, 1)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)
