"""At the stand: what came, what is sold, what is still there; goods added and sent back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.fair import FairState
from pos.domain.formatting import count_text
from pos.domain.stock import Tally
from pos.i18n import gettext as _
from ui.fair_text import when_text
from ui.pages.fairs.reading import OneFair
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.tall_column import TallColumn

_COLUMNS = 3


class StandStep(QWidget):
    """How the stand stands, and the goods that come and go while the fair lasts.

    Signals: selling(): this device is to sell from the fair; adding(), returning(): goods are to
    come or to go; counting(): what is there is to be counted; shift(): the till is wanted.
    """

    selling = Signal()
    adding = Signal()
    returning = Signal()
    counting = Signal()
    shift = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._when = label(role="title", wraps=True)
        self._where = label(wraps=True)
        self._figures = {name: label("0", "figure") for name in _figures()}
        self.sell = Button(theme, _("Sell from this fair"), "main", icon="cash-register")
        self.till = Button(theme, _("Open the till"), "soft", icon="lock-open")
        self.add = Button(theme, _("Add goods"), "soft", icon="package-export")
        self.send_back = Button(theme, _("Send goods back"), "soft", icon="package-import")
        self.count = Button(theme, _("Count what is there"), "soft", icon="clipboard-check")
        self._lay_out()
        for button, signal in (
            (self.sell, self.selling),
            (self.till, self.shift),
            (self.add, self.adding),
            (self.send_back, self.returning),
            (self.count, self.counting),
        ):
            button.clicked.connect(signal)

    def show_fair(self, found: OneFair) -> None:
        """Show how the stand stands."""
        self._when.setText(when_text(found.fair, found.today))
        sells_here = found.here == found.fair.id
        self.sell.setVisible(not sells_here)
        self.till.setVisible(sells_here)
        self._where.setText(_where_text(found, sells_here=sells_here))
        pieces = found.pieces
        for name, value in self._figures.items():
            value.setText(count_text(_count(pieces, name), screen_language()))
        self.send_back.setEnabled(pieces.still_there > 0)

    def _lay_out(self) -> None:
        space = self._theme.space
        ground = TallColumn()
        ground.column.setSpacing(space("medium"))
        ground.column.addWidget(self._stand())
        ground.column.addLayout(self._tallies())
        ground.column.addWidget(self._goods())
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(finger_scroll(ground))

    def _stand(self) -> QFrame:
        card, inside = _card()
        inside.addWidget(self._when)
        inside.addWidget(self._where)
        inside.addLayout(self._row(self.sell, self.till))
        return card

    def _tallies(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._theme.space("small"))
        for number, (name, title) in enumerate(_figures().items()):
            card, inside = _card()
            inside.setSpacing(0)
            inside.addWidget(label(title, "caption", wraps=True))
            inside.addWidget(self._figures[name])
            grid.addWidget(card, number // _COLUMNS, number % _COLUMNS)
        return grid

    def _goods(self) -> QFrame:
        card, inside = _card()
        inside.addWidget(label(_("Goods that come and go"), "title"))
        text = _(
            "What arrives from home is added to the list, what goes back is taken off it. Pieces "
            "are scanned or tapped, and sent in one go."
        )
        inside.addWidget(label(text, "caption", wraps=True))
        inside.addLayout(self._row(self.add, self.send_back))
        arrival = _(
            "When you arrive, count once: what was packed and did not arrive stands in the result "
            "as missing, with its reason."
        )
        inside.addSpacing(self._theme.space("small"))
        inside.addWidget(label(arrival, "caption", wraps=True))
        inside.addLayout(self._row(self.count))
        return card

    def _row(self, *buttons: Button) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("small"))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(20, 14, 20, 14)
    inside.setAlignment(Qt.AlignmentFlag.AlignTop)
    return card, inside


def _figures() -> dict[str, str]:
    return {
        "packed": _("Packed for it"),
        "added": _("Added since"),
        "sold": _("Sold"),
        "gone": _("Given or broken"),
        "returned": _("Sent back"),
        "still_there": _("Still there"),
    }


def _count(pieces: Tally, name: str) -> int:
    if name == "gone":
        return pieces.given + pieces.broken
    return int(getattr(pieces, name))


def _where_text(found: OneFair, *, sells_here: bool) -> str:
    if sells_here:
        return _("This device sells from this fair: what is sold leaves its list.")
    if found.state in {FairState.OVER, FairState.SETTLED}:
        return _("This device sells elsewhere again.")
    return _("This device still sells from home. Change that when you stand at the fair.")
