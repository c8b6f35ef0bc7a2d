"""The one question before a customer is erased: it does not come back."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.formatting import isolate, shortened
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet


class EraseCustomerSheet(Sheet):
    """Says what goes and what stays; the button names who. `erase` is called after it closed."""

    def __init__(
        self, theme: Theme, window: QWidget, name: str, pseudonym: str, erase: Callable[[], None]
    ) -> None:
        super().__init__(theme, window, _("Erase a customer"), width=760)
        self._erase = erase
        sentence = _(
            "Name, telephone, address and the rest are erased from this device, and from every "
            "other one as soon as it hears of it. Sales and orders stay, under {pseudonym}. This "
            "cannot be undone."
        )
        words = sentence.format(pseudonym=isolate(pseudonym))
        self.body.addWidget(label(words, wraps=True))
        self.body.addSpacing(theme.space("large"))
        keep = Button(theme, _("Keep this customer"), "soft")
        keep.clicked.connect(self.close_sheet)
        sentence = _("Erase {name}")
        self.confirm = Button(theme, role="danger", icon="trash")
        self.confirm.show_text(
            sentence.format(name=isolate(shortened(name, 24))), sentence.format(name=isolate(name))
        )
        self.confirm.clicked.connect(self._confirm)
        row = QHBoxLayout()
        row.setSpacing(theme.sizes.gaps["destructive"])
        row.addWidget(keep)
        row.addStretch(1)
        row.addWidget(self.confirm)
        self.body.addLayout(row)

    def _confirm(self) -> None:
        self.close_sheet()
        self._erase()
