"""A till that was copied: what counts, what does not, and what to do about the second device."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.clock import local, system_clock
from pos.documents.shift_words import tender_words
from pos.domain.formatting import isolate, money_text
from pos.errors import PosError
from pos.exchange.second_half import SecondHalf, second_half, second_half_table
from pos.exchange.words import moment_text
from pos.i18n import active_language, ngettext
from pos.i18n import gettext as _
from pos.printing.folder import safe_name, whole_file
from pos.services.spreadsheet import FileKind, write_table
from pos.services.tills import KnownTill, note_dealt_with
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.tills.where import Where
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.sheet import Sheet
from ui.widgets.tall_column import TallColumn


class CopiedSheet(Sheet):
    """list_button: writes what the second device sold. done_button: all of it was entered.

    Signals: settled(): it was dealt with.
    """

    settled = Signal()

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, till: KnownTill
    ) -> None:
        super().__init__(theme, window, till.label or till.till, width=860, height=600)
        self._operations = operations
        self._till = till
        self._where = Where(self)
        self.told = label(wraps=True)
        self.note = label(role="caption", wraps=True)
        self.list_button = Button(theme, _("List of its sales"), "soft", icon="table-export")
        self.done_button = Button(theme, _("It was all entered"), "main", icon="check")
        if not till.other_half_left:
            self.done_button.hide()
        self.list_button.clicked.connect(self._ask_where)
        self.done_button.clicked.connect(self._finish)
        self._lay_out(theme)
        operations.read(self, second_half, till.till, done=self._show)

    def write_into(self, folder: Path) -> None:
        """Write the list of what the second device sold into a folder."""
        job = partial(_written, self._operations, folder, self._till.till)
        self._operations.run_slow(self, job, done=self._say_written, failed=self._say)

    def _show(self, found: SecondHalf) -> None:
        text = ngettext(
            "The device whose work came first counts. Of the second, {count} sale over {amount} "
            "counts nowhere; it is kept here, and cannot get lost.",
            "The device whose work came first counts. Of the second, {count} sales over {amount} "
            "count nowhere; they are kept here, and cannot get lost.",
            found.sales,
        )
        amount = isolate(money_text(found.total, screen_language()))
        said = text.format(count=found.sales, amount=amount)
        if found.sales:
            since = _("They were made from {first} to {last}.")
            first, last = moment_text(found.first_at), moment_text(found.last_at)
            said = f"{said} {since.format(first=first, last=last)}"
        self.told.setText(said)
        self.list_button.setEnabled(bool(found.sales))

    def _ask_where(self) -> None:
        if (folder := self._where.ask_folder()) is not None:
            self.write_into(folder)

    def _say_written(self, file: Path) -> None:
        self.note.setText(_("Written: {file}").format(file=isolate(str(file))))

    def _say(self, error: PosError) -> None:
        self.note.setText(str(error))

    def _finish(self) -> None:
        self._operations.write(
            self,
            note_dealt_with,
            self._till.till,
            done=self._settle,
            failed=self._say,
        )

    def _settle(self, _none: None) -> None:
        self.settled.emit()
        self.close_sheet()

    def _lay_out(self, theme: Theme) -> None:
        ground = TallColumn()
        column = ground.column
        column.setSpacing(theme.space("medium"))
        column.addWidget(self.told)
        for sentence in (
            _("1. Two devices write under this name. Find the second, and sell no more with it."),
            _(
                "2. Write the list of its sales, and ring each up on a till of yours, on the maker "
                "and the price of the list: then goods, makers and cash are right."
            ),
            _("3. Begin anew on the second device, and invite it: it becomes a till of its own."),
        ):
            column.addWidget(label(sentence, wraps=True))
        row = QHBoxLayout()
        row.addWidget(self.list_button)
        row.addStretch(1)
        row.addWidget(self.done_button)
        column.addWidget(self.note)
        column.addStretch(1)
        self.body.addWidget(finger_scroll(ground), 1)
        self.body.addLayout(row)


def _written(operations: Operations, folder: Path, till: str) -> Path:
    head, rows = operations.read_now(second_half_table, till, tender_words)
    moment = local(system_clock())
    name = f"{safe_name(f'{till}_{moment:%Y-%m-%d_%H-%M-%S}')}.csv"
    with whole_file(folder, name) as output:
        write_table(FileKind.CSV, output, head, rows, active_language())
    return folder / name
