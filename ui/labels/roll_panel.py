"""The label printer of this device: how it is reached, and what is in it."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.domain.parsing import parse_count
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.printing.printers import network_address
from pos.services.device import LabelKind, LabelPrinter, PrinterKind
from pos.services.labels import save_label_printer
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.field import Field, LineField
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.picker import Picker
from ui.widgets.pill_flow import PillFlow

# Where the line that says how to reach it is kept, by the way it is reached.
_KEPT_IN: Final = {
    PrinterKind.NETWORK: "address",
    PrinterKind.USB: "node",
    PrinterKind.SERIAL: "port",
    PrinterKind.SPOOLER: "queue",
}
_HINTS: Final = {
    PrinterKind.NETWORK: "192.168.1.60:9100",
    PrinterKind.USB: "/dev/usb/lp1",
    PrinterKind.SERIAL: "COM3",
    PrinterKind.SPOOLER: "ZD220",
}
_LEAST_MM: Final = 15
_MOST_MM: Final = 200
_DENSITIES: Final = {8: 203, 12: 300}


class RollPanel(QWidget):
    """Keeps what is filled in as soon as it is right.

    ways, line, width_mm, height_mm, densities: what is filled in.
    Signals: changed(LabelPrinter): another printer, or another label in it.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._operations = operations
        self._printer = LabelPrinter()
        self.ways = Picker(theme, _("Label printer"))
        self.line = LineField(theme, _("Where it is"))
        self.width_mm = LineField(theme, _("Width of a label, in mm"), line=NumberLine())
        self.height_mm = LineField(theme, _("Height of a label, in mm"), line=NumberLine())
        self.densities = PillFlow(theme)
        self._about = label(
            _("For printers that understand ZPL. Labels are sent to them as pictures."),
            "caption",
            wraps=True,
        )
        self._lay_out(theme)
        self.ways.activated.connect(lambda _number: self._choose_way())
        self.densities.picked.connect(lambda dots: self._keep(dots_per_mm=dots))
        for field in (self.line, self.width_mm, self.height_mm):
            field.keep_left_to_right()
            field.line.editingFinished.connect(self._read)

    def show_printer(self, printer: LabelPrinter) -> None:
        """Show what is set."""
        self._printer = printer
        way = self._way
        self.ways.set_choices([(None, _("No label printer")), *_ways()], way)
        self.line.setVisible(way is not None)
        if way is not None:
            self.line.show_text(getattr(printer, _KEPT_IN[way]))
            self.line.line.setPlaceholderText(_HINTS[way])
        self.width_mm.show_text(str(printer.width_mm))
        self.height_mm.show_text(str(printer.height_mm))
        pills = [(dots, ltr(f"{dpi} dpi")) for dots, dpi in _DENSITIES.items()]
        self.densities.set_pills(pills, printer.dots_per_mm)

    @property
    def _way(self) -> PrinterKind | None:
        return self._printer.way if self._printer.kind is LabelKind.ZPL else None

    def _choose_way(self) -> None:
        way = self.ways.picked
        if isinstance(way, PrinterKind):
            self._keep(kind=LabelKind.ZPL, way=way)
        else:
            self._keep(kind=LabelKind.SHEETS)

    def _read(self) -> None:
        """Keep the lines that are right; what is not is said at its field."""
        try:
            width, height = (
                field.parsed(_millimetres) for field in (self.width_mm, self.height_mm)
            )
            way = self._way
            where = {} if way is None else {_KEPT_IN[way]: self.line.parsed(_readable[way])}
        except FieldNotAccepted:
            return
        self._keep(width_mm=width, height_mm=height, **where)

    def _keep(self, **changes: object) -> None:
        printer = replace(self._printer, **changes)  # type: ignore[arg-type]
        if printer == self._printer:
            return
        self.show_printer(printer)
        self._operations.write(
            self, save_label_printer, printer, done=lambda _none: self.changed.emit(printer)
        )

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout()
        grid.setSpacing(theme.space("medium"))
        grid.addWidget(Field(theme, _("Label printer"), self.ways), 0, 0, 1, 2)
        grid.addWidget(self.line, 1, 0, 1, 2)
        grid.addWidget(self.width_mm, 2, 0)
        grid.addWidget(self.height_mm, 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.space("small"), 0)
        column.setSpacing(theme.space("small"))
        column.addLayout(grid)
        column.addWidget(label(_("Dots of its head"), "caption"))
        column.addWidget(self.densities)
        column.addWidget(self._about)
        column.addStretch(1)


def _ways() -> list[tuple[object, str]]:
    return [
        (PrinterKind.NETWORK, _("Network printer")),
        (PrinterKind.USB, _("USB printer")),
        (PrinterKind.SERIAL, _("Serial line")),
        (PrinterKind.SPOOLER, _("Printer of the system")),
    ]


def _millimetres(text: str) -> int:
    length = parse_count(text)
    if not _LEAST_MM <= length <= _MOST_MM:
        message = _("Type a length from {least} to {most} mm.")
        raise FieldNotAccepted(message.format(least=_LEAST_MM, most=_MOST_MM))
    return length


def _address(text: str) -> str:
    network_address(text)
    return text.strip()


_readable: Final = {
    PrinterKind.NETWORK: _address,
    PrinterKind.USB: clean_name,
    PrinterKind.SERIAL: clean_name,
    PrinterKind.SPOOLER: clean_name,
}
