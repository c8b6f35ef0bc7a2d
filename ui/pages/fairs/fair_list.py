"""Every fair, those to come before those that were; or where the first one begins."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pos.domain.fair import Fair, FairState, fair_state
from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.i18n import ngettext, pgettext
from ui.fair_text import (
    STATE_ICONS,
    STATE_ROLES,
    facts_text,
    fair_name,
    state_text,
    when_text,
)
from ui.pages.fairs.reading import FairRows
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.empty_card import EmptyCard
from ui.widgets.page_head import page_head
from ui.widgets.row_card import RowCard
from ui.widgets.state_tag import StateTag

# What is under way is worked on first, then what is to be settled, then what is to come.
_ORDER = (FairState.ON, FairState.OVER, FairState.COMING, FairState.SETTLED)


class FairList(QWidget):
    """new: the button for a new fair. old: shows those put away too, or hides them.

    Signals: opened(str): id of a fair; planning().
    """

    opened = Signal(str)
    planning = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.new = Button(theme, _("New fair"), "main", icon="plus")
        self.old = Button(theme, role="soft", icon="eye-off")
        self._is_showing_old = False
        self._found: FairRows | None = None
        self._cards = CardList(theme)
        self._first = EmptyCard(
            theme,
            "tent",
            _("Your first fair will stand here"),
            _(
                "Its name and its days are enough to begin: then what you pack, sell and bring "
                "home is counted for it."
            ),
            actions=[("plus", _("Plan a fair"))],
        )
        self._whole = QStackedWidget()
        self._lay_out()
        # Until it is known what there is, there is nothing to press.
        self.new.hide()
        self.old.hide()
        self._whole.hide()
        self.new.clicked.connect(self.planning)
        self.old.clicked.connect(self._turn_old)
        self._first.picked.connect(lambda _number: self.planning.emit())

    def show_rows(self, found: FairRows) -> None:
        """Show these fairs, those put away only where they were asked for."""
        self._found = found
        old = [fair for fair in found.fairs if fair.is_put_away]
        shown = found.fairs if self._is_showing_old else [f for f in found.fairs if f not in old]
        fairs = in_order(shown, found.today)
        self._show_old(len(old))
        self._cards.show_cards([self._card(fair, found) for fair in fairs])
        self._whole.setCurrentIndex(1 if found.fairs else 0)
        self._whole.show()
        # An empty page has one thing to do, and it stands in its middle.
        self.new.setVisible(bool(found.fairs))

    def _turn_old(self) -> None:
        self._is_showing_old = not self._is_showing_old
        if self._found is not None:
            self.show_rows(self._found)

    def _show_old(self, count: int) -> None:
        text = ngettext("Show {count} put away", "Show {count} put away", count)
        hide = _("Hide what is put away")
        self.old.show_text(hide if self._is_showing_old else text.format(count=count))
        self.old.setVisible(bool(count))

    def _card(self, fair: Fair, found: FairRows) -> RowCard:
        state = fair_state(fair, found.today)
        name, facts = fair_name(fair), facts_text(fair)
        said = f"{isolate(name)}, {state_text(state)}, {facts}"
        picture = self._theme.pixmap("tent", "muted_ink", self._theme.sizes.icons["large"])
        card = RowCard(self._theme, name, facts, name=said, picture=picture)
        if fair.is_put_away:
            away = pgettext("a fair is", "Put away")
            card.add_end(StateTag(self._theme, away, "info", "eye-off"))
        if fair.id == found.here:
            here = _("This device sells here")
            card.add_end(StateTag(self._theme, here, "info", "cash-register"))
        words = when_text(fair, found.today) if state in _DATED else state_text(state)
        card.add_end(StateTag(self._theme, words, STATE_ROLES[state], STATE_ICONS[state]))
        card.clicked.connect(partial(self._open, fair.id))
        return card

    def _open(self, fair: str, *_checked: object) -> None:
        self.opened.emit(fair)

    def _lay_out(self) -> None:
        self._whole.addWidget(self._first)
        self._whole.addWidget(self._cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(self._theme.space("medium"))
        column.addLayout(
            page_head(self._theme, _("Fairs"), controls=(_space(), self.old, self.new))
        )
        column.addWidget(self._whole, 1)


_DATED = (FairState.COMING, FairState.ON)


def in_order(fairs: Sequence[Fair], today: date) -> list[Fair]:
    """Return the fairs as they are worked on; those to come with the next one first."""

    def place(fair: Fair) -> tuple[int, int]:
        state = fair_state(fair, today)
        day = fair.starts_on or date.max
        days = day.toordinal()
        return _ORDER.index(state), days if state is FairState.COMING else -days

    return sorted(fairs, key=place)


def _space() -> QWidget:
    """Take the room between a title and what stands at the end of the row."""
    room = QWidget()
    room.setSizePolicy(room.sizePolicy().Policy.Expanding, room.sizePolicy().Policy.Preferred)
    return room
