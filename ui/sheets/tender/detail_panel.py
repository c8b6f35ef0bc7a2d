"""What is written down beside an amount that is not cash: a slip, a transfer, a wallet."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos.domain.card_number import clean_reference
from pos.i18n import gettext as _
from ui.days.day_sheet import DayLine
from ui.sheets.tender.tendering import NO_DETAILS, Details
from ui.sheets.tender.ways import Payer
from ui.theme import Theme
from ui.widgets.enter import ENTER
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow


class DetailPanel(QWidget):
    """Base of the panels; `column` is the layout to fill.

    Signals: confirmed(): Enter in the last field.
    """

    confirmed = Signal()

    def __init__(self, theme: Theme, advice: str) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.space("small"))
        self.column.addWidget(label(advice, "label", wraps=True))

    def details(self) -> Details:
        """Return what was written down; raises `FieldNotAccepted`, said under its field too."""
        return NO_DETAILS

    def payer(self) -> Payer | None:
        """Return who will pay later, None where everything is paid now."""
        return None

    def take_focus(self) -> None:
        """Put the keyboard where typing starts."""


def detail_field(theme: Theme, title: str, hint: str = "") -> LineField:
    """Return a field for a panel, which keeps its Enter to itself."""
    return LineField(theme, title, hint=hint, line=_Line())


class _Line(QLineEdit):
    """Enter says what it means by `returnPressed`; the sheet must not hear it a second time."""

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()


class DetailDayLine(DayLine):
    """A line for a day in a panel, which keeps its Enter to itself too."""

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()


class ReferencePanel(DetailPanel):
    """A reference, and who runs the terminal or the wallet where that is set.

    aside: shown at the trailing side, None for nothing.
    """

    def __init__(
        self,
        theme: Theme,
        advice: str,
        title: str,
        names: tuple[str, ...],
        aside: QWidget | None = None,
    ) -> None:
        super().__init__(theme, advice)
        self._names = PillFlow(theme)
        self._picked = names[0] if len(names) == 1 else ""
        self._names.set_pills([(name, name) for name in names], self._picked)
        self._names.picked.connect(self._pick)
        if not names:
            self._names.hide()
        self.reference = detail_field(theme, title)
        self.reference.keep_left_to_right()
        self.reference.entered.connect(self.confirmed)
        fields = QVBoxLayout()
        fields.setSpacing(theme.space("small"))
        fields.addWidget(self._names)
        fields.addWidget(self.reference)
        fields.addWidget(label(_("Never type a card number here."), "caption", wraps=True))
        fields.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.space("large"))
        row.addLayout(fields, 1)
        if aside is not None:
            row.addWidget(aside)
        self.column.addLayout(row, 1)

    def details(self) -> Details:
        """Return the reference and who runs the terminal."""
        reference = self.reference.parsed(clean_reference)
        return Details(reference=reference, acquirer=self._picked)

    def take_focus(self) -> None:
        """Put the keyboard into the field."""
        self.reference.take_focus()

    def _pick(self, name: object) -> None:
        self._picked = str(name)
        # A tap takes the keyboard to the sheet, where digits mean the amount.
        self.take_focus()


def card_panel(theme: Theme, acquirers: tuple[str, ...]) -> ReferencePanel:
    """Ask for the slip of a card terminal."""
    advice = _("Type the amount on the card terminal. Complete the sale once it accepted.")
    return ReferencePanel(theme, advice, _("Slip number, if you want to keep it"), acquirers)


def transfer_panel(theme: Theme) -> ReferencePanel:
    """Ask for the number of a transfer."""
    advice = _("Look at the customer's transfer. Complete the sale once it was sent.")
    return ReferencePanel(theme, advice, _("Reference, if you want to keep it"), ())


def wallet_panel(theme: Theme, wallets: tuple[str, ...], picture: QWidget) -> ReferencePanel:
    """Show the seller's own QR, and ask for the number the telephone shows."""
    advice = _("The customer scans your code. Complete the sale once your telephone says so.")
    title = _("Reference, if you want to keep it")
    return ReferencePanel(theme, advice, title, wallets, aside=picture)
