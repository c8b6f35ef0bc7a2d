"""What is known of one order, beside its paper."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.documents.order_words import deposit_name, state_words
from pos.domain.formatting import isolate, ltr, money_text
from pos.domain.order import OPEN_STATES, is_late
from pos.domain.text import LINE_BREAK
from pos.i18n import gettext as _
from ui.orders.order_text import STATE_ICONS, STATE_ROLES, cheque_text, promise_text
from ui.orders.reading import OrderView
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.label import ElidedLabel, label, trailing
from ui.widgets.margins import margins
from ui.widgets.state_tag import StateTag
from ui.widgets.tall_column import TallColumn


class OrderFacts(TallColumn):
    """Shows what is made, for whom, how it stands, and its money."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.column.setSpacing(theme.space("small"))

    def show_order(self, view: OrderView) -> None:
        """Show an order, in place of what was shown before."""
        while (item := self.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        kept, language = view.kept, screen_language()
        title = kept.order.names.within(language)
        self.column.addWidget(label(isolate(title), "title", wraps=True))
        self.column.addWidget(self._tags(view))
        self.column.addWidget(self._money(view))
        for owed in view.cheques:
            if not owed.left.is_zero:
                self.column.addWidget(label(cheque_text(owed), "caption", wraps=True))
        if any(owed.is_debt for owed in view.cheques):
            words = _("A cheque bounced: collect it in Sales, To collect.")
            self.column.addWidget(label(words, "fault", wraps=True))
        for text in self._lines(view):
            self.column.addWidget(label(text, "caption", wraps=True))
        self.column.addStretch(1)
        self.fit()

    def _tags(self, view: OrderView) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.space("small"))
        state = view.kept.standing.state
        words = state_words(state)
        line.addWidget(StateTag(self._theme, words, STATE_ROLES[state], STATE_ICONS[state]))
        if is_late(view.kept.standing, view.today):
            line.addWidget(StateTag(self._theme, _("Late"), "warn", "alert-triangle"))
        line.addWidget(label(promise_text(view.kept.standing), "strong", wraps=True), 1)
        return row

    def _lines(self, view: OrderView) -> list[str]:
        order = view.kept.order
        who = " · ".join(
            part for part in (isolate(view.kept.customer), ltr(view.phone)) if len(part) > 2
        )
        said = [isolate(line) for line in order.description.split(LINE_BREAK) if line]
        details = [isolate(text) for text in (order.dimensions, order.materials) if text]
        maker = _("Made by {name}").format(name=isolate(view.maker)) if view.maker else ""
        return [text for text in (who, *said, *details, maker) if text]

    def _money(self, view: OrderView) -> QFrame:
        kept, language = view.kept, screen_language()
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(margins(16, 10, 16, 10))
        column.setSpacing(self._theme.space("hair"))
        rows = [(_("Price"), kept.order.price, "")]
        if not kept.standing.paid.is_zero:
            rows.append((deposit_name(kept.order.deposit_kind), kept.standing.paid, ""))
        if kept.standing.state in OPEN_STATES:
            rows.append((_("Left to pay"), kept.due, "strong"))
        for words, amount, role in rows:
            line = QHBoxLayout()
            shown = label(money_text(amount, language), role)
            shown.setAlignment(trailing())
            line.addWidget(ElidedLabel(words, role), 1)
            line.addWidget(shown)
            column.addLayout(line)
        return card
