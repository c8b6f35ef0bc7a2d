"""Where orders are taken and followed: the sheets, one after the other.

A sheet inside the window from Sell and from Sales, not a page of its own: an order is taken with
the customer in front of the stand, and its list is looked at when they come back. Each sheet loads
when it is first opened: selling does not wait for it.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pos.domain.customer import Contact
from pos.domain.money import Money
from pos.domain.tender import TenderKind
from pos.errors import PosError
from pos.services.ordering import NewOrder, cancel_order, take_order
from pos.services.shop import counter
from ui.operations import Operations
from ui.orders.deposits import Deposits
from ui.sheets.tender.ways import Payment
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.orders.cancel_sheet import CancelSheet
    from ui.orders.form_sheet import OrderFormSheet
    from ui.orders.order_sheet import OrderSheet
    from ui.orders.orders_sheet import OrdersSheet
    from ui.orders.reading import OrderView


class OrderDesk(QObject):
    """Opens the sheets of orders over a page. Signals: handing_over(str): id of an order."""

    handing_over = Signal(str)

    def __init__(self, theme: Theme, operations: Operations, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._operations = operations
        self._page = page
        self._deposits = Deposits(theme, operations, page)
        self._is_taking = False

    def open_list(self) -> None:
        """Show the orders still to be made or handed over."""
        from ui.orders.orders_sheet import OrdersSheet

        sheet = OrdersSheet(self._theme, self._operations, self._page.window())
        sheet.opening.connect(partial(self._open_from, sheet))
        sheet.taking.connect(self.open_form)
        sheet.open_sheet()

    def open_form(self, contact: Contact | None = None) -> None:
        """Take a new order. contact: who orders, where that is known already."""
        from ui.orders.form_sheet import OrderFormSheet

        sheet = OrderFormSheet(self._theme, self._operations, self._page.window(), contact)
        sheet.agreed.connect(partial(self._agree, sheet))
        sheet.open_sheet()

    def open_order(self, order: str, *, beneath: "OrdersSheet | None" = None) -> None:
        """Show one order; `beneath` is the list it was opened from."""
        from ui.orders.order_sheet import OrderSheet

        sheet = OrderSheet(self._theme, self._operations, self._page.window(), order)
        sheet.handing_over.connect(partial(self._hand_over, sheet, beneath))
        sheet.paying.connect(partial(self._deposits.ask_for_more, sheet))
        sheet.cancelling.connect(partial(self._ask_to_cancel, sheet))
        sheet.open_sheet()

    def _open_from(self, sheet: "OrdersSheet", order: str) -> None:
        self.open_order(order, beneath=sheet)

    def _agree(self, sheet: "OrderFormSheet", new: NewOrder, deposit: Money) -> None:
        if deposit.is_zero:
            self._take(sheet, new, None)
            return
        pay = partial(self._deposits.take, deposit, partial(self._take, sheet, new))
        self._operations.read(sheet, counter, done=pay)

    def _take(self, sheet: "OrderFormSheet", new: NewOrder, payment: Payment | None) -> None:
        if self._is_taking:
            return
        # Enter twice must not take the same order twice.
        self._is_taking = True
        tenders = () if payment is None else payment.tenders
        done, failed = partial(self._taken, sheet), partial(self._not_taken, sheet)
        self._operations.write(sheet, take_order, new, tenders, done=done, failed=failed)

    def _taken(self, sheet: "OrderFormSheet", order: str) -> None:
        self._is_taking = False
        self._deposits.close()
        sheet.close_sheet()
        self.open_order(order)

    def _not_taken(self, sheet: "OrderFormSheet", error: PosError) -> None:
        self._is_taking = False
        self._deposits.refuse(error)
        sheet.refuse(error)

    def _ask_to_cancel(self, sheet: "OrderSheet", view: "OrderView") -> None:
        from ui.orders.cancel_sheet import CancelSheet

        asking = CancelSheet(self._theme, self._page.window(), view)
        asking.cancelled.connect(partial(self._cancel, sheet, asking, view))
        asking.open_sheet()

    def _cancel(
        self, sheet: "OrderSheet", asking: "CancelSheet", view: "OrderView", back: TenderKind | None
    ) -> None:
        self._operations.write(
            sheet,
            cancel_order,
            view.kept.id,
            back,
            done=lambda _none: asking.close_sheet(),
            failed=asking.refuse,
        )

    def _hand_over(
        self, sheet: "OrderSheet", beneath: "OrdersSheet | None", view: "OrderView"
    ) -> None:
        sheet.close_sheet()
        if beneath is not None:
            beneath.close_sheet()
        self.handing_over.emit(view.kept.id)
