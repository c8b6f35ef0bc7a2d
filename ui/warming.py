"""What the next taps will need, loaded while the till rests.

One module at a time, on the main thread and between two turns of its event loop: a first tap on a
page or a sheet then finds its code there, and no single step is long enough to be felt.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

# In the order in which a day asks for them. A module that loads many others comes after some of
# these, so that no step is long.
NEXT: Final = (
    "ui.sheets.sale_sheet",
    "ui.pages.sales.page",
    "ui.sheets.product_sheet",
    "ui.sheets.count_sheet",
    "pos.services.importing.recognise",
    "pos.services.importing.importing",
    "ui.sheets.import_job",
    "ui.sheets.import_sheet",
    "ui.pages.stock.page",
    "ui.settings.preview",
    "ui.settings.seller_section",
    "ui.pages.settings",
)
_PAUSE_MS: Final = 20


class Warming(QObject):
    """Loads modules one by one from `begin` on; `done` runs once, after the last."""

    def __init__(
        self, parent: QObject, done: Callable[[], None], modules: Iterable[str] = NEXT
    ) -> None:
        super().__init__(parent)
        self._left = iter(modules)
        self._done = done
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._load_one)

    def begin(self) -> None:
        """Load the first after a pause."""
        self._timer.start()

    def stop(self) -> None:
        """Load no more."""
        self._timer.stop()

    def _load_one(self) -> None:
        name = next(self._left, None)
        if name is None:
            self._timer.stop()
            self._done()
        else:
            import_module(name)
