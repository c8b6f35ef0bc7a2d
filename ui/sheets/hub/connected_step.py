"""How it stands with the hub: the light, the last exchange, what waits, and who asks to join."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.exchange.hub.kept import HubStanding
from pos.exchange.hub.states import HubState
from pos.exchange.hub.words import last_text
from pos.i18n import gettext as _
from ui.sheets.hub.lights import hub_tag, show_light
from ui.sheets.tills.applicant_card import ApplicantCard
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.label import label
from ui.widgets.notice import Notice


class ConnectedStep(QWidget):
    """Signals: exchanging(): now. leaving(): have no hub. admitting(Applicant): let it in."""

    exchanging = Signal()
    leaving = Signal()
    admitting = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._light = hub_tag(theme)
        self._where = label(role="title", wraps=True)
        self._last = label(wraps=True)
        self.notice = Notice(theme)
        self._applicants = CardList(theme)
        self.now = Button(theme, _("Exchange now"), "main", icon="refresh")
        self.leave = Button(theme, _("Disconnect"), "soft", icon="unlink")
        self.now.clicked.connect(self.exchanging)
        self.leave.clicked.connect(self.leaving)
        self._lay_out()

    @property
    def said(self) -> str:
        """When work last went and came, and how much waits."""
        return self._last.text()

    def show_standing(self, standing: HubStanding) -> None:
        """Say where the hub is and how far it has come."""
        address = standing.address
        self._where.setText("" if address is None else ltr(f"{address.host}/{address.database}"))
        self._last.setText(last_text(standing))

    def show_state(self, state: HubState) -> None:
        """Say how it stands from now on."""
        show_light(self._light, state)
        self.notice.say(state.sentence)
        cards = [ApplicantCard(self._theme, applicant) for applicant in state.waiting]
        for card in cards:
            card.admitting.connect(self.admitting)
        self._applicants.show_cards(cards)

    def _lay_out(self) -> None:
        space = self._theme.space
        head = QHBoxLayout()
        head.setSpacing(space("medium"))
        head.addWidget(self._where, 1)
        head.addWidget(self._light)
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("medium"))
        column.addLayout(head)
        column.addWidget(self._last)
        column.addWidget(self.notice)
        column.addWidget(self._applicants, 1)
        column.addLayout(row)
