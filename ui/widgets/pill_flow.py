"""Pills that exclude each other, on as many lines as they need: every choice is in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStyle, QWidget

from ui.theme import Theme
from ui.widgets.button import Button


class PillFlow(QWidget):
    """A short list of choices, for a form. pills: their buttons, in order.

    Signals: picked(object): the key of the pill chosen.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._keys: list[object] = []
        self.pills: list[Button] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda number: self.picked.emit(self._keys[number]))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_pills(self, pills: Sequence[tuple[object, str]], picked: object) -> None:
        """Show (key, text) pairs in this order, with `picked` chosen."""
        for pill in self.pills:
            self._group.removeButton(pill)
            pill.hide()
            pill.deleteLater()
        self._keys = [key for key, _text in pills]
        self.pills = [self._pill(number, text) for number, (_key, text) in enumerate(pills)]
        for key, pill in zip(self._keys, self.pills, strict=True):
            pill.setChecked(key == picked)
            pill.show()
        self._lay_out()
        self.updateGeometry()

    def pick(self, key: object) -> None:
        """Choose a pill as a tap does, without saying so."""
        self.pills[self._keys.index(key)].setChecked(True)

    def pick_none(self) -> None:
        """Let no pill be chosen."""
        is_exclusive = self._group.exclusive()
        self._group.setExclusive(False)
        for pill in self.pills:
            pill.setChecked(False)
        self._group.setExclusive(is_exclusive)

    def _pill(self, number: int, text: str) -> Button:
        pill = Button(self._theme, text, "pill")
        pill.setParent(self)
        pill.setCheckable(True)
        pill.ensurePolished()
        self._group.addButton(pill, number)
        return pill

    def _places(self, width: int) -> list[QRect]:
        """Return where each pill goes on lines of `width` px, as if they ran left to right."""
        gap = self._theme.space("small")
        left = top = 0
        places = []
        for pill in self.pills:
            size = pill.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + gap
            places.append(QRect(left, top, size.width(), size.height()))
            left += size.width() + gap
        return places

    def _lay_out(self) -> None:
        whole = QRect(0, 0, self.width(), 0)
        for pill, place in zip(self.pills, self._places(self.width()), strict=True):
            pill.setGeometry(QStyle.visualRect(self.layoutDirection(), whole, place))

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        widths = [pill.sizeHint().width() for pill in self.pills]
        return QSize(max(widths, default=0), self._theme.height("chip"))
