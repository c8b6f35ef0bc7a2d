"""A list of any length whose items are all of one size, so that none is asked for its own."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QListView

# Laying out an item asks the model for its length twice: so many take a third of a frame.
_LAID_OUT_AT_ONCE: Final = 5000


class EvenList(QListView):
    """Lays out a long list part by part, and only once."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_LAID_OUT_AT_ONCE)

    # Overrides of Qt methods.

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        # A list view lays out every item anew, in case one has grown: here none ever does.
        QAbstractItemView.dataChanged(self, first, last, roles)
