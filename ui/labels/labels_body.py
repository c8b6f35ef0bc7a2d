"""What stands on the sheet of labels: products on one side, the label and its choices beside it."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.labels.content_panel import ContentPanel
from ui.labels.copies import Copies, Rule
from ui.labels.copies_list import CopiesList
from ui.labels.label_view import LabelView
from ui.labels.roll_panel import RollPanel
from ui.labels.sheet_panel import SheetPanel
from ui.labels.words import rule_name
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.pill_flow import PillFlow
from ui.widgets.pill_row import PillRow

_LIST: Final = 440
_NARROW_LIST: Final = 360
_CONTENT, _PLACE, _ROLL = 0, 1, 2


class LabelsBody(QWidget):
    """products, rules: how many of what. view: one label. content, place, roll: what is chosen."""

    def __init__(self, theme: Theme, operations: Operations, copies: Copies) -> None:
        super().__init__()
        self._theme = theme
        self.products = CopiesList(theme, operations, copies)
        self.rules = PillFlow(theme)
        self.rules.set_pills([(rule, rule_name(rule)) for rule in Rule], copies.rule)
        self.view = LabelView(theme)
        self.content = ContentPanel(theme, operations)
        self.place = SheetPanel(theme)
        self.roll = RollPanel(theme, operations)
        self.tabs = PillRow(theme)
        self._panels = QStackedWidget()
        self.tabs.picked.connect(self._panels.setCurrentIndex)
        self.offer_place(is_roll=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("wide"))
        line.addWidget(self._side(), 2)
        line.addLayout(self._look(), 3)

    def offer_place(self, *, is_roll: bool) -> None:
        """A roll has no places to choose from."""
        tabs: list[tuple[object, str]] = [(_CONTENT, _("Size and words"))]
        if not is_roll:
            tabs.append((_PLACE, _("Place on the sheet")))
        tabs.append((_ROLL, _("Label printer")))
        shown = max(self._panels.currentIndex(), _CONTENT)
        if is_roll and shown == _PLACE:
            shown = _CONTENT
        self.tabs.set_pills(tabs, shown)
        self._panels.setCurrentIndex(shown)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setMinimumWidth(_NARROW_LIST)
        side.setMaximumWidth(_LIST)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 8)
        inside.addWidget(self.products)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("small"))
        column.addWidget(self.rules)
        column.addWidget(card, 1)
        return side

    def _look(self) -> QVBoxLayout:
        self._panels.addWidget(finger_scroll(self.content))
        self._panels.addWidget(finger_scroll(self.place))
        self._panels.addWidget(finger_scroll(self.roll))
        column = QVBoxLayout()
        column.setSpacing(self._theme.space("small"))
        column.addWidget(self.view, 2)
        column.addWidget(self.tabs)
        column.addWidget(self._panels, 3)
        return column
