"""The pill of the Sales page that turns from what was sold to what is still to come."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from pos.i18n import gettext as _
from ui.operations import Operations
from ui.pages.sales.owed import OwedPart
from ui.theme import Theme
from ui.widgets.button import Button


class ToCollect(Button):
    """Says how much is to come. views: the list of sales, or what is to come in its place."""

    def __init__(self, theme: Theme, operations: Operations, sales: QWidget) -> None:
        super().__init__(theme, _("To collect"), "pill")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.part = OwedPart(theme, operations)
        self.views = QStackedWidget()
        self.views.addWidget(sales)
        self.views.addWidget(self.part)
        self.part.counted.connect(self._count)
        self.toggled.connect(self._turn)

    def reload(self) -> None:
        """Read what is to come once more."""
        self.part.reload()

    def _count(self, count: int) -> None:
        words = _("To collect ({count})").format(count=count) if count else _("To collect")
        self.show_text(words)

    def _turn(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.views.setCurrentIndex(1 if is_on else 0)
