"""The products of the packing list, with how much of each is packed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from pos.i18n import gettext as _
from pos.services.worth_packing import Hint
from ui.operations import Operations
from ui.packing.words import hint_text
from ui.product_list import ProductList, spoken
from ui.product_text import on_hand_text
from ui.screen_language import screen_language

Index = QModelIndex | QPersistentModelIndex

PACKED_ROLE: Final = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Line:
    """packed: thousandths. hint: why it is worth packing, None where nothing says so."""

    packed: int
    hint: Hint | None


class PackingModel(ProductList):
    """Keys as in `ProductList`; a `Line` under `PACKED_ROLE`."""

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(operations, parent)
        self._packed: Mapping[int, int] = {}
        self._hints: Mapping[int, Hint] = {}

    def show_packed(self, packed: Mapping[int, int], hints: Mapping[int, Hint]) -> None:
        """Show how much is packed of each, by key."""
        self._packed, self._hints = packed, hints
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def line(self, index: Index) -> Line:
        """Return what is packed of a row."""
        key = self.key_at(index) or 0
        return Line(self._packed.get(key, 0), self._hints.get(key))

    # Overrides of Qt methods.

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == PACKED_ROLE:
            return self.line(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index)
        return super().data(index, role)

    def _said(self, index: Index) -> str:
        row = self.row(index)
        if row is None:
            return ""
        line = self.line(index)
        amount = on_hand_text(row.product, line.packed, screen_language())
        said = [spoken(row), _("{quantity} packed").format(quantity=amount)]
        if line.hint is not None:
            said.append(hint_text(row.product, line.hint))
        return ", ".join(said)
