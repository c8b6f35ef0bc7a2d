"""The screen as a whole: one window in the language, look and text size this device has chosen.

Another choice is another window: built anew in about a fifth of a second, which is simpler and
safer than retranslating every label.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLibraryInfo, QObject, QSize, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from pos.i18n import is_right_to_left, use_language
from pos.services.device import DeviceSettings, device_settings
from pos.services.till import Changed
from ui.key_hints import KeyHints
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.rail import PageEntry
from ui.theme import Theme, load_fonts


class Screen(QObject):
    """Holds the window and replaces it when the choices change.

    entries: returns the pages in the active language; called for each window.
    """

    def __init__(
        self,
        application: QApplication,
        operations: Operations,
        entries: Callable[[], Sequence[PageEntry]],
    ) -> None:
        super().__init__(application)
        self._application = application
        self._operations = operations
        self._entries = entries
        self._hints = KeyHints(application)
        self._translator = QTranslator(self)
        self.window: MainWindow | None = None
        self._shown: DeviceSettings | None = None
        operations.changed.connect(self._follow)
        application.setStyle("Fusion")
        load_fonts()

    def start(self) -> None:
        """Read how this device is set, and open the window."""
        self._operations.read(self, device_settings, done=self.show)

    def show(self, settings: DeviceSettings) -> None:
        """Show the window with these settings, on the page and at the place it was before."""
        if self._shown is not None and _visible(settings) == _visible(self._shown):
            return
        self._shown = settings
        self._speak(settings.language)
        theme = self._themed(settings)
        window = MainWindow(theme, self._operations, self._entries(), self._hints)
        old, self.window = self.window, window
        if old is None:
            window.resize(_first_size(self._application))
            window.open_page(0)
            window.show()
            return
        window.take_over(old)
        window.show()
        old.hide()
        old.deleteLater()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.DEVICE:
            self.start()

    def _speak(self, language: str) -> None:
        use_language(language)
        is_mirrored = is_right_to_left(language)
        self._application.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
        )
        # Qt's own words, for the file dialogs of other pages.
        self._application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._translator)

    def _themed(self, settings: DeviceSettings) -> Theme:
        ratio = self._application.primaryScreen().devicePixelRatio()
        theme = Theme(settings.look, settings.text_percent, settings.language, ratio)
        self._application.setFont(theme.font("body"))
        self._application.setStyleSheet(theme.style_sheet())
        return theme


def _visible(settings: DeviceSettings) -> tuple[str, str, int]:
    return settings.language, settings.look, settings.text_percent


def _first_size(application: QApplication) -> QSize:
    room = application.primaryScreen().availableSize()
    return room.boundedTo(QSize(1366, 768))
