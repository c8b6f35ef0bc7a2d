"""The plan of a fair, to be read: when and where, what it costs, what it is to bring."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.fair import Fair
from pos.domain.formatting import count_text, isolate, money_text
from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.fair_text import days_text, kind_text, reach_text, stand_text
from ui.pages.fairs.reading import OneFair
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label


class PlanStep(QWidget):
    """edit, put_away: the buttons.

    Signals: editing(): the plan is to be changed; putting_away(bool): the fair is to be put away,
    or shown again.
    """

    editing = Signal()
    putting_away = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.edit = Button(theme, _("Change the plan"), "soft", icon="pencil")
        self.put_away = Button(theme, role="soft", icon="eye-off")
        self._is_put_away = False
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._lay_out()
        self.edit.clicked.connect(self.editing)
        self.put_away.clicked.connect(lambda: self.putting_away.emit(not self._is_put_away))

    def show_fair(self, found: OneFair) -> None:
        """Write down what is planned; what is not known yet is said so once, at the end."""
        self._is_put_away = found.fair.is_put_away
        self.put_away.show_text(_("Show it again") if self._is_put_away else _("Put away"))
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        rows = [row for row in facts(found.fair) if row[1]]
        for number, (name, text) in enumerate(rows):
            self._grid.addWidget(label(name, "caption"), number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(text, "strong", wraps=True), number, 1)
        self._grid.setRowStretch(len(rows), 1)

    def _lay_out(self) -> None:
        space = self._theme.space
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space("wide"))
        self._grid.setVerticalSpacing(space("medium"))
        self._grid.setColumnStretch(1, 1)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 12, 16)
        head = QHBoxLayout()
        head.addWidget(label(_("What is planned"), "title"), 1)
        head.addWidget(self.put_away)
        head.addWidget(self.edit)
        inside.addLayout(head)
        inside.addWidget(finger_scroll(self._facts), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)


def facts(fair: Fair) -> Iterable[tuple[str, str]]:
    """Return name and text of each fact, the text empty where it is not known."""
    language = screen_language()

    def amount(of: str) -> str:
        cost = getattr(fair.costs, of)
        return "" if cost.is_zero else isolate(money_text(cost, language))

    goal = "" if fair.goal is None else isolate(money_text(fair.goal, language))
    visitors = isolate(count_text(fair.visitors, language)) if fair.visitors else ""
    return (
        (_("Days"), _days(fair)),
        (_("Town"), isolate(fair.city) if fair.city else ""),
        (_("Hall and stand"), stand_text(fair)),
        (_("Organiser"), isolate(fair.organiser) if fair.organiser else ""),
        (_("Kind"), f"{kind_text(fair.kind)} · {reach_text(fair.reach)}"),
        (_("Fees of the stand"), amount("fees")),
        (_("Transport"), amount("transport")),
        (_("Lodging"), amount("lodging")),
        (_("Meals"), amount("meals")),
        (_("Other costs"), amount("other")),
        (_("All costs"), amount("total")),
        (_("Sales you hope for"), goal),
        (_("Visitors"), visitors),
    )


def _days(fair: Fair) -> str:
    if not fair.days:
        return days_text(fair)
    count = ngettext("{count} day", "{count} days", fair.days).format(count=fair.days)
    return f"{days_text(fair)} · {count}"
