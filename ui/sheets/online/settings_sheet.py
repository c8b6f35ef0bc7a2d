"""Settings of a connected shop: its rules, its price, who speaks to it, and putting it away."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.channel import Channel
from pos.domain.formatting import isolate
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.channels import ChannelNameMissing, save_channel, take_over
from pos.sync.arrangement import Arrangement
from ui.operations import Operations
from ui.sheets.online.price_form import PriceForm
from ui.sheets.online.rules_form import RulesForm
from ui.stock_words import place_name
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.button import Button
from ui.widgets.enter import saves_form
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.sheet import Sheet
from ui.widgets.tall_column import TallColumn

_WIDTH: Final = 1000
_HEIGHT: Final = 600


class SettingsSheet(Sheet):
    """rules, price: what is filled in. take_button: None where this device speaks to the shop.

    Signals: settled(Undoable): what was changed. signing_in(Channel): a new key is to be given.
    """

    settled = Signal(object)
    signing_in = Signal(object)

    def __init__(
        self, theme: Theme, operations: Operations, found: Arrangement, window: QWidget
    ) -> None:
        super().__init__(theme, window, _("Settings of this shop"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._found = found
        self._is_saving = False
        self.rules = RulesForm(theme, found.channel)
        self.price = PriceForm(theme, found.channel.price, is_followed=found.channel.follows_price)
        self.take_button = (
            None
            if found.is_own
            else Button(theme, _("Speak to it from here"), "soft", icon="world")
        )
        self.key_button = Button(theme, _("Sign in again"), "soft", icon="key")
        self.away_button = Button(theme, _("Put this shop away"), "danger", icon="trash")
        self.save_button = Button(theme, _("Save"), "main", icon="check")
        self._lay_out()
        self.rules.entered.connect(self.save)
        self.price.entered.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.key_button.clicked.connect(self.sign_in)
        self.away_button.clicked.connect(self.put_away)
        if self.take_button is not None:
            self.take_button.clicked.connect(self.take_over)

    def open_sheet(self) -> None:
        """Start in its name."""
        super().open_sheet()
        self.rules.name.take_focus()

    def save(self) -> None:
        """Keep what is filled in."""
        try:
            wanted = replace(
                self.rules.filled(self._channel),
                price=self.price.filled(),
                follows_price=self.price.is_followed,
            )
        except FieldNotAccepted:
            return
        said = _("{name} was changed.").format(name=isolate(wanted.name))
        self._write(said if wanted != self._channel else "", save_channel, wanted)

    def take_over(self) -> None:
        """Speak to the shop from this device."""
        said = _("{name} is spoken to from this device.").format(name=isolate(self._channel.name))
        self._write(said, take_over, self._channel.id)

    def sign_in(self) -> None:
        """Give the place to the sheet that asks for the key."""
        self.close_sheet()
        self.signing_in.emit(self._channel)

    def put_away(self) -> None:
        """Show the connection no longer."""
        said = _("{name} was put away.").format(name=isolate(self._channel.name))
        self._write(said, save_channel, replace(self._channel, is_put_away=True))

    @property
    def _channel(self) -> Channel:
        return self._found.channel

    def _write(self, said: str, service: object, *args: object) -> None:
        if self._is_saving:
            return
        self._is_saving = True
        done = partial(self._finish, said)
        self._operations.write(self, service, *args, done=done, failed=self._refuse)  # type: ignore[arg-type]

    def _finish(self, said: str, _result: object) -> None:
        self.close_sheet()
        if said:
            self.settled.emit(Undoable(said, save_channel, (self._channel,)))

    def _refuse(self, error: PosError) -> None:
        self._is_saving = False
        if isinstance(error, ChannelNameMissing):
            self.rules.name.refuse(str(error))
        else:
            self.tell(str(error))

    def _lay_out(self) -> None:
        space = self.theme.space
        row = QHBoxLayout()
        row.setSpacing(space("wide"))
        row.addWidget(finger_scroll(self.rules), 1)
        row.addWidget(finger_scroll(self._side()), 1)
        feet = QHBoxLayout()
        feet.addWidget(self.away_button)
        feet.addStretch(1)
        feet.addWidget(self.save_button)
        self.body.addLayout(row, 1)
        self.body.addLayout(feet)

    def _side(self) -> TallColumn:
        side = TallColumn()
        column = side.column
        column.setContentsMargins(margins(0, 0, self.theme.space("small"), 0))
        column.setSpacing(self.theme.space("small"))
        column.addWidget(label(_("What is offered"), "label"))
        column.addWidget(label(_selling_text(self._found), "caption", wraps=True))
        column.addWidget(self.price)
        column.addWidget(label(_("Who speaks to the shop"), "label"))
        column.addWidget(label(_owner_text(self._found), "caption", wraps=True))
        if self.take_button is not None:
            column.addWidget(self.take_button)
        column.addWidget(self.key_button)
        column.addStretch(1)
        return side

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)


def _selling_text(found: Arrangement) -> str:
    if not found.selling:
        return _("No place sells online, so nothing is offered. Let one do so in the settings.")
    names = " · ".join(isolate(place_name(names)) for names in found.selling)
    return _("What lies here is offered: {places}").format(places=names)


def _owner_text(found: Arrangement) -> str:
    if found.is_own:
        return _("This device alone asks for orders and sends numbers.")
    return _(
        "{device} alone asks for orders and sends numbers. Take over only when it does so no more: "
        "from then on this device does, and must be given the key."
    ).format(device=isolate(found.owner))
