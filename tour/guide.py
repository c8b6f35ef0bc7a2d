"""The guide: does what a person does at the stand, and writes down what came of it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt

from tour import seeing
from tour.finger import bring_in_reach, tap
from tour.keyboard import Keyboard
from tour.record import Record, Step
from tour.waiting import NotSeen, glance, until


class Guide:
    """Taps and types by the names on the screen, step by step, and takes pictures.

    folder: where numbered pictures go. language: of the tour, fr, ar or en. type, scan, press: the
    keyboard's own.
    """

    def __init__(self, record: Record, folder: Path, language: str) -> None:
        self.record = record
        self.folder = folder
        self.language = language
        self._pictures = 0
        keyboard = Keyboard()
        self.type = keyboard.type
        self.scan = keyboard.scan
        self.press = keyboard.press

    @contextmanager
    def step(self, sentence: str) -> Iterator[Step]:
        """Do one thing; what keeps it from its end is written down, and ends the tour."""
        step = Step(sentence)
        self.record.steps.append(step)
        started = time.monotonic()
        try:
            yield step
        except NotSeen as error:
            step.fault = str(error)
            self.picture("stopped-here")
            raise
        finally:
            step.seconds = time.monotonic() - started

    def picture(self, name: str) -> None:
        """Take a picture of the window as it is, once it has come to rest."""
        self._pictures += 1
        file = self.folder / f"{self._pictures:02d}-{name}.png"
        for _moment in range(6):
            glance()
        seeing.window().grab().save(str(file))
        if self.record.steps:
            self.record.steps[-1].pictures.append(file.name)

    def click(self, name: str) -> None:
        """Tap the middle of what is called `name`."""
        # Scrolled to again and again: what is read meanwhile moves a form under the finger.
        until(lambda: bring_in_reach(name), name)
        widget = seeing.reached(name)
        tap(widget, seeing.middle(widget))

    def click_beginning(self, text: str) -> None:
        """Tap the middle of what is called something that begins so."""
        widget = seeing.beginning(text)
        tap(widget, seeing.middle(widget))

    def pick(self, list_name: str, text: str) -> None:
        """Tap the item of a list."""
        view = seeing.listed(list_name)
        tap(view.viewport(), view.visualRect(seeing.item(view, text)).center())

    def fill(self, name: str, text: str) -> None:
        """Tap a field and type into it."""
        self.click(name)
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)
