"""Where files of exchange lie: the folder of last time, a stick, or what the person picks."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from ui.exchange_files import file_kinds
from ui.file_dialog import ask_for_file, ask_for_folder
from ui.sticks import stick


class Where:
    """Asks by the system's own dialogs. last: the folder last written into, None for none."""

    def __init__(self, over: QWidget) -> None:
        self._over = over
        self.last: Path | None = None

    @property
    def usual(self) -> Path | None:
        """The folder of last time, else a stick that is plugged in; None where neither is there."""
        return self.last if self.last is not None and self.last.is_dir() else self.stick

    @property
    def stick(self) -> Path | None:
        """The stick that is plugged in now."""
        return stick()

    def ask_folder(self) -> Path | None:
        """Ask where to write; None when the person would rather not."""
        return ask_for_folder(self._over, _("The stick or folder"), self.usual or stick())

    def ask_file(self) -> Path | None:
        """Ask for a file to read; None when the person would rather not."""
        start = stick() or self.usual
        return ask_for_file(self._over, _("Choose a file"), file_kinds(), start)
