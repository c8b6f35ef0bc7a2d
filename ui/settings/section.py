"""A section of the settings: a card with its title, and rows of choices on it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.switch import Switch


class Section(QFrame):
    """One card. `column` is the layout to fill.

    title: also what a screen reader calls the card.
    """

    def __init__(self, theme: Theme, title: str, sentence: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.title = title
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 20)
        self.column.setSpacing(theme.space("medium"))
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(title, "title"))
        if sentence:
            head.addWidget(label(sentence, "caption", wraps=True))
        self.column.addLayout(head)

    def add_named(self, name: str, content: QWidget | QLayout) -> QWidget:
        """Add a part under its name; returns both as one widget that can be hidden."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(name, "label"))
        if isinstance(content, QWidget):
            # The same word may stand in several rows: a screen reader says which row it is.
            content.setAccessibleName(name)
            column.addWidget(content)
        else:
            column.addLayout(content)
        self.column.addWidget(part)
        return part


class Choices(QWidget):
    """A few choices side by side, one of them taken. Signals: picked(object): its key."""

    picked = Signal(object)

    def __init__(self, theme: Theme, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[object, QAbstractButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space("small"))
        for key, text in choices:
            button = Button(theme, text, "method")
            button.setCheckable(True)
            self.offer(key, button)

    def offer(self, key: object, button: QAbstractButton) -> None:
        """Add a choice with a button of its own look, which can be checked."""
        button.clicked.connect(partial(self._pick, key))
        self._group.addButton(button)
        self._buttons[key] = button
        self._row.addWidget(button, 1)

    def show_picked(self, key: object) -> None:
        """Mark what is taken."""
        self._buttons[key].setChecked(True)

    def offer_all_but(self, key: object) -> None:
        """Leave one choice out, because it is taken elsewhere."""
        for own, button in self._buttons.items():
            button.setVisible(own != key)

    def _pick(self, key: object, *_checked: object) -> None:
        self.picked.emit(key)


class SwitchRow(QWidget):
    """A switch at the trailing end of its name and of the sentence on what it means.

    Signals: turned(bool): a person turned it on or off.
    """

    turned = Signal(bool)

    def __init__(self, theme: Theme, name: str, sentence: str) -> None:
        super().__init__()
        self.switch = Switch(theme, name)
        self.switch.clicked.connect(self.turned)
        self._sentence = label(sentence, "caption", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(name, "label", wraps=True))
        words.addWidget(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("large"))
        row.addLayout(words, 1)
        row.addWidget(self.switch)

    def show_state(self, sentence: str, *, is_on: bool) -> None:
        """Show whether it is on, and what follows."""
        self.switch.setChecked(is_on)
        self._sentence.setText(sentence)
