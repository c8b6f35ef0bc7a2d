"""Hears scanners that imitate a keyboard, whatever has the focus, before any widget sees a key.

The filter sits on the one window that has the keyboard, where each key of the system arrives
first: no widget, sheet or field can be in the way, and nothing but what comes from the system costs
a call. Keys that may be the beginning of a scan are held until they are judged.

Composed characters (a dead key, the lam-alef of an Arabic layout) come another way: the press is
kept back by the system, the character goes straight to the field, and only the release is a key
event. It tells which key it was.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent

from pos.domain.scanning import Judge, Outcome, Passed, Profile, Scanned, Sort, Stroke
from ui.scanning.key_strokes import now_ms, sort_of, stroke_of
from ui.scanning.keys_down import KeysDown
from ui.scanning.post import Post
from ui.scanning.replay import replay, replay_composed

# Timers may come before keys that are here already: how long those are heard before judging.
_MOMENT_MS: Final = 10
# Lam-alef is two characters; more at once is a word from a keyboard on the screen.
_MOST_COMPOSED: Final = 2


class Listener(QObject):
    """Judges the keys of the application. Signals: scanned(Scan)."""

    scanned = Signal(object)

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._judge = Judge()
        self._keys = KeysDown()
        # What the clock of the keyboard is ahead of ours.
        self._ahead_ms = 0
        self._is_replaying = False
        self._is_stopped = False
        self._is_second_look = False
        self._silence = QTimer(self, singleShot=True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._look_at_silence)
        self._post = Post(application, self)

    def set_profile(self, profile: Profile) -> None:
        """Judge by another pace from now on."""
        self._act(self._judge.fall_silent())
        self._judge = Judge(profile)

    @property
    def profile(self) -> Profile:
        """The pace that is judged by."""
        return self._judge.profile

    def stop(self) -> None:
        """Give back what is held, and hear nothing any more; safe to call twice."""
        if self._is_stopped:
            return
        self._is_stopped = True
        self._act(self._judge.fall_silent())
        self._post.leave()

    def _announce(self, event: QKeyEvent) -> bool:
        """Keep shortcuts from acting on what may be a scan."""
        self._keys.press(event)
        if sort_of(event, is_holding=self._judge.is_holding) is Sort.OTHER:
            # Before the shortcut acts, what was typed before it arrives.
            self._act(self._judge.fall_silent())
            return False
        event.accept()
        return True

    def _hear(self, event: QKeyEvent) -> bool:
        stroke = stroke_of(event, is_holding=self._judge.is_holding)
        self._ahead_ms = stroke.at_ms - now_ms()
        if event.type() == QEvent.Type.KeyPress:
            self._keys.press(event)
        else:
            stroke = self._released(event, stroke)
            if stroke.sort is Sort.RIDER and not self._judge.is_holding:
                return self._keys.was_swallowed(event)
        if stroke.sort in {Sort.OTHER, Sort.RIDER} and not self._judge.is_holding:
            self._act(self._judge.take(stroke)[:-1])
            return False
        self._act(self._judge.take(stroke))
        return True

    def _released(self, event: QKeyEvent, stroke: Stroke) -> Stroke:
        """Look whether the press was seen; if not, the release says that there was one."""
        if self._keys.release(event) or not stroke.pressed or self._judge.reveal(stroke.pressed):
            return stroke
        return stroke._replace(sort=Sort.CHARACTER)

    def _compose(self, event: QInputMethodEvent) -> bool:
        text = event.commitString()
        if event.preeditString() or not 0 < len(text) <= _MOST_COMPOSED:
            self._act(self._judge.fall_silent())
            return False
        at_ms = now_ms() + self._ahead_ms
        self._act(self._judge.take(Stroke(at_ms, Sort.CHARACTER, text, source=event.clone())))
        return True

    def _act(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            events = [stroke.source for stroke in outcome.strokes]
            if isinstance(outcome, Passed):
                self._give_back(events)
            else:
                self._keys.swallow(events)
            if isinstance(outcome, Scanned):
                self.scanned.emit(outcome.scan)
        self._wait()

    def _give_back(self, events: list[object]) -> None:
        self._is_replaying = True
        try:
            for event in events:
                if isinstance(event, QKeyEvent):
                    replay(event, self._post.window)
                elif isinstance(event, QInputMethodEvent):
                    replay_composed(event)
        finally:
            self._is_replaying = False

    def _wait(self) -> None:
        self._is_second_look = False
        if self._judge.is_holding:
            self._silence.start(self._judge.patience_ms)
        else:
            self._silence.stop()

    def _look_at_silence(self) -> None:
        # Timers may come before keys that are here already: those are heard until the second look.
        if not self._is_second_look:
            # Once only: a machine that is always late must not hold a key for ever.
            self._is_second_look = True
            self._silence.start(_MOMENT_MS)
            return
        self._act(self._judge.fall_silent())

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self._is_replaying or kind not in _HEARD:
            return False
        if isinstance(event, QInputMethodEvent):
            return self._compose(event)
        if not watched.isWindowType() or not isinstance(event, QKeyEvent):
            return False
        return self._announce(event) if kind == _OVERRIDE else self._hear(event)


_OVERRIDE: Final = QEvent.Type.ShortcutOverride
_HEARD: Final = frozenset(
    {_OVERRIDE, QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod}
)
