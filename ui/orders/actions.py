"""What can be done with one order; what makes no sense for it now is not there."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.documents.order_words import state_words
from pos.domain.order import OPEN_STATES, OrderState
from pos.i18n import gettext as _
from ui.orders.reading import OrderView
from ui.settings.section import Choices
from ui.theme import Theme
from ui.widgets.button import Button


class OrderActions(QWidget):
    """Signals: stepped(OrderState): how far it has come; chosen(Button): one of those below.

    promise, pay, cancel, reopen, hand_over: the buttons; whoever lays it out places `cancel`, away
    from the others.
    """

    stepped = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.states = Choices(theme, [(state, state_words(state)) for state in OPEN_STATES])
        self.promise = Button(theme, _("Another day"), "soft", icon="calendar")
        self.pay = Button(theme, _("More deposit"), "soft", icon="cash-plus")
        self.cancel = Button(theme, _("Cancel it"), "danger", icon="x", name=_("Cancel the order"))
        self.reopen = Button(theme, _("Take it up again"), "soft", icon="refresh")
        self.hand_over = Button(theme, _("Hand over"), "primary", icon="package")
        self.states.picked.connect(self.stepped)
        for button in (self.promise, self.pay, self.cancel, self.reopen, self.hand_over):
            button.clicked.connect(partial(self._choose, button))
            button.hide()
        self.states.hide()
        self._lay_out(theme)

    def show_order(self, view: OrderView) -> None:
        """Offer what can be done with this order."""
        stands = view.kept.standing
        is_open = stands.state in OPEN_STATES
        if is_open:
            self.states.show_picked(stands.state)
        for part in (self.states, self.promise, self.cancel, self.hand_over):
            part.setVisible(is_open)
        self.pay.setVisible(is_open and not view.kept.due.is_zero)
        went_back = view.kept.steps[-1].paid.minor < 0
        self.reopen.setVisible(stands.state is OrderState.CANCELLED and not went_back)

    def _choose(self, button: Button, *_checked: object) -> None:
        self.chosen.emit(button)

    def _lay_out(self, theme: Theme) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(theme.space("small"))
        for button in (self.promise, self.pay, self.reopen):
            tools.addWidget(button)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self.states)
        column.addLayout(tools)
        column.addWidget(self.hand_over)
