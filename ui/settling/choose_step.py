"""What is to be settled: a fair or some days, everybody or one maker."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.fair import Fair
from pos.domain.product import Maker
from pos.domain.settlement import Choice
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.fair_text import fair_name
from ui.papers.named_rows import NamedRows
from ui.papers.period_rows import PeriodRows
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.picker import Picker
from ui.widgets.pill_flow import PillFlow


class ChooseStep(QWidget):
    """Signals: chosen(Choice).

    spans: a fair or days. fair, maker: the pickers. period: the days. look_button: goes on.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_fair = False
        self.spans = PillFlow(theme)
        self.fair = Picker(theme, _("Fair"))
        self.maker = Picker(theme, _("Makers"))
        self.look_button = Button(theme, _("Look at the statements"), "primary", icon="checklist")
        self._rows = NamedRows(theme)
        self._rows.add(_("Settle"), self.spans)
        self._rows.add(_("Fair"), self.fair)
        self._days = NamedRows(theme)
        self.period = PeriodRows(theme, self._days)
        self._whose = NamedRows(theme)
        self._whose.add(_("Makers"), self.maker)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        for part in (self._rows, self._days, self._whose):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.look_button)
        self.spans.picked.connect(self._take_span)
        self.look_button.clicked.connect(self._choose)
        self.show_known((), [])
        # Before the fairs are known some days would be looked at that nobody chose.
        self.look_button.setEnabled(False)

    def show_known(self, fairs: tuple[Fair, ...], makers: list[Maker], fair: str = "") -> None:
        """Offer the fairs and the makers there are; fair: id of the one somebody came from."""
        language = screen_language()
        self.look_button.setEnabled(True)
        spans = [(True, _("A fair")), (False, _("Some days"))]
        self._is_fair = bool(fairs)
        self.spans.set_pills(spans if fairs else spans[1:], self._is_fair)
        self.fair.set_choices([(each.id, fair_name(each)) for each in fairs], fair)
        everybody = ("", _("All makers"))
        named = [(each.id, each.names.within(language)) for each in makers]
        self.maker.set_choices([everybody, *named], "")
        self._show_span()

    def choice(self) -> Choice | None:
        """Return what is chosen; None where a field says what is wrong."""
        one = str(self.maker.picked or "")
        makers = frozenset({one}) if one else frozenset[str]()
        if self._is_fair:
            return Choice(fair=str(self.fair.picked or ""), makers=makers)
        try:
            return Choice(days=self.period.days(), makers=makers)
        except FieldNotAccepted:
            return None

    def _choose(self) -> None:
        choice = self.choice()
        if choice is not None:
            self.chosen.emit(choice)

    def _take_span(self, is_fair: object) -> None:
        self._is_fair = bool(is_fair)
        self._show_span()

    def _show_span(self) -> None:
        self._rows.show_row(self.fair, is_shown=self._is_fair)
        self._days.setVisible(not self._is_fair)
