"""One order over the page: how it stands, what is done next, and its paper."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.domain.order import OrderState
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.ordering import promise_order, reopen_order, set_order_state
from ui.days.day_sheet import DaySheet
from ui.operations import Operations
from ui.orders.actions import OrderActions
from ui.orders.facts import OrderFacts
from ui.orders.paper_part import PaperPart
from ui.orders.reading import OrderView, order_view
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 1080
_HEIGHT: Final = 720


class OrderSheet(Sheet):
    """Signals: handing_over(OrderView); paying(OrderView); cancelling(OrderView).

    The money of each is the business of who opened the sheet.
    """

    handing_over = Signal(object)
    paying = Signal(object)
    cancelling = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, window: QWidget, order: str) -> None:
        super().__init__(theme, window, _("Order"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._order = order
        self.view: OrderView | None = None
        self.facts = OrderFacts(theme)
        self.actions_part = OrderActions(theme)
        self.paper = PaperPart(theme, operations)
        self._note = label(role="caption", wraps=True)
        self._lay_out()
        self.actions_part.stepped.connect(self._set_state)
        self.actions_part.chosen.connect(self._act)
        self.paper.told.connect(self._note.setText)
        self.paper.failed.connect(self.say)
        operations.changed.connect(self._follow)
        self._read()

    def say(self, error: PosError) -> None:
        """Say why something was not done."""
        self._note.setText(str(error))

    def _read(self) -> None:
        self._operations.read(self, order_view, self._order, done=self._show, failed=self.say)

    def _follow(self, changed: Changed) -> None:
        if changed & (Changed.ORDERS | Changed.SALES | Changed.CUSTOMERS):
            self._read()

    def _show(self, view: OrderView) -> None:
        self.view = view
        self.facts.show_order(view)
        self.paper.show_paper(view.paper, view.device.width_dots)
        self.actions_part.show_order(view)

    def _act(self, button: Button) -> None:
        view, actions = self.view, self.actions_part
        if view is None:
            return
        if button is actions.promise:
            self._ask_day(view)
        elif button is actions.reopen:
            self._operations.write(self, reopen_order, self._order, failed=self.say)
        else:
            asked = {actions.pay: self.paying, actions.cancel: self.cancelling}
            asked.get(button, self.handing_over).emit(view)

    def _set_state(self, state: OrderState) -> None:
        self._operations.write(self, set_order_state, self._order, state, failed=self.say)

    def _ask_day(self, view: OrderView) -> None:
        day = view.kept.standing.promised_on
        sheet = DaySheet(self.theme, self.window(), _("Promised for"), view.today, day)
        promise = partial(self._operations.write, self, promise_order, self._order)
        sheet.picked.connect(lambda picked: promise(picked, failed=self.say))
        sheet.open_sheet()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(self.theme.space("medium"))
        left.addWidget(finger_scroll(self.facts), 1)
        end = QHBoxLayout()
        end.setSpacing(self.theme.sizes.gaps["destructive"])
        end.addWidget(self._note, 1)
        end.addWidget(self.actions_part.cancel)
        left.addLayout(end)
        left.addWidget(self.actions_part)
        columns = QHBoxLayout()
        columns.setSpacing(self.theme.space("wide"))
        columns.addLayout(left, 5)
        columns.addWidget(self.paper, 3)
        self.body.addLayout(columns, 1)
