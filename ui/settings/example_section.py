"""The sample fair says what it is, and how to leave it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.i18n import gettext as _
from ui.settings.section import Section
from ui.theme import Theme
from ui.widgets.button import Button


class ExampleSection(Section):
    """Shown while the shop is a sample. Signals: leaving(): a shop of one's own is wanted."""

    leaving = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            _("You are trying the sample fair"),
            _("Sell, print, change what you like: nothing of it counts, and receipts say EXAMPLE."),
        )
        self.button = Button(theme, _("Begin my real shop"), "main", icon="building-store")
        self.button.clicked.connect(self.leaving)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)
