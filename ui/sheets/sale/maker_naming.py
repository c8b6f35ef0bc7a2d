"""Whose work was sold without a card: said on the finished sale, and corrected there."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.domain.product import Maker
from pos.domain.sale import Sale
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from pos.services.makers import makers_named, name_maker
from pos.services.till import Connection
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.product.maker_sheet import MakerSheet
from ui.theme import Theme
from ui.widgets.button import Button


class MakerNaming(QWidget):
    """One button for each line that was sold without a card and without a maker."""

    def __init__(self, theme: Theme, operations: Operations, sale: str) -> None:
        """`sale`: its id."""
        super().__init__()
        self._theme = theme
        self._operations = operations
        self._sale = sale
        self._buttons: dict[int, tuple[Button, str]] = {}
        self._makers: list[Maker] = []
        self._named: dict[int, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space("small"))
        self.hide()

    def show_sale(self, sale: Sale) -> None:
        """Ask about the lines that lack a maker; nothing is asked about others."""
        for number, line in enumerate(sale.lines, 1):
            if not line.product and not line.maker and number not in self._buttons:
                button = Button(self._theme, role="soft", icon="user")
                button.clicked.connect(partial(self._ask, number))
                self._column.addWidget(button)
                self._buttons[number] = (button, line.names.within(screen_language()))
        if self._buttons:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, _known, self._sale, done=self._show)

    def _show(self, known: tuple[list[Maker], dict[int, str]]) -> None:
        self._makers, self._named = known
        names = {maker.id: maker.names.within(screen_language()) for maker in self._makers}
        for line, (button, goods) in self._buttons.items():
            maker = names.get(self._named.get(line, ""), "")
            text = _("{name}: made by {maker}") if maker else _("{name}: who made it?")
            button.show_text(text.format(name=isolate(goods), maker=isolate(maker)))
        self.show()

    def _ask(self, line: int, *_checked: object) -> None:
        picked = self._named.get(line, "")
        sheet = MakerSheet(self._theme, self.window(), self._makers, picked)
        sheet.picked.connect(partial(self._name, line))
        sheet.open_sheet()

    def _name(self, line: int, maker: str) -> None:
        if maker:
            self._operations.write(
                self, name_maker, self._sale, line, maker, done=lambda _none: self._read()
            )


def _known(connection: Connection, sale: str) -> tuple[list[Maker], dict[int, str]]:
    return makers(connection), makers_named(connection, sale)
