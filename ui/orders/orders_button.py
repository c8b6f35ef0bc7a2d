"""The way to the orders from a page that does not sell."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from ui.errands import HandingOver
from ui.operations import Operations
from ui.orders.order_desk import OrderDesk
from ui.theme import Theme
from ui.widgets.button import Button


class OrdersButton(Button):
    """Opens the list of orders. desk: their sheets.

    Signals: handed(HandingOver): a piece that the page that sells goes on with.
    """

    handed = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, page: QWidget) -> None:
        super().__init__(theme, _("Orders"), "soft", icon="hammer")
        self.desk = OrderDesk(theme, operations, page)
        self.clicked.connect(self.desk.open_list)
        self.desk.handing_over.connect(lambda order: self.handed.emit(HandingOver(order)))

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the picture alone where there is no room for the word."""
        self.show_text("" if is_compact else _("Orders"), _("Orders"))
