"""What the next taps will need, loaded while the till rests.

One module at a time, on the main thread and between two turns of its event loop: a first tap on a
page or a sheet then finds its code there, and no single step is long enough to be felt.
"""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

# In the order in which a day asks for them. A module that loads many others comes after some of
# these, so that no step is long.
NEXT: Final = (
    "ui.sheets.sale.sale_sheet",
    "ui.pages.sales.page",
    "ui.sheets.product.product_sheet",
    "ui.sheets.product.count_sheet",
    "pos.services.importing.recognise",
    "pos.services.importing.importing",
    "ui.sheets.importing.import_job",
    "ui.sheets.importing.import_sheet",
    "ui.pages.stock.page",
    "ui.pages.shift.page",
    "ui.pages.fairs.page",
    "ui.pages.reports.page",
    "ui.pages.reconcile.page",
    "ui.pages.online.page",
    "ui.settings.preview",
    "ui.settings.seller_section",
    "ui.pages.settings",
)
_PAUSE_MS: Final = 20
# How long all of it stays behind the first page, its reads and what it paints, milliseconds.
_AFTER_MS: Final = 200


class Warming(QObject):
    """From `begin` on, a little later: `first` runs, then modules load one by one, then `done`.

    is_at_work: whether something is being read for the screen, and the next step waits.
    """

    def __init__(
        self,
        parent: QObject,
        first: Callable[[], None],
        done: Callable[[], None],
        is_at_work: Callable[[], bool] = lambda: False,
        modules: Sequence[str] = NEXT,
    ) -> None:
        super().__init__(parent)
        loads = [partial(import_module, name) for name in modules]
        self._steps: Sequence[Callable[[], object]] = (first, *loads, done)
        self._left = iter(self._steps)
        self._is_at_work = is_at_work
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Do all of it, from the beginning."""
        self._left = iter(self._steps)
        self._timer.start(_AFTER_MS)

    def stop(self) -> None:
        """Do no more."""
        self._timer.stop()

    def _step(self) -> None:
        if self._is_at_work():
            self._timer.start(_PAUSE_MS)
            return
        step = next(self._left, None)
        if step is not None:
            self._timer.start(_PAUSE_MS)
            step()
