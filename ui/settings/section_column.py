"""The sections under each other, scrolled by finger, wheel or Tab."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QVBoxLayout, QWidget

from ui.settings.section import Section
from ui.theme import Theme
from ui.widgets.margins import margins

# Room for the scroll bar, so that cards never lie under it.
_BAR: Final = 10


class SectionColumn(QScrollArea):
    """Scrolls up and down only; can be told where to be before it knows how long it is."""

    def __init__(self, theme: Theme, sections: Sequence[Section]) -> None:
        super().__init__()
        self._wanted: int | None = None
        self._section: Section | None = None
        self._laid_out = QTimer(self, interval=0, singleShot=True)
        self._laid_out.timeout.connect(self._go_to_section)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        # A tap beside the fields leaves the one that is typed into.
        inside.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(margins(0, 0, _BAR, theme.space("large")))
        self._column.setSpacing(14)
        for section in sections:
            self._column.addWidget(section)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._go_on)
        bar.actionTriggered.connect(self._forget_wanted)

    @property
    def offset(self) -> int:
        """How far it is scrolled, in px."""
        return self._wanted if self._wanted is not None else self.verticalScrollBar().value()

    def scroll_to(self, offset: int) -> None:
        """Scroll to `offset` px, now or when it has become long enough."""
        self._wanted = offset
        self._go_on()

    def show_section(self, section: Section) -> None:
        """Scroll until a section stands at the top, once all is laid out."""
        self._section = section
        self._laid_out.start()

    def _go_to_section(self) -> None:
        if self._section is not None:
            self.scroll_to(self._section.y())

    def take(self, part: QWidget, after: Section) -> None:
        """Put another part below a section."""
        self._column.insertWidget(self._column.indexOf(after) + 1, part)

    def _go_on(self) -> None:
        bar = self.verticalScrollBar()
        if self._wanted is None:
            return
        bar.setValue(self._wanted)
        if bar.maximum() >= self._wanted:
            self._wanted = None

    def _forget_wanted(self) -> None:
        self._wanted = None
