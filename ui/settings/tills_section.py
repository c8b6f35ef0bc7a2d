"""The other tills of the cooperative, from the settings: work by a stick, or through a hub."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from pos.changed import Changed
from pos.exchange.words import missing_text
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.tills import KnownTill, known_tills
from ui.hub_line import HubLine
from ui.operations import Operations
from ui.settings.hub_row import HubRow
from ui.settings.section import Section
from ui.settings.surroundings import Joining
from ui.sheets.tills.tills_sheet import TillsSheet
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class TillsSection(Section):
    """Reads its part itself: it stands on its own."""

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        joining: Joining | None = None,
        hub: HubLine | None = None,
    ) -> None:
        super().__init__(
            theme,
            _("Other tills"),
            _(
                "What each till sold is carried to the others on a USB stick, without a network, "
                "or goes by itself through a hub."
            ),
        )
        self._operations = operations
        self._joining = joining
        self._note = label(role="caption", wraps=True)
        self.open = Button(theme, _("Other tills"), "soft", icon="usb")
        self.join = Button(theme, _("Join a cooperative"), "quiet", icon="heart-handshake")
        self.join.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.space("small"))
        row.addWidget(self.open)
        self.hub = None if hub is None else HubRow(theme, operations, hub)
        if self.hub is not None:
            row.addWidget(self.hub)
        row.addWidget(self.join)
        row.addStretch(1)
        self.column.addWidget(self._note)
        self.column.addLayout(row)
        self.open.clicked.connect(self.open_sheet)
        self.join.clicked.connect(self._ask_to_join)
        operations.changed.connect(self._follow)
        self._read()

    def open_sheet(self) -> None:
        """Show the other tills, to bring them work on a stick or to take theirs in."""
        TillsSheet(self.theme, self._operations, self.window()).open_sheet()

    def _ask_to_join(self) -> None:
        assert self._joining is not None
        from ui.joining.join_sheet import JoinSheet

        sheet = JoinSheet(self.theme, self._operations, self.window(), self._joining.ways)
        sheet.joined.connect(self._joining.turn)
        sheet.open_sheet()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.TILLS:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, known_tills, done=self._show)

    def _show(self, tills: Sequence[KnownTill]) -> None:
        others = sum(not till.is_own for till in tills)
        text = ngettext("{count} other till", "{count} other tills", others).format(count=others)
        said = [text, missing_text(tills)] if others else [_("This till works alone")]
        is_alone = not others and all(till.is_founder for till in tills)
        self.join.setVisible(is_alone and self._joining is not None)
        self._note.setText(" · ".join(part for part in said if part))
