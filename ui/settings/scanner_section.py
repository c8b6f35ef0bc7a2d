"""The scanner: tried out, and set where trying it out does not find it by itself."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.domain.formatting import ltr
from pos.domain.measured_code import clean_pattern
from pos.domain.scanner import Pace, ScannerSettings
from pos.i18n import gettext as _
from ui.settings.camera_part import CameraPart
from ui.settings.kept_fields import KeptLine
from ui.settings.section import Choices, Section, SwitchRow
from ui.settings.seller_section import field_row
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.pill_flow import PillFlow

_LENGTHS: Final = (3, 4, 6, 8)


class ScannerSection(Section):
    """Shows `settings`. camera: the part of it that sees.

    Signals: changed(ScannerSettings); testing(): it is to be tried out.
    """

    changed = Signal(object)
    testing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            _("Barcode scanner"),
            _("Scan on any page: Rahba hears the scanner whatever is open."),
        )
        self.settings = ScannerSettings()
        self._ports: list[tuple[str, str]] = []
        self.test = Button(theme, _("Scan a label to try it"), "main", icon="scan")
        self.pace = Choices(
            theme, [(Pace.FAST, _("Usual")), (Pace.SLOW, _("Slow, over Bluetooth"))]
        )
        self.shortest = Choices(theme, [(length, f"{length}") for length in _LENGTHS])
        self.prefix = KeptLine(theme, _("Added before the code"))
        self.suffix = KeptLine(theme, _("Added after the code"))
        self.patterns = KeptLine(
            theme,
            _("Labels that hold a weight (W) or a price (P)"),
            hint="21IIIIIWWWWWC",
            clean=_clean_patterns,
        )
        self.beeps = SwitchRow(theme, _("Sound"), _("Beep when a code is not known."))
        self.port = PillFlow(theme)
        self.camera = CameraPart(theme)
        self._lay_out()
        self._connect()

    def show_settings(self, settings: ScannerSettings) -> None:
        """Mark what is set; a field being typed into is left alone."""
        self.settings = settings
        self.pace.show_picked(settings.pace)
        nearest = min(_LENGTHS, key=lambda length: abs(length - settings.shortest))
        self.shortest.show_picked(nearest)
        self.prefix.show_kept(settings.prefix)
        self.suffix.show_kept(settings.suffix)
        self.patterns.show_kept(", ".join(settings.patterns))
        self.beeps.show_state(_("Beep when a code is not known."), is_on=settings.beeps)
        self._show_ports()

    def show_ports(self, ports: list[tuple[str, str]]) -> None:
        """Offer the serial ports of this device; that of the settings stays on offer."""
        self._ports = ports
        self._show_ports()

    def settle(self) -> None:
        """Keep what is being typed, now."""
        for field in (self.prefix, self.suffix, self.patterns):
            field.settle()

    def _show_ports(self) -> None:
        known = dict(self._ports)
        if self.settings.port:
            known.setdefault(self.settings.port, self.settings.port)
        # A path begins with its slash in Arabic too.
        named = [(port, ltr(name)) for port, name in known.items()]
        self.port.set_pills([("", _("Like a keyboard")), *named], self.settings.port)

    def _keep(self, **changes: object) -> None:
        settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        if settings != self.settings:
            self.changed.emit(settings)

    def _connect(self) -> None:
        self.test.clicked.connect(self.testing)
        self.pace.picked.connect(lambda pace: self._keep(pace=pace))
        self.shortest.picked.connect(lambda length: self._keep(shortest=length))
        self.prefix.kept.connect(lambda text: self._keep(prefix=text))
        self.suffix.kept.connect(lambda text: self._keep(suffix=text))
        self.patterns.kept.connect(lambda text: self._keep(patterns=_patterns(text)))
        self.beeps.turned.connect(lambda is_on: self._keep(beeps=is_on))
        self.port.picked.connect(lambda port: self._keep(port=port))

    def _lay_out(self) -> None:
        for field in (self.prefix, self.suffix, self.patterns):
            field.keep_left_to_right()
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addStretch(1)
        self.column.addLayout(row)
        self.add_named(_("How fast it types"), self.pace)
        self.add_named(_("Characters of your shortest code"), self.shortest)
        self.add_named(_("How it is connected"), self.port)
        self.column.addWidget(field_row(self.theme, [self.prefix, self.suffix]))
        self.column.addWidget(field_row(self.theme, [self.patterns]))
        self.column.addWidget(self.beeps)
        self.add_named(_("Camera"), self.camera)


def _patterns(text: str) -> tuple[str, ...]:
    return tuple(pattern for part in text.split(",") if (pattern := clean_pattern(part)))


def _clean_patterns(text: str) -> str:
    """Return patterns as they are kept, with commas between; raises `PatternNotAccepted`."""
    return ", ".join(_patterns(text))
