"""Ready to leave? One row for each thing: its light, what was found, and what can be done."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.leaving import Check, Light, Readings, light
from pos.i18n import gettext as _
from ui.pages.fairs.ready_words import (
    LIGHT_ICONS,
    LIGHT_ROLES,
    action_text,
    check_text,
    check_title,
    light_text,
    ready_text,
)
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.state_tag import StateTag
from ui.widgets.tall_column import TallColumn


class ReadyStep(QWidget):
    """rows: one for each check. said: what came of a check that takes its time.

    Signals: acting(Check): what can be done about it is wanted.
    """

    acting = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = {check: CheckRow(theme, check) for check in Check}
        self._sum = label(role="title", wraps=True)
        self.said = label(role="caption", wraps=True)
        ground = TallColumn()
        ground.column.setSpacing(theme.space("small"))
        ground.column.setContentsMargins(margins(0, 0, theme.space("small"), 0))
        for row in self.rows.values():
            ground.column.addWidget(row)
            row.action.clicked.connect(partial(self._act, row.check))
        ground.column.addStretch(1)
        self._ground = ground
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self._sum)
        column.addWidget(self.said)
        column.addWidget(finger_scroll(ground), 1)
        self.said.hide()

    def show_readings(self, found: Readings) -> None:
        """Show what was found; what is to be looked at does not change its place."""
        lights = [light(check, found) for check in Check]
        self._sum.setText(ready_text(lights))
        for check, shown in zip(Check, lights, strict=True):
            self.rows[check].show_light(shown, found)
        # One width for all of them, so that words and tags end on one line.
        widest = max(row.action.sizeHint().width() for row in self.rows.values())
        for row in self.rows.values():
            row.action.setFixedWidth(widest)
        self._ground.fit()

    def tell(self, sentence: str) -> None:
        """Say how far a check has come that takes its time."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _act(self, check: Check, *_checked: object) -> None:
        self.acting.emit(check)


class CheckRow(QFrame):
    """One thing that is looked at. action: what can be done about it."""

    def __init__(self, theme: Theme, check: Check) -> None:
        super().__init__()
        self.check = check
        self.setProperty("role", "card")
        self._tag = StateTag(theme, icon="clock")
        self._text = label(wraps=True)
        self.action = Button(theme, check_title(check), "soft")
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(theme.space("small"))
        head.addWidget(label(check_title(check), "strong", wraps=True), 1)
        head.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(16, 10, 10, 10))
        row.setSpacing(theme.space("medium"))
        row.addLayout(words, 1)
        row.addWidget(self.action)

    def show_light(self, shown: Light, found: Readings) -> None:
        """Show one light with its words."""
        said, word = check_text(self.check, found), light_text(self.check, shown)
        self._tag.show_state(word, LIGHT_ROLES[shown], LIGHT_ICONS[shown])
        self._text.setText(said)
        title = check_title(self.check)
        name = _("{title}: {light}. {text}").format(
            title=title, light=light_text(self.check, shown), text=said
        )
        self.setAccessibleName(name)
        self.action.show_text(action_text(self.check, found))
