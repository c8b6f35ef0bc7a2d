"""A drop-down list with rows high enough for a finger."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyle

from ui.theme import Theme


class Picker(QComboBox):
    """Chooses one of (key, text) pairs; editable: a text of one's own may be typed instead."""

    def __init__(self, theme: Theme, name: str, *, is_editable: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._keys: list[object] = []
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.height("control"))
        self.setEditable(is_editable)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        rows = QListView()
        rows.setUniformItemSizes(True)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setView(rows)
        line = self.lineEdit()
        if line is not None:
            line.setProperty("role", "bare")
            line.setAccessibleName(name)

    def set_choices(self, choices: Sequence[tuple[object, str]], picked: object) -> None:
        """Offer these, with `picked` chosen."""
        blocker = QSignalBlocker(self)
        self.clear()
        for number, (_key, text) in enumerate(choices):
            self.addItem(text)
            height = self._theme.height("step")
            self.setItemData(number, QSize(0, height), Qt.ItemDataRole.SizeHintRole)
        # Kept here: Qt would turn a key that is a word of an enumeration into a plain text.
        self._keys = [key for key, _text in choices]
        self.setCurrentIndex(self._keys.index(picked) if picked in self._keys else 0)
        blocker.unblock()

    @property
    def picked(self) -> object:
        """The key of what is chosen; None for a text of one's own."""
        if not self.isEditable():
            # By its place: two choices may be called the same.
            number = self.currentIndex()
            return self._keys[number] if number >= 0 else None
        text = self.currentText().strip()
        number = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return self._keys[number] if number >= 0 else None

    # Overrides of Qt methods.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self._theme.sizes.icons["small"]
        inset = self._theme.space("medium")
        place = QRect(self.width() - px - inset, (self.height() - px) // 2, px, px)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        arrow = self._theme.pixmap("chevron-down", "ink", px)
        QPainter(self).drawPixmap(place.topLeft(), arrow)
