"""What a person could not see, press or hear of on a screen, in any size, language or look."""

from collections.abc import Callable, Iterable
from typing import Any, Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QWidget

from ui.main_window import MainWindow
from ui.theme import Theme
from ui.tokens import LOOKS
from ui.widgets.label import ElidedLabel
from ui.widgets.sheet import Sheet

SIZES: Final = ((1366, 688), (1280, 800), (1024, 640))
PSEUDO: Final = "pseudo"
LANGUAGES: Final = ("fr", "ar", "en", PSEUDO)
SMALLEST_TARGET: Final = 44


# A sheet takes a second to walk through: the quick tests see each language once, each size and
# each look at least once, and the thorough ones the rest.
_QUICK: Final = {("fr", 1366), ("ar", 1024), ("en", 1280), (PSEUDO, 1024)}


def _seen(look: str, language: str, size: tuple[int, int], *, is_quick: bool) -> Any:
    marks = () if is_quick else (pytest.mark.thorough,)
    return pytest.param(look, language, size, id=f"{look}-{language}-{size[0]}", marks=marks)


# Each size meets each language and each look, each language each look: a third of all triples.
every_pair = pytest.mark.parametrize(
    ("look", "language", "size"),
    [
        _seen(LOOKS[(number + step) % 3], language, size, is_quick=(language, size[0]) in _QUICK)
        for number, size in enumerate(SIZES)
        for step, language in enumerate(LANGUAGES)
    ],
)
# Where most of the day is spent, everything meets everything.
every_triple = pytest.mark.parametrize(
    ("look", "language", "size"),
    [
        _seen(
            look,
            language,
            size,
            is_quick=(language, size[0]) in _QUICK and look == LOOKS[(number + step) % 3],
        )
        for number, size in enumerate(SIZES)
        for step, language in enumerate(LANGUAGES)
        for look in LOOKS
    ],
)


def theme_and_words(
    pseudo_language: str, language: str, look: str, percent: int = 100
) -> tuple[Theme, str]:
    """Return the theme of a language, and the language its words are in."""
    is_pseudo = language == PSEUDO
    theme = Theme(look, percent, language="fr" if is_pseudo else language)
    return theme, pseudo_language if is_pseudo else language


def walk(
    window: MainWindow, size: tuple[int, int], scenes: Iterable[tuple[str, Callable[[], None]]]
) -> list[str]:
    """Go from scene to scene, each with its name, and return the faults of each."""
    found = []
    for name, play in scenes:
        play()
        settle()
        window.grab()
        found += [f"{name}: {fault}" for fault in faults(window, size)]
        for sheet in reversed(sheets(window)):
            sheet.close_sheet()
    return found


def faults(window: MainWindow, size: tuple[int, int]) -> list[str]:
    """Return the faults of what lies on top, and of the window if it grew."""
    found = []
    if window.size().toTuple() != size:
        found.append(f"the window grew to {window.size().toTuple()}")
    top = next(reversed(sheets(window)), window)
    for widget in top.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            found += faults_of(widget)
    return found


def sheets(window: MainWindow) -> list[Sheet]:
    """Return the sheets that are open, the lowest first."""
    return [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]


def faults_of(widget: QWidget) -> list[str]:
    """Return the faults of one widget: small, cut, without a name."""
    said = f"{type(widget).__name__} {widget.accessibleName() or widget.property('text')}"
    found = []
    if isinstance(widget, QAbstractButton | QLineEdit):
        target = widget.parentWidget() if widget.property("role") == "bare" else widget
        assert target is not None
        if min(target.width(), target.height()) < SMALLEST_TARGET:
            found.append(f"{said} is small: {target.size().toTuple()}")
        if not is_whole(widget):
            found.append(f"{said} is cut by what is around it")
        if not widget.accessibleName():
            found.append(f"{said} has no name")
    if isinstance(widget, QAbstractButton | QLabel) and not isinstance(widget, ElidedLabel):
        found += [f"{said} {fault}" for fault in cuts_of(widget)]
    return found


def cuts_of(widget: QAbstractButton | QLabel) -> list[str]:
    """Return what is lost of the words on a widget."""
    found = []
    is_wrapped = isinstance(widget, QLabel) and widget.wordWrap()
    wanted = widget.minimumSizeHint()
    if not is_wrapped and widget.width() < wanted.width():
        found.append(f"is cut: {widget.width()} < {wanted.width()}")
    if isinstance(widget, QLabel) and not is_wrapped and is_cut_in_height(widget):
        found.append("loses its heads or tails")
    if widget.height() < min(wanted.height(), 20):
        found.append(f"is squeezed to {widget.height()}")
    return found


def is_cut_in_height(said: QLabel) -> bool:
    """Tell whether what is written loses its heads or its tails."""
    metrics = said.fontMetrics()
    ink = metrics.tightBoundingRect(said.text())
    baseline = (said.contentsRect().height() - metrics.height()) / 2 + metrics.ascent()
    return baseline + ink.bottom() > said.height() + 1 or baseline + ink.top() < -1


def is_whole(widget: QWidget) -> bool:
    """Tell whether nothing around a widget cuts it, but for what scrolls."""
    inner, outer = widget, widget.parentWidget()
    while outer is not None and not inner.isWindow():
        if isinstance(outer.parentWidget(), QAbstractScrollArea):
            return True
        if not outer.rect().contains(inner.geometry()):
            return False
        inner, outer = outer, outer.parentWidget()
    return True


def settle() -> None:
    """Let what is laid out anew find its place, as it does before a person can look."""
    for _depth in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
