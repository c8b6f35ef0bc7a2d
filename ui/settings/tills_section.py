"""The other tills of the cooperative, from the settings: work by a stick, or through a hub."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from pos.changed import Changed
from pos.exchange.hub.states import HubState, Light
from pos.exchange.words import missing_text
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.tills import KnownTill, known_tills
from ui.hub_line import HubLine
from ui.operations import Operations
from ui.settings.section import Section
from ui.sheets.hub.hub_sheet import HubSheet
from ui.sheets.hub.lights import hub_tag, show_light
from ui.sheets.tills.tills_sheet import TillsSheet
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class TillsSection(Section):
    """Reads its part itself: it stands on its own."""

    def __init__(self, theme: Theme, operations: Operations, hub: HubLine | None = None) -> None:
        super().__init__(
            theme,
            _("Other tills"),
            _(
                "What each till sold is carried to the others on a USB stick, without a network, "
                "or goes by itself through a hub."
            ),
        )
        self._operations = operations
        self._hub = hub
        self._note = label(role="caption", wraps=True)
        self.open = Button(theme, _("Other tills"), "soft", icon="usb")
        self.open_hub = Button(theme, _("Hub"), "soft", icon="cloud")
        self.light = hub_tag(theme)
        row = QHBoxLayout()
        row.setSpacing(theme.space("small"))
        row.addWidget(self.open)
        row.addWidget(self.open_hub)
        row.addWidget(self.light)
        row.addStretch(1)
        self.column.addWidget(self._note)
        self.column.addLayout(row)
        self.open.clicked.connect(self._open)
        self.open_hub.clicked.connect(self._open_hub)
        self.open_hub.setVisible(hub is not None)
        self.light.hide()
        operations.changed.connect(self._follow)
        self._read()
        if hub is not None:
            hub.stated.connect(self._show_hub)
            if hub.state is not None:
                self._show_hub(hub.state)

    def _open(self) -> None:
        TillsSheet(self.theme, self._operations, self.window()).open_sheet()

    def _open_hub(self) -> None:
        if self._hub is not None:
            HubSheet(self.theme, self._operations, self._hub, self.window()).open_sheet()

    def _show_hub(self, state: HubState) -> None:
        show_light(self.light, state)
        self.light.setVisible(state.light is not Light.OFF)

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.TILLS:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, known_tills, done=self._show)

    def _show(self, tills: Sequence[KnownTill]) -> None:
        others = sum(not till.is_own for till in tills)
        text = ngettext("{count} other till", "{count} other tills", others).format(count=others)
        said = [text, missing_text(tills)] if others else [_("This till works alone")]
        self._note.setText(" · ".join(part for part in said if part))
