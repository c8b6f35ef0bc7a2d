"""One row of pills, one of them picked, that scrolls sideways under a finger."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QScroller, QWidget

from ui.theme import Theme
from ui.widgets.button import Button


class PillRow(QScrollArea):
    """Choices that exclude each other, such as categories.

    Signals: picked(object): the key of the pill the person chose.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._keys: list[object] = []
        self._texts: list[str] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._pick)
        self.setWidgetResizable(True)
        self.setFixedHeight(theme.height("chip") + theme.space("hair"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def set_pills(self, pills: Sequence[tuple[object, str]], picked: object) -> None:
        """Show (key, text) pairs in this order, with `picked` chosen."""
        texts = [text for _key, text in pills]
        if [key for key, _text in pills] == self._keys:
            self._say(texts)
            if picked in self._keys:
                self._group.button(self._keys.index(picked)).setChecked(True)
            return
        self._texts = texts
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._keys = [key for key, _text in pills]
        row = QWidget()
        row.setProperty("role", "scrolled")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.space("small"))
        for number, (key, text) in enumerate(pills):
            pill = Button(self._theme, text, "pill")
            pill.setCheckable(True)
            # A pill is never narrower than its words: the row scrolls instead.
            pill.setMinimumWidth(0)
            pill.setChecked(key == picked)
            self._group.addButton(pill, number)
            line.addWidget(pill)
        line.addStretch(1)
        self.setWidget(row)

    def _say(self, texts: list[str]) -> None:
        """Change the words of pills that stay."""
        for button, text in zip(self._group.buttons(), texts, strict=True):
            if text != self._texts[self._group.id(button)]:
                assert isinstance(button, Button)
                button.show_text(text)
        self._texts = texts

    def _pick(self, number: int) -> None:
        self.ensureWidgetVisible(self._group.button(number))
        self.picked.emit(self._keys[number])
