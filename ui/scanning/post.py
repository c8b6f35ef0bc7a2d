"""Where to listen: at the window that has the keyboard, and at the field in it."""

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow


class Post(QObject):
    """Keeps the event filter `ear` there, wherever the keyboard goes.

    window: the one that has the keyboard, None for none.
    """

    def __init__(self, application: QGuiApplication, ear: QObject) -> None:
        super().__init__(ear)
        self._application = application
        self._ear = ear
        self.window: QWindow | None = None
        self._field: QObject | None = None
        application.focusWindowChanged.connect(self._follow_window)
        application.focusObjectChanged.connect(self._follow_field)
        self._follow_window(QGuiApplication.focusWindow())
        self._follow_field(QGuiApplication.focusObject())

    def leave(self) -> None:
        """Listen nowhere any more."""
        self._application.focusWindowChanged.disconnect(self._follow_window)
        self._application.focusObjectChanged.disconnect(self._follow_field)
        self._follow_window(None)
        self._follow_field(None)

    def _follow_window(self, window: QWindow | None) -> None:
        self._move(self.window, window)
        self.window = window

    def _follow_field(self, focused: QObject | None) -> None:
        # A window without a field has the keyboard itself: the filter sits there already.
        field = None if focused is not None and focused.isWindowType() else focused
        self._move(self._field, field)
        self._field = field

    def _move(self, old: QObject | None, new: QObject | None) -> None:
        if old is not None and shiboken6.isValid(old):
            old.removeEventFilter(self._ear)
        if new is not None:
            new.installEventFilter(self._ear)
