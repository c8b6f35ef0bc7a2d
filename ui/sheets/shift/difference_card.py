"""One currency counted: expected, counted, the difference, and why."""

from typing import Final

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from pos.domain.formatting import money_text
from pos.domain.money import MAD, Money, zero
from pos.domain.shift import Difference
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.label import label, trailing
from ui.widgets.pill_flow import PillFlow

_OWN_WORDS: Final = ""


class DifferenceCard(QFrame):
    """Shows a `Difference` and asks for its reason where there is one; a reason is never forced.

    reason: a line for words of one's own.
    """

    def __init__(self, theme: Theme, difference: Difference) -> None:
        super().__init__()
        self._theme = theme
        self._currency = difference.counted.currency
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 12, 20, 14)
        self._column.setSpacing(theme.space("small"))
        self._column.addLayout(self._figures(difference))
        self._verdict = self._say(difference.amount)
        self._column.addWidget(self._verdict)
        self._usual = PillFlow(theme)
        self.reason = LineField(theme, _("Why, in your own words"))
        self._ask(has_difference=not difference.amount.is_zero)

    @property
    def currency(self) -> str:
        """The currency of the drawer."""
        return self._currency

    def _figures(self, difference: Difference) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.space("wide"))
        name = _("Drawer, dirham") if self._currency == MAD else self._currency
        grid.addWidget(label(name, "title"), 0, 0, 2, 1)
        grid.setColumnStretch(0, 1)
        for column, (words, amount) in enumerate(
            ((_("Expected"), difference.expected), (_("Counted"), difference.counted)), 1
        ):
            caption = label(words, "caption")
            caption.setAlignment(trailing())
            figure = label(money_text(amount, self._theme.language), "title")
            figure.setAlignment(trailing())
            grid.addWidget(caption, 0, column)
            grid.addWidget(figure, 1, column)
        return grid

    def _say(self, amount: Money) -> QFrame:
        box = QFrame()
        kind = "ok" if amount.is_zero else "warn"
        box.setProperty("role", kind)
        text = money_text(max(amount, -amount), self._theme.language)
        if amount.is_zero:
            sentence = _("The count is right.")
        elif amount > zero(amount.currency):
            sentence = _("{amount} too much").format(amount=text)
        else:
            sentence = _("{amount} missing").format(amount=text)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.addWidget(label(sentence, f"on-{kind}"))
        return box

    def _ask(self, *, has_difference: bool) -> None:
        usual = (
            _("Change given wrongly"),
            _("Expense that was not written down"),
            _("Cannot be explained"),
        )
        self._usual.set_pills([(text, text) for text in usual], _OWN_WORDS)
        self._usual.picked.connect(lambda text: self.reason.show_text(str(text)))
        for part in (self._usual, self.reason):
            # First a place, then visible: what has no place yet would open a window of its own.
            self._column.addWidget(part)
            part.setVisible(has_difference)
