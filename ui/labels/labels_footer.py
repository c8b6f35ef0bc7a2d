"""How many labels there are on how much paper, what went wrong, and what makes them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label, set_state


class LabelsFooter(QWidget):
    """Signals: saving(): the sheets are wanted as PDF; printing(): on the label printer."""

    saving = Signal()
    printing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said = label(role="caption", wraps=True)
        self._said.hide()
        self._sum = label(role="title")
        self._sum.setMinimumWidth(0)
        self.save_button = Button(theme, _("Save as PDF"), "main", icon="file-type-pdf")
        self.print_button = Button(theme, _("Print"), "main", icon="printer")
        for button, signal in ((self.save_button, self.saving), (self.print_button, self.printing)):
            button.setMinimumWidth(180)
            button.clicked.connect(signal)
        line = QHBoxLayout()
        line.setSpacing(theme.space("large"))
        line.addWidget(self._sum, 1)
        line.addWidget(self.save_button)
        line.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self._said)
        column.addLayout(line)

    @property
    def said(self) -> str:
        """What was said last."""
        return self._said.text()

    def show_sum(self, labels: int, sheets: int | None) -> None:
        """Say how many labels there are; sheets: they take, None on a roll."""
        text = ngettext("{count} label", "{count} labels", labels).format(count=labels)
        is_roll = sheets is None
        if sheets is not None:
            paper = ngettext("{count} sheet", "{count} sheets", sheets).format(count=sheets)
            text = f"{text} · {paper}"
        self._sum.setText(text)
        for button in (self.save_button, self.print_button):
            button.setEnabled(labels > 0)
        self.save_button.setVisible(not is_roll)
        self.print_button.setVisible(is_roll)

    def say(self, sentence: str, *, is_fault: bool = False) -> None:
        """Say what was done or what went wrong; an empty sentence says nothing."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self._said.setVisible(bool(sentence))
        set_state(self._said, "role", "fault" if is_fault else "caption")
