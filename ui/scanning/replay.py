"""A person's keys, given back to the window they were typed into as if nothing had been held.

Qt looks for shortcuts before a window sees a key, and only for keys that come from the system. A
key that was held has missed that, so it is done here: first whoever has the keyboard may claim the
key, then shortcuts, then the key itself.
"""

from typing import Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


def replay(event: QKeyEvent, window: QWindow | None) -> None:
    """Deliver a press or a release; to the window in front when `window` is gone."""
    if window is None or not shiboken6.isValid(window) or not window.isVisible():
        # The stubs leave out that there may be none.
        front: QWindow | None = QGuiApplication.focusWindow()
        if front is None:
            return
        window = front
    is_press = event.type() == QEvent.Type.KeyPress
    if is_press and not _is_claimed(event, window) and _press_shortcut(event):
        return
    QCoreApplication.sendEvent(window, event)


def replay_composed(event: QInputMethodEvent) -> None:
    """Deliver a composed character to whoever has the keyboard."""
    focused: QObject | None = QGuiApplication.focusObject()
    if focused is not None:
        QCoreApplication.sendEvent(focused, event)


def _is_claimed(event: QKeyEvent, window: QWindow) -> bool:
    override = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    override.ignore()
    QCoreApplication.sendEvent(window, override)
    return override.isAccepted()


def _press_shortcut(event: QKeyEvent) -> bool:
    front = QApplication.activeWindow()
    if front is None:
        return False
    for shortcut in front.findChildren(QShortcut):
        if shortcut.isEnabled() and _means(event, shortcut) and _reaches(shortcut):
            shortcut.activated.emit()
            return True
    return False


def _means(event: QKeyEvent, shortcut: QShortcut) -> bool:
    """Tell whether this is the key of a shortcut; Shift that was needed to type it is let go."""
    if shortcut.key().count() != 1:
        return False
    wanted = shortcut.key()[0]  # type: ignore[index] # the stubs leave this out
    modifiers = event.modifiers() & ~_KEYPAD
    is_typed = bool(event.text())
    return wanted.key() == event.key() and (
        wanted.keyboardModifiers() == modifiers
        or (is_typed and wanted.keyboardModifiers() == modifiers & ~_SHIFT)
    )


def _reaches(shortcut: QShortcut) -> bool:
    owner, focused = shortcut.parent(), QApplication.focusWidget()
    if not isinstance(owner, QWidget) or not owner.isVisible():
        return False
    if shortcut.context() is not Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return shortcut.context() is not Qt.ShortcutContext.WidgetShortcut or owner is focused
    return focused is not None and (owner is focused or owner.isAncestorOf(focused))
