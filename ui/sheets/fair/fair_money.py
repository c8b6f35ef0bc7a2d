"""The second half of a fair's plan: what it costs, what it is to bring, and how many came."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from pos.domain.fair import Fair, FairCosts
from pos.domain.formatting import isolate, money_text, plain_number_text
from pos.domain.money import MAD, Money, total, zero
from pos.domain.parsing import parse_count, parse_money
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.settling.terms_fields import TermsFields
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.number_line import NumberLine
from ui.widgets.tall_column import TallColumn

_COLUMNS = 2
_LEAST = 90


class FairMoney(TallColumn):
    """costs: the fields by the name they have in `FairCosts`. goal, visitors: more.

    terms: what is agreed with makers for this fair, where it is not as for all.

    Signals: entered(): Enter was pressed where nothing follows.
    """

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        titles = {
            "fees": _("Fees of the stand"),
            "transport": _("Transport"),
            "lodging": _("Lodging"),
            "meals": _("Meals"),
            "other": _("Other costs"),
        }
        self.costs = {
            name: LineField(theme, title, hint="0", line=NumberLine())
            for name, title in titles.items()
        }
        self.goal = LineField(theme, _("Sales you hope for"), hint="0", line=NumberLine())
        self.visitors = LineField(theme, _("Visitors, if counted"), hint="0", line=NumberLine())
        self.terms = TermsFields(theme, silent=_("As for all"))
        self.terms.commission.show_title(_("Commission at this fair, in %"))
        self._sum = label(role="strong", wraps=True)
        self._lay_out(theme)
        fields = [*self.costs.values(), self.goal, self.visitors, self.terms.commission]
        for field, following in zip(fields, fields[1:], strict=False):
            field.entered.connect(following.take_focus)
        self.terms.commission.entered.connect(self.entered)
        for field in self.costs.values():
            field.edited.connect(self._add_up)
        self._add_up()

    def show_fair(self, fair: Fair) -> None:
        """Fill in what is known of a fair."""
        for name, field in self.costs.items():
            field.show_text(_plain(getattr(fair.costs, name)))
        self.goal.show_text("" if fair.goal is None else _plain(fair.goal))
        self.visitors.show_text(str(fair.visitors) if fair.visitors else "")
        self.terms.fill(fair.terms)
        self._add_up()

    def filled(self, fair: Fair) -> Fair:
        """Return the fair with what is filled in here; raises a `FieldNotAccepted`, said there."""
        costs = {name: field.parsed(_amount) for name, field in self.costs.items()}
        goal = self.goal.parsed(_amount)
        return replace(
            fair,
            costs=FairCosts(**costs),
            goal=None if goal.is_zero else goal,
            visitors=self.visitors.parsed(_count),
            terms=self.terms.read(),
        )

    def _add_up(self, *_text: object) -> None:
        known = []
        for field in self.costs.values():
            try:
                known.append(_amount(field.text))
            except FieldNotAccepted:
                continue
        amount = isolate(money_text(total(known, MAD), screen_language()))
        self._sum.setText(_("Costs together: {amount}").format(amount=amount))

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("medium"))
        grid.setVerticalSpacing(theme.space("small"))
        for number, field in enumerate((*self.costs.values(), self.goal, self.visitors)):
            field.keep_left_to_right()
            field.line.setMinimumWidth(_LEAST)
            # Goal and visitors begin a row of their own, below what is spent.
            place = number + 1 if number >= len(self.costs) else number
            grid.addWidget(field, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.column.setContentsMargins(margins(0, 0, theme.space("small"), 0))
        self.column.setSpacing(theme.space("small"))
        self.column.addWidget(label(_("Money in dirham, if it is known"), "label"))
        self.column.addLayout(grid)
        self.column.addWidget(self._sum)
        self.column.addWidget(label(_("Agreed with makers for this fair"), "label"))
        self.column.addWidget(self.terms)
        self.column.addStretch(1)


def _plain(amount: Money) -> str:
    return "" if amount.is_zero else plain_number_text(amount)


def _amount(text: str) -> Money:
    return parse_money(text, MAD) if text.strip() else zero(MAD)


def _count(text: str) -> int:
    return parse_count(text) if text.strip() else 0
