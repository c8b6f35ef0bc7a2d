"""Second question: who sells and where, as every receipt must say. All of it can wait."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from pos.domain.names import Names
from pos.domain.seller import Seller
from pos.domain.tax import SellerStatus
from pos.domain.text import LONGEST_NAME, clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.first_run.beginning import named
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


def status_texts() -> dict[SellerStatus, str]:
    """Name each status as sellers know it."""
    return {
        SellerStatus.AUTO_ENTREPRENEUR: _("Auto-entrepreneur"),
        SellerStatus.CPU: _("Single professional contribution (CPU)"),
        SellerStatus.SMALL_MANUFACTURER: _("Small manufacturer"),
        SellerStatus.COOPERATIVE: _("Cooperative"),
        SellerStatus.COMPANY: _("Company"),
    }


class SellerStep(QWidget):
    """Name, fair and status.

    Signals: answered(Seller, Names): who sells, and the place. joining(): somebody else's till
    is the first, and says all this.
    """

    answered = Signal(object, object)
    joining = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.name = self._field(_("Your name, workshop or cooperative"))
        self.fair = self._field(_("Fair and stand, for example Fès fair, stand 12"))
        self.fault = label("", "fault", wraps=True)
        self.fault.hide()
        self._group = QButtonGroup(self)
        self.next = Button(theme, _("Continue"), "primary", icon="check")
        self.later = Button(theme, _("Later"), "quiet")
        self.join = Button(theme, _("Join a cooperative"), "quiet", icon="link")
        self.join.clicked.connect(self.joining)
        self.next.clicked.connect(self._answer)
        self.later.clicked.connect(lambda: self._answer_with(Seller(status=self._status())))
        self.name.returnPressed.connect(self.fair.setFocus)
        self.fair.returnPressed.connect(self._answer)
        self._lay_out()

    def fill(self, seller: Seller, place: Names) -> None:
        """Show what was answered before."""
        self.name.setText(seller.names.within(self._theme.language))
        self.fair.setText(place.within(self._theme.language))
        number = list(status_texts()).index(seller.status)
        self._group.button(number).setChecked(True)

    def typed(self) -> tuple[Seller, Names]:
        """Return what stands there, right or not, to be shown again."""
        language = self._theme.language
        seller = Seller(named(self.name.text(), language), self._status())
        return seller, named(self.fair.text(), language)

    def _field(self, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(placeholder)
        field.setMaxLength(LONGEST_NAME)
        field.setMinimumHeight(self._theme.height("soft"))
        return field

    def _lay_out(self) -> None:
        space = self._theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("medium"))
        column.addWidget(label(_("Printed at the top of every receipt."), "caption"))
        column.addWidget(self.name)
        column.addWidget(self.fault)
        column.addWidget(label(_("Where?"), "label"))
        column.addWidget(self.fair)
        column.addWidget(label(_("Your status decides what receipts say about tax."), "label"))
        column.addLayout(self._statuses())
        column.addSpacing(space("small"))
        row = QHBoxLayout()
        row.addWidget(self.later)
        row.addWidget(self.join)
        row.addStretch(1)
        row.addWidget(self.next)
        column.addLayout(row)

    def _statuses(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._theme.space("small"))
        for number, (status, text) in enumerate(status_texts().items()):
            button = Button(self._theme, text, "method")
            button.setCheckable(True)
            button.setChecked(status is SellerStatus.AUTO_ENTREPRENEUR)
            self._group.addButton(button, number)
            grid.addWidget(button, number // 2, number % 2)
        return grid

    def _status(self) -> SellerStatus:
        return list(status_texts())[self._group.checkedId()]

    def _answer(self) -> None:
        try:
            name, fair = clean_name(self.name.text()), clean_name(self.fair.text())
        except FieldNotAccepted as error:
            self.fault.setText(str(error))
            self.fault.show()
            return
        language = self._theme.language
        seller = Seller(named(name, language), self._status())
        self.answered.emit(seller, named(fair, language))

    def _answer_with(self, seller: Seller) -> None:
        self.answered.emit(seller, named("", self._theme.language))

    def focus_first(self) -> None:
        """Start typing at once."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
