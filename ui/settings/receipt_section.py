"""Receipts: in which languages, on which paper, on which printer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal

from pos.i18n import gettext as _
from pos.printing.raster import WIDTH_58_MM, WIDTH_80_MM, WIDTH_112_MM
from pos.services.device import DeviceSettings
from ui.settings.device_section import OWN_NAMES
from ui.settings.printer_part import PrinterPart
from ui.settings.section import Choices, Section
from ui.theme import Theme


class ReceiptSection(Section):
    """One or two languages, the first leads. Signals: changed(DeviceSettings)."""

    changed = Signal(object)

    def __init__(self, theme: Theme, papers: Path, show: Callable[[Path], None]) -> None:
        super().__init__(
            theme, _("Receipts"), _("What your customers take home, whatever the screen speaks.")
        )
        self._settings = DeviceSettings()
        self.first = Choices(theme, OWN_NAMES)
        self.second = Choices(theme, [("", _("None")), *OWN_NAMES])
        self.paper = Choices(
            theme,
            [
                (WIDTH_80_MM, _("80 mm, wide")),
                (WIDTH_58_MM, _("58 mm, narrow")),
                (WIDTH_112_MM, _("112 mm, very wide")),
            ],
        )
        self.printer = PrinterPart(theme, papers, show)
        self.add_named(_("Main language"), self.first)
        self.add_named(_("Second language"), self.second)
        self.add_named(_("Paper"), self.paper)
        self.add_named(_("Printer"), self.printer)
        self.first.picked.connect(self._lead_with)
        self.second.picked.connect(self._follow_with)
        self.paper.picked.connect(self._keep_width)
        self.printer.changed.connect(self.changed)

    def show_settings(self, settings: DeviceSettings) -> None:
        """Mark what this device is set to."""
        self._settings = settings
        first, second = [*settings.receipt_languages, ""][:2]
        self.first.show_picked(first)
        self.second.offer_all_but(first)
        self.second.show_picked(second)
        self.paper.show_picked(settings.width_dots)
        self.printer.show_settings(settings)

    def settle(self) -> None:
        """Keep what is being typed, now."""
        self.printer.settle()

    def _lead_with(self, code: str) -> None:
        others = [other for other in self._settings.receipt_languages[1:] if other != code]
        self._keep_languages(code, *others)

    def _follow_with(self, code: str) -> None:
        first = self._settings.receipt_languages[0]
        self._keep_languages(*([first, code] if code else [first]))

    def _keep_languages(self, *codes: str) -> None:
        self._keep(replace(self._settings, receipt_languages=codes))

    def _keep_width(self, dots: int) -> None:
        self._keep(replace(self._settings, width_dots=dots))

    def _keep(self, settings: DeviceSettings) -> None:
        if settings != self._settings:
            self.changed.emit(settings)
