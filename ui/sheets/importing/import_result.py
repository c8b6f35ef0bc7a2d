"""What an import did, and the lines that stayed outside, to take along."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.importing.plan import Plan
from ui.file_dialog import ask_where_to_save
from ui.sheets.importing.import_lines import ImportLines, as_csv
from ui.sheets.importing.import_words import ImportLine, refused_line
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class ResultStep(QWidget):
    """Signals: finished(): seen."""

    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._refused: list[ImportLine] = []
        self._title = label(role="heading", wraps=True)
        self._text = label(wraps=True)
        self._note = label(role="caption", wraps=True)
        self._lines = ImportLines(theme)
        self._copy = Button(theme, _("Copy the list"), "soft", icon="copy")
        self._keep = Button(theme, _("Save as CSV"), "soft", icon="file-type-csv")
        self.close_button = Button(theme, _("See the stock"), "main", icon="packages")
        self._copy.clicked.connect(self._copy_lines)
        self._keep.clicked.connect(self._choose_place)
        self.close_button.clicked.connect(self.finished)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("medium"))
        for button in (self._copy, self._keep):
            foot.addWidget(button)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._lines, 1)
        column.addStretch(0)
        column.addLayout(foot)

    def show_plan(self, plan: Plan) -> None:
        """Show what was carried out."""
        new, changed, out = len(plan.new), len(plan.changed), len(plan.refused)
        added = ngettext("{count} product added", "{count} products added", new).format(count=new)
        edited = ngettext("{count} changed", "{count} changed", changed).format(count=changed)
        self._title.setText(f"{added} · {edited}" if changed else added)
        self._refused = [refused_line(refused) for refused in plan.refused]
        text = ngettext(
            "{count} line stayed outside. Correct it in the file and import it again.",
            "{count} lines stayed outside. Correct them in the file and import it again.",
            out,
        ).format(count=out)
        self._text.setText(text if out else _("Every line of the list came in."))
        self._lines.show_lines(self._refused)
        for part in (self._lines, self._copy, self._keep):
            part.setVisible(bool(out))

    def save_lines(self, file: Path) -> None:
        """Write the refused lines where the person said."""
        try:
            # The mark at the start tells spreadsheets that this is UTF-8.
            file.write_text(as_csv(self._refused), encoding="utf-8-sig", newline="")
        except OSError:
            self._note.setText(_("The list could not be written there. Choose another folder."))
        else:
            self._note.setText(_("Saved."))

    def _copy_lines(self) -> None:
        QGuiApplication.clipboard().setText(as_csv(self._refused))
        self._note.setText(_("Copied."))

    def _choose_place(self) -> None:
        name = _("Lines not imported")
        file = ask_where_to_save(self, _("Save as CSV"), f"{name}.csv", "CSV (*.csv)")
        if file is not None:
            self.save_lines(file)
