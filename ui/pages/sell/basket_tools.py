"""Discount, hold, note: the row above the total, folded into one button where room is short."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button, square


class BasketTools(QWidget):
    """What is done with a whole basket, other than paying.

    more: the button that unfolds the row in the compact layout; whoever lays it out places it.
    Signals: pricing(); holding(); noting().
    """

    pricing = Signal()
    holding = Signal()
    noting = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_compact = False
        self.discount = Button(theme, _("Discount"), "soft")
        self.hold = Button(theme, _("Hold"), "soft")
        self.note = Button(theme, _("Note"), "soft")
        self._icons = {
            self.discount: "tag",
            self.hold: "player-pause",
            self.note: "message-circle",
        }
        self.note.setCheckable(True)
        more = Button(theme, role="step", icon="dots", name=_("Discount, hold, note"))
        self.more = square(more, theme.height("control"))
        self.more.setCheckable(True)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("small"))
        for button, signal in (
            (self.discount, self.pricing),
            (self.hold, self.holding),
            (self.note, self.noting),
        ):
            row.addWidget(button, 1)
            button.clicked.connect(self._fold)
            button.clicked.connect(signal)
        self.more.toggled.connect(lambda _checked: self._show())
        # Laid open, without saying so: what is shown before it has a place is a window of its own.
        self._is_compact = False
        self.more.hide()

    def show_state(self, *, is_empty: bool, has_note: bool) -> None:
        """An empty basket has no price and is not held; a note that is there is marked."""
        for button in (self.discount, self.hold, self.note):
            button.setEnabled(not is_empty)
        self.note.setChecked(has_note)

    def set_compact(self, *, is_compact: bool) -> None:
        """Fold the row into its one button, or lay it open."""
        self._is_compact = is_compact
        self._show()

    def _show_icons(self, *, has_icons: bool) -> None:
        for button, icon in self._icons.items():
            button.setIcon(QIcon())
            button.show_icon(icon if has_icons else "")
            # Again, for the gap that stands between an icon and its word.
            button.show_text(button.accessibleName())

    def _fold(self) -> None:
        self.more.setChecked(False)

    def _show(self) -> None:
        self.more.setVisible(self._is_compact)
        self.setVisible(not self._is_compact or self.more.isChecked())

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show icons where they fit beside the words."""
        super().resizeEvent(event)
        self._show_icons(has_icons=True)
        gaps = (len(self._icons) - 1) * self._theme.space("small")
        needed = sum(button.sizeHint().width() for button in self._icons) + gaps
        if needed > self.width():
            self._show_icons(has_icons=False)
        self._row.activate()

    def minimumSizeHint(self) -> QSize:
        # The words decide about icons, not the icons about the column.
        return QSize(0, super().minimumSizeHint().height())
