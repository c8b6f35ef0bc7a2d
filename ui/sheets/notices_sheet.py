"""All notices at once, when there are more than one."""

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet
from ui.widgets.strip import Notice, Strip


class NoticesSheet(Sheet):
    """One card for each notice of the strip, with what can be done about it."""

    def __init__(self, theme: Theme, window: QWidget, strip: Strip) -> None:
        super().__init__(theme, window, _("To look at"))
        self._strip = strip
        for notice in strip.notices:
            self.body.addWidget(self._card(notice))
        self.body.addStretch(1)

    def _card(self, notice: Notice) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        line = QHBoxLayout(card)
        line.addWidget(label(notice.text, wraps=True), 1)
        button = Button(self.theme, notice.action or _("Seen"), "soft")
        button.clicked.connect(partial(self._settle, notice))
        line.addWidget(button)
        return card

    def _settle(self, notice: Notice, *_checked: object) -> None:
        self._strip.drop(notice)
        self.close_sheet()
        if notice.act is not None:
            notice.act()
