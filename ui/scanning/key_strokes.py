"""Qt's key events as the strokes that are judged."""

import sys
import time
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.keyboard import Keyboard, us_character
from pos.domain.scanning import Sort, Stroke

_KEYBOARDS: Final = {"win32": Keyboard.WINDOWS, "darwin": Keyboard.MACOS}
KEYBOARD: Final = _KEYBOARDS.get(sys.platform, Keyboard.X11)

_NONE: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_META: Final = Qt.KeyboardModifier.MetaModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_COMMANDS: Final = _CONTROL | _ALT | _META
# Windows tells AltGr as both; on macOS Alt alone makes characters.
_ALT_GR: Final = _ALT if KEYBOARD is Keyboard.MACOS else _CONTROL | _ALT
_RIDERS: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Mode_switch,
    }
)
_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
# Ctrl+] of a scanner: the separator of GS1 codes, dropped with all control characters.
_SEPARATOR: Final = "\x1d"


def stroke_of(event: QKeyEvent, *, is_holding: bool) -> Stroke:
    """Return what is judged of a press or a release; `source` is a copy of the event."""
    at_ms = event.timestamp() or now_ms()
    # Also of a release, which may be all that is seen of a composed character.
    pressed = "" if event.modifiers() & _KEYPAD else _pressed(event)
    sort = sort_of(event, is_holding=is_holding)
    typed = event.text() if sort is Sort.CHARACTER else ""
    # A number block prints what it prints on every layout.
    return Stroke(at_ms, sort, typed, pressed or _on_number_block(event), event.clone())


def sort_of(event: QKeyEvent, *, is_holding: bool) -> Sort:
    """Tell what the key can be to a scan; an override is sorted like the press it announces.

    is_holding: keys before this one may be the beginning of a scan. Qt calls a key repeated that
    comes within 10 ms of its own release, as `00` of a scanner does; a key that is really held
    down repeats when nothing is held back any more.
    """
    if event.type() == QEvent.Type.KeyRelease or event.key() in _RIDERS:
        return Sort.RIDER
    if event.isAutoRepeat() and not is_holding:
        return Sort.OTHER
    if event.key() in _ENDS:
        return Sort.OTHER if event.modifiers() & (_COMMANDS | _SHIFT) else Sort.END
    text = event.text()
    commands = event.modifiers() & _COMMANDS
    if commands not in (_NONE, _ALT_GR):
        return Sort.CHARACTER if text == _SEPARATOR else Sort.OTHER
    if text:
        return Sort.CHARACTER if text.isprintable() else Sort.OTHER
    # A dead key, or one that the layout leaves empty, as Tifinagh does with some digits.
    is_key_of_a_code = not commands and not event.modifiers() & _KEYPAD and _pressed(event)
    return Sort.CHARACTER if is_key_of_a_code else Sort.OTHER


def now_ms() -> int:
    """Return our own clock, for what brings no time of its own."""
    return round(time.monotonic() * 1000)


def key_name(event: QKeyEvent) -> int:
    """Return what a press and its release have in common."""
    return event.nativeScanCode() or event.nativeVirtualKey() or event.key()


def _pressed(event: QKeyEvent) -> str:
    if KEYBOARD is Keyboard.MACOS:
        code = event.nativeVirtualKey()
        # Code 0 is a key there, and also what an event without a keyboard has.
        if not code and event.key() != Qt.Key.Key_A:
            return ""
    else:
        code = event.nativeScanCode()
    return us_character(code, KEYBOARD, is_shifted=bool(event.modifiers() & _SHIFT))


def _on_number_block(event: QKeyEvent) -> str:
    return event.text() if event.modifiers() & _KEYPAD else ""
