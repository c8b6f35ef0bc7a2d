"""The makers of a piece in one line where there are several, and the way to say so."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.product import Maker
from pos.domain.terms import WHOLE, MakerShare
from pos.i18n import gettext as _
from ui.sheets.product.share_words import shares_line
from ui.sheets.product.shares_sheet import SharesSheet
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class SharedWork(QWidget):
    """button: asks for the shares. line: the makers with their shares, empty for one alone.

    Shares hold while the maker of the piece is the first of them.
    Signals: led(str): the maker who is now the first, by id.
    """

    led = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._makers: Sequence[Maker] = ()
        self._shares: tuple[MakerShare, ...] = ()
        self._maker = ""
        self.button = Button(theme, _("Several makers"), "soft", icon="users")
        self.button.setEnabled(False)
        self.line = label(role="strong", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("medium"))
        row.addWidget(self.button)
        row.addWidget(self.line, 1)
        self.button.clicked.connect(self._ask)

    def fill(self, shares: tuple[MakerShare, ...]) -> None:
        """Take over the shares of a product."""
        self._shares = shares

    def offer(self, makers: Sequence[Maker]) -> None:
        """Name the makers there are; one alone shares with nobody."""
        self._makers = makers
        self.button.setEnabled(len(makers) > 1)

    def follow(self, maker: str) -> None:
        """Show the shares if they are of this maker's piece."""
        self._maker = maker
        self.line.setText(shares_line(self.shares_of(maker), self._makers))

    def shares_of(self, maker: str) -> tuple[MakerShare, ...]:
        """Return the shares that hold for a piece of this maker; none for one alone."""
        return self._shares if self._shares and self._shares[0].maker == maker else ()

    def _ask(self) -> None:
        alone = (MakerShare(self._maker, WHOLE),) if self._maker else ()
        shares = self.shares_of(self._maker) or alone
        sheet = SharesSheet(self._theme, self.window(), self._makers, shares)
        sheet.picked.connect(self._take)
        sheet.open_sheet()

    def _take(self, shares: tuple[MakerShare, ...]) -> None:
        # All of it is one maker's: no share is worth keeping.
        self._shares = shares if len(shares) > 1 else ()
        if shares:
            self.led.emit(shares[0].maker)
        else:
            self.follow(self._maker)
