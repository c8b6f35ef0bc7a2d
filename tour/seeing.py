"""What a person sees and reaches on the screen: widgets by their names, words wherever they are."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QTableView, QWidget

from tour.waiting import until

_SPACES: Final = {"\u00a0": " ", "\u202f": " ", "\u2002": " "}


def window() -> QWidget:
    """Return the window in front; waits for it."""
    until(lambda: bool(_windows()), "a window")
    return _windows()[-1]


def reached(name: str) -> QWidget:
    """Return what is called `name` and lies open to a finger; waits for it."""
    until(lambda: bool(_open_to_a_finger(name)), name)
    return _open_to_a_finger(name)[0]


def beginning(text: str) -> QWidget:
    """Return what is called something that begins so and lies open to a finger; waits for it.

    For a button that says how something stands, which changes while one looks.
    """

    def found() -> list[QWidget]:
        whole = window()
        named = (w for w in _visible(whole) if plain(w.accessibleName()).startswith(plain(text)))
        return [widget for widget in named if widget.isEnabled() and _is_on_top(widget, whole)]

    until(lambda: bool(found()), text)
    return found()[0]


def is_in_reach(name: str) -> bool:
    """Tell whether something called `name` lies open to a finger now."""
    return bool(_open_to_a_finger(name))


def child(kind: type[QWidget]) -> QWidget:
    """Return the visible widget of a kind; waits for it."""

    def found() -> list[QWidget]:
        return [widget for widget in window().findChildren(kind) if widget.isVisible()]

    until(lambda: bool(found()), kind.__name__)
    return found()[-1]


def listed(name: str) -> QListView:
    """Return the list that is called `name`; waits for it."""

    def found() -> list[QListView]:
        return [widget for widget in _open_to_a_finger(name) if isinstance(widget, QListView)]

    until(lambda: bool(found()), name)
    return found()[0]


def table(name: str) -> list[list[str]]:
    """Return the table that is called `name`, its heads and row after row; waits for it."""

    def found() -> list[QTableView]:
        return [w for w in window().findChildren(QTableView) if w.accessibleName() == name]

    until(lambda: bool(found()), name)
    model = found()[0].model()
    columns = range(model.columnCount())
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    rows = [[model.index(row, n).data() for n in columns] for row in range(model.rowCount())]
    return [[plain(str(cell or "")) for cell in cells] for cells in (heads, *rows)]


def is_seen(text: str) -> bool:
    """Tell whether these words stand on the window, within a longer text too."""
    wanted = plain(text)
    return any(wanted in plain(_words(widget)) for widget in _visible(window()))


def is_named(name: str) -> bool:
    """Tell whether something on the window has this name for a screen reader."""
    return any(widget.accessibleName() == name for widget in _visible(window()))


def wait_for(text: str) -> None:
    """Wait until these words stand on the window."""
    until(lambda: is_seen(text), text)


def item(view: QListView, text: str) -> QModelIndex:
    """Return the row that begins with `text` when read out, scrolled into sight; waits for it."""

    def found() -> QModelIndex:
        model = view.model()
        rows = (model.index(number, 0) for number in range(model.rowCount()))
        return next((row for row in rows if _says(row, text)), QModelIndex())

    until(lambda: found().isValid(), text)
    view.scrollTo(found(), QListView.ScrollHint.EnsureVisible)
    return found()


def innermost(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Leave out what holds another of them: a card may be called as the button on it."""
    found = list(widgets)
    return [w for w in found if not any(_holds(w, other) for other in found)]


def plain(text: str) -> str:
    """Return text without the marks of direction, and with one kind of space."""
    spaced = "".join(_SPACES.get(c, c) for c in text)
    return "".join(c for c in spaced if unicodedata.category(c) != "Cf")


def _says(row: QModelIndex, text: str) -> bool:
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole) or ""
    return plain(spoken).startswith(plain(text))


def _windows() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.layout() is not None]


def _visible(whole: QWidget) -> Iterator[QWidget]:
    return (widget for widget in whole.findChildren(QWidget) if widget.isVisible())


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return ""


def _open_to_a_finger(name: str) -> list[QWidget]:
    whole = window()
    named = (w for w in _visible(whole) if w.accessibleName() == name and w.isEnabled())
    return innermost(widget for widget in named if _is_on_top(widget, whole))


def _holds(outer: QWidget, inner: QWidget) -> bool:
    return outer is not inner and outer.isAncestorOf(inner)


def _is_on_top(widget: QWidget, whole: QWidget) -> bool:
    """Tell whether a tap in the middle meets the widget, not a sheet over it."""
    met = whole.childAt(widget.mapTo(whole, middle(widget)))
    return met is not None and (met is widget or widget.isAncestorOf(met))


def middle(widget: QWidget) -> QPoint:
    """Return the middle of a widget, where a finger aims."""
    return widget.rect().center()
