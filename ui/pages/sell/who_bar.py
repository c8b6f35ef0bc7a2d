"""Whom the basket is for, in one quiet line under its head; nothing where nobody is named."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from pos.domain.formatting import isolate, ltr, shortened
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.margins import margins


class WhoBar(QFrame):
    """ask: the button that asks who buys; whoever lays it out places it.

    Signals: asked(): who buys? order_asked(): show the order that is handed over.
    """

    asked = Signal()
    order_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.ask = Button(theme, role="quiet", icon="user", name=_("Customer"))
        self.customer = Button(theme, role="chip", icon="user")
        self.order = Button(theme, role="chip", icon="hammer")
        self.ask.clicked.connect(self.asked)
        self.customer.clicked.connect(self.asked)
        self.order.clicked.connect(self.order_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(12, 6, 12, 6))
        row.setSpacing(theme.space("small"))
        row.addWidget(self.customer)
        row.addWidget(self.order)
        row.addStretch(1)
        self.show_whom("", "")

    def show_whom(self, customer: str, order_number: str) -> None:
        """Show a name and the number of an order form; empty for none."""
        short = shortened(customer, 16 if order_number else 30)
        spoken = _("Customer: {name}").format(name=isolate(customer))
        self.customer.show_text(isolate(short), spoken)
        spoken = _("Order {number}").format(number=ltr(order_number))
        self.order.show_text(ltr(_short_number(order_number)), spoken)
        self.customer.setVisible(bool(customer))
        self.order.setVisible(bool(order_number))
        self.setVisible(bool(customer or order_number))


def _short_number(order_number: str) -> str:
    """Write `BC 12` for `7K3-BC-000012`: which till it was is seen on the paper."""
    series, _dash, number = order_number.rpartition("-")
    return f"{series.rpartition('-')[2]} {int(number)}" if number else ""
