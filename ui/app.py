"""The screen as a whole: one window in the language, look and text size this device has chosen.

Another choice is another window: built anew in about a fifth of a second, which is simpler and
safer than retranslating every label.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QLibraryInfo, QObject, QSize, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from pos.domain.scanning import Scan
from pos.i18n import DEFAULT_LANGUAGE, is_right_to_left, use_language
from ui.key_hints import KeyHints
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.rail import PageEntry, RailMark
from ui.theme import Theme, load_fonts
from ui.tokens import DEFAULT_LOOK

_LARGEST_FIRST: Final = QSize(1366, 768)


class Choices(NamedTuple):
    """How this device shows things. language: fr, ar or en; text_percent: 100, 115 or 130."""

    language: str = DEFAULT_LANGUAGE
    look: str = DEFAULT_LOOK
    text_percent: int = 100


def new_application(name: str) -> QApplication:
    """Make the one object of Qt, in the style that the style sheet is written for.

    The style is named as Qt's own command line does: `setStyle` gives it back, and making its class
    known to Python, with hundreds of names, takes a fortieth of the first frame.
    """
    application = QApplication([name, "-style", "fusion"])
    application.setApplicationName("Rahba")
    return application


class Screen(QObject):
    """Holds the window and replaces it when the choices change.

    entries: returns the pages in the active language; called for each window.
    mark: returns what stands on the rail of each window, or None.
    Signals: replaced(): another window stands where the one before stood.
    """

    replaced = Signal()

    def __init__(
        self,
        application: QApplication,
        operations: Operations,
        entries: Callable[[], Sequence[PageEntry]],
        mark: Callable[[], RailMark | None] = lambda: None,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._operations = operations
        self._entries = entries
        self._mark = mark
        self._hints = KeyHints(application)
        self._translator = QTranslator(self)
        self.window: MainWindow | None = None
        self.choices: Choices | None = None
        load_fonts()

    def show_frame(self, choices: Choices, then: Callable[[], None] = lambda: None) -> None:
        """Show the window before the file is open: no page can be read, but a scan can be kept.

        then: runs once the window is painted, or when nobody sees it.
        """
        self.choices = choices
        self.window = self._built(choices)
        self.window.wait(then)
        self._put_on_screen(self.window)

    def show(self, choices: Choices) -> None:
        """Show the window with these choices, on the page and at the place it was before."""
        if choices == self.choices:
            if self.window is not None:
                self.window.begin()
            return
        self.choices = choices
        if self.window is not None:
            # What the person sees stays as it is until the new window stands in its place.
            self.window.setUpdatesEnabled(False)
        window = self._built(choices)
        old, self.window = self.window, window
        if old is None:
            window.open_page(0)
            self._put_on_screen(window)
            return
        window.take_over(old)
        window.show()
        old.hide()
        old.deleteLater()
        self.replaced.emit()

    def dress(self, choices: Choices) -> Theme:
        """Make the language and font those of the application; returns the theme to build with.

        The style sheet is each window's own: dressing a new window leaves the old one alone.
        """
        self._speak(choices.language)
        return self._themed(choices)

    def take_scan(self, scan: Scan) -> None:
        """Give a scan to the window."""
        if self.window is not None:
            self.window.take_scan(scan)

    def leave(self) -> None:
        """Take the window away, for the questions of a first run."""
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
        self.window = self.choices = None

    def _built(self, choices: Choices) -> MainWindow:
        theme = self.dress(choices)
        return MainWindow(theme, self._operations, self._entries(), self._hints, self._mark())

    def _put_on_screen(self, window: MainWindow) -> None:
        room = self._application.primaryScreen().availableSize()
        window.resize(room.boundedTo(_LARGEST_FIRST))
        # On a laptop of a stand every pixel counts, and a title bar pushes the foot off.
        if room.width() <= _LARGEST_FIRST.width():
            window.showMaximized()
        else:
            window.show()
        # The first scan comes at once, and no window manager may be there to give the keyboard.
        window.activateWindow()

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

    def _themed(self, choices: Choices) -> Theme:
        ratio = self._application.primaryScreen().devicePixelRatio()
        theme = Theme(choices.look, choices.text_percent, choices.language, ratio)
        self._application.setFont(theme.font("body"))
        return theme
