"""What is due the moment a shop has opened, before its seller does anything."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.app import Screen
from ui.operations import Operations

if TYPE_CHECKING:
    from pos.services.till import Connection
    from ui.first_run.beginning import Beginning


def lock_if_left(operations: Operations, owner: QObject) -> None:
    """Ask who is there, if the till was left with somebody at it who has a PIN."""

    def lock(was_left: bool) -> None:  # noqa: FBT001 - the answer of a query
        if was_left:
            from pos.services.pins import lock_at_start

            operations.write(owner, lock_at_start)

    operations.read(owner, _was_left, done=lock)


def go_on_to_import(beginning: "Beginning | None", operations: Operations, screen: Screen) -> None:
    """Open the import for whoever chose it as the beginning."""
    window = screen.window
    if beginning is not None and beginning.wants_import and window:
        from ui.sheets.importing.import_sheet import ImportSheet

        ImportSheet(window.theme, operations, window).open_sheet()


def _was_left(connection: "Connection") -> bool:
    from pos.services.pins import was_left

    return was_left(connection)
