"""Joining from the settings of a till that has sold alone so far."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from pos.services.shop import Counter, counter
from ui.joining.join_step import JoinStep
from ui.joining.join_ways import JoinWays
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.sheet import Sheet
from ui.widgets.tall_column import TallColumn


class JoinSheet(Sheet):
    """step: what asks and joins, None while it is not known whether the day is closed.

    Signals: joined(): the till that joined is there, and can be opened.
    """

    joined = Signal()

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, ways: JoinWays
    ) -> None:
        super().__init__(theme, window, _("Join a cooperative"), width=860, height=704)
        self._operations = operations
        self._ways = ways
        self.step: JoinStep | None = None
        # With large letters on a small screen it is more than the sheet can show at once.
        self._ground = TallColumn()
        self._ground.column.setSpacing(theme.space("medium"))
        self.body.addWidget(finger_scroll(self._ground), 1)
        operations.read(self, counter, done=self._begin)

    def _begin(self, found: Counter) -> None:
        if found.shift is not None:
            self._say(_("The till is open. Close the day first, then join."))
            return
        self._say(
            _(
                "What this till sold until now does not go to the cooperative: it stays whole in a "
                "file of its own on this device. Your list of goods can come along: save it first "
                "under Stock, and import it afterwards."
            )
        )
        self.step = JoinStep(self.theme, self._operations, self._ways)
        self.step.joined.connect(self._finish)
        self._ground.column.addWidget(self.step, 1)
        self.step.focus_first()

    def _say(self, sentence: str) -> None:
        self._ground.column.addWidget(label(sentence, wraps=True))

    def _finish(self) -> None:
        self.close_sheet()
        self.joined.emit()
