"""One step of a piece of work: its picture, its name, and how it stands in words below."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.margins import margins


class StepButton(Button):
    """A step: its picture, its name, and how it stands below."""

    def __init__(self, theme: Theme, title: str, icon: str) -> None:
        super().__init__(theme, role="method")
        self._icon = icon
        self._title = title
        self._picture = QLabel()
        self._state = label(role="caption", wraps=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margins(12, 7, 10, 7))
        self._row.setSpacing(theme.space("medium"))
        self._row.addWidget(self._picture)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(label(self._title, "strong", wraps=True))
        words.addWidget(self._state)
        words.addStretch(1)
        self._row.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_state("", is_done=False)

    def show_state(self, state: str, *, is_done: bool) -> None:
        """Say how the step stands; done: a check mark stands for its picture."""
        icon = "circle-check" if is_done else self._icon
        px = self.theme.sizes.icons["medium"]
        self._picture.setPixmap(self.theme.pixmap(icon, "ok_ink" if is_done else "ink", px))
        self._state.setText(state)
        said = _("{step}: {state}, done") if is_done else _("{step}: {state}")
        self.setAccessibleName(said.format(step=self._title, state=state))
        self._fit()

    def _fit(self) -> None:
        needed = max(self._row.totalHeightForWidth(self.width()), self.theme.height("method"))
        self.setMinimumHeight(needed)

    # Overrides of Qt methods.

    def event(self, event: QEvent) -> bool:
        """Fit again when a part asks for another size: a text knows its font once it is shown."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return is_done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        # The layout asks for its height in between, and then takes itself to be laid out already.
        self._row.setGeometry(self.rect())

    def sizeHint(self) -> QSize:
        return QSize(self._row.minimumSize().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
