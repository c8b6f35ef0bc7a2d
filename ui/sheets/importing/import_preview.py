"""What a list would do, before it does it: counts, lines, remarks, and one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.importing.plan import Plan
from ui.sheets.importing.import_lines import ImportLines
from ui.sheets.importing.import_options import ImportOptions
from ui.sheets.importing.import_words import (
    ImportLine,
    changed_line,
    new_line,
    plan_counts,
    refused_line,
    remark_line,
)
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.pill_row import PillRow


class PreviewStep(QWidget):
    """Shows a plan. options: what can still be decided. Signals: confirmed()."""

    confirmed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._shown = 0
        self._title = label(role="title", wraps=True)
        self.options = ImportOptions(theme)
        self._pills = PillRow(theme)
        self._lines = ImportLines(theme)
        self._why_not = label(role="fault", wraps=True)
        self.import_button = Button(theme, role="main", icon="check")
        self.import_button.setEnabled(False)
        self.import_button.clicked.connect(self.confirmed)
        self._pills.picked.connect(self._show_list)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("large"))
        foot.addWidget(self._why_not, 1)
        foot.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        for part in (self._title, self.options, self._pills):
            column.addWidget(part)
        column.addWidget(self._lines, 1)
        column.addLayout(foot)

    def begin(self, title: str) -> None:
        """Name whose export it is and which file, while nothing is planned yet."""
        self._plan = None
        self._title.setText(title)
        self._pills.set_pills([], None)
        self._lines.show_lines(())
        self.import_button.show_text(_("Import"))

    def show_plan(self, title: str, plan: Plan) -> None:
        """Show what would happen; title: whose export, which file."""
        self._plan = plan
        unchanged = plan.unchanged
        rest = ngettext(
            "{count} product is already here, unchanged.",
            "{count} products are already here, unchanged.",
            unchanged,
        ).format(count=unchanged)
        self._title.setText(f"{title}\n{rest}" if unchanged else title)
        pills = list(enumerate(plan_counts(plan)))
        wanted = 0 if plan.new else 1 if plan.changed else 2 if plan.refused else 0
        self._pills.set_pills([], None)
        self._pills.set_pills(pills, wanted)
        self._show_list(wanted)
        count = len(plan.new) + len(plan.changed)
        text = ngettext("Import {count} product", "Import {count} products", count)
        self.import_button.show_text(text.format(count=count))
        self.import_button.setEnabled(count > 0)
        self._why_not.setText("" if count else _("There is nothing to import in this file."))

    def hold(self, sentence: str) -> None:
        """Say what must be decided first."""
        self.import_button.setEnabled(False)
        self._why_not.setText(sentence)

    def _show_list(self, number: int) -> None:
        if self._plan is None:
            return
        plan = self._plan
        lists: tuple[list[ImportLine], ...] = (
            [new_line(new) for new in plan.new],
            [changed_line(change) for change in plan.changed],
            [refused_line(refused) for refused in plan.refused],
            [remark_line(remark) for remark in plan.remarks],
        )
        self._lines.show_lines(lists[number])
