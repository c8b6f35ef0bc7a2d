"""The foot of packing: many at once, papers, what it comes to, and sending it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.packing.reading import PackingView
from ui.packing.words import PackingWords, packed_text, pieces_text, warning_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, label


class PackingFoot(QWidget):
    """all, worth, makers, papers, send: the buttons."""

    def __init__(self, theme: Theme, words: PackingWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self.all = Button(theme, _("Pack everything"), "soft", icon="stack-2")
        self.worth = Button(theme, _("Pack what sold"), "soft", icon="star")
        self.makers = Button(theme, role="soft", icon="users", name=_("Value by maker"))
        self.papers = Button(theme, role="soft", icon="file-type-pdf", name=_("Packing list"))
        self.send = Button(theme, words.send(pieces_text(0)), "main", icon="truck")
        self._of_some = (self.send, self.papers, self.makers)
        self._sum = label(_("Nothing packed yet"), role="strong", wraps=True)
        self._warning = ElidedLabel(role="remark")
        self._lay_out()
        for part in (self.worth, self.all, self._warning):
            part.hide()
        for button in self._of_some:
            button.setEnabled(False)

    def show_view(self, view: PackingView) -> None:
        """Show what is packed, and offer what can be done with it."""
        packed = view.packed
        self.worth.setVisible(bool(view.hints))
        self.all.setVisible(bool(view.there))
        self._sum.setText(packed_text(packed))
        self._warning.setText(warning_text(packed))
        self._warning.setVisible(bool(self._warning.text()))
        for button in self._of_some:
            button.setEnabled(bool(packed.quantities))
        self.send.show_text(self._words.send(pieces_text(packed.pieces)))

    def _lay_out(self) -> None:
        space = self._theme.space
        many = QHBoxLayout()
        many.setSpacing(space("small"))
        for button in (self.all, self.worth):
            many.addWidget(button)
        many.addStretch(1)
        for button in (self.makers, self.papers):
            many.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sum)
        words.addWidget(self._warning)
        sending = QHBoxLayout()
        sending.setSpacing(space("medium"))
        sending.addLayout(words, 1)
        sending.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("small"))
        column.addLayout(many)
        column.addLayout(sending)
