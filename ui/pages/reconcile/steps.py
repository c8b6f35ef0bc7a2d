"""The evening in four steps, one under the other, each with how it stands."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.pages.reconcile.reading import Evening
from ui.pages.reconcile.words import (
    STEP_ICONS,
    EveningStep,
    is_done,
    step_state,
    step_title,
    tills_text,
)
from ui.theme import Theme
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.step_button import StepButton
from ui.widgets.tall_column import TallColumn


class Steps(QWidget):
    """buttons: one for each step. Signals: picked(EveningStep): a person goes on with it."""

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tills = label(role="caption", wraps=True)
        self.buttons: dict[EveningStep, StepButton] = {}
        ground = TallColumn()
        ground.column.setSpacing(theme.space("small"))
        ground.column.addWidget(label(_("The evening"), "title"))
        for number, step in enumerate(EveningStep, 1):
            button = StepButton(theme, f"{number}. {step_title(step)}", STEP_ICONS[step])
            button.clicked.connect(partial(self._pick, step))
            self.buttons[step] = button
            ground.column.addWidget(button)
        ground.column.addWidget(self._tills)
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(finger_scroll(ground))

    def show_evening(self, found: Evening) -> None:
        """Say how every step stands, and who has not reported."""
        for step, button in self.buttons.items():
            button.show_state(step_state(step, found), is_done=is_done(step, found))
        text = tills_text(found)
        self._tills.setText(text)
        self._tills.setVisible(bool(text))

    def _pick(self, step: EveningStep, *_checked: object) -> None:
        self.picked.emit(step)
