"""What can be done with a product that is filled in: save it, go on with another, put it away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.product import Product
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class ProductFooter(QWidget):
    """A product that is there can be put away, a new one followed by another.

    Signals: saved(), another(), archived(), labelled(): which button was pressed.
    """

    saved = Signal()
    another = Signal()
    archived = Signal()
    labelled = Signal()

    def __init__(self, theme: Theme, product: Product | None) -> None:
        super().__init__()
        self._fault = label(role="fault", wraps=True)
        self._fault.hide()
        save = Button(theme, _("Save"), "main", icon="check")
        save.setMinimumWidth(180)
        save.clicked.connect(self.saved)
        line = QHBoxLayout()
        line.setSpacing(theme.space("large"))
        if product is not None:
            line.addWidget(self._archive_button(theme, product))
        line.addStretch(1)
        if product is None:
            another = Button(theme, _("Save and add another"), "soft", icon="plus")
            another.clicked.connect(self.another)
            line.addWidget(another)
        labels = Button(theme, _("Save, and print labels"), "soft", icon="tag")
        labels.clicked.connect(self.labelled)
        line.addWidget(labels)
        line.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fault)
        column.addLayout(line)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was saved; an empty sentence takes the last one away."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _archive_button(self, theme: Theme, product: Product) -> Button:
        if product.is_archived:
            button = Button(theme, _("Offer it again"), "soft", icon="arrow-back-up")
        else:
            button = Button(theme, _("Stop offering it"), "danger", icon="package-export")
        button.clicked.connect(self.archived)
        return button
