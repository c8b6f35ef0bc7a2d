"""A label to scan, and what arrived of it: the way to see why a scanner does not work."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.domain.scanner import ScannerSettings
from pos.domain.scanner_trial import TEST_CODE, Finding, finding, learned
from pos.domain.scanning import Ending, Scan
from pos.i18n import gettext as _
from pos.printing.code128 import QUIET_MODULES, modules
from ui.scanning.scanner import Scanner
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.label import label, set_state
from ui.widgets.sheet import Sheet

_MODULE: Final = 2
_BARS: Final = 96


class ScannerTrial(Sheet):
    """Hears any scanner while it is open.

    Signals: learned(ScannerSettings): what a scan showed; heard(bool): a whole scan arrived, and
    whether its keys had to be read by their place.
    """

    learned = Signal(object)
    heard = Signal(bool)

    def __init__(
        self, theme: Theme, window: QWidget, settings: ScannerSettings, scanner: Scanner | None
    ) -> None:
        super().__init__(theme, window, _("Try the scanner"), width=760)
        self._settings = settings
        self.verdict = label(_("Waiting for a scan…"), "title", wraps=True)
        self._facts = QGridLayout()
        self._values: dict[str, QLabel] = {}
        self._lay_out()
        if scanner is not None:
            scanner.learn(is_learning=True)
            self.closed.connect(lambda: scanner.learn(is_learning=False))

    def take_scan(self, scan: Scan) -> bool:
        """Show what arrived, and learn from it."""
        found = finding(scan)
        self._show("arrived", ltr(scan.typed) or _("nothing"))
        self._show("keys", ltr(scan.pressed) or _("not known"))
        self._show("pace", _pace_text(found))
        self._show("end", _end_text(scan.ending))
        self._show("around", _around_text(found))
        self.verdict.setText(_verdict(scan, found))
        set_state(self.verdict, "role", "on-warn" if scan.is_short else "on-ok")
        announce(self.verdict, self.verdict.text())
        if not scan.is_short:
            self.heard.emit(found.reading.is_repaired)
        new = learned(self._settings, found)
        if new != self._settings and not scan.is_short:
            self._settings = new
            self.learned.emit(new)
        return True

    def value(self, name: str) -> str:
        """Return what is shown of arrived, keys, pace, end or around."""
        return self._values[name].text()

    def _show(self, name: str, text: str) -> None:
        self._values[name].setText(text)

    def _lay_out(self) -> None:
        hint = _("Scan this label. A laser cannot read a screen: then scan any label you have.")
        self.body.addWidget(label(hint, wraps=True))
        self.body.addWidget(_Label(), 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.verdict)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addLayout(self._facts)
        self._facts.setHorizontalSpacing(self.theme.space("large"))
        self._facts.setColumnStretch(1, 1)
        names = {
            "arrived": _("Characters that arrived"),
            "keys": _("Keys that were pressed"),
            "pace": _("Between two keys"),
            "end": _("Ended by"),
            "around": _("Added by the scanner"),
        }
        for row, (name, title) in enumerate(names.items()):
            self._values[name] = label("…", "strong", wraps=True)
            self._facts.addWidget(label(title, "caption"), row, 0)
            self._facts.addWidget(self._values[name], row, 1)
        self.body.addWidget(card)


class _Label(QWidget):
    """Our label, black on white in every look: scanners know no other colours."""

    def __init__(self) -> None:
        super().__init__()
        self._widths = modules(TEST_CODE)
        wide = (sum(self._widths) + 2 * QUIET_MODULES) * _MODULE
        self.setFixedSize(QSize(wide, _BARS + 44))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(_("A label to scan: {code}").format(code=TEST_CODE))

    # Overrides of Qt methods.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        left = QUIET_MODULES * _MODULE
        for number, width in enumerate(self._widths):
            if number % 2 == 0:
                painter.fillRect(left, 12, width * _MODULE, _BARS, Qt.GlobalColor.black)
            left += width * _MODULE
        painter.setPen(Qt.GlobalColor.black)
        below = QRect(0, _BARS + 14, self.width(), 28)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, TEST_CODE)


def _verdict(scan: Scan, found: Finding) -> str:
    code = ltr(found.reading.code)
    if scan.is_short:
        return _("This scan broke off: {code}. Scan it again.").format(code=code)
    if found.reading.is_repaired:
        text = _(
            "It works: {code}. Scanner and computer have different keyboards, and Rahba reads the "
            "keys."
        )
        return text.format(code=code)
    return _("It works: {code}.").format(code=code)


def _pace_text(found: Finding) -> str:
    if found.median_ms is None:
        return _("not measured")
    text = _("{median} ms, at most {longest} ms")
    return text.format(median=found.median_ms, longest=found.longest_ms)


def _end_text(ending: Ending) -> str:
    return {
        Ending.KEY: _("Enter or Tab"),
        Ending.SILENCE: _("a silence: let the scanner send Enter, and it is faster"),
        Ending.LINE: _("the serial line"),
        Ending.CAMERA: _("the camera"),
    }[ending]


def _around_text(found: Finding) -> str:
    if found.around is None:
        return _("not known: this is another label")
    parts = [ltr(part) for part in found.around if part]
    return " … ".join(parts) or _("nothing")
