"""Who will pay later: a name is needed, because a debt without one is lost."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from pos.domain.money import Money
from pos.domain.tender import TenderKind, asks_delivery_day
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.days.day_field import DayField
from ui.sheets.tender.detail_panel import DetailDayLine, DetailPanel, detail_field
from ui.sheets.tender.tendering import Details
from ui.sheets.tender.ways import Payer, PickCustomer
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class PayerNotNamed(FieldNotAccepted):
    """Nobody is named to pay later."""


@dataclass(frozen=True, slots=True)
class PayerWords:
    """How one way to pay later speaks of itself.

    due: what the promised day is called. why_due: why it should be said, or empty. today: the
    first day that can be promised.
    """

    advice: str
    due: str
    today: date
    why_due: str = ""


class PayerPanel(DetailPanel):
    """A name and a telephone number, unless it is known already who buys.

    pick: lets the person choose among the customers that are kept; None where there is no such
    list yet.
    """

    def __init__(
        self, theme: Theme, words: PayerWords, pick: PickCustomer | None, *, is_named: bool
    ) -> None:
        super().__init__(theme, words.advice)
        self._is_named = is_named
        self._customer = ""
        self._known = label(role="title", wraps=True)
        self.name = detail_field(theme, _("Name of the customer"))
        self.phone = detail_field(theme, _("Telephone, if you want to keep it"))
        self.phone.keep_left_to_right()
        self.due = DayField(theme, words.due, words.today, DetailDayLine())
        if words.why_due:
            self.due.field.remark(words.why_due)
        self._lay_out(pick)
        self._known.setVisible(is_named)
        for field in (self.name, self.phone):
            field.setVisible(not is_named)
        self.name.entered.connect(self.phone.take_focus)
        self.name.edited.connect(self._forget_choice)
        self.phone.entered.connect(self.due.field.take_focus)
        self.due.field.entered.connect(self.confirmed)

    def details(self) -> Details:
        """Return the day that was promised; raises `DayNotUnderstood`."""
        return Details(due_on=self.due.day())

    def show_buyer(self, name: str) -> None:
        """Say who buys; the name may have been erased."""
        self._known.setText(name)

    def take_payer(self, payer: Payer) -> None:
        """Take a customer that was chosen elsewhere."""
        self.name.show_text(payer.name)
        self.phone.show_text(payer.phone)
        self._customer = payer.customer

    def payer(self) -> Payer | None:
        """Return who will pay; raises `PayerNotNamed`."""
        if self._is_named:
            return None
        return Payer(self.name.parsed(_named), self.phone.parsed(clean_name), self._customer)

    def take_focus(self) -> None:
        """Begin with the name."""
        if self._is_named:
            self.due.field.take_focus()
        else:
            self.name.take_focus()

    def _lay_out(self, pick: PickCustomer | None) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("medium"))
        row.addWidget(self.name, 3)
        row.addWidget(self.phone, 2)
        self.column.addWidget(self._known)
        self.column.addLayout(row)
        # Beside each other: on a small screen with large letters there is no line to spare.
        later = QHBoxLayout()
        later.setSpacing(self.theme.space("medium"))
        later.addWidget(self.due, 1)
        if pick is not None and not self._is_named:
            choose = Button(self.theme, _("Choose a customer"), "soft", icon="users")
            choose.clicked.connect(partial(self._choose, pick))
            later.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(later)
        note = _("Kept on this device only, and erased when the customer asks for it.")
        self.column.addWidget(label(note, "caption", wraps=True))
        self.column.addStretch(1)

    def _forget_choice(self, _text: str) -> None:
        self._customer = ""

    def _choose(self, pick: PickCustomer, *_checked: object) -> None:
        pick(self.window(), self.take_payer)


def _named(text: str) -> str:
    name = clean_name(text)
    if not name:
        raise PayerNotNamed(_("Type the name of the customer who will pay later."))
    return name


def payer_words(kind: TenderKind, goods: Money, today: date) -> PayerWords:
    """Return the words of credit, or of cash on delivery. goods: what is sold, in all."""
    if kind is TenderKind.CREDIT:
        advice = _("The customer pays later. Sales, To collect, keeps what is owed.")
        return PayerWords(advice, _("Promised to pay on"), today)
    advice = _("The customer pays on delivery. Sales, To collect, keeps what is owed.")
    why = ""
    if asks_delivery_day(goods):
        why = _("Above 3,000 DH the law asks for the day of delivery on the receipt.")
    return PayerWords(advice, _("Delivery on"), today, why)
