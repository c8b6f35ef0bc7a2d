"""Pages that a stand alone does not show: where fairs and online shops begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.i18n import gettext as _
from ui.errands import ToFairs, ToShops
from ui.settings.section import Section
from ui.theme import Theme
from ui.widgets.button import Button


class FurtherSection(Section):
    """fairs, shops: the buttons. Signals: wanted(object): an errand for the page that is meant."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            _("Fairs and online shops"),
            _("Their pages stand on the side once there is a fair, or a shop is connected."),
        )
        self.fairs = Button(theme, _("Plan a fair"), "soft", icon="tent")
        self.shops = Button(theme, _("Connect a shop"), "soft", icon="world")
        row = QHBoxLayout()
        row.setSpacing(theme.space("small"))
        for button in (self.fairs, self.shops):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.fairs.clicked.connect(lambda: self.wanted.emit(ToFairs()))
        self.shops.clicked.connect(lambda: self.wanted.emit(ToShops()))
