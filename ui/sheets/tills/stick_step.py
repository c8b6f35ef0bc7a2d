"""The files on a stick, newest first: who wrote each, up to when, whether it brings anything."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.exchange.stick_files import Brings, FoundFile
from pos.exchange.words import moment_text
from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import label
from ui.widgets.row_card import RowCard

_ICON_PX: Final = 28
_ICONS: Final = {
    Brings.WORK: "package-import",
    Brings.INVITATION: "mail",
    Brings.REQUEST: "user-plus",
    Brings.STRANGE: "alert-triangle",
}


class StickStep(QWidget):
    """Signals: picked(Path): take this file in. bringing(): write onto the stick.

    choosing(): look elsewhere. left(): back to the tills.
    """

    picked = Signal(object)
    bringing = Signal()
    choosing = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = label(role="title", wraps=True)
        self._cards = CardList(theme)
        self.back = Button(theme, _("Back"), "quiet")
        self.choose = Button(theme, _("Choose a file elsewhere"), "soft", icon="folder-open")
        self.bring = Button(theme, _("Write onto this stick"), "main", icon="usb")
        self.back.clicked.connect(self.left)
        self.choose.clicked.connect(self.choosing)
        self.bring.clicked.connect(self.bringing)
        row = QHBoxLayout()
        row.setSpacing(theme.space("medium"))
        for button in (self.back, self.choose):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.bring)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self._title)
        column.addWidget(self._cards, 1)
        column.addLayout(row)

    def show_files(self, folder: Path, files: Sequence[FoundFile]) -> None:
        """Show what lies there."""
        title = _("On the stick {name}").format(name=isolate(folder.name or str(folder)))
        self._title.setText(title)
        nothing = EmptyCard(
            self._theme,
            "usb",
            _("No file of a till lies on this stick"),
            _("Write this till's work onto it, or choose a file elsewhere."),
        )
        self._cards.show_cards([self._card(found) for found in files], nothing)

    def focus_first(self) -> None:
        """Put the keyboard on what can be done."""
        self.choose.setFocus()

    def _card(self, found: FoundFile) -> RowCard:
        title = _("{label} · till {till}").format(
            label=isolate(found.label or found.till), till=isolate(found.till)
        )
        remark = _remark(found)
        picture = self._theme.pixmap(_ICONS[found.brings], "muted_ink", _ICON_PX)
        card = RowCard(self._theme, title, remark, name=f"{title}. {remark}", picture=picture)
        card.clicked.connect(partial(self._pick, found.file))
        card.setEnabled(found.brings in (Brings.WORK, Brings.REQUEST))
        return card

    def _pick(self, file: Path, *_checked: object) -> None:
        self.picked.emit(file)


def _remark(found: FoundFile) -> str:
    """Say what a file is, and up to when."""
    moment = moment_text(found.written_at)
    if found.brings is Brings.STRANGE:
        text = _("From another business, {shop}: of no use here.")
        return text.format(shop=isolate(found.shop))
    if found.brings is Brings.INVITATION:
        return _("An invitation of {moment}, for a new till.").format(moment=moment)
    if found.brings is Brings.REQUEST:
        return _("Asks to join, since {moment}.").format(moment=moment)
    if not found.new:
        return _("Written on {moment}. All of it is here already.").format(moment=moment)
    text = ngettext(
        "Written on {moment}. {count} new entry.",
        "Written on {moment}. {count} new entries.",
        found.new,
    )
    return text.format(moment=moment, count=found.new)
