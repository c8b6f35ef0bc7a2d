"""What is known of a customer, as fields: names, ways to reach them, and what they said yes to."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.customer import Contact
from pos.domain.seller import is_right_ice
from pos.domain.text import clean_name
from pos.i18n import gettext as _
from pos.services.customers import CustomerNotNamed
from ui.settings.section import SwitchRow
from ui.theme import Theme
from ui.widgets.field import LineField


class ContactForm(QWidget):
    """Shows a contact and reads it again. Signals: entered(): Enter in a field."""

    entered = Signal()

    def __init__(self, theme: Theme, contact: Contact) -> None:
        super().__init__()
        self._contact = contact
        self.name = LineField(theme, _("Name of the customer"))
        self.phone = LineField(theme, _("Phone"))
        self.ice = LineField(theme, _("ICE (company identifier)"))
        self.address = LineField(theme, _("Address"))
        self.news = SwitchRow(
            theme, _("May be told news"), _("Only when the customer said yes to messages from us.")
        )
        self.shared = SwitchRow(
            theme,
            _("May be named to a chamber or a fair"),
            _("Only when the customer said yes to being named to others."),
        )
        self._fill(contact)
        self._lay_out(theme.space("medium"))
        for field in (self.name, self.phone, self.ice, self.address):
            field.entered.connect(self.entered)
        # After the field itself, which takes its sentence away at every key.
        self.ice.line.textEdited.connect(self._look_at_ice)

    def contact(self) -> Contact:
        """Return the contact as it was corrected; raises `FieldNotAccepted`, said at its field."""
        return replace(
            self._contact,
            name=self.name.parsed(_named),
            phone=self.phone.parsed(clean_name),
            ice=self.ice.parsed(clean_name),
            address=self.address.parsed(clean_name),
            may_be_told_news=self.news.switch.isChecked(),
            may_be_shared=self.shared.switch.isChecked(),
        )

    def _fill(self, contact: Contact) -> None:
        for field in (self.phone, self.ice):
            field.keep_left_to_right()
        self.name.show_text(contact.name)
        self.phone.show_text(contact.phone)
        self.ice.show_text(contact.ice)
        self.address.show_text(contact.address)
        self.news.switch.setChecked(contact.may_be_told_news)
        self.shared.switch.setChecked(contact.may_be_shared)
        self._look_at_ice(contact.ice)

    def _look_at_ice(self, ice: str) -> None:
        if ice.strip() and not is_right_ice(ice):
            self.ice.remark(
                _("An ICE has 15 digits, and this one does not look right. It is printed as typed.")
            )
        else:
            self.ice.clear_note()

    def _lay_out(self, gap: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for pair in ((self.name, self.phone), (self.address, self.ice)):
            row = QHBoxLayout()
            row.setSpacing(gap)
            row.addWidget(pair[0], 3, Qt.AlignmentFlag.AlignTop)
            row.addWidget(pair[1], 2, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        column.addWidget(self.news)
        column.addWidget(self.shared)


def _named(text: str) -> str:
    name = clean_name(text)
    if not name:
        raise CustomerNotNamed(_("Type the name of the customer."))
    return name
