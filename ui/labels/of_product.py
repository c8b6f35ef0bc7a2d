"""The labels of one product that was just saved, by its id."""

from PySide6.QtWidgets import QWidget

from pos.services.products import ProductRow, product_row
from pos.services.shop import counter
from pos.services.till import Connection
from ui.operations import Operations
from ui.theme import Theme


def open_labels(theme: Theme, operations: Operations, window: QWidget, product_id: str) -> None:
    """Open the labels of a product: one, and Enter makes it."""

    def show(row: ProductRow | None) -> None:
        # Loaded when labels are asked for: the sale page that leads here pays for none of it.
        from ui.labels.labels_sheet import LabelsSheet

        if row is not None:
            LabelsSheet(theme, operations, window, (row.key,)).open_sheet()

    operations.read(window, _row, product_id, done=show)


def _row(connection: Connection, product_id: str) -> ProductRow | None:
    return product_row(connection, product_id, counter(connection).here.id)
