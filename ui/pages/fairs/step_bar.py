"""The steps of a fair one under the other, each with how it stands in words."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.pages.fairs.reading import Step
from ui.pages.fairs.words import STEP_ICONS, step_title
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.tall_column import TallColumn


class StepBar(QWidget):
    """buttons: one for each step. Signals: picked(Step): a person chose it."""

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        group = QButtonGroup(self)
        ground = TallColumn()
        ground.column.setSpacing(theme.space("small"))
        self.buttons: dict[Step, StepButton] = {}
        for number, step in enumerate(Step, 1):
            button = StepButton(theme, number, step)
            button.clicked.connect(partial(self._pick, step))
            group.addButton(button)
            self.buttons[step] = button
            ground.column.addWidget(button)
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(finger_scroll(ground))

    def show_step(self, step: Step, state: str, *, is_done: bool) -> None:
        """Say how a step stands."""
        self.buttons[step].show_state(state, is_done=is_done)

    def show_picked(self, step: Step) -> None:
        """Mark the step that is open."""
        self.buttons[step].setChecked(True)

    def _pick(self, step: Step, *_checked: object) -> None:
        self.picked.emit(step)


class StepButton(Button):
    """A step: its picture, its name, and how it stands below."""

    def __init__(self, theme: Theme, number: int, step: Step) -> None:
        super().__init__(theme, role="method")
        self.setCheckable(True)
        self._icon = STEP_ICONS[step]
        self._title = f"{number}. {step_title(step)}"
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
