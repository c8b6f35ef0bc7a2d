"""The one question before the sample fair is thrown away: it does not come back."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet


class EndExampleSheet(Sheet):
    """Says what goes; the button names it. `end` is called once, after the sheet has closed."""

    def __init__(
        self, theme: Theme, window: QWidget, end: Callable[[], None], *, has_shop: bool
    ) -> None:
        """`has_shop`: the shop waits in its own file, and nothing needs to be asked."""
        super().__init__(theme, window, _("Begin my real shop"))
        self._end = end
        self.body.addWidget(label(_back_to_shop() if has_shop else _to_a_new_shop(), wraps=True))
        self.body.addSpacing(theme.space("large"))
        keep = Button(theme, _("Keep on trying"), "soft")
        keep.clicked.connect(self.close_sheet)
        self.delete = Button(theme, _("Delete the sample fair"), "main", icon="trash")
        self.delete.clicked.connect(self._confirm)
        row = QHBoxLayout()
        row.setSpacing(theme.sizes.gaps["destructive"])
        row.addWidget(keep)
        row.addStretch(1)
        row.addWidget(self.delete)
        self.body.addLayout(row)

    def _confirm(self) -> None:
        self.close_sheet()
        self._end()


def _to_a_new_shop() -> str:
    return _(
        "The sample fair, its products and everything sold in it are deleted from "
        "this device. Receipts already printed stay. Then you are asked who sells."
    )


def _back_to_shop() -> str:
    return _(
        "The sample fair, its products and everything sold in it are deleted from "
        "this device. Receipts already printed stay. Then your own shop opens, as you left it."
    )
