"""A pack that was written: what is in it, where it lies, and that it was handed over."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos.channels.dossier.profile import Profile
from pos.domain.formatting import count_text, isolate, ltr
from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.screen_language import screen_language
from ui.sheets.destinations.words import named, profile_name
from ui.sheets.destinations.writing import Pack
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class PackStep(QFrame):
    """Signals: handing_over(): these goods were given today. showing(Path): its folder.

    again(): back to the destinations.
    """

    handing_over = Signal()
    showing = Signal(object)
    again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._folder = Path()
        self._title = label(role="heading", wraps=True)
        self._text = label(wraps=True)
        self._left_out = label(role="caption", wraps=True)
        self._where = label(role="caption", wraps=True)
        for words in (self._title, self._text, self._left_out, self._where):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hand_over = Button(theme, _("Handed over today"), "main", icon="check")
        self.folder = Button(theme, _("Show in its folder"), "soft", icon="folder-open")
        self.others = Button(theme, _("To the destinations"), "soft", icon="list")
        self.hand_over.clicked.connect(self.handing_over)
        self.folder.clicked.connect(lambda: self.showing.emit(self._folder))
        self.others.clicked.connect(self.again)
        self._lay_out(theme)

    def show_pack(self, profile: Profile, pack: Pack) -> None:
        """Say what was written."""
        self._folder = pack.folder
        name, count = isolate(profile_name(profile)), len(pack.products)
        self._title.setText(_("The files for {destination} are ready").format(destination=name))
        products = ngettext("{count} product", "{count} products", count)
        said = products.format(count=isolate(count_text(count, screen_language())))
        files = " · ".join(ltr(file) for file in pack.files)
        self._text.setText(f"{said} · {files}")
        self._left_out.setText(
            _("Left out, for want of a price, a picture or a name: {goods}").format(
                goods=named(pack.left_out)
            )
        )
        self._left_out.setVisible(bool(pack.left_out))
        self._where.setText(_("Saved: {file}").format(file=ltr(str(pack.folder))))
        self.show_handed(is_handed=False)

    def show_handed(self, *, is_handed: bool) -> None:
        """Say that the goods are there now, or ask again."""
        self.hand_over.setEnabled(not is_handed)
        words = _("Noted: handed over today") if is_handed else _("Handed over today")
        self.hand_over.show_text(words)

    def _lay_out(self, theme: Theme) -> None:
        others = QHBoxLayout()
        others.setSpacing(theme.space("medium"))
        others.addWidget(self.folder, 1)
        others.addWidget(self.others, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 24, 48, 24)
        column.setSpacing(theme.space("large"))
        column.addStretch(1)
        for words in (self._title, self._text, self._left_out, self._where):
            column.addWidget(words)
        column.addWidget(self.hand_over)
        column.addLayout(others)
        column.addStretch(1)
