"""Where files of exchange lie: the folder of last time, a stick, or what the person picks."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pos.exchange.writing import ENDING
from pos.i18n import gettext as _
from ui.sheets.tills.sticks import stick


class Where:
    """Asks by the system's own dialogs. last: the folder last written into, None for none."""

    def __init__(self, over: QWidget) -> None:
        self._over = over
        self.last: Path | None = None

    @property
    def usual(self) -> Path | None:
        """The folder of last time, None where it is not there now."""
        return self.last if self.last is not None and self.last.is_dir() else None

    def ask_folder(self) -> Path | None:
        """Ask where to write; None when the person would rather not."""
        start = str(self.usual or stick() or "")
        title = _("The stick or folder")
        folder = QFileDialog.getExistingDirectory(self._over, title, start)
        return Path(folder) if folder else None

    def ask_file(self) -> Path | None:
        """Ask for a file to read; None when the person would rather not."""
        start = str(stick() or self.usual or "")
        kinds = f"{_('Files of Rahba tills')} (*{ENDING});;* (*)"
        path, _kind = QFileDialog.getOpenFileName(self._over, _("Choose a file"), start, kinds)
        return Path(path) if path else None
