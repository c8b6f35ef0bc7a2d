"""A field for an invitation to a hub, which came in a message and is pasted whole."""

from typing import Final

from PySide6.QtCore import Signal

from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.exchange.hub.faults import InvitationNamesNobody
from pos.exchange.hub.invitation import invitation_of
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.field import LineField

# It carries a certificate: thousands of letters.
_LONGEST: Final = 300_000


class PastedInvitation(LineField):
    """Signals: offered(HubInvitation, str): what it says. unusable(PosError): why it is no use."""

    offered = Signal(object, str)
    unusable = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Or paste an invitation to a hub"), hint="rahba-hub-1:…")
        self.line.setMaxLength(_LONGEST)
        self.keep_left_to_right()
        self.line.textChanged.connect(self._look)

    def _look(self, text: str) -> None:
        if not text.strip():  # emptied again, which is no fault
            return
        try:
            invitation = invitation_of(text)
            if not invitation.label:
                raise InvitationNamesNobody
        except PosError as error:
            self.unusable.emit(error)
            return
        sentence = _("A hub invites this till as {label}. Its receipts are numbered {series}.")
        said = sentence.format(label=isolate(invitation.label), series=isolate(invitation.series))
        self.offered.emit(invitation, said)
