"""Keeping what is changed in the settings: shown at once, saved behind, undone with one tap."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from pos.domain.names import Names
from pos.domain.scanner import ScannerSettings
from pos.domain.seller import Seller
from pos.domain.trade import TradeRules
from pos.errors import PosError
from pos.services.device import DeviceSettings, save_device_settings
from pos.services.scanner import save_scanner_settings, scanner_settings
from pos.services.shop import Counter, rename_place, save_seller
from pos.services.standing import Standing, standing
from pos.services.trade import save_trade_rules
from pos.services.trials import note_scanner_heard
from ui.background import ProgramFault
from ui.operations import Operations
from ui.undoable import Undoable


class Keeping(QObject):
    """What is set, as it is shown.

    Signals: shown(Standing), scanner_shown(ScannerSettings): to be shown now.
    done(Undoable): what was saved, and what takes it back. failed(): it was not saved.
    """

    shown = Signal(object)
    scanner_shown = Signal(object)
    done = Signal(object)
    failed = Signal()

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._standing: Standing | None = None
        # Writes under way: what is read meanwhile is older than what is shown.
        self._unsaved = 0

    def read(self) -> None:
        """Read who sells where, and how this device is set."""
        self._operations.read(self, standing, done=self._take)
        self._operations.read(self, scanner_settings, done=self._take_scanner)

    def save_device(self, settings: DeviceSettings) -> None:
        """Keep how this device is set."""
        if self._standing is not None:
            self._show(replace(self._standing, device=settings))
            self._write(save_device_settings, settings)

    def save_scanner(self, settings: ScannerSettings) -> None:
        """Keep how the scanner is set."""
        self.scanner_shown.emit(settings)
        self._write(save_scanner_settings, settings)

    def note_scanner_heard(self, is_repaired: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Remember that the scanner was tried: before a fair it is asked about."""
        keep = partial(note_scanner_heard, is_repaired=is_repaired)
        self._operations.write(self, keep)

    def save_seller(self, seller: Seller, sentence: str) -> None:
        """Keep who sells; `sentence` says what was done."""

        def changed(counter: Counter) -> Counter:
            return replace(counter, seller=seller)

        self._save(changed, save_seller, lambda counter: counter.seller, sentence)

    def save_place(self, names: Names, sentence: str) -> None:
        """Keep what the place is called."""

        def changed(counter: Counter) -> Counter:
            return replace(counter, here=replace(counter.here, names=names))

        self._save(changed, rename_place, lambda counter: counter.here.names, sentence)

    def save_rules(self, rules: TradeRules, sentence: str) -> None:
        """Keep how money is taken."""

        def changed(counter: Counter) -> Counter:
            return replace(counter, rules=rules)

        self._save(changed, save_trade_rules, lambda counter: counter.rules, sentence)

    def _save(
        self,
        changed: Callable[[Counter], Counter],
        service: Callable[..., None],
        part: Callable[[Counter], object],
        sentence: str,
    ) -> None:
        """Show the counter as `changed`, keep the `part` of it that `service` saves."""
        if self._standing is None:
            return
        before, after = self._standing.counter, changed(self._standing.counter)
        self._show(replace(self._standing, counter=after))
        self._write(service, part(after))
        self.done.emit(Undoable(sentence, service, (part(before),)))

    def _take(self, found: Standing) -> None:
        if not self._unsaved:
            self._show(found)

    def _take_scanner(self, settings: ScannerSettings) -> None:
        if not self._unsaved:
            self.scanner_shown.emit(settings)

    def _show(self, found: Standing) -> None:
        self._standing = found
        self.shown.emit(found)

    def _write(self, service: Callable[..., None], value: object) -> None:
        self._unsaved += 1
        self._operations.write(self, service, value, done=self._settled, failed=self._refuse)

    def _settled(self, _none: None) -> None:
        self._unsaved -= 1

    def _refuse(self, error: PosError) -> None:
        self._unsaved -= 1
        self.failed.emit()
        if not isinstance(error, ProgramFault):
            self._operations.refused.emit(error)
        self.read()
