"""Who runs the terminal stands beside the reference, and nowhere else."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.sheets.tender.detail_panel import ReferencePanel
from ui.theme import Theme


class Windows(QObject):
    """Notes what shows as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self.shown += [type(watched).__name__] if watched.isWindow() else []
        return False


def test_no_part_shows_as_a_window_that_takes_the_keyboard(
    qapp: QApplication, theme: Theme
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)

    panel = ReferencePanel(theme, "", "Référence", ("CMI", "Attijari"))

    qapp.removeEventFilter(windows)
    assert windows.shown == []
    panel.deleteLater()
