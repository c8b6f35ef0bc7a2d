"""One fair open: its steps at the side, and what is done in the one that is picked."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.domain.leaving import Check, Readings, light
from pos.i18n import gettext as _
from pos.services.packing import Way
from ui.fair_text import STATE_ICONS, STATE_ROLES, fair_name, state_text
from ui.operations import Operations
from ui.packing.panel import PackingPanel
from ui.pages.fairs.desk import FairDesk
from ui.pages.fairs.home_step import HomeStep
from ui.pages.fairs.pack_step import PackStep
from ui.pages.fairs.plan_step import PlanStep
from ui.pages.fairs.reading import OneFair, Step
from ui.pages.fairs.ready_step import ReadyStep
from ui.pages.fairs.ready_words import ready_text
from ui.pages.fairs.result_step import ResultStep
from ui.pages.fairs.stand_step import StandStep
from ui.pages.fairs.step_bar import StepBar
from ui.pages.fairs.surroundings import FairSurroundings
from ui.pages.fairs.words import step_is_done, step_state
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button, mirrored_icon
from ui.widgets.label import ElidedLabel
from ui.widgets.page_head import page_head
from ui.widgets.state_tag import StateTag
from ui.widgets.undoable_bar import UndoableBar

_BAR_WIDE = 268
_BAR_COMPACT = 226


class FairView(QWidget):
    """plan, pack, ready, stand, home, result: the steps. undo: what takes back the last deed.

    Signals: leaving(): back to all fairs.
    """

    leaving = Signal()

    def __init__(self, theme: Theme, operations: Operations, around: FairSurroundings) -> None:
        super().__init__()
        self._theme = theme
        self.step = Step.PLAN
        icon = mirrored_icon(self, "chevron-left", "chevron-right")
        self.back = Button(theme, role="soft", icon=icon, name=_("All fairs"))
        self._name = ElidedLabel(role="heading")
        self._state = StateTag(theme, icon="tent")
        self.bar = StepBar(theme)
        self.plan = PlanStep(theme)
        self.pack = PackStep(theme, operations, around.papers)
        self.ready = ReadyStep(theme)
        self.stand = StandStep(theme)
        self.home = HomeStep(theme, operations, around.papers)
        self.result = ResultStep(theme)
        self.undo = UndoableBar(theme, operations)
        self._steps = QStackedWidget()
        self._lay_out()
        self.bar.picked.connect(self.show_step)
        self.back.clicked.connect(self.leaving)

    @property
    def panel(self) -> PackingPanel | None:
        """The packing that is open, None where another step is."""
        panels = {Step.PACK: self.pack.panel, Step.HOME: self.home.panel}
        return panels.get(self.step)

    def connect_to(self, desk: FairDesk) -> None:
        """Let the buttons of the steps do what they say."""
        self.plan.editing.connect(desk.edit)
        self.plan.putting_away.connect(desk.put_away)
        self.ready.acting.connect(desk.act)
        self.stand.selling.connect(desk.sell_at_fair)
        self.stand.adding.connect(desk.add_goods)
        self.stand.returning.connect(desk.send_back)
        self.stand.counting.connect(desk.count)
        self.stand.shift.connect(partial(desk.act, Check.FLOAT))
        self.home.going_home.connect(desk.sell_home)
        self.home.counting.connect(desk.count)
        self.result.settling.connect(desk.settle)
        self.result.reporting.connect(desk.report)
        self.result.paying.connect(desk.pay_makers)

    def show_step(self, step: Step) -> None:
        """Open a step."""
        self.step = step
        self.bar.show_picked(step)
        self._steps.setCurrentIndex(list(Step).index(step))

    def show_fair(self, found: OneFair, readings: Readings) -> None:
        """Show how a fair stands, in each of its steps."""
        fair, state = found.fair, found.state
        self._name.setText(fair_name(fair))
        self._state.show_state(state_text(state), STATE_ROLES[state], STATE_ICONS[state])
        ready = ready_text([light(check, readings) for check in Check])
        for step in Step:
            done = step_is_done(step, found)
            self.bar.show_step(step, step_state(step, found, ready), is_done=done)
        for part in (self.plan, self.stand, self.home, self.result):
            part.show_fair(found)
        self.ready.show_readings(readings)
        self._show_ways(found)

    def set_compact(self, *, is_compact: bool) -> None:
        """Leave the steps less room where there is less."""
        self.bar.setFixedWidth(_BAR_COMPACT if is_compact else _BAR_WIDE)

    def _show_ways(self, found: OneFair) -> None:
        language = screen_language()
        names = {place.id: place.names.within(language) for place in found.places}
        home, name = names.get(found.home, ""), fair_name(found.fair)
        out, back = Way(found.home, found.fair.id), Way(found.fair.id, found.home)
        for panel in (self.pack.panel, self.home.panel):
            panel.show_places(found.places, found.home)
        self.pack.panel.show_way(out, found.fair.id, (home, name))
        self.home.panel.show_way(back, "", (name, home))

    def _lay_out(self) -> None:
        space = self._theme.space
        policy = self._name.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self._name.setSizePolicy(policy)
        self._state.setSizePolicy(policy.Policy.Preferred, policy.Policy.Fixed)
        steps = (self.plan, self.pack, self.ready, self.stand, self.home, self.result)
        for step in steps:
            self._steps.addWidget(step)
        row = QHBoxLayout()
        row.setSpacing(space("large"))
        row.addWidget(self.bar)
        row.addWidget(self._steps, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(space("medium"))
        controls = (self.back, self._name, self._state)
        column.addLayout(page_head(self._theme, controls=controls))
        column.addLayout(row, 1)
        column.addWidget(self.undo)
        self.set_compact(is_compact=False)
