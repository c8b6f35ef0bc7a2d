"""The steps of a fair one under the other, each with how it stands in words."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.pages.fairs.reading import Step
from ui.pages.fairs.words import STEP_ICONS, step_title
from ui.theme import Theme
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.step_button import StepButton
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
            title = f"{number}. {step_title(step)}"
            button = StepButton(theme, title, STEP_ICONS[step])
            button.setCheckable(True)
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
